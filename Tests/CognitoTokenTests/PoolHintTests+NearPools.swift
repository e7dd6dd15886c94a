import Testing

@testable import CognitoToken

extension `Hints from a pool's settings` {
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
  static func customized(_ settings: JSON) -> [Case] {
    [
      Case("a claim of a trigger", [settings], [("tenant", "a")]),
      Case("the client as audience", [settings], [("aud", .string(Settings.clientID))]),
      Case("a scope of a trigger", [settings], [("scope", .string("\(ScopeSet.userAdmin) x/y"))]),
      Case("no scope of the API", [settings], [("scope", nil)]),
    ]
  }

  static func resource(_ type: String, _ properties: JSON) -> JSON {
    Settings.template(["Resource": ["Type": .string(type), "Properties": properties]])
  }

  static func terraform(_ type: String, _ values: JSON, isState: Bool = false) -> JSON {
    [
      "format_version": "1.2",
      isState ? "values" : "planned_values": [
        "root_module": [
          "resources": [["address": "a.b", "type": .string(type), "values": values]]
        ]
      ],
    ]
  }

  static let userPool = "AWS::Cognito::UserPool"
  static let v1 = Settings.configuration("V1_0")
  static let v2 = Settings.configuration("V2_0")
  static let legacy: JSON = ["PreTokenGeneration": .string(Settings.function)]

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

  static let noPlan: Changes = [("UserPoolTier", nil)]
}
