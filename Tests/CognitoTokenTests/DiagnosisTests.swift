import Testing

@testable import CognitoToken

@Suite struct `Diagnosis` {
  static let read = "com.example.photos/read"
  static let admin = ScopeSet.userAdmin
  static let client = "1example23456789"

  /// One token, what is expected of its scopes, and the hints that are due.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let hints: [Hint.ID]
    /// The claims that differ from an access token of a sign-in through the API a minute ago.
    var claims: [(String, JSON?)] = []
    var scope: [String] = [read]
    var anyScope: [String] = []
    var age = 60
    /// Verified against this issuer, rather than decoded.
    var issuer: String?

    init(
      _ testDescription: String, _ hints: [Hint.ID], _ claims: [(String, JSON?)] = [],
      scope: [String] = [read], anyScope: [String] = [], age: Int = 60, issuer: String? = nil
    ) {
      self.testDescription = testDescription
      self.hints = hints
      self.claims = claims
      self.scope = scope
      self.anyScope = anyScope
      self.age = age
      self.issuer = issuer
    }

    func report() throws -> Report {
      let changes = [("scope", JSON.string(admin))] + claims
      let token = try UnverifiedToken(
        TestToken.signed(claims: TestToken.claims(changes)), reading: .lenient)
      var expectations = Expectations()
      expectations.scopes.all = scope
      expectations.scopes.any = anyScope
      let now = NumericDate(1_767_225_600 + Double(age))
      guard let issuer else {
        return Report(unverified: token, expecting: expectations.scopes, at: now)
      }
      expectations.issuers = [issuer]
      var checker = TokenChecker(
        keys: try TestToken.keys(TestKey.rsa.jwk(kid: "key")), expectations: expectations)
      let outcomes = try checker.check(token, at: now)
      return Report(verified: token, outcomes: outcomes, by: checker, at: now)
    }
  }

  @Test(arguments: whenDue + kinds + nearMisses + issuers) func `finds`(row: Row) throws {
    #expect(try row.report().hints.map(\.id) == row.hints)
  }

  // MARK: When hints are due

  static let whenDue = [
    Row("a scope that is missing is explained", [.apiSignInWithoutCustomization]),
    Row(
      "so is one of several", [.apiSignInWithoutCustomization], scope: [], anyScope: [read, "x"]),
    Row(
      "a decoded token without custom scopes is explained", [.apiSignInWithoutCustomization],
      scope: []),
    Row(
      "a verified one of which none was expected is not", [], scope: [], issuer: TestToken.issuer),
    Row(
      "a decoded token with custom scopes is not", [], [("scope", .string(read))], scope: [],
      age: 9999),
    Row("nothing is said when all that was expected is there", [], scope: [admin], age: 9999),
    Row("nor when one of several is there", [], scope: [], anyScope: [read, admin], age: 9999),
    Row(
      "never more than three", [.apiSignInWithoutCustomization, .emulatorIssuer, .staleToken],
      [("iss", "http://localhost:9229/local_1")], age: 9999),
    Row(
      "the surest come first", [.machineToken, .nearMiss, .replicaIssuer],
      [
        ("sub", .string(client)), ("scope", "com.example.albums/read"),
        ("iss", "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01"),
      ], age: 9999),
    Row("of a token that is not Cognito's nothing is known", [], [("token_use", nil)], age: 9999),
  ]

  // MARK: Kinds of tokens

  static let kinds = [
    Row("an ID token has no scopes", [.idToken], [("token_use", "id"), ("scope", nil)], age: 9999),
    Row("an access token is no ID token", [.apiSignInWithoutCustomization]),
    Row("the API grants one scope alone", [.apiSignInWithoutCustomization]),
    Row("with another scope something customized it", [], [("scope", .string("\(admin) x/y"))]),
    Row(
      "a client that is its own subject is a machine", [.machineToken],
      [("sub", .string(client)), ("scope", "x/y")]),
    Row("a machine's token is of no API sign-in", [.machineToken], [("sub", .string(client))]),
    Row(
      "a machine's token is of no OAuth sign-in", [.machineToken],
      [("sub", .string(client)), ("version", 2)]),
    Row(
      "the subject of a user's token is no client", [],
      [("sub", .string(client + "x")), ("scope", .string("\(admin) x/y"))]),
    Row(
      "OpenID Connect scopes are of an OAuth sign-in", [.oauthSignIn], [("scope", "openid email")]),
    Row("so is a version", [.oauthSignIn], [("version", 2)]),
    Row("a custom scope named like one is not", [], [("scope", .string("\(admin) x/openid"))]),
    Row("an old token may be stale", [.apiSignInWithoutCustomization, .staleToken], age: 300),
    Row("a young one is not", [.apiSignInWithoutCustomization], age: 299),
    Row(
      "one of an unknown age is not", [.apiSignInWithoutCustomization], [("iat", nil)], age: 9999),
    Row(
      "the API's scope can only have been taken away", [.adminScopeSuppressed], [("scope", "x/y")]),
    Row(
      "also when it is the expected one", [.adminScopeSuppressed], [("scope", "x/y")],
      scope: [admin]),
    Row("also when no scope is left", [.adminScopeSuppressed], [("scope", nil)], scope: []),
    Row(
      "an OAuth sign-in need not have asked for it", [.oauthSignIn],
      [("scope", "x/y"), ("version", 2)], scope: [admin]),
    Row("a machine never has it", [.machineToken], [("scope", "x/y"), ("sub", .string(client))]),
  ]

  // MARK: Near misses

  static let nearMisses = [
    Row("upper and lower case", [.nearMiss], [("scope", "com.example.photos/Read")], age: 9999),
    Row("a colon for the slash", [.nearMiss], [("scope", "com.example.photos:read")]),
    Row("a point for the slash", [.nearMiss], [("scope", "com.example.photos.read")]),
    Row("the short name alone", [.nearMiss], [("scope", "read")]),
    Row(
      "the full name where the short one was expected", [.nearMiss], [("scope", .string(read))],
      scope: ["read"]),
    Row("two letters", [.nearMiss], [("scope", "com.example.photo/reed")]),
    Row("two letters at the end", [.nearMiss], [("scope", "com.example.photos/reader")]),
    Row("one letter of a short word", [.nearMiss], [("scope", "reed")], scope: ["read"]),
    Row(
      "not two letters of a short word", [.adminScopeSuppressed], [("scope", "photo")],
      scope: ["phone"]),
    Row("not three letters", [.adminScopeSuppressed], [("scope", "com.example.photos/readers")]),
    Row(
      "not another scope of the same server", [.adminScopeSuppressed],
      [("scope", "com.example.photos/write")]),
    Row(
      "another server may be another thing", [.nearMiss, .adminScopeSuppressed],
      [("scope", "com.example.albums/read")]),
    Row(
      "not with an empty name", [.adminScopeSuppressed], [("scope", "com.example.albums/")],
      scope: ["x/"]),
    Row(
      "not a scope that was itself expected", [.adminScopeSuppressed], [("scope", "a/read")],
      scope: ["a/read", "b/read"]),
    Row(
      "with a second scope missing, its causes too", [.nearMiss, .adminScopeSuppressed],
      [("scope", "com.example.photos/Read")], scope: [read, "x/y"]),
    Row("even of the API's own scope", [.nearMiss], scope: ["aws.cognito.signin.user.Admin"]),
    Row(
      "not what looks alike: scopes are ASCII, and missing by their bytes", [.adminScopeSuppressed],
      [("scope", "x/caf\u{E9}")],
      scope: ["x/cafe\u{301}"]),
  ]

  @Test func `near misses name both scopes and how they differ`() throws {
    let row = Row("", [], [("scope", "a/Read b:write")], scope: ["a/read", "b/write"])
    #expect(
      try row.report().hints.first?.message == """
        "a/read" is not granted, but "a/Read" is: upper and lower case differ; \
        "b/write" is not granted, but "b:write" is: the separator differs
        """)
  }

  @Test func `near misses are not sought among more scopes than Cognito grants`() {
    let many = (0..<200).map { "x/\($0 + 1000)" }
    #expect(NearMiss.find(["X/1099"], among: many).map(\.granted) == ["x/1099"])
    #expect(
      NearMiss.find(["X/1150"], among: many.filter { $0 != "x/1050" }).first?.granted != "x/1150")
    let long = String(repeating: "a", count: 514)
    #expect(NearMiss.find([long.uppercased()], among: [long]).isEmpty)
  }

  // MARK: Issuers

  private static let moto = "us-east-1_0123456789abcdef0123456789abcdef"

  static let issuers =
    [
      "http://localhost:9229/local_4xYz", "http://127.0.0.1:5000/us-east-1_Example01",
      "http://0.0.0.0:9229/local", "http://[::1]:9229/x", "http://cognito-local:9229/x",
      "http://cognito-idp.localhost.localstack.cloud:4566/us-east-1_x",
      "https://cognito-idp.us-east-1.amazonaws.com/\(moto)",
    ].map {
      Row(
        "\($0) is an emulator", [.apiSignInWithoutCustomization, .emulatorIssuer],
        [("iss", .string($0))])
    }
    + [
      "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01",
      "https://cognito-idp.us-east-1.amazonaws.com/\(moto)0",
      "https://127.0.0.1.example.com/x", "https://localhost.example.com/x", "localhost", "http:/x",
      "",
      "https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01",
      "https://cognito-idp.us-east-1.amazonaws.com.example.com/eu-west-1_Example01",
      "https://example.com/us-east-1_Example01",
    ].map {
      Row(
        "\($0) is neither emulator nor replica", [.apiSignInWithoutCustomization],
        [("iss", .string($0))])
    }
    + [
      "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01",
      "https://issuer-cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01",
    ].map {
      Row(
        "\($0) is a replica", [.apiSignInWithoutCustomization, .replicaIssuer],
        [("iss", .string($0))])
    } + [
      Row(
        "an emulator that grants custom scopes is not to blame", [],
        [("iss", "http://localhost:9229/local_1"), ("scope", .string("\(admin) x/y"))]),
      Row(
        "a replica is not to blame when its issuer is the expected one",
        [.apiSignInWithoutCustomization],
        [("iss", "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01")],
        issuer: "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01"),
      Row(
        "a replica is worth a hint when another issuer is expected",
        [.apiSignInWithoutCustomization, .replicaIssuer],
        [("iss", "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01")],
        issuer: TestToken.issuer),
    ]

  // MARK: What a hint says

  @Test(
    arguments: [
      ("api-sign-in-without-customization", Hint.Certainty.certain, []),
      ("id-token", .certain, [("token_use", "id")]),
      ("machine-token", .certain, [("sub", .string(client))]),
      ("oauth-sign-in", .likely, [("scope", "openid")]),
      ("admin-scope-suppressed", .likely, [("scope", "x/y")]),
      ("near-miss", .likely, [("scope", "read")]),
    ] as [(String, Hint.Certainty, [(String, JSON?)])])
  func `is certain only of what is documented`(
    id: String, certainty: Hint.Certainty, claims: [(String, JSON?)]
  ) throws {
    let hint = try #require(try Row("", [], claims).report().hints.first)
    #expect(hint.id.rawValue == id && hint.certainty == certainty)
  }

  @Test(
    arguments: [
      ([], "describe-user-pool --user-pool-id us-east-1_Example01 --query UserPool.LambdaConfig"),
      (
        [("iss", "https://example.com/us-east-1_$(id)")],
        "describe-user-pool --user-pool-id USER_POOL_ID --query UserPool.LambdaConfig"
      ),
      (
        [("version", 2)],
        "describe-user-pool-client --user-pool-id us-east-1_Example01 --client-id 1example23456789 --query UserPoolClient.AllowedOAuthScopes"
      ),
      (
        [("version", 2), ("client_id", "x;id")],
        "describe-user-pool-client --user-pool-id us-east-1_Example01 --client-id CLIENT_ID --query UserPoolClient.AllowedOAuthScopes"
      ),
      (
        [("version", 2), ("client_id", nil)],
        "describe-user-pool-client --user-pool-id us-east-1_Example01 --client-id CLIENT_ID --query UserPoolClient.AllowedOAuthScopes"
      ),
      (
        [("version", 2), ("client_id", "\u{E9}")],
        "describe-user-pool-client --user-pool-id us-east-1_Example01 --client-id CLIENT_ID --query UserPoolClient.AllowedOAuthScopes"
      ),
    ] as [([(String, JSON?)], String)])
  func `gives a command with nothing in it that a shell would interpret`(
    claims: [(String, JSON?)], command: String
  ) throws {
    let hint = try #require(try Row("", [], claims).report().hints.first)
    #expect(hint.command == "aws cognito-idp \(command)")
    #expect(hint.next.hasSuffix(": aws cognito-idp \(command)"))
  }

  @Test func `says how old a stale token is`() throws {
    let hints = try Row("", [], age: 3 * 86400).report().hints
    #expect(hints.last?.message.contains("issued 3 days ago") ?? false)
  }
}
