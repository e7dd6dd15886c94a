import Testing

@testable import CognitoToken

extension `Settings of a pool` {
  // MARK: Scopes

  static let read = "com.example.photos/read"

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

  static let clients: [(JSON, Bool?)] = [
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

  static let pools = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/"

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
}
