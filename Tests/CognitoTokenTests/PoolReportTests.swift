import Testing

@testable import CognitoToken

@Suite struct `A pool's report` {
  typealias Settings = TestSettings

  static let read = "com.example.photos/read"
  static let v2 = Settings.configuration("V2_0")

  static func report(
    _ documents: [JSON], _ origin: TokenOrigin = .api, scopes: [String] = [read],
    clientID: String? = nil, response: JSON? = nil
  ) throws -> PoolReport {
    var settings = PoolSettings()
    for document in documents { try settings.read(Array(Settings.text(document).utf8)) }
    return try PoolReport(
      settings, expecting: scopes, origin: origin, clientID: clientID,
      response: response.map { try TriggerOutput(Array(Settings.text($0).utf8)) })
  }

  /// The checks as `+` for passed, `-` for failed, `?` for not known and `.` for not needed.
  static func line(_ report: PoolReport) -> String {
    report.checks.map { check in
      switch check.status {
      case .passed: "+"
      case .failed: "-"
      case .skipped: check.finding.isUnknown ? "?" : "."
      }
    }.joined()
  }

  static let permitted = Settings.policy(Settings.statement())
  static let client = Settings.client([], [("ExplicitAuthFlows", ["ALLOW_USER_PASSWORD_AUTH"])])
  static let adding = TestTrigger.access(("scopesToAdd", [.string(read)]))
  static let servers: JSON = ["ResourceServers": [Settings.server("com.example.photos", ["read"])]]

  private static let lite: [(String, JSON?)] = [("UserPoolTier", "LITE")]
  private static let old: [(String, JSON?)] = [("CreationDate", 1)]
  private static let noDomain: [(String, JSON?)] = [("Domain", nil)]

  /// In the order plan, trigger, trigger-version, permission, client, resource-server, response.
  static let rows: [(documents: [JSON], TokenOrigin, JSON?, line: String)] = [
    ([Settings.pool(v2), client, permitted], .api, adding, "+++++.+"),
    ([Settings.pool(v2), client, permitted], .api, nil, "+++++.?"),
    ([Settings.pool(v2)], .api, nil, "+++??.?"),
    ([client], .api, nil, "????+.?"),
    ([Settings.pool(nil), client], .api, nil, "+-..+.."),
    ([Settings.pool(nil, lite), client], .api, nil, "--..+.."),
    ([Settings.pool(Settings.configuration("V1_0")), client, permitted], .api, nil, "++-++.."),
    ([Settings.pool(v2, lite + old), client, permitted], .api, adding, "+++++.+"),
    ([Settings.pool(v2, lite), client, permitted], .api, adding, "?++++.+"),
    (
      [Settings.pool(Settings.configuration("V3_0"), lite + old), client, permitted], .api, adding,
      "?++++.+"
    ),
    (
      [
        Settings.pool(v2), permitted,
        Settings.client([], [("ExplicitAuthFlows", ["ALLOW_TOKEN_EXCHANGE_AUTH"])]),
      ], .api, adding, "++++?.+"
    ),
    ([Settings.pool(v2, [("UserPoolTier", nil)]), client, permitted], .api, adding, ".++++.+"),
    (
      [Settings.pool(["PreTokenGeneration": "a"], [("UserPoolTier", nil)]), client], .api, adding,
      "?+??+.?"
    ),
    (
      [Settings.pool(v2), Settings.policy(Settings.statement([("Effect", "Deny")]))], .api, adding,
      "+++-?.+"
    ),
    ([Settings.pool(v2), client, permitted], .api, TestTrigger.access(), "+++++.-"),
    (
      [
        Settings.pool(v2), permitted,
        Settings.client([], [("ExplicitAuthFlows", ["ALLOW_REFRESH_TOKEN_AUTH"])]),
      ], .api, adding, "++++-.+"
    ),
    ([Settings.pool(nil), Settings.client([read]), servers], .oauth, nil, "....++."),
    ([Settings.pool(nil), Settings.client([]), servers], .oauth, nil, "+-..-+."),
    ([Settings.pool(nil, noDomain), Settings.client([read]), servers], .oauth, nil, "....-+."),
    ([Settings.pool(nil, noDomain), servers], .oauth, nil, "+...-+."),
    (
      [
        Settings.pool(nil, noDomain + [("CustomDomain", "login.example.com")]),
        Settings.client([read]), servers,
      ], .oauth, nil, "....++."
    ),
    (
      [
        Settings.pool(nil, noDomain), servers,
        Settings.client([read], [("ExplicitAuthFlows", ["ALLOW_CLIENT_TOKEN_AUTH"])]),
      ], .machine, nil, "....++."
    ),
    (
      [
        Settings.pool(nil), servers,
        Settings.client([read], [("AllowedOAuthFlowsUserPoolClient", nil)]),
      ], .oauth, nil, "....?+."
    ),
    ([Settings.client([]), servers], .oauth, nil, "????.+?"),
    ([Settings.pool(v2), Settings.client([]), servers, permitted], .oauth, adding, "++++++ +"),
    (
      [
        Settings.pool(nil), Settings.client([read], [("AllowedOAuthFlows", ["implicit"])]), servers,
      ],
      .oauth, nil, "....++."
    ),
    (
      [
        Settings.pool(nil), servers,
        Settings.client([read], [("AllowedOAuthFlowsUserPoolClient", false)]),
      ], .oauth, nil, "....-+."
    ),
    (
      [Settings.pool(nil), servers, Settings.client([read])], .machine, nil, "....-+."
    ),
    (
      [
        Settings.pool(v2), servers,
        Settings.client([read], [("AllowedOAuthFlows", ["client_credentials"])]),
      ], .machine, nil, ".+..++."
    ),
    (
      [
        Settings.pool(v2), servers,
        Settings.client([], [("ExplicitAuthFlows", ["ALLOW_CLIENT_TOKEN_AUTH"])]),
      ], .machine, nil, "++-.-+."
    ),
    (
      [
        Settings.pool(nil), Settings.client([read]),
        ["ResourceServers": [Settings.server("com.example.photos", nil)]],
      ], .oauth, nil, "+-..+-."
    ),
  ]

