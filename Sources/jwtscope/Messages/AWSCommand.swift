import CognitoToken

/// AWS CLI commands that show the settings of a token's user pool and app client.
///
/// They are meant for a shell, so they contain nothing from a token except well-formed IDs.
enum AWSCommand {
  /// - Parameter query: whether to print only the triggers.
  static func describePool(
    _ pool: UserPool?, in region: String? = nil, query: Bool = true
  ) -> String {
    "aws cognito-idp describe-user-pool \(region.map { "--region \($0) " } ?? "")"
      + "--user-pool-id \(id(of: pool))" + (query ? " --query UserPool.LambdaConfig" : "")
  }

  /// Prints who may call a function, or its alias or version.
  static func policy(of function: SettingTarget?) -> String {
    var name = "FUNCTION"
    var qualifier: String?
    if case .named(let arn) = function, isFunctionARN(arn) {
      let parts = arn.split(separator: ":").map(String.init)
      name = parts[0..<7].joined(separator: ":")
      qualifier = parts.count > 7 ? parts[7] : nil
    }
    return "aws lambda get-policy --function-name \(name)"
      + (qualifier.map { " --qualifier \($0)" } ?? "")
  }

  /// Whether the text is a function's ARN, without a character that a shell interprets.
  private static func isFunctionARN(_ text: String) -> Bool {
    7...8 ~= text.split(separator: ":", omittingEmptySubsequences: false).count
      && text.hasPrefix("arn:") && text.utf8.count <= 256
      && text.utf8.allSatisfy {
        0x30...0x3A ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }

  /// - Parameter query: whether to print only the allowed scopes.
  static func describeClient(_ client: Hint.AppClient, query: Bool = true) -> String {
    "aws cognito-idp describe-user-pool-client --user-pool-id \(id(of: client.pool)) "
      + "--client-id \(shown(client.id))"
      + (query ? " --query UserPoolClient.AllowedOAuthScopes" : "")
  }

  static func listServers(_ pool: UserPool?) -> String {
    "aws cognito-idp list-resource-servers --user-pool-id \(id(of: pool)) --max-results 50"
  }

  /// Changes a pool's triggers, and keeps its plan, or raises it to one that allows them.
  ///
  /// - Parameter triggers: `LambdaConfig`, without a single quote.
  static func update(_ pool: UserPoolSettings, _ id: UserPool, _ triggers: JSON) -> String {
    // A pool ID starts with its Region, so parsing one validates the Region.
    let region = pool.region.flatMap { UserPool(id: "\($0)_0")?.region } ?? id.region
    var words = ["aws", "cognito-idp", "update-user-pool"]
    if region != id.region { words += ["--region", region] }
    words += ["--user-pool-id", id.id]
    if let plan = pool.plan.value {
      words += ["--user-pool-tier", (plan == .lite ? FeaturePlan.essentials : plan).rawValue]
    }
    words += ["--lambda-config", "'\(JSONWriter.string(triggers, style: .compact))'"]
    return words.joined(separator: " ")
  }

  /// A command that refreshes the session of a sign-in through the API.
  static func refresh(clientID: String?) -> String {
    "aws cognito-idp initiate-auth --auth-flow REFRESH_TOKEN_AUTH "
      + "--client-id \(shown(clientID)) --auth-parameters REFRESH_TOKEN=…"
  }

  static func nameOfClient(_ clientID: String?, in pool: UserPool) -> String {
    "aws cognito-idp describe-user-pool-client --user-pool-id \(pool.id) "
      + "--client-id \(shown(clientID)) --query UserPoolClient.ClientName"
  }

  private static func shown(_ clientID: String?) -> String {
    clientID.flatMap { isClientID($0) ? $0 : nil } ?? "CLIENT_ID"
  }

  private static func id(of pool: UserPool?) -> String { pool?.id ?? "USER_POOL_ID" }

  /// Amazon Cognito API reference, `ClientIdType`.
  static func isClientID(_ text: String) -> Bool {
    1...128 ~= text.utf8.count
      && text.utf8.allSatisfy {
        0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "+")
      }
  }
}
