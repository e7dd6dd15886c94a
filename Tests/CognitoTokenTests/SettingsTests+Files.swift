import Testing

@testable import CognitoToken

extension `Settings of a pool` {
  // MARK: Parts

  @Test func `without their wrapper are whole only with the name that the AWS CLI always prints`()
    throws
  {
    func bare(_ document: JSON, _ member: String, _ changes: [(String, JSON?)]) throws
      -> PoolSettings
    {
      let value = changes.reduce(document[member] ?? .null) { $0.setting($1.0, to: $1.1) }
      return try Settings.read(value)
    }
    let pool = Settings.pool(nil)
    #expect(Self.trigger(in: try bare(pool, "UserPool", [])) == "absent")
    #expect(Self.trigger(in: try bare(pool, "UserPool", [("Name", nil)])) == "not known")
    let client = Settings.client(nil)
    for (name, isAllowed) in [("web" as JSON, false as Bool?), (nil, nil)] as [(JSON?, Bool?)] {
      let settings = try bare(client, "UserPoolClient", [("ClientName", name)])
      #expect(settings.clients.first?.scopes.contains(Self.read) == isAllowed)
    }
  }

  @Test func `of the same resource server that differ are refused`() throws {
    let one: JSON = ["ResourceServers": [Settings.server("com.example.photos", ["read"])]]
    let other: JSON = ["ResourceServer": Settings.server("com.example.photos", ["read", "write"])]
    for documents in [(one, other), (other, one)] {
      #expect(throws: SettingsError.contradictory(id: "com.example.photos")) {
        try Settings.read(documents.0, documents.1)
      }
    }
    #expect(try Settings.read(one, one).servers.count == 1)
  }

  @Test func `of a resource server that a condition may leave out are not known`() throws {
    let server: JSON = [
      "Type": "AWS::Cognito::UserPoolResourceServer", "Condition": "IsProduction",
      "Properties": [
        "UserPoolId": ["Ref": "Pool"], "Identifier": "com.example.photos",
        "Scopes": [["ScopeName": "read"]],
      ],
    ]
    let settings = try Settings.read(Settings.template(["Server": server]))
    #expect(settings.definedScopes(of: .resource("Pool")).contains(Self.read) == nil)
  }

  // MARK: Files

  @Test func `are the same in any order, together or apart`() throws {
    let documents = [
      Settings.pool(Settings.configuration("V2_0")), Settings.client([Self.read]),
      ["ResourceServers": [Settings.server("com.example.photos", ["read"])]],
      ["ResourceServer": Settings.server("com.example.albums", nil)],
      Settings.policy(Settings.statement()),
    ].map(Settings.text)
    for separator in ["", "\n", "\r\n\t "] {
      for order in [documents, documents.reversed(), Array(documents[2...] + documents[..<2])] {
        var settings = PoolSettings()
        try settings.read(Array(order.joined(separator: separator).utf8))
        #expect(settings.pools.count == 1 && settings.clients.count == 1)
        #expect(settings.servers.count == 2 && settings.policies.count == 1)
        #expect(settings.poolsWithAllServers == [.named(Settings.poolID)])
      }
    }
  }

  @Test func `of the same pool are the newest, in any order`() throws {
    let older = Settings.pool(Settings.configuration("V1_0"))
    let newer = Settings.pool(
      Settings.configuration("V2_0"), [("LastModifiedDate", "2025-12-02T00:00:00.5+01:00")])
    for settings in [try Settings.read(older, newer), try Settings.read(newer, older)] {
      #expect(Self.trigger(in: settings) == "V2_0" && settings.pools.count == 1)
    }
  }

  @Test func `of the same pool, different and without dates, are refused`() {
    let undated = Settings.pool(Settings.configuration("V1_0"), [("LastModifiedDate", nil)])
    #expect(throws: SettingsError.contradictory(id: Settings.poolID)) {
      try Settings.read(undated, Settings.pool(Settings.configuration("V2_0")))
    }
    #expect(throws: Never.self) { try Settings.read(undated, undated) }
  }

  @Test func `in UTF-16 are read`() throws {
    let text = Settings.text(Settings.pool(Settings.configuration("V2_0")))
    var settings = PoolSettings()
    try settings.read([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(Self.trigger(in: settings) == "V2_0")
  }

  private static let malformed: [(String, SettingsError)] = [
    ("", .empty), (" \n", .empty),
    ("{}", .unknownKind(document: 1, nil)),
    ("null", .unknownKind(document: 1, .notAnObject("null"))),
    ("{\"UserPool\":{\"Id\":\"a\"}} {\"x\":1}", .unknownKind(document: 2, nil)),
    (
      "{\"PreTokenGenerationConfig\":{\"LambdaVersion\":\"V2_0\"}}",
      .unknownKind(document: 1, .lambdaConfig)
    ),
    ("{\"UserPools\":[]}", .unknownKind(document: 1, .listOfPools)),
    ("{\"UserPoolClients\":[]}", .unknownKind(document: 1, .listOfClients)),
    (
      "{\"version\":4,\"terraform_version\":\"1.11.4\",\"serial\":1}",
      .unknownKind(document: 1, .terraformState)
    ),
    ("{\"TemplateBody\":\"Resources:\\n  Pool:\"}", .unknownKind(document: 1, .yamlTemplate)),
    (
      "{\"Policy\":{\"PolicyName\":\"p\",\"Arn\":\"arn:aws:iam::1:policy/p\"}}",
      .unknownKind(document: 1, nil)
    ),
    ("{\"Configuration\":{\"FunctionArn\":\"x\"}}", .unknownKind(document: 1, .function)),
    ("{\"AuthenticationResult\":{}}", .unknownKind(document: 1, .token)),
    ("{\"UserPool\":[]}", .member(path: "UserPool", expected: "an object", found: "an array")),
    (
      "{\"ResourceServers\":{}}",
      .member(path: "ResourceServers", expected: "an array", found: "an object")
    ),
    ("{\"Resources\":{\"A\":{\"Type\":\"AWS::S3::Bucket\"}}}", .noUserPool),
    ("{\"format_version\":\"1.0\",\"values\":{}}", .noUserPool),
    ("{\"UserPool\":{}", .json(JSONError(offset: 14, reason: .endOfInput), offset: 14)),
    ("UserPool:\n", .json(JSONError(offset: 0, reason: .unexpectedByte(0x55)), offset: 0)),
    (
      "{\"UserPool\":{}} {\"a\":1,\"a\":2}",
      .json(JSONError(offset: 7, reason: .duplicateMember("a")), offset: 23)
    ),
  ]

  @Test(arguments: malformed.indices)
  func `that are not settings are refused with the reason`(index: Int) {
    let (text, error) = Self.malformed[index]
    #expect(throws: error) {
      var settings = PoolSettings()
      try settings.read(Array(text.utf8))
    }
  }

  @Test func `of templates and of what is deployed are not mixed`() {
    #expect(throws: SettingsError.mixedSources) {
      try Settings.read(
        Settings.pool([:]), Self.template(nil))
    }
  }

  @Test func `are limited in length and number`() {
    var settings = PoolSettings()
    #expect(throws: SettingsError.tooLong) {
      try settings.read(Array(repeating: 0x20, count: SettingsError.lengthLimit + 1))
    }
    #expect(throws: SettingsError.tooManyDocuments) {
      try settings.read(
        Array(String(repeating: "[]", count: SettingsError.documentLimit + 1).utf8))
    }
  }

  @Test func `with a page of resource servers do not show that there are no others`() throws {
    let servers: JSON = .array([Settings.server("a", ["b"])])
    let page = try Settings.read(["ResourceServers": servers, "NextToken": "x"])
    #expect(page.poolsWithAllServers.isEmpty)
    #expect(try Settings.read(servers).poolsWithAllServers.isEmpty)
    #expect(
      try Settings.read(["ResourceServers": servers]).poolsWithAllServers
        == [.named(Settings.poolID)])
    #expect(try Settings.read(["ResourceServers": []]).hasEmptyList)
  }
}