  @Test(arguments: rows.indices) func `has a check for each condition`(index: Int) throws {
    let row = Self.rows[index]
    let report = try Self.report(row.documents, row.1, response: row.2)
    let line = row.line.replacing(" ", with: "")
    #expect(Self.line(report) == line)
    let verdict: PoolReport.Verdict =
      line.contains("-") ? .wouldNotCarry : line.contains("?") ? .notPrevented : .wouldCarry
    #expect(report.verdict == verdict)
    #expect(report.verdict != .wouldCarry || report.granted == [Self.read])
  }

  @Test func `needs no trigger for the scope of the API`() throws {
    let report = try Self.report(
      [Settings.pool(nil), Self.client], scopes: [ScopeSet.userAdmin])
    #expect(report.verdict == .wouldCarry && Self.line(report) == "....+..")
  }

  @Test func `fails a template that sets V2_0 in the plan LITE, which would not be deployed`()
    throws
  {
    let template = Settings.template([
      "Pool": [
        "Type": "AWS::Cognito::UserPool",
        "Properties": ["UserPoolTier": "LITE", "LambdaConfig": Self.v2],
      ]
    ])
    let report = try Self.report([template])
    #expect(report.verdict == .wouldNotCarry)
    #expect(
      report.hints.map(\.id) == [.settings(.poolPlan)] && report.hints[0].certainty == .likely)
  }

  @Test func `knows a template's domain only from a resource without a condition`() throws {
    for (condition, verdict) in [(nil, PoolReport.Verdict.wouldCarry), ("A", .notPrevented)]
      as [(JSON?, PoolReport.Verdict)]
    {
      let template = Settings.template([
        "Pool": ["Type": "AWS::Cognito::UserPool", "Properties": ["UserPoolTier": "LITE"]],
        "Domain": .object(omittingNil: [
          "Type": "AWS::Cognito::UserPoolDomain", "Condition": condition,
          "Properties": ["UserPoolId": ["Ref": "Pool"], "Domain": "photos"],
        ]),
        "Web": [
          "Type": "AWS::Cognito::UserPoolClient",
          "Properties": [
            "UserPoolId": ["Ref": "Pool"], "AllowedOAuthFlowsUserPoolClient": true,
            "AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": ["openid"],
          ],
        ],
      ])
      let report = try Self.report([template], .oauth, scopes: ["openid"])
      #expect(report.verdict == verdict, "\(report.checks)")
    }
  }

  @Test func `asks which app client is meant if there are several`() throws {
    let clients = [Self.client, Settings.client([], [("ClientId", "other")])]
    let report = try Self.report([Settings.pool(Self.v2)] + clients)
    let check = try #require(report.checks.first { $0.id == .client })
    #expect(check.finding == .unknown(.severalClients([Settings.clientID, "other"])))
    #expect(
      throws: SettingsError.otherClient(
        settings: [Settings.clientID, "other"], wanted: "third")
    ) { try Self.report(clients, clientID: "third") }
  }

  @Test func `refuses settings of a pool and its replica`() {
    let arn = Settings.poolARN.replacing("us-east-1:", with: "eu-west-1:")
    #expect(throws: SettingsError.severalPools([Settings.poolARN, arn])) {
      try Self.report([Settings.pool(nil), Settings.pool(nil, [("Arn", .string(arn))])])
    }
  }

  @Test func `does not know the permission if two policies of a function differ`() throws {
    let denied = Settings.policy(Settings.statement([("Effect", "Deny")]))
    for policies in [[Self.permitted, denied], [denied, Self.permitted]] {
      let report = try Self.report([Settings.pool(Self.v2)] + policies)
      #expect(Self.line(report) == "+++??.?")
    }
  }

  @Test func `refuses settings of two pools, and clients of another one`() {
    let other = Settings.pool(nil, [("Id", "us-east-1_Other0001")])
    #expect(throws: SettingsError.severalPools([Settings.poolID, "us-east-1_Other0001"])) {
      try Self.report([Settings.pool(nil), other])
    }
    #expect(
      throws: SettingsError.otherPool(
        settings: [Settings.poolID], wanted: "us-east-1_Other0001")
    ) { try Self.report([other, Self.client]) }
  }

  @Test func `refuses a response that Cognito would refuse`() {
    #expect(throws: TriggerError.self) {
      try Self.report(
        [Settings.pool(Self.v2)], response: TestTrigger.access(("scopesToAdd", "a")))
    }
  }
}
