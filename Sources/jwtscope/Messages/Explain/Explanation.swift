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
