import Testing

@testable import CognitoToken

@Suite struct `Token verifier` {
  /// One way to fail one check.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let id: CheckID
    let code: Failure.Code
    var claims: JSON = TestToken.accessClaims
    var header: [(String, JSON)] = []
    var now = TestToken.now
    var expect: @Sendable (inout TestRules) -> Void = { _ in }
  }

  static let claimRows = [
    Row(
      testDescription: "an ID token is not an access token", id: .ours(.tokenUse),
      code: .ours(.tokenUseMismatch),
      claims: TestToken.claims([("token_use", "id")])),
    Row(
      testDescription: "token_use is required", id: .ours(.tokenUse), code: .ours(.tokenUseMissing),
      claims: TestToken.claims([("token_use", nil)])),
    Row(
      testDescription: "another pool's token", id: .ours(.issuer), code: .ours(.issuerMismatch),
      expect: { $0.issuers = [TestToken.issuer + "x"] }),
    Row(
      testDescription: "iss is required if an issuer is expected", id: .ours(.issuer),
      code: .ours(.issuerMissing),
      claims: TestToken.claims([("iss", nil)]), expect: { $0.issuers = [TestToken.issuer] }),
    Row(
      testDescription: "another client's token", id: .ours(.client), code: .ours(.clientMismatch),
      expect: { $0.clientIDs = ["other", "another"] }),
    Row(
      testDescription: "an access token's client is not its aud", id: .ours(.client),
      code: .ours(.clientMissing),
      claims: TestToken.claims([("client_id", nil), ("aud", "client")]),
      expect: { $0.clientIDs = ["client"] }),
    Row(
      testDescription: "an ID token's client is its aud", id: .ours(.client),
      code: .ours(.clientMissing),
      claims: TestToken.claims([("token_use", "id")]),
      expect: {
        $0.tokenUse = .id
        $0.clientIDs = ["1example23456789"]
      }),
    Row(
      testDescription: "another audience", id: .ours(.audience), code: .ours(.audienceMismatch),
      claims: TestToken.claims([("aud", ["a", "b"])]), expect: { $0.audiences = ["c"] }),
    Row(
      testDescription: "aud is required if an audience is expected", id: .ours(.audience),
      code: .ours(.audienceMissing),
      expect: { $0.audiences = ["c"] }),
    Row(
      testDescription: "expired in the second of exp", id: .inTime(.expiry),
      code: .inTime(.expired),
      now: NumericDate(1_767_229_200)),
    Row(
      testDescription: "expired when the leeway is over", id: .inTime(.expiry),
      code: .inTime(.expired),
      now: NumericDate(1_767_229_260), expect: { $0.leeway = 60 }),
    Row(
      testDescription: "too little lifetime left", id: .inTime(.expiry),
      code: .inTime(.expiresSoon),
      expect: { $0.minimumValidity = 1801 }),
    Row(
      testDescription: "exp is required", id: .inTime(.expiry), code: .inTime(.expiryMissing),
      claims: TestToken.claims([("exp", nil)])),
    Row(
      testDescription: "not yet valid", id: .inTime(.notBefore), code: .inTime(.notYetValid),
      claims: TestToken.claims([("nbf", 1_767_227_401)])),
    Row(
      testDescription: "issued more than 300 s in the future", id: .inTime(.issuedAt),
      code: .inTime(.issuedInTheFuture), claims: TestToken.claims([("iat", 1_767_227_701)])),
    Row(
      testDescription: "issued further in the future than the leeway allows",
      id: .inTime(.issuedAt),
      code: .inTime(.issuedInTheFuture), claims: TestToken.claims([("iat", 1_767_227_801)]),
      expect: { $0.leeway = 400 }),
    Row(
      testDescription: "the leeway does not count towards the lifetime left", id: .inTime(.expiry),
      code: .inTime(.expiresSoon),
      expect: {
        $0.minimumValidity = 1801
        $0.leeway = 600
      }),
    Row(
      testDescription: "expired within the leeway, but another second of lifetime is required",
      id: .inTime(.expiry), code: .inTime(.expiresSoon), now: NumericDate(1_767_229_201),
      expect: {
        $0.minimumValidity = 1
        $0.leeway = 60
      }),
    Row(
      testDescription: "one of two scopes is missing", id: .allowed(.scope),
      code: .allowed(.scopeMissing),
      expect: { $0.scopes.all = ["com.example.photos/read", "com.example.photos/write"] }),
    Row(
      testDescription: "a scope is compared with its case", id: .allowed(.scope),
      code: .allowed(.scopeMissing),
      expect: { $0.scopes.all = ["com.example.photos/Read"] }),
    Row(
      testDescription: "a part of a scope is not the scope", id: .allowed(.scope),
      code: .allowed(.scopeMissing),
      expect: { $0.scopes.all = ["com.example.photos/rea"] }),
    Row(
      testDescription: "only a space separates scopes", id: .allowed(.scope),
      code: .allowed(.scopeMissing),
      claims: TestToken.claims([("scope", "a\tcom.example.photos/read")]),
      expect: { $0.scopes.all = ["com.example.photos/read"] }),
    Row(
      testDescription: "without a scope claim, no scope is granted", id: .allowed(.scope),
      code: .allowed(.scopeMissing),
      claims: TestToken.claims([("scope", nil)]),
      expect: { $0.scopes.all = ["com.example.photos/read"] }),
    Row(
      testDescription: "none of several scopes", id: .allowed(.scope),
      code: .allowed(.scopeMissing),
      expect: { $0.scopes.any = ["a", "b"] }),
    Row(
      testDescription: "a forbidden scope", id: .allowed(.scope), code: .allowed(.scopeForbidden),
      expect: { $0.scopes.forbidden = ["x", "com.example.photos/read"] }),
    Row(
      testDescription: "a scope other than the expected ones", id: .allowed(.scope),
      code: .allowed(.scopeUnexpected),
      expect: {
        $0.scopes.all = ["com.example.photos/read"]
        $0.scopes.exact = true
      }),
    Row(
      testDescription: "in none of the groups", id: .allowed(.group), code: .allowed(.groupMissing),
      expect: { $0.groups = ["admins"] }),
    Row(
      testDescription: "a claim is missing", id: .allowed(.claim), code: .allowed(.claimMissing),
      expect: { $0.claims = [Expectations.ClaimValue(name: "tenant", value: "a")] }),
    Row(
      testDescription: "a number is compared to its last digit", id: .allowed(.claim),
      code: .allowed(.claimMismatch),
      claims: TestToken.claims([("tenant", 1_234_567_890_123_456_789)]),
      expect: {
        $0.claims = [Expectations.ClaimValue(name: "tenant", value: "1234567890123456700")]
      }),
    Row(
      testDescription: "a number deep in a claim is, too", id: .allowed(.claim),
      code: .allowed(.claimMismatch),
      claims: TestToken.claims([("tenant", [["id": 9_007_199_254_740_993]])]),
      expect: {
        $0.claims = [Expectations.ClaimValue(name: "tenant", value: #"[{"id":9007199254740992}]"#)]
      }),
    Row(
      testDescription: "a string claim is compared as a string", id: .allowed(.claim),
      code: .allowed(.claimMismatch),
      claims: TestToken.claims([("tenant", "1.0")]),
      expect: { $0.claims = [Expectations.ClaimValue(name: "tenant", value: "1")] }),
  ]

  static let headerRows = [
    Row(
      testDescription: "crit is not supported", id: .genuine(.header),
      code: .genuine(.criticalHeaderUnsupported),
      header: [("crit", ["exp"])]),
    Row(
      testDescription: "an unencoded payload is not supported", id: .genuine(.header),
      code: .genuine(.unencodedPayloadUnsupported), header: [("b64", false), ("crit", ["b64"])]),
    Row(
      testDescription: "only RS256 is allowed by default", id: .genuine(.algorithm),
      code: .genuine(.algorithmNotAllowed), expect: { $0.algorithms = [.es256] }),
  ]

  @Test(arguments: claimRows + headerRows) func `fails exactly the violated check`(row: Row)
    throws
  {
    let token = TestToken.signed(header: row.header, claims: row.claims)
    var rules = TestRules()
    row.expect(&rules)
    let outcomes = try rules.outcomes(of: token, at: row.now)
    #expect(outcomes[row.id].failures.map(\.code) == [row.code])
    #expect(outcomes.failures.map(\.code) == [row.code])
    #expect(outcomes.failedStage == row.id.stage)

    let report = try rules.report(on: token, at: row.now)
    #expect(report.verdict == .rejected && report.failedStage == row.id.stage)
    #expect(report.failures == outcomes.failures)
    #expect(report.failures.allSatisfy { $0.code.check == row.id })
  }

  @Test func `accepts what meets every expectation`() throws {
    var rules = TestRules()
    rules.issuers = ["https://other.example", TestToken.issuer]
    rules.clientIDs = ["1example23456789"]
    rules.scopes.all = ["com.example.photos/read"]
    rules.scopes.any = ["x", ScopeSet.userAdmin]
    rules.scopes.forbidden = ["com.example.photos/write"]
    rules.scopes.exact = true
    rules.groups = ["x", "photographers"]
    rules.minimumValidity = 1800
    rules.claims = [
      Expectations.ClaimValue(name: "username", value: "janedoe"),
      Expectations.ClaimValue(name: "exp", value: "1767229200.0"),
      Expectations.ClaimValue(name: "iat", value: "17672256e2"),
      Expectations.ClaimValue(name: "cognito:groups", value: #"[ "photographers" ]"#),
    ]
    let verification = try rules.verifier().verify(TestToken.signed(), at: TestToken.now)
    guard case .accepted(let token) = verification else {
      Issue.record("\(verification.report.failures)")
      return
    }
    #expect(token.report.verdict == .accepted && token.report.isTrusted)
    #expect(token.scopes == [ScopeSet.userAdmin, "com.example.photos/read"])
  }

  /// Every way to expect and to grant three scopes, compared with set operations.
  @Test func `reports every problem with the scopes, and nothing else`() throws {
    let names = ["a", "b", "c"]
    let subsets = (0..<8).map { bits in
      names.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
    }
    for granted in subsets {
      let claims: JSON = ["scope": .string(granted.joined(separator: " "))]
      let token = try UnverifiedToken(TestToken.signed(claims: claims))
      for all in subsets {
        for any in subsets {
          for forbidden in subsets {
            for exact in [false, true] {
              let scopes = Expectations.Scopes(
                all: all, any: any, forbidden: forbidden, exact: exact)
              var expected: [Failure.Code] = []
              let (has, named) = (Set(granted), Set(all + any))
              if !has.isSuperset(of: all) || !any.isEmpty && has.isDisjoint(with: any) {
                expected.append(.allowed(.scopeMissing))
              }
              if !has.isDisjoint(with: forbidden) { expected.append(.allowed(.scopeForbidden)) }
              if exact, !has.isSubset(of: named) { expected.append(.allowed(.scopeUnexpected)) }

              let report = Report(decoding: token, expecting: scopes, at: TestToken.now)
              #expect(report.failures.map(\.code) == expected)
              #expect(report.failedStage == (expected.isEmpty ? nil : .allowed))
            }
          }
        }
      }
    }
  }

  @Test func `reports both a claim that is missing and one with another value`() throws {
    let token = TestToken.signed(claims: TestToken.claims([("tenant", 1)]))
    var rules = TestRules()
    rules.claims = [("tenant", "2"), ("plan", "a"), ("username", "janedoe")].map {
      Expectations.ClaimValue(name: $0, value: $1)
    }
    let failures = try rules.outcomes(of: token).failures
    #expect(failures.map(\.code) == [.allowed(.claimMissing), .allowed(.claimMismatch)])
    #expect(failures.map(\.expected) == [["plan": "a"], ["tenant": "2"]])
    #expect(failures.map(\.actual) == [nil, ["tenant": 1]])
  }
}
