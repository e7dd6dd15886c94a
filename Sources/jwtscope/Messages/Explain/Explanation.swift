/// What a code means, why it usually appears, and what to do about it.
struct Explanation {
  /// One sentence, without a full stop.
  let meaning: String
  let causes: [String]
  /// What to do, as an imperative.
  let next: String
  /// Commands that help. They contain only example values.
  let commands: [String]
  /// A section of an RFC, or an AWS page; nil where jwtscope itself set the rule.
  let source: String?

  init(
    _ meaning: String, causes: [String], next: String, commands: [String] = [],
    source: String? = nil
  ) {
    self.meaning = meaning
    self.causes = causes
    self.next = next
    self.commands = commands
    self.source = source
  }

  // AWS pages, by their titles in the Amazon Cognito Developer Guide.
  static let triggerPage = "Amazon Cognito: Pre token generation Lambda trigger"
  static let accessTokenPage = "Amazon Cognito: Understanding the access token"
  static let verifyingPage = "Amazon Cognito: verifying JSON web tokens"
  static let scopesPage = "Amazon Cognito: Scopes, M2M, and resource servers"
}

/// Commands that several explanations name, with example values.
enum ExampleCommand {
  static let describePool =
    "aws cognito-idp describe-user-pool --user-pool-id us-east-1_Example01 "
    + "--query UserPool.LambdaConfig"
  static let describeClient =
    "aws cognito-idp describe-user-pool-client --user-pool-id us-east-1_Example01 "
    + "--client-id CLIENT_ID --query UserPoolClient.AllowedOAuthScopes"
  static let pool =
    "aws cognito-idp describe-user-pool --user-pool-id us-east-1_Example01 | "
    + "jwtscope pool --scope com.example.photos/read"
}
