import Testing

@testable import CognitoToken
@testable import jwtscope

@Suite struct `Messages about a token` {
  static let read = "com.example.photos/read"
  static let admin = ScopeSet.userAdmin
  static let client = "1example23456789"
  static let moto = "us-east-1_0123456789abcdef0123456789abcdef"
  static let issued = 1_767_225_600

  /// The report on a decoded access token of a sign-in through the API, with some claims changed.
  static func report(
    _ changes: [(String, JSON?)], scopes: [String] = [read], age: Int = 60
  ) throws -> Report {
    var claims: [(String, JSON)] = [
      ("sub", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
      ("iss", "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01"),
      ("client_id", .string(client)), ("token_use", "access"), ("scope", .string(admin)),
      ("exp", .number("\(issued + 3600)")), ("iat", .number("\(issued)")), ("username", "janedoe"),
    ]
    for (name, value) in changes {
      claims.removeAll { $0.0 == name }
      if let value { claims.append((name, value)) }
    }
    let parts: [JSON] = [
      ["kid": "key", "alg": "RS256"], .object(claims.map { JSON.Member($0, $1) }),
    ]
    let text = parts.map {
      Base64URL.encode(Array(JSONWriter.string($0, style: .compact).utf8))
    }
    let token = try UnverifiedToken(
      Array((text + ["AAAA"]).joined(separator: ".").utf8), reading: .lenient)
    return Report(
      decoding: token, expecting: Expectations.Scopes(all: scopes),
      at: NumericDate(Double(issued + age)))
  }

  // MARK: What leads to the scope

  /// How a token was issued.
  enum Kind: CaseIterable {
    case api, customizedAPI, oauth, openIDConnect, customizedOAuth, machine, customizedMachine, id
    case emulator, motoMachine, replica

    var claims: [(String, JSON?)] {
      switch self {
      case .api: [("scope", .string(admin))]
      case .customizedAPI: [("scope", "x/y"), ("tenant", "a")]
      case .oauth: [("scope", "x/y"), ("version", 2)]
      case .openIDConnect: [("scope", "email")]
      case .customizedOAuth: [("scope", "email"), ("tenant", "a")]
      case .machine: [("scope", "x/y"), ("sub", .string(client))]
      case .customizedMachine: [("scope", "x/y"), ("sub", .string(client)), ("tenant", "a")]
      case .id: [("scope", nil), ("token_use", "id")]
      case .emulator: [("iss", "http://localhost:9229/local_1")]
      case .motoMachine:
        [
          ("scope", "x/y"), ("sub", .string(client)),
          ("iss", .string("https://cognito-idp.us-east-1.amazonaws.com/\(moto)")),
        ]
      case .replica: [("iss", "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01")]
      }
    }
  }

  /// The advice of a hint, by the words that express it.
  enum Advice: String, CaseIterable {
    case addInTrigger = "accessTokenGeneration.scopesToAdd"
    case stopSuppressing = "accessTokenGeneration.scopesToSuppress"
    case allowAndRequest = "(AllowedOAuthScopes)"
    case useUsersToken = "use a user's token"
    case useAccessToken = "use AccessToken"
    case signInAgain = "sign in again"
    case refresh = "refresh the token"
    case requestNewToken = "request a new token"
    case findTrigger = "which trigger is attached"
    case testFunction = "test the function"

    /// Whether it can bring the scope into a token of this kind. Amazon Cognito, "Scopes, M2M, and
    /// resource servers".
    func leads(_ kind: Kind, to scope: String) -> Bool {
      let isCustom = ScopeSet.kind(of: scope) == .custom
      switch kind {
      case .id: return self == .useAccessToken
      case .machine, .customizedMachine, .motoMachine:
        // Client credentials grant custom scopes only.
        if !isCustom { return self == .useUsersToken }
        return [.allowAndRequest, .requestNewToken].contains(self)
          || self == .addInTrigger && kind == .customizedMachine
      case .api, .customizedAPI, .emulator, .replica:
        // The API grants its one scope always, so it is missing only if a trigger suppresses it.
        if scope == admin { return [.stopSuppressing, .signInAgain, .refresh].contains(self) }
        return [.addInTrigger, .signInAgain, .refresh, .findTrigger, .testFunction].contains(self)
      case .oauth, .openIDConnect, .customizedOAuth:
        return [.allowAndRequest, .signInAgain].contains(self)
          || self == .addInTrigger && kind == .customizedOAuth
      }
    }
  }

  @Test(arguments: Kind.allCases, [read, "openid", "profile", admin])
  func `gives only advice that leads to the missing scope`(kind: Kind, scope: String) throws {
    let report = try Self.report(kind.claims, scopes: [scope], age: 9999)
    if report.scopes.missing.isEmpty { return }
    let hints = HintMessage.all(of: report)
    #expect(!hints.isEmpty)
    for hint in hints {
      let advice = Advice.allCases.filter { hint.next.contains($0.rawValue) }
      #expect(!advice.isEmpty, "\(hint.next)")
      for advice in advice {
        #expect(advice.leads(kind, to: scope), "\(hint.code): \(advice)")
      }
    }
  }

  // MARK: Sentences

  private static let appClient = Hint.AppClient(id: client, pool: CognitoToken.UserPool(id: moto))
  private static let miss = NearMiss(
    wanted: "a/read", granted: "b/read", difference: .resourceServer)

  /// One or more of each ID.
  static let hints: [Hint] =
    [
      .token(.idToken), .token(.apiSignInWithoutCustomization(pool: nil)),
      .token(.adminScopeSuppressed),
      .token(.machineToken(lacksCustomScope: true, ungrantable: [], appClient)),
      .token(.machineToken(lacksCustomScope: false, ungrantable: ["openid"], appClient)),
      .token(.oauthSignIn(.openIDScopes(["openid"]), appClient)),
      .token(.oauthSignIn(.versionClaim, appClient)),
      .token(.oauthSignIn(.resource, appClient)), .token(.nearMiss([miss])),
      .token(.emulatorIssuer(host: nil)),
      .token(.emulatorIssuer(host: "localhost")),
    ] + replicas + stale + customized + fromSettings

  private static let servers = Hint.Settings.ResourceServers(
    pool: CognitoToken.UserPool(id: "us-east-1_Example01"), identifiers: ["com.example.photos"],
    isPlanned: false)
  private static let planned = Hint.Settings.ResourceServers(
    pool: nil, identifiers: [], isPlanned: true)

  private static let fromSettings: [Hint] = {
    var settings = PoolSettings()
    let pool = """
      {"UserPool":{"Id":"us-east-1_Example01","UserPoolTier":"LITE","LambdaConfig":{
      "PreTokenGeneration":"arn:aws:lambda:us-east-1:1:function:f"}}}
      """
    try? settings.read(Array(pool.utf8))
    let at = NumericDate(0)
    return settings.pools.flatMap { pool -> [Hint] in
      [
        .settings(.poolWithoutTrigger(pool, .certain)),
        .settings(.poolTriggerVersion(pool, .v1, needed: .v2, .certain)),
        .settings(.poolTriggerVersion(pool, .v2, needed: .v3, .likely)),
        .settings(.triggerWithoutScope(pool, .v2, missing: [], .certain)),
        .settings(.poolPlan(pool, .certain)),
        .settings(.poolChangedSince(pool.name, changed: at, issued: at, now: at, .api)),
        .settings(.clientScopeNotAllowed([read], allowed: [], appClient, .certain)),
        .settings(.scopeNotDefined([read], [miss], servers, .certain)),
        .settings(.scopeNotDefined([read], [], servers, .certain)),
        .settings(.scopeNotDefined(["a"], [], planned, .likely)),
      ]
    }
  }()

  private static let replicas: [Hint] = [CognitoToken.UserPool(id: "us-east-1_Example01")]
    .compactMap {
      $0.map { .token(.replicaIssuer($0, region: "eu-west-1")) }
    }

  private static let stale: [Hint] = [TokenOrigin.api, .oauth, .machine, nil].map {
    .token(.staleToken(issued: NumericDate(0), now: NumericDate(3 * 86400), $0))
  }

  private static let customized: [Hint] = [TokenOrigin.api, .oauth, .machine].map {
    .token(
      .customizedWithoutScope(
        TriggerTraces(in: ["tenant": "a", "aud": "x", "client_id": "x"], origin: $0), $0,
        missing: []))
  }

  @Test func `exist for every hint`() {
    #expect(Set(Self.hints.map(\.id)) == Set(Hint.ID.allCases))
  }

  @Test(arguments: hints) func `are sentences without a full stop, and say what to do next`(
    hint: Hint
  ) {
    let message = HintMessage(hint)
    #expect(message.code == hint.id.rawValue && message.certainty == hint.certainty)
    #expect(!message.message.isEmpty && !message.message.hasSuffix("."))
    #expect(!message.advice.isEmpty && !message.advice.hasSuffix("."))
  }

  @Test func `say how old a stale token is`() {
    for hint in Self.stale { #expect(HintMessage(hint).message.contains("issued 3 days ago")) }
  }

  @Test func `name a claim that only a trigger adds, and where to add the scope`() {
    for hint in Self.customized {
      let message = HintMessage(hint)
      #expect(message.message.contains("(\"tenant\")"))
      #expect(message.next.contains("scopesToAdd"))
    }
  }

  @Test func `tell a machine which of its missing scopes it can get`() {
    let hint = HintMessage(
      Hint.token(.machineToken(lacksCustomScope: true, ungrantable: ["openid"], Self.appClient)))
    #expect(hint.message.contains("never \"openid\""))
    #expect(
      hint.next.contains("user's token where \"openid\"") && hint.next.contains("name the scope"))
  }

  @Test func `about near misses name both scopes and how they differ, three at most`() {
    let misses = [
      NearMiss(wanted: "a/read", granted: "a/Read", difference: .letterCase),
      NearMiss(wanted: "b/write", granted: "b:write", difference: .separator),
      NearMiss(wanted: "c", granted: "x/c", difference: .shortName), Self.miss,
    ]
    #expect(
      HintMessage(Hint.token(.nearMiss(misses))).message == """
        "a/read" is not granted, but "a/Read" is: upper and lower case differ; \
        "b/write" is not granted, but "b:write" is: the separator differs; \
        "c" is not granted, but "x/c" is: one includes the resource server, the other is only the \
        short name
        """)
  }

