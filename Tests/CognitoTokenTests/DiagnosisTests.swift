import Testing

@testable import CognitoToken

@Suite struct `Diagnosis` {
  static let read = "com.example.photos/read"
  static let admin = ScopeSet.userAdmin
  static let client = "1example23456789"

  /// One token, the expected scopes, and the expected hints.
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
      _ testDescription: String, _ hints: [Hint.ID.Token], _ claims: [(String, JSON?)] = [],
      scope: [String] = [read], anyScope: [String] = [], age: Int = 60, issuer: String? = nil
    ) {
      self.testDescription = testDescription
      self.hints = hints.map(Hint.ID.token)
      self.claims = claims
      self.scope = scope
      self.anyScope = anyScope
      self.age = age
      self.issuer = issuer
    }

    func report() throws -> Report {
      let changes = [("scope", JSON.string(admin))] + claims
      let token = TestToken.signed(claims: TestToken.claims(changes))
      var rules = TestRules()
      rules.scopes.all = scope
      rules.scopes.any = anyScope
      let now = NumericDate(1_767_225_600 + Double(age))
      guard let issuer else {
        return Report(
          decoding: try UnverifiedToken(token, reading: .lenient), expecting: rules.expectedScopes,
          at: now)
      }
      rules.issuers = [issuer]
      return try rules.report(on: token, at: now)
    }
  }

  @Test(arguments: whenDue + kinds + traces + nearMisses + issuers) func `finds`(row: Row) throws {
    #expect(try row.report().hints.map(\.id) == row.hints)
  }

  // MARK: When hints are due

  static let whenDue = [
    Row("a scope that is missing is explained", [.apiSignInWithoutCustomization]),
    Row(
      "one missing scope of several is explained", [.apiSignInWithoutCustomization], scope: [],
      anyScope: [read, "x"]),
    Row(
      "a decoded token without custom scopes is explained", [.apiSignInWithoutCustomization],
      scope: []),
    Row(
      "a verified token without expected scopes is not explained", [], scope: [],
      issuer: TestToken.issuer),
    Row(
      "a decoded token with custom scopes is not explained", [], [("scope", .string(read))],
      scope: [],
      age: 9999),
    Row("nothing is said when all that was expected is there", [], scope: [admin], age: 9999),
    Row("nor when one of several is there", [], scope: [], anyScope: [read, admin], age: 9999),
    Row(
      "never more than three", [.apiSignInWithoutCustomization, .emulatorIssuer, .staleToken],
      [("iss", "http://localhost:9229/local_1")], age: 9999),
    Row(
      "certain hints come first", [.machineToken, .nearMiss, .replicaIssuer],
      [
        ("sub", .string(client)), ("scope", "com.example.albums/read"),
        ("iss", "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01"),
      ], age: 9999),
    Row("of a token that is not Cognito's nothing is known", [], [("token_use", nil)], age: 9999),
  ]

  // MARK: Kinds of tokens

  static let kinds = [
    Row("an ID token has no scopes", [.idToken], [("token_use", "id"), ("scope", nil)], age: 9999),
    Row("a sign-in through the API grants one scope", [.apiSignInWithoutCustomization]),
    Row(
      "a client that is its own subject is a machine", [.machineToken],
      [("sub", .string(client)), ("scope", "x/y")]),
    Row(
      "a machine's token does not come from an OAuth sign-in", [.machineToken],
      [("sub", .string(client)), ("scope", "x/y"), ("version", 2)]),
    Row(
      "the subject of a user's token is not the client", [.customizedWithoutScope],
      [("sub", .string(client + "x")), ("scope", .string("\(admin) x/y"))]),
    Row(
      "OpenID Connect scopes come from an OAuth sign-in", [.oauthSignIn],
      [("scope", "openid email")]),
    Row("so does a version", [.oauthSignIn], [("version", 2)]),
    Row(
      "a resource as the audience comes from an OAuth sign-in", [.oauthSignIn],
      [("aud", "https://photos.example.com")]),
    Row("of an exchanged token nothing is known", [], [("act", ["sub": "x"])]),
    Row(
      "only the age of an exchanged token is known", [.staleToken], [("aud", ["a", "b"])],
      age: 9999),
    Row("an old token may be stale", [.apiSignInWithoutCustomization, .staleToken], age: 300),
    Row("a young one is not", [.apiSignInWithoutCustomization], age: 299),
    Row(
      "a token of unknown age is not stale", [.apiSignInWithoutCustomization], [("iat", nil)],
      age: 9999),
    Row(
      "the scope of the API is missing only if a trigger suppressed it", [.adminScopeSuppressed],
      [("scope", "x/y")], scope: [admin]),
    Row(
      "with another scope missing, both causes are named",
      [.customizedWithoutScope, .adminScopeSuppressed], [("scope", "x/y")], scope: [admin, read]),
    Row(
      "an OAuth sign-in may not have requested it", [.oauthSignIn],
      [("scope", "x/y"), ("version", 2)], scope: [admin]),
  ]

  // MARK: Traces of a trigger

  static let traces = [
    Row("a custom scope", [.customizedWithoutScope], [("scope", .string("\(admin) x/y"))]),
    Row(
      "a custom scope named like an OpenID Connect one", [.customizedWithoutScope],
      [("scope", .string("\(admin) x/openid"))]),
    Row("another scope instead of the API's", [.customizedWithoutScope], [("scope", "x/y")]),
    Row("no scope at all", [.customizedWithoutScope], [("scope", nil)], scope: []),
    Row(
      "the client's ID as audience", [.customizedWithoutScope], [("aud", .string(client))]),
    Row("another audience", [.customizedWithoutScope], [("aud", "photos")]),
    Row(
      "the client's ID as audience in an OAuth token", [.customizedWithoutScope, .oauthSignIn],
      [("aud", .string(client)), ("version", 2)]),
    Row(
      "not a resource in an OAuth token", [.oauthSignIn],
      [("aud", "https://photos.example.com"), ("version", 2)]),
    Row(
      "an audience in a machine's token", [.machineToken, .customizedWithoutScope],
      [("aud", .string(client)), ("sub", .string(client)), ("scope", "x/y")]),
    Row(
      "a user's scope in a machine's token", [.machineToken, .customizedWithoutScope],
      [("sub", .string(client)), ("scope", "x/y openid")]),
    Row(
      "a claim in an emulator's token", [.customizedWithoutScope],
      [("iss", "http://localhost:9229/local_1"), ("tenant", "a")]),
    Row(
      "not a missing scope claim in an emulator's token", [.emulatorIssuer],
      [("iss", "http://localhost:9229/local_1"), ("scope", nil)]),
  ]

  /// Claims that Cognito sets itself, or that only Cognito may set.
  static let own = [
    "sub", "iss", "client_id", "token_use", "auth_time", "exp", "iat", "jti", "username",
    "origin_jti", "event_id", "device_key", "cognito:groups", "cognito:roles", "nbf", "nonce",
    "azp", "acr", "amr", "identities", "at_hash", "dev:tenant",
  ]

  @Test(arguments: own) func `a claim that a trigger cannot add is not a trace of one`(name: String)
    throws
  {
    let value = TestToken.accessClaims[name] ?? "x"
    let hints = try Row("", [], [(name, value)]).report().hints
    #expect(hints.map(\.id) == [.token(.apiSignInWithoutCustomization)])
  }

  static let others = [
    "tenant", "custom:plan", "email", "https://hasura.io/jwt/claims", "roles", "Sub", "e\u{301}",
    "",
    "scopes", "cognito", "\u{202E}x",
  ]

  @Test(
    arguments: others, [[], [("version", 2)], [("sub", "1example23456789")]] as [[(String, JSON?)]])
  func `a claim that Cognito does not set shows that a trigger ran`(
    name: String, kind: [(String, JSON?)]
  ) throws {
    let hints = try Row("", [], kind + [(name, "x")]).report().hints
    #expect(!hints.map(\.id).contains(.token(.apiSignInWithoutCustomization)))
    let hint = try #require(hints.first { $0.id == .token(.customizedWithoutScope) })
    guard case .token(.customizedWithoutScope(let traces, _, let missing)) = hint else { return }
    #expect(hint.certainty == .likely && missing == [Self.read])
    #expect(traces.claims.map { ExactText($0) } == [ExactText(name)])
  }

  @Test func `knows which missing scopes a machine can get`() throws {
    let claims: [(String, JSON?)] = [("scope", "x/y"), ("sub", .string(Self.client))]
    let client = Hint.AppClient(id: Self.client, pool: UserPool(id: "us-east-1_Example01"))
    for (scopes, lacksCustomScope, ungrantable) in [
      ([Self.read], true, []), (["openid"], false, ["openid"]),
      ([Self.read, "openid"], true, ["openid"]),
    ] {
      let hint = try Row("", [], claims, scope: scopes).report().hints.first
      #expect(
        hint
          == .token(
            .machineToken(lacksCustomScope: lacksCustomScope, ungrantable: ungrantable, client)))
    }
  }

  // MARK: One definition of a machine's token

  static let subjects: [(JSON?, JSON?, Bool)] = [
    ("a", "a", true), ("a", "b", false), ("a", nil, false), (nil, nil, false), (1, 1, false),
    ("e\u{301}", "\u{E9}", false), ("\u{E9}", "\u{E9}", true), ("A", "a", false),
  ]

  @Test(arguments: subjects, ["janedoe", nil] as [JSON?])
  func `and the event have the same definition of a machine's token`(
    ids: (sub: JSON?, client: JSON?, isMachine: Bool), username: JSON?
  ) throws {
    let changes = [
      ("sub", ids.sub), ("client_id", ids.client), ("username", username), ("scope", "x/y"),
    ]
    let claims = TestToken.claims(changes)
    let event = try #require(PreTokenGenerationEvent(accessToken: claims))
    #expect((TokenOrigin(claims) == .machine) == ids.isMachine)
    #expect(event.isOfMachine == ids.isMachine && (event.version == .v3) == ids.isMachine)
    let hints = try Row("", [], changes).report().hints
    #expect(hints.map(\.id).contains(.token(.machineToken)) == ids.isMachine)
    let preview = try TestTrigger.preview(
      TestTrigger.access(("scopesToAdd", ["c"])), claims: claims, version: .v2)
    #expect(preview.warnings.map(\.code).contains(.machineToken) == ids.isMachine)
  }
}
