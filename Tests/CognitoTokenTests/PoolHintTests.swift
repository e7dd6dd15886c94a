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

  static let oauth: Changes = [("scope", "openid"), ("version", 2)]
  static let machine: Changes = [
    ("sub", .string(Settings.clientID)), ("scope", "com.example.albums/list"),
  ]
  static let servers: JSON = [
    "ResourceServers": [Settings.server("com.example.photos", ["write"])]
  ]
  static let lite: Changes = [("UserPoolTier", "LITE")]
  static let since: Changes = [("LastModifiedDate", .number("\(issued + 1)"))]

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
  static let write = "com.example.photos/write"
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
  let later: Changes = [("LastModifiedDate", .number("\(issued - 5)"))]

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
