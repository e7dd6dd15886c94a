/// AWS CLI commands that show the settings of a token's user pool and app client.
///
/// They are meant for a shell, so they contain nothing from a token except well-formed IDs.
struct AWSCommand {
  private let poolID: String
  private let clientID: String

  init(for claims: ClaimsSet) {
    poolID = TokenIssuer(claims.string(.iss) ?? "").pool?.id ?? "USER_POOL_ID"
    let clientID = claims.string(.clientID) ?? ""
    self.clientID = Self.isClientID(clientID) ? clientID : "CLIENT_ID"
  }

  func describePool(in region: String? = nil) -> String {
    "aws cognito-idp describe-user-pool \(region.map { "--region \($0) " } ?? "")"
      + "--user-pool-id \(poolID) --query UserPool.LambdaConfig"
  }

  var describeClient: String {
    "aws cognito-idp describe-user-pool-client --user-pool-id \(poolID) --client-id \(clientID) "
      + "--query UserPoolClient.AllowedOAuthScopes"
  }

  /// Amazon Cognito API reference, `ClientIdType`.
  private static func isClientID(_ text: String) -> Bool {
    1...128 ~= text.utf8.count
      && text.utf8.allSatisfy {
        0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "+")
      }
  }
}
