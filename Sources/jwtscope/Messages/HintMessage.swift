import CognitoToken

/// The message for a hint or for a warning about a trigger.
struct HintMessage {
  let code: String
  let certainty: Hint.Certainty
  /// What was seen.
  let message: String
  /// What to do next, without the command.
  let advice: String
  /// The command that the advice refers to.
  let command: String?

  init(_ hint: Hint, _ message: String, next advice: String, command: String? = nil) {
    code = hint.id.rawValue
    certainty = hint.certainty
    self.message = message
    self.advice = advice
    self.command = command
  }

  init(_ warning: TriggerWarning, _ message: String, next advice: String) {
    code = warning.code.rawValue
    certainty = warning.certainty
    self.message = message
    self.advice = advice
    command = nil
  }

  /// What to do next, with the command if there is one.
  var next: String { command.map { "\(advice): \($0)" } ?? advice }

  /// For text output: lines of at most 80 columns. A command stays on one line, so it can be
  /// copied.
  var lines: [String] {
    let end = command == nil ? "." : ":"
    let words = ["\(message).", "Next: \(advice)\(end)"]
    return words.map { VisibleText.escaping($0).wrapped(indent: 2) }
      + (command.map { ["    \(VisibleText.escaping($0))"] } ?? [])
  }

  static func all(of report: Report) -> [HintMessage] { report.hints.map(HintMessage.init) }

  static func all(of preview: TriggerPreview) -> [HintMessage] {
    preview.warnings.map(HintMessage.init)
  }
}