  @Test func `cut and redact names of claims, and show only a few`() throws {
    let long = String(repeating: "long ", count: 1_000)
    let token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl"
    let many = (0..<100).map { ("claim\($0)", JSON.null as JSON?) }
    let report = try Self.report([(long, 1), (token, 2)] + many)
    let message = try #require(HintMessage.all(of: report).first).message
    #expect(message.contains("long…") && message.contains("and 99 more"))
    #expect(message.utf8.count < 500 && !message.contains("c2lnbmF0dXJl"))
  }

  // MARK: Commands

  static let describePool =
    "describe-user-pool --user-pool-id us-east-1_Example01 --query UserPool.LambdaConfig"

  static func describeClient(_ id: String) -> String {
    "describe-user-pool-client --user-pool-id us-east-1_Example01 --client-id \(id) "
      + "--query UserPoolClient.AllowedOAuthScopes"
  }

  @Test(
    arguments: [
      ([], describePool),
      (
        [("iss", "https://example.com/us-east-1_$(id)")],
        "describe-user-pool --user-pool-id USER_POOL_ID --query UserPool.LambdaConfig"
      ),
      ([("version", 2)], describeClient(client)),
      ([("version", 2), ("client_id", "x;id")], describeClient("CLIENT_ID")),
      ([("version", 2), ("client_id", nil)], describeClient("CLIENT_ID")),
      ([("version", 2), ("client_id", "\u{E9}")], describeClient("CLIENT_ID")),
    ] as [([(String, JSON?)], String)])
  func `have commands in which a shell expands nothing`(
    claims: [(String, JSON?)], command: String
  ) throws {
    let hint = try #require(HintMessage.all(of: Self.report(claims)).first)
    #expect(hint.command == "aws cognito-idp \(command)")
    #expect(hint.next.hasSuffix(": aws cognito-idp \(command)"))
  }
}
