import Testing

@testable import CognitoToken

@Suite struct `Settings of a pool` {
  typealias Settings = TestSettings

  /// A document and what is known from it of the trigger, as `V2_0`, `absent` or `not known`.
  struct TriggerRow: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let document: JSON
    let trigger: String

    init(_ testDescription: String, _ document: JSON, _ trigger: String) {
      self.testDescription = testDescription
      self.document = document
      self.trigger = trigger
    }
  }

  private static func trigger(in settings: PoolSettings) -> String {
    switch settings.pools.first?.trigger {
    case .known(let trigger): trigger.version.value?.rawValue ?? "version not known"
    case .absent: "absent"
    case .unknown: "not known"
    case nil: "no pool"
    }
  }

  private static let both: JSON = [
    "PreTokenGeneration": .string(Settings.function),
    "PreTokenGenerationConfig": [
      "LambdaVersion": "V1_0", "LambdaArn": .string(Settings.function),
    ],
  ]
  private static let legacy: JSON = ["PreTokenGeneration": .string(Settings.function)]
  private static let withoutPlan: [(String, JSON?)] = [("UserPoolTier", nil)]

  static let printed = [
    TriggerRow("V2_0", Settings.pool(Settings.configuration("V2_0")), "V2_0"),
    TriggerRow("V3_0", Settings.pool(Settings.configuration("V3_0")), "V3_0"),
    TriggerRow(
      "V2_0 without the plan", Settings.pool(Settings.configuration("V2_0"), withoutPlan), "V2_0"),
    TriggerRow(
      "an unknown version", Settings.pool(Settings.configuration("V4_0")), "version not known"),
    TriggerRow("both members", Settings.pool(both), "V1_0"),
    TriggerRow("the older member and the plan", Settings.pool(legacy), "V1_0"),
    TriggerRow(
      "the older member without the plan", Settings.pool(legacy, withoutPlan), "version not known"),
    TriggerRow(
      "the older member with an unknown plan", Settings.pool(legacy, [("UserPoolTier", "NEW")]),
      "V1_0"),
    TriggerRow(
      "the older member, the newer one null",
      Settings.pool([
        "PreTokenGeneration": .string(Settings.function), "PreTokenGenerationConfig": .null,
      ]), "V1_0"),
    TriggerRow("no LambdaConfig", Settings.pool(nil), "absent"),
    TriggerRow("an empty LambdaConfig", Settings.pool([:]), "absent"),
    TriggerRow("a null LambdaConfig", Settings.pool(.null), "absent"),
    TriggerRow("other triggers only", Settings.pool(["PreSignUp": "arn"]), "absent"),
    TriggerRow("no LambdaConfig, no plan", Settings.pool(nil, withoutPlan), "not known"),
    TriggerRow("an empty LambdaConfig, no plan", Settings.pool([:], withoutPlan), "not known"),
    TriggerRow("a null plan", Settings.pool([:], [("UserPoolTier", .null)]), "not known"),
    TriggerRow(
      "without the wrapper", Settings.pool(Settings.configuration("V2_0"))["UserPool"] ?? .null,
      "V2_0"),
    TriggerRow(
      "in an array", [Settings.pool(Settings.configuration("V2_0")), Settings.client([])], "V2_0"),
  ]

  @Test(arguments: printed) func `of a trigger are what the AWS CLI printed`(row: TriggerRow) throws
  {
    #expect(try Self.trigger(in: Settings.read(row.document)) == row.trigger)
  }

  // MARK: Templates

  private static func template(_ lambda: JSON?, _ changes: [(String, JSON?)] = []) -> JSON {
    Settings.template(
      [
        "Pool": [
          "Type": "AWS::Cognito::UserPool",
          "Properties": .object(omittingNil: ["LambdaConfig": lambda, "UserPoolTier": "PLUS"]),
        ],
        "Function": ["Type": "AWS::Lambda::Function"],
      ], changes)
  }

  private static func custom(_ type: String, _ properties: JSON) -> JSON {
    Settings.template([
      "Pool": ["Type": "AWS::Cognito::UserPool", "Properties": ["UserPoolTier": "PLUS"]],
      "Other": ["Type": .string(type), "Properties": properties],
    ])
  }

  private static func configuration(_ version: JSON?) -> JSON {
    [
      "PreTokenGenerationConfig": .object(omittingNil: [
        "LambdaVersion": version, "LambdaArn": ["Fn::GetAtt": ["Function", "Arn"]],
      ])
    ]
  }

  static let templates = [
    TriggerRow("V2_0", template(configuration("V2_0")), "V2_0"),
    TriggerRow("V1_0", template(configuration("V1_0")), "V1_0"),
    TriggerRow("no version", template(configuration(nil)), "version not known"),
    TriggerRow(
      "a parameter as the version", template(configuration(["Ref": "Version"])),
      "version not known"),
    TriggerRow(
      "a condition as the version",
      template(configuration(["Fn::If": ["Prod", "V2_0", "V1_0"]])), "version not known"),
    TriggerRow("nothing", template(nil), "absent"),
    TriggerRow(
      "nothing before AWS SAM's transform",
      template(nil, [("Transform", "AWS::Serverless-2016-10-31")]), "not known"),
    TriggerRow(
      "nothing, but a custom resource changes the pool",
      custom("Custom::Trigger", ["pool": [["Ref": "Pool"]]]), "not known"),
    TriggerRow(
      "nothing, but a custom resource is given the pool's ARN",
      custom("AWS::CloudFormation::CustomResource", ["Fn::Sub": "a ${Pool.Arn}"]), "not known"),
    TriggerRow(
      "nothing, and a custom resource about something else",
      custom("Custom::Trigger", ["bucket": ["Ref": "Poolside"], "x": ["Fn::Sub": "${Pools}"]]),
      "absent"),
    TriggerRow(
      "the older member", template(["PreTokenGeneration": ["Fn::GetAtt": "Function.Arn"]]), "V1_0"),
    TriggerRow(
      "the older member before a transform",
      template(
        ["PreTokenGeneration": ["Fn::GetAtt": "Function.Arn"]], [("Transform", ["Macro"])]),
      "version not known"),
    TriggerRow(
      "the older member, if a condition holds",
      template(["PreTokenGeneration": ["Fn::If": ["A", "arn", ["Ref": "AWS::NoValue"]]]]),
      "not known"),
    TriggerRow(
      "a macro in it", template(["Fn::Transform": ["Name": "Macro", "Parameters": [:]]]),
      "not known"),
    TriggerRow(
      "no value", template(["PreTokenGenerationConfig": ["Ref": "AWS::NoValue"]]), "not known"),
    TriggerRow(
      "a configuration if a condition holds, beside the older member",
      template([
        "PreTokenGeneration": ["Fn::GetAtt": ["Function", "Arn"]],
        "PreTokenGenerationConfig": ["Fn::If": ["A", [:], ["Ref": "AWS::NoValue"]]],
      ]), "version not known"),
    TriggerRow("an imported configuration", template(["Fn::ImportValue": "x"]), "not known"),
    TriggerRow(
      "in what get-template prints",
      ["TemplateBody": template(configuration("V2_0")), "StagesAvailable": ["Original"]], "V2_0"),
    TriggerRow(
      "as text in what get-template prints",
      ["TemplateBody": .string(Settings.text(template(configuration("V3_0"))))], "V3_0"),
  ]

  // MARK: Terraform

  private static func terraform(_ values: JSON, isPlan: Bool = true, isNested: Bool = false) -> JSON
  {
    let resources: JSON = [
      "resources": [
        [
          "address": "data.aws_cognito_user_pool.other", "mode": "data",
          "type": "aws_cognito_user_pool", "values": ["id": "us-east-1_Other0001"],
        ],
        [
          "address": "aws_cognito_user_pool.main", "mode": "managed",
          "type": "aws_cognito_user_pool", "values": values,
        ],
      ]
    ]
    let module: JSON = isNested ? ["child_modules": [["child_modules": [resources]]]] : resources
    return [
      "format_version": "1.2",
      isPlan ? "planned_values" : "values": ["root_module": module],
    ]
  }

  private static func block(_ members: JSON) -> JSON {
    ["user_pool_tier": "PLUS", "lambda_config": [members]]
  }

  private static let legacyBlock: JSON = [
    "pre_token_generation": .string(Settings.function), "pre_token_generation_config": [],
  ]
  private static let versionBlock: JSON = [
    "pre_token_generation": "", "pre_token_generation_config": [["lambda_version": "V2_0"]],
  ]
  private static let unsetBlock: JSON = [
    "pre_token_generation": "", "pre_token_generation_config": [], "pre_sign_up": "arn",
  ]

  static let terraformDocuments = [
    TriggerRow("a planned version", terraform(block(versionBlock)), "V2_0"),
    TriggerRow("in a module of a module", terraform(block(versionBlock), isNested: true), "V2_0"),
    TriggerRow("the version in a state", terraform(block(versionBlock), isPlan: false), "V2_0"),
    TriggerRow("the older one in a state", terraform(block(legacyBlock), isPlan: false), "V1_0"),
    TriggerRow("the older one in a plan", terraform(block(legacyBlock)), "version not known"),
    TriggerRow("neither in a state", terraform(block(unsetBlock), isPlan: false), "absent"),
    TriggerRow("neither in a plan", terraform(block(unsetBlock)), "not known"),
    TriggerRow(
      "a version that is known after apply",
      terraform(block(["pre_token_generation_config": [["lambda_arn": "arn"]]])),
      "version not known"),
    TriggerRow(
      "a block that is known after apply",
      terraform(block(["pre_token_generation": .string(Settings.function)])), "version not known"),
    TriggerRow("no block in a plan", terraform(["user_pool_tier": "PLUS"]), "not known"),
    TriggerRow(
      "no blocks in a plan", terraform(["user_pool_tier": "PLUS", "lambda_config": []]),
      "not known"),
    TriggerRow(
      "no blocks in a state",
      terraform(["user_pool_tier": "PLUS", "lambda_config": []], isPlan: false), "absent"),
    TriggerRow(
      "no blocks in the state of a provider that knows no plan",
      terraform(["lambda_config": []], isPlan: false), "not known"),
  ]

  @Test(arguments: templates + terraformDocuments)
  func `of a trigger are known as far as a template or plan shows them`(row: TriggerRow) throws {
    #expect(try Self.trigger(in: Settings.read(row.document)) == row.trigger)
  }

  // MARK: Scopes

  private static let read = "com.example.photos/read"

  private static func webClient(_ scopes: JSON?) -> JSON {
    Settings.template([
      "Server": [
        "Type": "AWS::Cognito::UserPoolResourceServer",
        "Properties": [
          "UserPoolId": ["Ref": "Pool"], "Identifier": "com.example.photos",
          "Scopes": [["ScopeName": "read"]],
        ],
      ],
      "Web": [
        "Type": "AWS::Cognito::UserPoolClient",
        "Properties": .object(omittingNil: [
          "UserPoolId": ["Ref": "Pool"], "AllowedOAuthScopes": scopes,
        ]),
      ],
    ])
  }

  private static let clients: [(JSON, Bool?)] = [
    (Settings.client([read]), true), (Settings.client(["openid"]), false),
    (Settings.client([]), false), (Settings.client(nil), false),
    (Settings.client([], [("AllowedOAuthFlowsUserPoolClient", nil)]), false),
    (Settings.client(nil, [("AllowedOAuthFlowsUserPoolClient", nil)]), nil),
    (Settings.client(["com.example.photos/Read"]), false),
    (webClient([.string(read)]), true), (webClient(["openid"]), false), (webClient(nil), false),
    (webClient(["openid", ["Ref": "Parameter"]]), nil),
    (webClient([["Fn::Join": ["", [["Ref": "Server"], "/read"]]]]), true),
    (webClient([["Fn::Join": ["/", [["Ref": "Server"], "read"]]]]), true),
    (webClient([["Fn::Join": ["", [["Ref": "Server"], "/write"]]]]), false),
    (webClient([["Fn::Join": ["", [["Ref": "Other"], "/read"]]]]), nil),
    (webClient([["Fn::Sub": "${Server}/read"]]), true),
    (webClient([["Fn::Sub": "com.example.photos/read"]]), true),
    (webClient([["Fn::Sub": "${!Server}/read"]]), false),
    (webClient([["Fn::Sub": "${Name}/read"]]), nil),
    (webClient([["Fn::Sub": ["${Name}/read", ["Name": "x"]]]]), nil),
    (webClient([["Fn::Sub": "${Server"]]), nil),
    (webClient(["Fn::Split": [",", ["Ref": "Scopes"]]]), nil),
  ]

  @Test(arguments: clients.indices)
  func `of an app client say whether it allows a scope, if that is known`(index: Int) throws {
    let (document, isAllowed) = Self.clients[index]
    let client = try #require(try Settings.read(document).clients.first)
    #expect(client.scopes.contains(Self.read) == isAllowed)
  }

  // MARK: Permissions

  private static let pools = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/"

  private static func sourceARN(_ operation: String, _ pattern: String) -> (String, JSON?) {
    ("Condition", .object([JSON.Member(operation, ["AWS:SourceArn": .string(pattern)])]))
  }

  private static let statements: [([(String, JSON?)], Bool?)] = [
    ([], true),
    ([("Condition", nil)], true),
    // AWS does not document whether everybody includes AWS services.
    ([("Principal", "*")], nil), ([("Principal", ["AWS": "*"])], nil),
    ([("Principal", ["Service": "cognito-idp.us-east-1.amazonaws.com"])], nil),
    ([("Principal", nil), ("NotPrincipal", ["AWS": "arn:aws:iam::1:root"])], nil),
    ([("Resource", nil)], nil), ([("Resource", nil), ("NotResource", "arn")], nil),
    ([sourceARN("StringEquals", Settings.poolARN)], true),
    ([sourceARN("StringEquals", pools + "*")], false),
    ([sourceARN("StringLike", "arn:aws:cognito-idp:*")], true),
    ([sourceARN("ArnEquals", pools + "*")], true),
    ([sourceARN("ArnLike", "arn:aws:cognito-idp:us-east-?:*:userpool/us-east-1_Example01")], true),
    ([sourceARN("ArnLike", "arn:aws:cognito-idp:*")], nil),
    ([sourceARN("ArnLike", "arn:*:userpool/us-east-1_Example01")], nil),
    (
      [("Principal", ["Service": ["apigateway.amazonaws.com", "cognito-idp.amazonaws.com"]])], true
    ),
    ([("Action", "lambda:*")], true), ([("Action", ["lambda:invokefunction"])], true),
    ([("Action", "*")], true),
    ([("Condition", ["StringEquals": ["AWS:SourceAccount": "123456789012"]])], true),
    (
      [
        (
          "Condition",
          [
            "ArnLike": ["aws:SourceArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/*"],
            "StringEquals": ["aws:SourceAccount": ["1", "123456789012"]],
          ]
        )
      ], true
    ),
    ([sourceARN("ArnLike", "*")], nil), ([sourceARN("StringLike", "*")], true),
    ([("Effect", "Deny")], false),
    ([("Principal", ["Service": "apigateway.amazonaws.com"])], false),
    ([("Action", "lambda:GetFunction")], false),
    ([("Principal", ["AWS": "arn:aws:iam::123456789012:root"])], false),
    ([("Condition", ["StringEquals": ["AWS:SourceAccount": "210987654321"]])], false),
    (
      [
        (
          "Condition",
          [
            "ArnLike": [
              "AWS:SourceArn":
                "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Other0001"
            ]
          ]
        )
      ], false
    ),
    ([("Condition", ["Bool": ["aws:SecureTransport": "true"]])], nil),
    ([("Condition", ["StringEquals": ["aws:PrincipalOrgID": "o-1"]])], nil),
    ([("NotAction", "lambda:GetFunction"), ("Action", nil)], nil),
    ([("Resource", "arn:aws:lambda:us-east-1:123456789012:function:other")], nil),
    ([("Resource", .string(Settings.function + ":live"))], nil),
  ]

  @Test(arguments: statements.indices)
  func `of a function say whether Cognito may call it, if that is known`(index: Int) throws {
    let (changes, isPermitted) = Self.statements[index]
    let statement = Settings.statement(changes)
    let policies: [JSON] = [
      Settings.policy(statement), ["Policy": ["Statement": [statement]]],
      ["Policy": ["Statement": statement]], ["Version": "2012-10-17", "Statement": [statement]],
      .string(Settings.text(["Statement": [statement]])),
    ]
    for policy in policies {
      let policy = try #require(try Settings.read(policy).policies.first)
      #expect(
        policy.permits(.named(Settings.function), for: .named(Settings.poolARN)) == isPermitted)
    }
  }

  @Test(
    arguments: [
      ("*", "", true), ("a*", "abc", true), ("a*c", "abc", true), ("a*c", "acbc", true),
      ("a?c", "abc", true), ("a?c", "ac", false), ("a*b*c", "a1b2c", true), ("abc", "ab", false),
      ("*a", "b", false), ("", "", true), ("**", "x", true), ("A", "a", false),
    ])
  func `patterns match as those of IAM`(pattern: String, text: String, isMatch: Bool) {
    #expect(PolicyPatterns.matches(pattern, text, ignoringCase: false) == isMatch)
  }

  private static func permission(
    _ changes: [(String, JSON?)] = [], condition: JSON? = nil
  ) -> JSON {
    let properties: JSON = [
      "Action": "lambda:InvokeFunction", "Principal": "cognito-idp.amazonaws.com",
      "FunctionName": ["Fn::GetAtt": ["Function", "Arn"]],
      "SourceArn": ["Fn::GetAtt": ["Pool", "Arn"]],
    ]
    return .object(omittingNil: [
      "Type": "AWS::Lambda::Permission", "Condition": condition,
      "Properties": changes.reduce(properties) { $0.setting($1.0, to: $1.1) },
    ])
  }

  private static let permissions: [(JSON, Bool?)] = [
    (permission(), true), (permission([("SourceArn", nil)]), true),
    (permission([("FunctionName", ["Ref": "Function"])]), true),
    (permission([("SourceArn", ["Fn::GetAtt": "Pool.Arn"])]), true),
    (permission([("SourceArn", ["Fn::Sub": "${Pool.Arn}"])]), true),
    // The ID is not the ARN that Cognito sends.
    (permission([("SourceArn", ["Ref": "Pool"])]), nil),
    (permission([("SourceArn", ["Fn::Sub": "${Pool}"])]), nil),
    (permission([("SourceArn", ["Fn::GetAtt": ["Pool", "ProviderName"]])]), nil),
    (permission([("SourceArn", ["Fn::GetAtt": ["Other", "Arn"]])]), nil),
    (permission([("FunctionName", ["Fn::ImportValue": "x"])]), nil),
    (permission([("FunctionName", ["Ref": "Parameter"])]), nil),
    (permission([("FunctionName", ["Fn::Sub": "${Function.Arn}:live"])]), nil),
    (permission([("FunctionName", nil)]), nil),
    (permission([("EventSourceToken", "x")]), nil),
    (permission([("PrincipalOrgID", "o-1")]), nil),
    (permission([("InvokedViaFunctionUrl", true)]), nil),
    (permission([("Principal", "*")]), nil),
    (permission(condition: "IsProduction"), nil),
  ]

  @Test(arguments: permissions.indices)
  func `of a function in a template say whether Cognito may call it, if that is known`(index: Int)
    throws
  {
    let (permission, isPermitted) = Self.permissions[index]
    let template = Settings.template([
      "Pool": ["Type": "AWS::Cognito::UserPool"], "Other": ["Type": "AWS::Cognito::UserPool"],
      "Function": ["Type": "AWS::Lambda::Function"], "Permission": permission,
    ])
    let policy = try #require(try Settings.read(template).policies.first)
    #expect(policy.permits(.resource("Function"), for: .resource("Pool")) == isPermitted)
  }

  private static let qualified: [(JSON, isPlan: Bool, String, Bool?)] = [
    (.null, false, Settings.function, true), ("live", false, Settings.function, nil),
    ("live", false, Settings.function + ":live", true), ("", false, Settings.function, true),
    ("live", true, Settings.function, nil),
  ]

  @Test(arguments: qualified.indices)
  func `of a function in Terraform are those of an alias if it names one`(index: Int) throws {
    let (qualifier, isPlan, function, isPermitted) = Self.qualified[index]
    let values: JSON = [
      "function_name": "pretoken", "action": "lambda:InvokeFunction",
      "principal": "cognito-idp.amazonaws.com", "qualifier": qualifier,
      "source_arn": .string(Settings.poolARN),
    ]
    let document: JSON = [
      "format_version": "1.2",
      isPlan ? "planned_values" : "values": [
        "root_module": ["resources": [["type": "aws_lambda_permission", "values": values]]]
      ],
    ]
    let policy = try #require(try Settings.read(document).policies.first)
    #expect(policy.permits(.named(function), for: .named(Settings.poolARN)) == isPermitted)
  }

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
