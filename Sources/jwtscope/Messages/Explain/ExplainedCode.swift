import CognitoToken

/// A code of a report or an error, with its explanation.
struct ExplainedCode {
  enum Kind: String, CaseIterable {
    case failure, hint, warning
    case triggerWarning = "trigger-warning"
    case error

    /// A heading over codes of this kind.
    var heading: String {
      switch self {
      case .failure: "Failures of verify and audit: why a token is rejected"
      case .hint: "Hints: why a scope is missing"
      case .warning: "Warnings, which do not change the verdict"
      case .triggerWarning: "Warnings of trigger preview"
      case .error: "Errors: why there is no verdict"
      }
    }

    /// `a failure`
    var description: String {
      switch self {
      case .failure: "a failure of verify and audit"
      case .hint: "a hint"
      case .warning: "a warning"
      case .triggerWarning: "a warning of trigger preview"
      case .error: "an error"
      }
    }
  }

  let code: String
  let kind: Kind
  /// nil if the code does not change the exit code.
  let exitCode: Int32?
  let explanation: Explanation

  /// Every code, kind by kind. A code may be of several kinds.
  static var all: [ExplainedCode] {
    let failures = Failure.Code.allCases.map { code in
      ExplainedCode(
        code: code.rawValue, kind: .failure, exitCode: code.check.stage.exitCode,
        explanation: code.explanation)
    }
    let hints = Hint.ID.allCases.map { code in
      ExplainedCode(
        code: code.rawValue, kind: .hint, exitCode: nil, explanation: code.explanation)
    }
    let warnings = Warning.Code.allCases.map { code in
      ExplainedCode(
        code: code.rawValue, kind: .warning, exitCode: nil, explanation: code.explanation)
    }
    let triggerWarnings = TriggerWarning.Code.allCases.map { code in
      ExplainedCode(
        code: code.rawValue, kind: .triggerWarning, exitCode: nil, explanation: code.explanation)
    }
    let errors = ErrorCode.allCases.map { code in
      ExplainedCode(
        code: code.rawValue, kind: .error, exitCode: code.exitCode, explanation: code.explanation)
    }
    return failures + hints + warnings + triggerWarnings + errors
  }
}
