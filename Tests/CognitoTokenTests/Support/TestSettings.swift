@testable import CognitoToken

/// Settings of `TestToken`'s pool and app client as the AWS CLI prints them.
enum TestSettings {
  static let poolID = "us-east-1_Example01"
  static let clientID = "1example23456789"
  static let function = "arn:aws:lambda:us-east-1:123456789012:function:pretoken"
  static let poolARN = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/\(poolID)"
  /// 2025-12-01T00:00:00Z: a month before `TestToken`'s are issued.
  static let modified: JSON = .number("1764547200.5")

  static func configuration(_ version: String) -> JSON {
    [
      "PreTokenGenerationConfig": [
        "LambdaVersion": .string(version), "LambdaArn": .string(function),
      ]
    ]
  }

  /// - Parameter changes: members to set, or to take away by nil.
  static func pool(_ lambda: JSON?, _ changes: [(String, JSON?)] = []) -> JSON {
    let pool: JSON = [
      "Id": .string(poolID), "Name": "photos", "LambdaConfig": lambda ?? .null,
      "LastModifiedDate": modified, "CreationDate": .number("1733011200.0"),
      "MfaConfiguration": "OFF", "Arn": .string(poolARN), "UserPoolTier": "ESSENTIALS",
      "Domain": "photos",
    ]
    let changes = (lambda == nil ? [("LambdaConfig", nil)] : []) + changes
    return ["UserPool": changes.reduce(pool) { $0.setting($1.0, to: $1.1) }]
  }

  static func client(_ scopes: [String]?, _ changes: [(String, JSON?)] = []) -> JSON {
    let client: JSON = [
      "UserPoolId": .string(poolID), "ClientId": .string(clientID), "ClientName": "web",
      "ClientSecret": "never-shown-5f2c1a9e7b3d4860", "LastModifiedDate": modified,
      "AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": .strings(scopes ?? []),
      "AllowedOAuthFlowsUserPoolClient": true,
    ]
    let changes = (scopes == nil ? [("AllowedOAuthScopes", nil)] : []) + changes
    return ["UserPoolClient": changes.reduce(client) { $0.setting($1.0, to: $1.1) }]
  }

  static func server(_ identifier: String, _ scopes: [String]?) -> JSON {
    let server: JSON = [
      "UserPoolId": .string(poolID), "Identifier": .string(identifier), "Name": "photos",
    ]
    let list = scopes.map { scopes in
      JSON.array(scopes.map { ["ScopeName": .string($0), "ScopeDescription": "x"] })
    }
    return server.setting("Scopes", to: list)
  }

  static func statement(_ changes: [(String, JSON?)] = []) -> JSON {
    let statement: JSON = [
      "Sid": "cognito", "Effect": "Allow",
      "Principal": ["Service": "cognito-idp.amazonaws.com"], "Action": "lambda:InvokeFunction",
      "Resource": .string(function),
      "Condition": ["ArnLike": ["AWS:SourceArn": .string(poolARN)]],
    ]
    return changes.reduce(statement) { $0.setting($1.0, to: $1.1) }
  }

  /// What `aws lambda get-policy` prints.
  static func policy(_ statements: JSON...) -> JSON {
    ["Policy": .string(text(["Version": "2012-10-17", "Statement": .array(statements)]))]
  }

  static func template(_ resources: JSON, _ changes: [(String, JSON?)] = []) -> JSON {
    changes.reduce(["Resources": resources]) { $0.setting($1.0, to: $1.1) }
  }

  static func text(_ json: JSON) -> String { JSONWriter.string(json, style: .compact) }

  static func read(_ documents: JSON...) throws(SettingsError) -> PoolSettings {
    var settings = PoolSettings()
    for document in documents { try settings.read(Array(text(document).utf8)) }
    return settings
  }
}
