import CognitoToken

// Each stage has a file with its sentences, in Failures.

extension Failure {
  /// What is wrong and, if known, what to do.
  ///
  /// - Parameter now: the time as of which the token was checked.
  func message(at now: NumericDate) -> String {
    let sentence =
      switch self {
      case .genuine(let failure): failure.sentence
      case .ours(let failure): failure.sentence
      case .inTime(let failure): failure.sentence(at: now)
      case .allowed(let failure): failure.sentence
      }
    return Redaction.redacting(sentence)
  }
}

extension Failure.Code {
  /// The headline of a token that was rejected for this reason. It contains nothing from the token.
  var headline: String {
    switch self {
    case .genuine(let code): code.headline
    case .ours(let code): code.headline
    case .inTime(let code): code.headline
    case .allowed(let code): code.headline
    }
  }

  var explanation: Explanation {
    switch self {
    case .genuine(let code): code.explanation
    case .ours(let code): code.explanation
    case .inTime(let code): code.explanation
    case .allowed(let code): code.explanation
    }
  }

  fileprivate var noKeyWouldHelp: Bool {
    if case .genuine(let code) = self { code.noKeyWouldHelp } else { false }
  }
}

/// Phrases of several failures.
enum FailureText {
  static func missing(_ claim: String, _ expected: [String]) -> String {
    "the token has no \(claim); expected \(list(expected))"
  }

  static func mismatch(_ claim: String, _ actual: [String], _ expected: [String]) -> String {
    "\(claim) is \"\(actual.joined(separator: ", "))\" instead of \(list(expected))"
  }

  /// The values, redacted as arguments are, and quoted.
  static func list(_ values: [String], separator: String = " or ") -> String {
    values.map { "\"\(Redaction.redacting(argument: $0))\"" }.joined(separator: separator)
  }
}

/// The headline of a report: the verdict's reason in a few words.
extension Report {
  /// Contains nothing from the token.
  var reason: String {
    switch verdict {
    case .accepted: "genuine, and all requested checks passed"
    case .unverified: "the signature was not checked, so do not trust these contents"
    case .rejected: rejection
    }
  }

  private var rejection: String {
    let codes = failures.map(\.code)
    return (codes.first(where: \.noKeyWouldHelp) ?? codes.first)?.headline ?? ""
  }
}
