import CognitoToken

/// The topics that `explain` explains in addition to codes.
enum ExplainTopic: String, CaseIterable {
  case exitCodes = "exit-codes"
  /// The JSON Schema of the file that --expect names.
  case expectations

  var text: String {
    switch self {
    case .exitCodes: Self.exitCodeLines.map { "\($0)\n" }.joined()
    case .expectations: JSONRenderer.text(json)
    }
  }

  var json: JSON {
    switch self {
    case .exitCodes:
      [
        "exitCodes": .array(
          Self.exitCodeMeanings.map { ["exitCode": .number("\($0)"), "meaning": .string($1)] })
      ]
    case .expectations: ExpectationFile.schema
    }
  }

  /// Every exit code with its meaning, for text.
  static var exitCodeLines: [String] {
    exitCodeMeanings.map { "\("\($0)".paddedLeft(to: 2))  \($1)" }
  }

  /// Every exit code, in order.
  static let exitCodeMeanings: [(code: Int32, meaning: String)] = [
    (ExitStatus.success, "accepted, decoded, or no difference"),
    (
      Stage.genuine.exitCode,
      "not genuine; in audit, a token was not accepted; in diff, a difference"
    ),
    (Stage.ours.exitCode, "wrong token use, issuer, client or audience"),
    (Stage.inTime.exitCode, "not valid at this time"),
    (Stage.allowed.exitCode, "a scope, group or claim is not as expected"),
    (ExitStatus.usage, "wrong usage"),
    (ExitStatus.malformedInput, "no token in the input, or a malformed file"),
    (ExitStatus.unreadableFile, "a file that cannot be read"),
    (ExitStatus.fetchFailed, "a JWK Set that cannot be fetched"),
    (ExitStatus.internalFault, "an internal error, or output that cannot be written"),
  ]
}
