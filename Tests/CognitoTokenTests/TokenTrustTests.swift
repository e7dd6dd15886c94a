import Testing

@testable import CognitoToken

/// A token must not choose how it is verified, except that `kid` selects one of the trusted keys
/// and `alg` one of the allowed algorithms.
@Suite struct `A token` {
  /// Every header parameter registered with IANA, as an attacker would set it, and others that some
  /// libraries read.
  static let members: [(String, JSON)] = [
    ("jku", "https://attacker.example/jwks.json"), ("jwk", TestKey.otherRSA.jwk(kid: "key")),
    ("x5u", "https://attacker.example/cert.pem"), ("x5c", ["MIIB"]), ("x5t", "AAAA"),
    ("x5t#S256", "AAAA"), ("typ", "at+jwt"), ("cty", "JWT"), ("url", "https://attacker.example"),
    ("nonce", "n"), ("zip", "DEF"), ("enc", "none"), ("epk", ["kty": "EC"]), ("apu", "a"),
    ("apv", "a"), ("iv", "a"), ("tag", "a"), ("p2s", "a"), ("p2c", 1), ("iss", "attacker"),
    ("sub", "attacker"), ("aud", "attacker"), ("ppt", "shaken"), ("svt", "a"),
    ("trust_chain", ["a"]),
    ("jwt", "eyJ"), ("client_id", "attacker"), ("Alg", "none"), ("ALG", "none"), ("kId", "other"),
    ("keys", [TestKey.otherRSA.jwk(kid: "key")]), ("k", "AAAA"), ("n", "AAAA"), ("e", "AQAB"),
    ("kty", "oct"), ("use", "enc"), ("key", "a"), ("secret", "a"), ("verify", false),
  ]

  private static func outcomes(_ text: [UInt8]) throws -> Outcomes {
    let keys = try TestToken.keys(
      TestKey.rsa.jwk(kid: "key"), TestKey.weakRSA.jwk(kid: "weak"), TestKey.p256.jwk(kid: "p256"))
    return try TestRules().outcomes(of: text, keys: keys)
  }

  @Test func `is verified in the same way, whatever else its header contains`() throws {
    let plain = try Self.outcomes(TestToken.signed())
    #expect(plain.failedStage == nil)
    for member in Self.members {
      let outcomes = try Self.outcomes(TestToken.signed(header: [member]))
      #expect(CheckID.allCases.allSatisfy { outcomes[$0] == plain[$0] }, "\(member.0)")
    }
  }

  @Test func `cannot choose a trusted key in its header`() throws {
    for member in Self.members {
      let outcomes = try Self.outcomes(TestToken.signed(by: .otherRSA, header: [member]))
      #expect(outcomes[.signature] == .failed(.genuine(.signatureInvalid)), "\(member.0)")
    }
  }

  @Test func `cannot choose one in its claims`() throws {
    for (name, value) in Self.members + [
      ("jwks", ["keys": []]), ("jwks_uri", "a"), ("alg", "none"),
    ]
    where !["iss", "sub", "aud", "client_id"].contains(name) {
      let claims = TestToken.claims([(name, value)])
      #expect(try Self.outcomes(TestToken.signed(claims: claims)).failedStage == nil, "\(name)")
      let forged = try Self.outcomes(TestToken.signed(by: .otherRSA, claims: claims))
      #expect(forged[.signature] == .failed(.genuine(.signatureInvalid)), "\(name)")
    }
  }

  @Test func `selects a trusted key by kid, and an allowed algorithm by alg`()
    throws
  {
    let other = try Self.outcomes(TestToken.signed(kid: "other"))
    #expect(other[.key].failures.map(\.code) == [.genuine(.keyNotFound)])
    let weak = try Self.outcomes(TestToken.signed(by: .weakRSA, kid: "weak"))
    #expect(weak[.key].failures.map(\.code) == [.genuine(.keyTooWeak)])
    let es256 = try Self.outcomes(TestToken.signed(by: .p256, .es256, kid: "p256"))
    #expect(es256[.algorithm].failures.map(\.code) == [.genuine(.algorithmNotAllowed)])
    #expect(es256[.signature] == .skipped(.algorithmRefused))
  }

  @Test func `that contains or names a key gets a warning`() throws {
    let header = Self.members.prefix(4).map { $0 }
    let token = try UnverifiedToken(TestToken.signed(header: header), reading: .lenient)
    #expect(token.warnings == header.map { .untrustedKeyMember($0.0) })
  }
}
