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

  static func trigger(in settings: PoolSettings) -> String {
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

  static func template(_ lambda: JSON?, _ changes: [(String, JSON?)] = []) -> JSON {
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

  static func configuration(_ version: JSON?) -> JSON {
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
      "a configuration if a condition holds, next to the older member",
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
}
