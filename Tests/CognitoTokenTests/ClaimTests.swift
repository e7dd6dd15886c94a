import Testing

@testable import CognitoToken

@Suite struct `Claims` {
  static let values: [(json: String, kinds: Set<String>)] = [
    ("null", []), ("true", []), ("false", []), ("{}", []), (#"{"a":1}"#, []),
    (#""""#, ["string"]), (#""x""#, ["string"]), (#""1767229200""#, ["string"]),
    ("[]", ["strings"]), (#"["a"]"#, ["strings"]), (#"["a","b"]"#, ["strings"]),
    (#"["a",1]"#, []), (#"[["a"]]"#, []), ("[null]", []), (#"[{"a":"b"}]"#, []),
    ("0", ["date"]), ("1767229200", ["date"]), ("1.5", ["date"]), ("1e9", ["date"]),
    ("253402300799", ["date"]), ("253402300799.9", ["date"]), ("253402300800", []),
    ("999999999999", []), ("1e12", []), ("1e400", []), ("1000000000000000000000000", []),
    ("0.0000000000001", ["date"]), ("-0", ["date"]), ("-1", []), ("-0.5", []),
  ]

  /// What each claim must be: RFC 7519 §4.1, RFC 8693 §4.2 and §4.3, and Cognito's documentation.
  static let kinds: [(names: [String], kinds: Set<String>)] = [
    (["exp", "nbf", "iat", "auth_time"], ["date"]), (["aud"], ["string", "strings"]),
    (["cognito:groups"], ["strings"]),
    (["iss", "sub", "jti", "client_id", "token_use", "scope", "username"], ["string"]),
    (
      ["", "x", "ISS", "is", "isss", "tenant", "cognito:group", "cognito:groups1", "expires_at"], []
    ),
    (["a name of 15 by", "a name of 16 byt"], []),
  ]

  @Test func `are read if they have their type, and other claims may have any`() throws {
    let named = Set(Claim.allCases.map(\.name))
    #expect(Set(Self.kinds.flatMap(\.names).filter(named.contains)) == named)
    for (names, kinds) in Self.kinds {
      for name in names {
        for (json, isOf) in Self.values {
          let text = Array("e30.\(Base64URL.encode(Array("{\"\(name)\":\(json)}".utf8))).AA".utf8)
          let isMeant = !named.contains(name) || !kinds.isDisjoint(with: isOf)
          let strict = try? UnverifiedToken(text)
          #expect((strict != nil) == isMeant, "\(name): \(json)")
          let lenient = try UnverifiedToken(text, reading: .lenient)
          let claim = Claim.allCases.first { $0.name == name }
          #expect(claim.map(lenient.claims.has) ?? false == (isMeant && named.contains(name)))
          #expect(lenient.claims.json.members?.map(\.name) == [name])
        }
      }
    }
  }
}
