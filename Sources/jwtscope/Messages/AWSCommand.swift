import CognitoToken

/// AWS CLI commands that show the settings of a token's user pool and app client.
///
/// They are meant for a shell, so they contain nothing from a token except well-formed IDs.
enum AWSCommand {
  static func describePool(_ pool: UserPool?, in region: String? = nil) -> String {
    "aws cognito-idp describe-user-pool \(region.map { "--region \($0) " } ?? "")"
      + "--user-pool-id \(id(of: pool)) --query UserPool.LambdaConfig"
  }

  static func describe(_ client: Hint.AppClient) -> String {
    "aws cognito-idp describe-user-pool-client --user-pool-id \(id(of: client.pool)) "
      + "--client-id \(shown(client.id)) --query UserPoolClient.AllowedOAuthScopes"
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
  private static func isClientID(_ text: String) -> Bool {
    1...128 ~= text.utf8.count
      && text.utf8.allSatisfy {
        0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "+")
      }
  }
}
