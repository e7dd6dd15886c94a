import Testing

@testable import CognitoToken

@Suite struct `Hints from a pool's settings` {
  typealias Settings = TestSettings
  typealias Changes = [(String, JSON?)]

  static let read = "com.example.photos/read"
  static let issued = 1_767_225_600

  /// A token without `read`, and settings.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var settings: [JSON]
    /// The claims that differ from those of a sign-in through the API.
    var claims: Changes
    var scope: [String] = [read]

    init(
      _ testDescription: String, _ settings: [JSON], _ claims: Changes = [],
      scope: [String] = [read]
    ) {
      self.testDescription = testDescription
      self.settings = settings
      self.claims = claims
      self.scope = scope
    }

    func report() throws -> Report {
      let claims = TestToken.claims([("scope", .string(ScopeSet.userAdmin))] + claims)
      var report = Report(
        decoding: try UnverifiedToken(TestToken.signed(claims: claims), reading: .lenient),
        expecting: Expectations.Scopes(all: scope), at: NumericDate(Double(issued + 600)))
      var settings = PoolSettings()
      for document in self.settings { try settings.read(Array(TestSettings.text(document).utf8)) }
      try report.add(settings)
      return report
    }

    /// The hints, with a `?` after those that are only likely.
    func hints() throws -> [String] {
      try report().hints.map { $0.id.rawValue + ($0.certainty == .certain ? "" : "?") }
    }
  }

  // MARK: What settings prove

  private static let oauth: Changes = [("scope", "openid"), ("version", 2)]
  private static let machine: Changes = [
    ("sub", .string(Settings.clientID)), ("scope", "com.example.albums/list"),
  ]
  private static let servers: JSON = [
    "ResourceServers": [Settings.server("com.example.photos", ["write"])]
  ]
  private static let lite: Changes = [("UserPoolTier", "LITE")]
  private static let since: Changes = [("LastModifiedDate", .number("\(issued + 1)"))]

  static let proofs = [
    Case("no trigger", [Settings.pool(nil)]),
    Case("V1_0", [Settings.pool(Settings.configuration("V1_0"))]),
    Case("the older member", [Settings.pool(["PreTokenGeneration": .string(Settings.function)])]),
    Case("V2_0", [Settings.pool(Settings.configuration("V2_0"))]),
    Case("no trigger in the plan LITE", [Settings.pool(nil, lite)]),
    Case("V1_0 in the plan LITE", [Settings.pool(Settings.configuration("V1_0"), lite)]),
    Case(
      "V2_0 in the plan LITE, of before the plans",
      [Settings.pool(Settings.configuration("V2_0"), lite + [("CreationDate", 1)])]),
    Case("V2_0, set later", [Settings.pool(Settings.configuration("V2_0"), since)]),
    Case("no trigger, removed later", [Settings.pool(nil, since)]),
    Case("a scope that the client does not allow", [Settings.client(["openid"])], oauth),
    Case("a scope that no server defines", [servers], oauth),
    Case("neither", [servers, Settings.client(["openid"])], oauth),
    Case("both", [servers, Settings.client([write])], oauth, scope: [write]),
    Case("a machine whose client does not allow it", [Settings.client([])], machine),
    Case("a machine of V2_0", [Settings.pool(Settings.configuration("V2_0"))], machine),
    Case("a machine of V3_0", [Settings.pool(Settings.configuration("V3_0"))], machine),
    Case("an old AWS CLI", [Settings.pool(nil, [("UserPoolTier", nil)])]),
    Case("settings of the client only", [Settings.client([read])]),
  ]
  private static let write = "com.example.photos/write"
  private static let proven = [
    ["pool-without-trigger"], ["pool-trigger-version"], ["pool-trigger-version"],
    ["customized-without-scope", "stale-token?"], ["pool-without-trigger", "pool-plan"],
    ["pool-trigger-version", "pool-plan"], ["customized-without-scope", "stale-token?"],
    ["pool-changed-since?", "customized-without-scope?"],
    ["pool-changed-since?", "pool-without-trigger?"], ["client-scope-not-allowed"],
    ["scope-not-defined", "oauth-sign-in?"], ["scope-not-defined", "client-scope-not-allowed"],
    ["oauth-sign-in?", "stale-token?"], ["client-scope-not-allowed"],
    ["machine-token", "pool-trigger-version?", "stale-token?"], ["machine-token", "stale-token?"],
    ["api-sign-in-without-customization", "stale-token?"],
    ["api-sign-in-without-customization", "stale-token?"],
  ]

  @Test(arguments: proofs.indices)
  func `are as certain as the settings are, and replace the hints that the settings refute`(
    index: Int
  ) throws {
    #expect(try Self.proofs[index].hints() == Self.proven[index])
  }

  @Test func `advise only to request a scope that the client allows`() throws {
    let report = try Case("", [Settings.client([Self.read])], Self.oauth).report()
    guard case .token(.oauthSignIn(_, let client))? = report.hints.first else {
      Issue.record("no hint")
      return
    }
    #expect(client.allowsMissing)
  }

  @Test func `are certain of an OAuth client if no trigger can add OpenID Connect scopes`() throws {
    for pool in [Settings.pool(nil), Settings.pool(Settings.configuration("V1_0"))] {
      let settings = [pool, Settings.client(["openid"])]
      let hints = try Case("", settings, [("scope", "openid")]).hints()
      #expect(hints.first == "client-scope-not-allowed")
    }
    let v2 = [Settings.pool(Settings.configuration("V2_0")), Settings.client(["openid"])]
    #expect(
      try Case("", v2, [("scope", "openid")]).hints() == [
        "client-scope-not-allowed?", "customized-without-scope?", "stale-token?",
      ])
  }

  // MARK: What they do not prove

  /// Cases that are near to a proof by the pool's trigger.
  private static func nearPool(_ lambda: JSON?, _ changes: Changes = []) -> [Case] {
    func pool(_ more: Changes = []) -> [JSON] { [Settings.pool(lambda, changes + more)] }
    func near(_ name: String, _ more: Changes) -> Case { Case(name, pool(more)) }
    func token(_ name: String, _ claims: Changes, scope: [String] = [read]) -> Case {
      Case(name, pool(), claims, scope: scope)
    }
    let iss = "https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01"
    let replica = "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01"
    let arn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/us-east-1_Example01"
    return [
      near("changed a second later", since),
      near("changed a moment later", [("LastModifiedDate", .number("\(issued).25"))]),
      near("changed at an unknown time", [("LastModifiedDate", nil)]),
      near("changed at a malformed time", [("LastModifiedDate", "yesterday")]),
      near("changed at a time without a zone", [("LastModifiedDate", "2025-12-01T00:00:00")]),
      near("a replica's settings", [("Arn", .string(arn))]),
      near("settings of an unknown Region", [("Arn", nil)]),
      near("settings of a malformed ARN", [("Arn", "userpool/x")]),
      token("a token without iat", [("iat", nil)]),
      token("a token of before the change", [("iat", .number("1764547200"))]),
      token("an OAuth token", oauth), token("a machine's token", machine),
      token("an exchanged token", [("act", ["sub": "x"])]),
      token("an ID token", [("token_use", "id"), ("scope", nil)]),
      token("a token of the updated issuer", [("iss", .string(iss))]),
      token("a replica's token", [("iss", .string(replica))]),
      token("a token with the scope", [("scope", .string(read))]),
      token("a token with the scope in capitals", [("scope", "COM.EXAMPLE.PHOTOS/READ")]),
      token("only the scope of the API is missing", [("scope", nil)], scope: [ScopeSet.userAdmin]),
      Case("the client changed later", pool() + [Settings.client([], since)]),
      Case("settings without the pool", [Settings.client([]), servers]),
    ]
  }

  /// A trigger ran, whatever the settings are.
  private static func customized(_ settings: JSON) -> [Case] {
    [
      Case("a claim of a trigger", [settings], [("tenant", "a")]),
      Case("the client as audience", [settings], [("aud", .string(Settings.clientID))]),
      Case("a scope of a trigger", [settings], [("scope", .string("\(ScopeSet.userAdmin) x/y"))]),
      Case("no scope of the API", [settings], [("scope", nil)]),
    ]
  }

  private static func resource(_ type: String, _ properties: JSON) -> JSON {
    Settings.template(["Resource": ["Type": .string(type), "Properties": properties]])
  }

  private static func terraform(_ type: String, _ values: JSON, isState: Bool = false) -> JSON {
    [
      "format_version": "1.2",
      isState ? "values" : "planned_values": [
        "root_module": [
          "resources": [["address": "a.b", "type": .string(type), "values": values]]
        ]
      ],
    ]
  }

  private static let userPool = "AWS::Cognito::UserPool"
  private static let v1 = Settings.configuration("V1_0")
  private static let v2 = Settings.configuration("V2_0")
  private static let legacy: JSON = ["PreTokenGeneration": .string(Settings.function)]

  static let withoutTrigger =
    nearPool(nil) + customized(Settings.pool(nil))
    + [
      Case("V1_0", [Settings.pool(v1)]), Case("V2_0", [Settings.pool(v2)]),
      Case("the older member", [Settings.pool(legacy)]),
      Case("an unknown version", [Settings.pool(Settings.configuration("V9_0"))]),
      Case("no plan printed", [Settings.pool(nil, [("UserPoolTier", nil)])]),
      Case("an empty LambdaConfig without the plan", [Settings.pool([:], [("UserPoolTier", nil)])]),
      Case("a template", [resource(userPool, ["UserPoolTier": "PLUS"])]),
      Case(
        "a plan of Terraform",
        [terraform("aws_cognito_user_pool", ["user_pool_tier": "PLUS", "lambda_config": []])]),
      Case(
        "a state of Terraform",
        [
          terraform(
            "aws_cognito_user_pool",
            ["id": .string(Settings.poolID), "user_pool_tier": "PLUS", "lambda_config": []],
            isState: true)
        ]),
    ]

  static let triggerVersion =
    nearPool(v1) + nearPool(legacy) + customized(Settings.pool(v1))
    + [
      Case("no trigger", [Settings.pool(nil)]), Case("V2_0", [Settings.pool(v2)]),
      Case("V3_0", [Settings.pool(Settings.configuration("V3_0"))]),
      Case("an unknown version", [Settings.pool(Settings.configuration("V1_1"))]),
      Case("no version", [Settings.pool(["PreTokenGenerationConfig": ["LambdaArn": "arn"]])]),
      Case("the older member of an old AWS CLI", [Settings.pool(legacy, [("UserPoolTier", nil)])]),
      Case(
        "V1_0 of another trigger",
        [Settings.pool(["CustomSMSSender": ["LambdaVersion": "V1_0", "LambdaArn": "arn"]])]),
      Case("a template", [resource(userPool, ["LambdaConfig": v1])]),
      Case(
        "a plan",
        [
          terraform(
            "aws_cognito_user_pool",
            ["lambda_config": [["pre_token_generation_config": [["lambda_version": "V1_0"]]]]])
        ]),
    ]

  static let plan =
    nearPool(nil, lite)
    + [
      Case("ESSENTIALS", [Settings.pool(nil)]),
      Case("PLUS", [Settings.pool(nil, [("UserPoolTier", "PLUS")])]),
      Case("an unknown plan", [Settings.pool(nil, [("UserPoolTier", "BASIC")])]),
      Case("no plan printed", [Settings.pool(v1, [("UserPoolTier", nil)])]),
      Case("V2_0 of before the plans", [Settings.pool(v2, lite)]),
      Case("V3_0", [Settings.pool(Settings.configuration("V3_0"), lite)]),
      Case("a pool of before the plans", [Settings.pool(nil, lite + [("CreationDate", 1)])]),
      Case(
        "a pool of the moment of the plans",
        [Settings.pool(nil, lite + [("CreationDate", 1_732_298_400)])]),
      Case("a pool of an unknown age", [Settings.pool(nil, lite + [("CreationDate", nil)])]),
      Case(
        "a template", [resource(userPool, ["UserPoolTier": "LITE", "LambdaConfig": v2])]),
    ]

  static let withoutScope =
    nearPool(v2)
    + [
      Case("no trigger", [Settings.pool(nil)]), Case("V1_0", [Settings.pool(v1)]),
      Case("an unknown version", [Settings.pool(Settings.configuration("V9_0"))]),
      Case("V2_0 in the plan LITE of a newer pool", [Settings.pool(v2, lite)]),
      Case(
        "V2_0 in the plan LITE of a pool of an unknown age",
        [Settings.pool(v2, lite + [("CreationDate", nil)])]),
      Case(
        "V3_0 in the plan LITE",
        [Settings.pool(Settings.configuration("V3_0"), lite + [("CreationDate", 1)])]),
      Case("an emulator", emulator(v2), [("iss", .string("http://localhost:9229/local_1"))]),
      Case("a template", [resource(userPool, ["LambdaConfig": v2])]),
    ]

  private static func emulator(_ lambda: JSON) -> [JSON] {
    [Settings.pool(lambda, [("Id", "local_1")])]
  }

  private static let noPlan: Changes = [("UserPoolTier", nil)]

  private static func nearClient(_ settings: [JSON]) -> [Case] {
    func token(_ name: String, _ claims: Changes, scope: [String] = [read]) -> Case {
      Case(name, settings, claims, scope: scope)
    }
    return [
      token("a sign-in through the API", []),
      token("an exchanged token", oauth + [("act", ["sub": "x"])]),
      token("an ID token", [("token_use", "id"), ("scope", nil)]),
      token("a token with the scope", [("scope", .string("openid \(read)"))]),
      token("a token with the scope in capitals", [("scope", "openid com.example.photos/READ")]),
      token("a token without iat", oauth + [("iat", nil)]),
      token("OpenID Connect scopes, which a trigger may have added", [("scope", "openid email")]),
      Case(
        "the same, with a trigger that can", settings + [Settings.pool(v2)], [("scope", "openid")]),
      Case(
        "the same, without the trigger's version", settings + [Settings.pool(legacy, noPlan)],
        [("scope", "openid")]),
      token("a machine that lacks a user's scope", machine, scope: ["openid"]),
      token("a machine that lacks the scope of the API", machine, scope: [ScopeSet.userAdmin]),
      Case("the pool changed later", settings + [Settings.pool(v2, since)], oauth),
    ]
  }

  private static func client(_ name: String, _ scopes: [String]?, _ changes: Changes = []) -> Case {
    Case(name, [Settings.client(scopes, changes)], oauth)
  }

  private static let noFlag: Changes = [("AllowedOAuthFlowsUserPoolClient", nil)]

  static let notAllowed =
    nearClient([Settings.client(["openid"])])
    + [
      client("it is allowed", ["openid", read]),
      client("changed a second later", ["openid"], since),
      client("changed at an unknown time", ["openid"], [("LastModifiedDate", nil)]),
      client("no list, and no flag", nil, noFlag),
      client("no OAuth at all", [], [("AllowedOAuthFlowsUserPoolClient", false)]),
      client("a list that is no list", [], [("AllowedOAuthScopes", "openid")]),
      client("an element that is no text", [], [("AllowedOAuthScopes", ["openid", 1])]),
      Case("settings without the client", [Settings.pool(v2), servers], oauth),
      Case(
        "another client beside it",
        [Settings.client([], [("ClientId", "other")]), Settings.client([read])], oauth),
      Case(
        "a template",
        [resource("AWS::Cognito::UserPoolClient", ["AllowedOAuthScopes": ["openid"]])], oauth),
      Case(
        "a template with a parameter",
        [resource("AWS::Cognito::UserPoolClient", ["AllowedOAuthScopes": [["Ref": "A"]]])], oauth),
      Case(
        "a plan",
        [terraform("aws_cognito_user_pool_client", ["allowed_oauth_scopes": ["openid"]])], oauth),
    ]

  private static func defined(_ name: String, _ settings: JSON, scope: String = read) -> Case {
    Case(name, [settings], oauth, scope: [scope])
  }

  private static let other = Settings.server("com.example.albums", ["read"])

  static let notDefined =
    nearClient([servers])
    + [
      defined("it is defined", ["ResourceServer": Settings.server("com.example.photos", ["read"])]),
      defined("a page of the list", ["ResourceServers": [other], "NextToken": "x"]),
      defined("a list without its wrapper", [other]),
      defined("another server", ["ResourceServer": other]),
      defined("an empty list, which names no pool", ["ResourceServers": []]),
      defined("an OpenID Connect scope", servers, scope: "phone"),
      defined("the scope of the API", servers, scope: ScopeSet.userAdmin),
      defined(
        "an identifier with a slash",
        ["ResourceServers": [Settings.server("https://example.com/photos", ["read"])]],
        scope: "https://example.com/photos/read"),
      Case("the client changed later", [servers, Settings.client([], since)], oauth),
      Case("settings of the pool only", [Settings.pool(v2)], oauth),
      defined(
        "a template",
        resource(
          "AWS::Cognito::UserPoolResourceServer",
          ["Identifier": "com.example.photos", "Scopes": [["ScopeName": "write"]]])),
      defined(
        "an identifier that is a parameter",
        resource("AWS::Cognito::UserPoolResourceServer", ["Identifier": ["Ref": "Name"]])),
      defined(
        "a plan",
        terraform("aws_cognito_resource_server", ["identifier": "com.example.photos"])),
    ]

  /// Dates that are not after the token's, or no dates.
  private static let notSince: [JSON?] = [
    .number("\(issued)"), .number("\(issued).0"), .number("\(issued - 1)"),
    .number("\(issued - 1).999"), "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00",
    "2025-12-31T19:00:00-05:00", "2026-01-01T00:00:00", "2027-01-01", "tomorrow", "", .null, true,
    ["2027-01-01T00:00:00Z"], nil,
  ]

  static let changedSince =
    notSince.flatMap { date in
      [
        Case(
          "a pool of \(String(describing: date))", [Settings.pool(v1, [("LastModifiedDate", date)])]
        ),
        Case(
          "a client of \(String(describing: date))",
          [Settings.client([], [("LastModifiedDate", date)])], oauth),
      ]
    } + [
      Case("a token without iat", [Settings.pool(v1, since)], [("iat", nil)]),
      Case("an ID token", [Settings.pool(v1, since)], [("token_use", "id"), ("scope", nil)]),
      Case("an exchanged token", [Settings.pool(v1, since)], [("act", ["sub": "x"])]),
      Case("a token with the scope", [Settings.pool(v1, since)], [("scope", .string(read))]),
      Case(
        "another client", [Settings.client([], since + [("ClientId", "a")]), Settings.client([])],
        oauth),
      Case("resource servers, which have no date", [servers], oauth),
      Case("a template", [resource(userPool, ["LastModifiedDate": "2027-01-01T00:00:00Z"])]),
    ]

  @Test func `say that settings are newer only if they are`() throws {
    #expect(Self.changedSince.count >= 20)
    for near in Self.changedSince {
      let hints = try near.report().hints.map(\.id)
      #expect(!hints.contains(.settings(.poolChangedSince)), "\(near.testDescription): \(hints)")
    }
  }

  @Test(
    arguments: [
      (Hint.ID.settings(.poolWithoutTrigger), withoutTrigger),
      (.settings(.poolTriggerVersion), triggerVersion),
      (.settings(.poolPlan), plan), (.token(.customizedWithoutScope), withoutScope),
      (.settings(.clientScopeNotAllowed), notAllowed), (.settings(.scopeNotDefined), notDefined),
    ])
  func `are never certain of what a near case does not prove`(cause: (id: Hint.ID, near: [Case]))
    throws
  {
    #expect(cause.near.count >= 20)
    for near in cause.near {
      let hints = try near.hints()
      #expect(!hints.contains(cause.id.rawValue), "\(near.testDescription): \(hints)")
    }
  }

  // MARK: Whose settings they are

  private static let foreign: [([JSON], Changes, SettingsError)] = [
    (
      [Settings.pool(nil, [("Id", "us-east-1_Other0001")])], [],
      .otherPool(settings: ["us-east-1_Other0001"], wanted: Settings.poolID)
    ),
    (
      [Settings.client([], [("UserPoolId", "us-east-1_Other0001")])], [],
      .otherPool(settings: ["us-east-1_Other0001"], wanted: Settings.poolID)
    ),
    (
      [Settings.client([], [("ClientId", "other")])], oauth,
      .otherClient(settings: ["other"], wanted: Settings.clientID)
    ),
    (
      [Settings.pool(nil)], [("iss", nil)],
      .otherPool(settings: [Settings.poolID], wanted: "")
    ),
  ]

  @Test(arguments: foreign.indices) func `are refused if they are not the token's`(index: Int) {
    let (settings, claims, error) = Self.foreign[index]
    #expect(throws: error) { try Case("", settings, claims).report() }
  }

  @Test func `of a pool and its replica are those of the Region that issued the token`() throws {
    let replica = Settings.pool(
      nil, [("Arn", .string(Settings.poolARN.replacing("us-east-1:", with: "eu-west-1:")))] + later)
    for settings in [[replica, Settings.pool(Self.v1)], [Settings.pool(Self.v1), replica]] {
      #expect(try Case("", settings).hints() == ["pool-trigger-version"])
    }
    let iss = "https://cognito-idp.eu-west-1.amazonaws.com/\(Settings.poolID)"
    let hints = try Case("", [replica, Settings.pool(Self.v1)], [("iss", .string(iss))]).hints()
    #expect(hints.first == "pool-without-trigger")
  }

  /// Later than other settings, and before the token.
  private let later: Changes = [("LastModifiedDate", .number("\(issued - 5)"))]

  @Test func `of several pools and clients are those of the token`() throws {
    let hints = try Case(
      "",
      [
        Settings.pool(Self.v1), Settings.pool(nil, [("Id", "us-east-1_Other0001")]),
        Settings.client([], [("ClientId", "other")]), Settings.client([]),
      ]
    ).hints()
    #expect(hints == ["pool-trigger-version"])
  }

  // MARK: The change

  @Test func `keep every other trigger in the change`() throws {
    let other: JSON = [
      "PreSignUp": "arn:aws:lambda:us-east-1:1:function:a", "KMSKeyID": "arn:aws:kms:x:1:key/k",
      "PreTokenGeneration": .string(Settings.function),
      "CustomSMSSender": ["LambdaVersion": "V1_0", "LambdaArn": "arn:b"], "UserMigration": .null,
    ]
    let settings = try Settings.read(Settings.pool(other))
    let changed = try #require(settings.pools.first?.lambdaConfig(version: .v2, function: "F"))
    let configuration: JSON = [
      "LambdaVersion": "V2_0", "LambdaArn": .string(Settings.function),
    ]
    #expect(
      changed
        == other.setting("UserMigration", to: nil).setting(
          "PreTokenGenerationConfig", to: configuration))
  }

  @Test(
    arguments: [
      ["PreSignUp": "arn'; rm -rf /"], ["PreSignUp": "$(id)"], ["PreSignUp": "a b"],
      ["Pre'SignUp": "arn:a"], ["PreSignUp": ["a": ["b": "c"]]], ["PreSignUp": true],
      ["CustomSMSSender": ["LambdaArn": "a`b"]], ["PreSignUp": ""],
      ["PreTokenGeneration": "arn\n"],
      ["PreTokenGenerationConfig": ["LambdaVersion": "V1_0"]],
    ] as [JSON])
  func `make no change of values that a shell could interpret or that are not known`(lambda: JSON)
    throws
  {
    let settings = try Settings.read(Settings.pool(lambda))
    #expect(settings.pools.first?.lambdaConfig(version: .v2, function: "F") == nil)
  }
}
