import Testing

@testable import CognitoToken

extension `Token verifier` {
  @Test(arguments: [
    ("no kid", Failure.Code.genuine(.keyIDMissing), #"{"alg":"RS256"}"#),
    ("an unknown kid", .genuine(.keyNotFound), #"{"kid":"other","alg":"RS256"}"#),
    ("a kid of two keys", .genuine(.keyIDAmbiguous), #"{"kid":"twice","alg":"RS256"}"#),
    ("a weak key", .genuine(.keyTooWeak), #"{"kid":"weak","alg":"RS256"}"#),
    ("a key for encryption", .genuine(.keyUnusable), #"{"kid":"enc","alg":"RS256"}"#),
    ("a key that does not verify", .genuine(.keyUnusable), #"{"kid":"sign","alg":"RS256"}"#),
    ("a symmetric key", .genuine(.keyUnusable), #"{"kid":"oct","alg":"RS256"}"#),
    ("a malformed key", .genuine(.keyUnusable), #"{"kid":"even","alg":"RS256"}"#),
    ("an unknown curve", .genuine(.keyUnusable), #"{"kid":"curve","alg":"RS256"}"#),
  ]) func `uses only the one good key that the kid names`(
    what: String, code: Failure.Code, header: String
  ) throws {
    let rsa = TestKey.rsa
    let keys = try TestToken.keys(
      rsa.jwk(kid: "key"), rsa.jwk(kid: "twice"), TestKey.otherRSA.jwk(kid: "twice"),
      TestKey.weakRSA.jwk(kid: "weak"), rsa.jwk(kid: "enc", [("use", "enc")]),
      rsa.jwk(kid: "sign", [("key_ops", ["sign"])]), ["kid": "oct", "kty": "oct", "k": "AAAA"],
      ["kid": "even", "kty": "RSA", "n": "AAAA", "e": "AQAB"],
      ["kid": "curve", "kty": "EC", "crv": "secp256k1", "x": "AA", "y": "AA"])
    let claims = JSONWriter.string(TestToken.accessClaims, style: .compact)
    let token = TestToken.signed(spelled: header, claims)
    let outcomes = try TestRules().outcomes(of: token, keys: keys)
    #expect(outcomes[.key].failures.map(\.code) == [code])
    #expect(outcomes[.signature] == .skipped(.noUsableKey))
    #expect(outcomes.failures.map(\.code) == [code])
    #expect(!outcomes.isGenuine)
  }

  @Test func `refuses a key that can be factored`() throws {
    // Like the moduli of CVE-2017-15361, a power of 65537 modulo every small prime.
    var modulus: [UInt8] = [1]
    for _ in 0..<128 {
      let shifted = modulus + [0, 0]
      var carry = 0
      modulus = zip(shifted, [0, 0] + modulus).reversed().map { one, other in
        carry += Int(one) + Int(other)
        defer { carry >>= 8 }
        return UInt8(truncatingIfNeeded: carry)
      }.reversed()
    }
    let key: JSON = [
      "kid": "key", "kty": "RSA", "e": "AQAB", "n": .string(Base64URL.encode(modulus)),
    ]
    #expect(JWK(key).material == .failure(.factorable))
    let outcomes = try TestRules().outcomes(
      of: TestToken.signed(), keys: try TestToken.keys(key))
    #expect(outcomes.failures == [.genuine(.keyUnusable(kid: "key", .factorable))])
    #expect(outcomes.failures.map(\.code) == [.genuine(.keyTooWeak)])
  }

  @Test func `requires alg`() throws {
    let claims = JSONWriter.string(TestToken.accessClaims, style: .compact)
    let token = TestToken.signed(spelled: #"{"kid":"key"}"#, claims)
    #expect(
      try TestRules().outcomes(of: token).failures == [
        .genuine(.algorithmMissing(allowed: [.rs256]))
      ])
  }

  @Test(arguments: ["none", "HS256", "rs256", "RS256 "]) func `never accepts`(algorithm: String)
    throws
  {
    let claims = JSONWriter.string(TestToken.accessClaims, style: .compact)
    let token = TestToken.signed(spelled: #"{"kid":"key","alg":"\#(algorithm)"}"#, claims)
    let outcomes = try TestRules(algorithms: Algorithm.allCases).outcomes(of: token)
    #expect(
      outcomes.failures == [
        .genuine(.algorithmNotAllowed(alg: algorithm, allowed: Algorithm.allCases))
      ])
    #expect(outcomes[.signature] == .skipped(.algorithmRefused))
  }

  @Test func `uses a key only with its alg`() throws {
    let keys = try TestToken.keys(TestKey.rsa.jwk(kid: "key", [("alg", "PS256")]))
    let rules = TestRules(algorithms: [.rs256, .ps256])
    let outcomes = try rules.outcomes(of: TestToken.signed(), keys: keys)
    #expect(
      outcomes.failures == [.genuine(.algorithmKeyMismatch(alg: "RS256", keyPurpose: "PS256"))])
    #expect(outcomes[.signature] == .skipped(.algorithmRefused))
  }

  /// If the clock is behind the issuer's, fresh tokens seem to be issued in the future.
  @Test(
    arguments: [0, 60, 300, 301, 600],
    [-100, 0, 1, 299.5, 300, 300.5, 301, 500, 600, 601] as [Double])
  func `accepts a token issued up to 300 s, or the leeway, in the future, with a warning`(
    leeway: Int, ahead: Double
  ) throws {
    let now = NumericDate(1_767_225_600 - ahead)
    let report = try TestRules(leeway: leeway).report(on: TestToken.signed(), at: now)
    let isAccepted = ahead <= Double(max(300, leeway))
    #expect(report.failures.map(\.code) == (isAccepted ? [] : [.inTime(.issuedInTheFuture)]))
    let warnings = [Warning.clockBehind(seconds: Int(ahead.rounded(.up)))]
    #expect(report.warnings == (isAccepted && ahead > 0 ? warnings : []))
  }

  @Test func `unescapes kid and iss before it compares them`() throws {
    let claims = JSONWriter.string(TestToken.accessClaims, style: .compact)
      .replacing("/", with: #"\/"#)
    let token = TestToken.signed(spelled: #"{"kid":"a\/\u002b\u003d","alg":"RS256"}"#, claims)
    var rules = TestRules()
    rules.issuers = [TestToken.issuer]
    rules.scopes.all = ["com.example.photos/read"]
    let keys = try TestToken.keys(TestKey.rsa.jwk(kid: "a/+="))
    #expect(try rules.outcomes(of: token, keys: keys).failures == [])
  }

  @Test func `accepts an expired token if that is allowed, with a warning`() throws {
    var rules = TestRules()
    rules.allowExpired = true
    let report = try rules.report(on: TestToken.signed(), at: NumericDate(1_900_000_000))
    #expect(report.verdict == .accepted)
    #expect(report.warnings == [.expired(NumericDate(1_767_229_200))])
  }
}
