import Testing

@testable import CognitoToken

@Suite struct `Token reading` {
  private static func part(_ text: String) -> String { Base64URL.encode(Array(text.utf8)) }

  /// A token of these texts, with one byte as its signature.
  private static func token(
    _ header: String = #"{"alg":"RS256","kid":"key"}"#, _ claims: String = "{}",
    _ signature: String = "AA"
  ) -> [UInt8] {
    Array("\(part(header)).\(part(claims)).\(signature)".utf8)
  }

  @Test(arguments: [
    ("", 1), ("e30", 1), (".", 2), ("e30.e30", 2), ("e30.e30.AA.", 4), ("e30.e30.AA.AA", 4),
    (".e30.e30.AA", 4), ("....", 5), ("e30.e30.AA.AA.AA", 5), ("e30..e30.AA", 4),
  ]) func `requires exactly three parts`(text: String, count: Int) {
    #expect(throws: TokenError(.partCount(count))) { try UnverifiedToken(Array(text.utf8)) }
  }

  @Test func `accepts a token up to the maximum length`() throws {
    let limit = 65536
    for length in [limit - 1, limit, limit + 1, 2 * limit] {
      var token = Self.token()
      token += repeatElement(UInt8(ascii: "A"), count: length - token.count)
      // Only a number of characters that base64url can have.
      if (token.count - Self.token("", "{}", "").count) % 4 == 1 { token[token.count - 1] = 0x2E }
      do throws(TokenError) {
        _ = try UnverifiedToken(token)
        #expect(length <= limit)
      } catch {
        #expect((error == TokenError(.tooLong(length))) == (length > limit), "\(length): \(error)")
      }
    }
  }

  private static let base64URL = Base64URLError.invalidCharacter(UInt8(ascii: "+"), offset: 1)

  @Test(arguments: [
    ("e+.e30.AA", TokenError.Reason.base64URL(.header, base64URL)),
    ("e30.e+.AA", .base64URL(.claims, base64URL)),
    ("e30.e30.e+", .base64URL(.signature, base64URL)),
    (".e30.AA", .json(.header, JSONError(offset: 0, reason: .endOfInput))),
    ("e30..AA", .json(.claims, JSONError(offset: 0, reason: .endOfInput))),
    ("W10.e30.AA", .notAnObject(.header)), ("e30.W10.AA", .notAnObject(.claims)),
    ("MQ.e30.AA", .notAnObject(.header)), ("e30.MQ.AA", .notAnObject(.claims)),
    ("bnVsbA.e30.AA", .notAnObject(.header)), ("e30.IiI.AA", .notAnObject(.claims)),
  ])
  func `names the malformed part in both modes`(text: String, reason: TokenError.Reason) {
    let error = TokenError(reason)
    #expect(throws: error) { try UnverifiedToken(Array(text.utf8)) }
    #expect(throws: error) { try UnverifiedToken(Array(text.utf8), reading: .lenient) }
  }

