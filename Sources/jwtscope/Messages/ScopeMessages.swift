import CognitoToken

extension Report.Scopes {
  /// The missing scopes as messages may repeat them: they come from arguments.
  var shownMissing: [String] { missing.map { Redaction.redacting(argument: $0) } }
}
