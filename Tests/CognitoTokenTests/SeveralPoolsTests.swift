import Testing

@testable import CognitoToken

/// Pools that share key IDs and even keys' values, so that only the issuer tells whose token it is.
@Suite struct `With several pools` {
  /// A pool, and the keys of its JWK Set by their IDs.
  struct Pool {
    let issuers: [String]
    let keys: [(kid: String, key: TestKey)]
    var clientIDs: [String] = []

    func trusted() throws -> Trust.Pool {
      let set = JSONWriter.string(
        ["keys": .array(keys.map { $0.key.jwk(kid: $0.kid) })], style: .compact)
      return Trust.Pool(issuers: issuers, keys: try JWKSet(set), clientIDs: clientIDs)
    }
  }

  static let first = Pool(
    issuers: UserPool(id: "us-east-1_Example01")?.issuers ?? [],
    keys: [("shared", .rsa), ("first", .rsa)])
  static let second = Pool(
    issuers: UserPool(id: "eu-west-1_Example02")?.issuers ?? [],
    keys: [("other", .weakRSA), ("shared", .otherRSA), ("second", .otherRSA)])
  /// Not a Cognito issuer. Its set has the keys of both other pools under the same IDs.
  static let third = Pool(
    issuers: ["https://issuer.example/a=b"],
    keys: [("first", .otherRSA), ("second", .rsa), ("shared", .p256)])
  static let all = [first, second, third]

  static let issuers: [String?] =
    all.flatMap(\.issuers) + [
      "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example03",
      "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01/",
      "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_example01",
      "https://cognito-idp.us-east-1.amazonaws.com/eu-west-1_Example02", "", nil,
    ]

  struct Token {
    let issuer: String?
    let kid: String
    let key: TestKey
    let text: [UInt8]
  }

  /// Every issuer with every key under every ID.
  static let tokens: [Token] = issuers.flatMap { issuer in
    ["shared", "first", "second", "unknown"].flatMap { kid in
      [TestKey.rsa, .otherRSA].map { key in
        let claims = TestToken.claims([("iss", issuer.map(JSON.string))])
        return Token(
          issuer: issuer, kid: kid, key: key,
          text: TestToken.signed(by: key, kid: kid, claims: claims))
      }
    }
  }

  static func verifier(_ pools: [Pool], client: Expectations.Client = .any) throws -> TokenVerifier
  {
    TokenVerifier(Trust(try pools.map { try $0.trusted() }), Expectations(client: client))
  }

  static func outcomes(of token: [UInt8], _ pools: [Pool]) throws -> Outcomes {
    var lane = VerificationLane(try verifier(pools))
    return try lane.check(UnverifiedToken(token), at: TestToken.now)
  }

  @Test func `a token is accepted only with a key of the pool that its iss names`() throws {
    var lane = VerificationLane(try Self.verifier(Self.all))
    var accepted = 0
    for token in Self.tokens {
      let pool = Self.all.first { $0.issuers.contains(token.issuer ?? "none") }
      let isGenuine = pool?.keys.contains { $0.kid == token.kid && $0.key === token.key } ?? false
      // In one lane, after tokens of the other pools with the same key ID.
      let outcomes = try lane.check(UnverifiedToken(token.text), at: TestToken.now)
      #expect((outcomes.failedStage == nil) == isGenuine, "\(token.issuer ?? "") \(token.kid)")
      #expect(try Self.outcomes(of: token.text, Self.all) == outcomes)
      if isGenuine { accepted += 1 }
      if pool == nil {
        #expect(outcomes[.key].failures.map(\.code) == [.genuine(.issuerNotTrusted)])
        #expect(outcomes[.signature] == .skipped(.noUsableKey))
        #expect(outcomes.failedStage == .genuine && !outcomes.isGenuine)
      }
    }
    #expect(accepted == 2 * 2 + 2 * 2 + 2)
  }

  @Test func `another pool changes nothing for the tokens of those before`() throws {
    let more = [[Self.first], [Self.second], [Self.third], [Self.second, Self.third]]
    for pool in Self.all {
      for token in Self.tokens where pool.issuers.contains(token.issuer ?? "none") {
        let alone = try Self.outcomes(of: token.text, [pool])
        for others in more where !others.contains(where: { $0.issuers == pool.issuers }) {
          #expect(try Self.outcomes(of: token.text, [pool] + others) == alone)
          #expect(try Self.outcomes(of: token.text, others + [pool]) == alone)
        }
      }
    }
  }

  @Test func `iss is compared by its value, however its characters are escaped`() throws {
    let claims = JSONWriter.string(TestToken.accessClaims, style: .compact)
    let escaped = claims.replacing("https://cognito-idp", with: #"\u0068ttps:\/\/cognito-idp"#)
    #expect(escaped != claims)
    let token = TestToken.signed(spelled: #"{"kid":"first","alg":"RS256"}"#, escaped)
    #expect(try Self.outcomes(of: token, Self.all).failedStage == nil)
  }

  @Test func `no pools accept no token`() throws {
    let outcomes = try Self.outcomes(of: TestToken.signed(), [])
    #expect(
      outcomes[.key]
        == .failed(.genuine(.issuerNotTrusted(iss: TestToken.issuer, expected: []))))
  }

  @Test func `a pool's app clients are for its own tokens`() throws {
    var (first, second) = (Self.first, Self.second)
    first.clientIDs = ["a"]
    second.clientIDs = ["b", "c"]
    let verifier = try Self.verifier([first, second, Self.third], client: .oneOf(["d"]))
    let clients = [(first, ["a", "d"]), (second, ["b", "c", "d"]), (Self.third, ["d"])]
    for (pool, expected) in clients {
      for client in ["a", "b", "c", "d", "e"] {
        let claims = TestToken.claims([
          ("iss", .string(pool.issuers[0])), ("client_id", .string(client)),
        ])
        var lane = VerificationLane(verifier)
        let outcome = try lane.check(
          UnverifiedToken(TestToken.signed(claims: claims)), at: TestToken.now)[.client]
        #expect(outcome.failures.isEmpty == expected.contains(client), "\(client)")
        #expect(
          outcome == .passed || outcome.failures[0].expected == .strings(["d"] + pool.clientIDs))
      }
    }
  }

  @Test func `only a key of the token's own pool is warned of`() throws {
    let published = TestKey.rsa.jwk(kid: "first", [("d", "AAAA")])
    let set = try TestToken.keys(published)
    let trust = Trust([
      try Self.second.trusted(), Trust.Pool(issuers: [TestToken.issuer], keys: set),
    ])
    let verifier = TokenVerifier(trust, Expectations(client: .any))
    for (issuer, count) in [(TestToken.issuer, 1), (Self.second.issuers[0], 0), ("x", 0)] {
      let token = TestToken.signed(
        kid: "first", claims: TestToken.claims([("iss", .string(issuer))]))
      #expect(try verifier.verify(token, at: TestToken.now).report.warnings.count == count)
    }
  }
}