  @Test(arguments: [
    (#"{"alg":"RS256","kid":"key"}"#, true), (#"{"alg":"RS256","kid":"k\u0065y"}"#, true),
    (#"{"alg":"RS256","kid":"Key"}"#, false), (#"{"alg":"RS256","kid":""}"#, false),
    (#"{"alg":"RS256"}"#, false),
  ]) func `finds the key's ID by its bytes`(header: String, isSame: Bool) throws {
    #expect(try UnverifiedToken(Self.token(header)).header.hasKeyID("key") == isSame)
  }

  /// Tokens that only a lenient reading tolerates, and its warnings.
  static let tolerated: [(header: String, claims: String, warnings: [Warning])] = [
    (#"{"alg":"RS256","a":1,"a":2}"#, "{}", [.duplicateMember(.header, name: "a")]),
    (#"{"alg":"RS256"}"#, #"{"a":1,"b":1,"a":2,"b":3}"#, duplicates(.claims, "a", "b")),
    (#"{"alg":"RS256","o":{"é":1,"\u00e9":2}}"#, "{}", [.duplicateMember(.header, name: "é")]),
    (#"{"alg":1}"#, "{}", [member("alg", "4.1.1"), .unsupportedAlgorithm(nil)]),
    (#"{"alg":["RS256"],"kid":"a"}"#, "{}", [member("alg", "4.1.1"), .unsupportedAlgorithm(nil)]),
    (#"{"alg":"RS256","kid":null}"#, "{}", [member("kid", "4.1.4")]),
    (#"{"alg":"RS256","kid":{}}"#, "{}", [member("kid", "4.1.4")]),
  ]

  private static func duplicates(_ part: TokenError.Part, _ names: String...) -> [Warning] {
    names.map { .duplicateMember(part, name: $0) }
  }

  private static func member(_ name: String, _ section: String) -> Warning {
    .malformedMember(
      TokenError(
        .member(.header, name: name, expected: "a string", rule: "RFC 7515 §\(section)")))
  }

  @Test(arguments: tolerated.indices)
  func `refuses in strict mode what it warns of in lenient mode`(row: Int) throws {
    let (header, claims, warnings) = Self.tolerated[row]
    let token = Self.token(header, claims)
    #expect(try UnverifiedToken(token, reading: .lenient).warnings == warnings)
    let error = #expect(throws: TokenError.self) { try UnverifiedToken(token) }
    switch (error?.reason, warnings[0]) {
    case (.json(let part, let error), .duplicateMember(let place, let name)):
      #expect(part == place && error.reason == .duplicateMember(name))
    case (_, .malformedMember(let malformed)): #expect(error == malformed)
    default: Issue.record("\(row): \(String(describing: error))")
    }
  }

  /// Well-formed tokens that no key can verify.
  static let odd: [(header: String, signature: String, warnings: [Warning])] = [
    (#"{"alg":"RS256","kid":"a"}"#, "AA", []), (#"{"alg":"EdDSA"}"#, "AA", []),
    ("{}", "AA", [.unsupportedAlgorithm(nil)]),
    (#"{"alg":"none"}"#, "", [.unsupportedAlgorithm("none"), .emptySignature]),
    (#"{"alg":"HS256"}"#, "AA", [.unsupportedAlgorithm("HS256")]),
    (#"{"alg":"RS256"}"#, "", [.emptySignature]),
    (#"{"alg":"RS256","crit":[]}"#, "AA", [.criticalHeader]),
    (#"{"alg":"RS256","crit":null}"#, "AA", [.criticalHeader]),
    (#"{"alg":"RS256","jku":"a"}"#, "AA", [.untrustedKeyMember("jku")]),
    (#"{"alg":"RS256","jwk":{}}"#, "AA", [.untrustedKeyMember("jwk")]),
    (#"{"alg":"RS256","x5u":1}"#, "AA", [.untrustedKeyMember("x5u")]),
    (#"{"alg":"RS256","x5c":[]}"#, "AA", [.untrustedKeyMember("x5c")]),
    (#"{"alg":"RS256","x5t":"a","typ":"JWT"}"#, "AA", []),
  ]

  @Test(arguments: odd.indices) func `warns of an unverifiable token in lenient mode only`(row: Int)
    throws
  {
    let (header, signature, warnings) = Self.odd[row]
    let token = Self.token(header, "{}", signature)
    #expect(try UnverifiedToken(token, reading: .lenient).warnings == warnings)
    #expect(try UnverifiedToken(token).warnings == [])
  }

  @Test(arguments: [
    ("{}", false, false), (#"{"crit":["b64"]}"#, true, false), (#"{"crit":false}"#, true, false),
    (#"{"b64":true}"#, false, false), (#"{"b64":false}"#, false, true),
    (#"{"b64":null}"#, false, true), (#"{"b64":"true"}"#, false, true),
    (#"{"b64":false,"crit":[]}"#, true, true),
    (#"{"CRIT":1,"B64":1,"a":{"crit":1}}"#, false, false),
  ])
  func `finds crit and b64 only at the header's top level`(
    json: String, isCritical: Bool, isPlain: Bool
  ) throws {
    let header = try UnverifiedToken(Self.token(json)).header
    #expect(header.hasCriticalExtensions == isCritical)
    #expect(header.hasUnencodedPayload == isPlain)
  }
}
