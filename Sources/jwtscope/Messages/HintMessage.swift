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
  /// For text output, instead of the message.
  let comparisons: [ScopeComparison]

  /// What to do next, with the command if there is one.
  var next: String { command.map { "\(advice): \($0)" } ?? advice }

  /// The section of a hint in text output, after an empty line.
  func hintSection(_ style: Style) -> [String] { section("Hint", style.heading, style) }

  /// The section of a warning in text output, after an empty line.
  func warningSection(_ style: Style) -> [String] {
    section("Warning: \(code)", style.warning, style)
  }

  private func section(
    _ heading: String, _ color: (String) -> String, _ style: Style
  ) -> [String] {
    [""]
      + style.headed(
        color(heading), columns: heading.count, note: "(\(certainty.rawValue))")
      + lines(style)
  }

  /// A command stays on one line, so it can be copied.
  private func lines(_ style: Style) -> [String] {
    let end = command == nil ? "." : ":"
    let seen =
      comparisons.isEmpty
      ? style.paragraph(VisibleText.escaping("\(message)."), indent: 2)
      : comparisons.flatMap { $0.lines(style) }
    return seen + style.paragraph(VisibleText.escaping("Next: \(advice)\(end)"), indent: 2)
      + (command.map { ["    \(VisibleText.escaping($0))"] } ?? [])
  }

  static func all(of report: Report) -> [HintMessage] { report.hints.map { HintMessage($0) } }

  static func all(of report: PoolReport) -> [HintMessage] {
    report.hints.map { HintMessage($0) } + report.warnings.map { HintMessage($0) }
  }

  static func all(of preview: TriggerPreview) -> [HintMessage] {
    preview.warnings.map { HintMessage($0) } + preview.hints.map { HintMessage($0) }
  }
}

// The sentences of the hints are in Hints, those of the warnings in TriggerMessages.

extension HintMessage {
  init(_ hint: Hint) {
    switch hint {
    case .token(let hint): self.init(hint)
    case .settings(let hint): self.init(hint)
    }
  }

  init(
    _ hint: Hint, _ message: String, next advice: String, command: String? = nil,
    comparing comparisons: [ScopeComparison] = []
  ) {
    self.init(
      code: hint.id.rawValue, certainty: hint.certainty, message: message, advice: advice,
      command: command, comparisons: comparisons)
  }

  init(
    _ warning: TriggerWarning, _ message: String, next advice: String,
    comparing comparisons: [ScopeComparison] = []
  ) {
    self.init(
      code: warning.code.rawValue, certainty: warning.certainty, message: message, advice: advice,
      command: nil, comparisons: comparisons)
  }
}

extension Hint.ID {
  var explanation: Explanation {
    switch self {
    case .token(let code): code.explanation
    case .settings(let code): code.explanation
    }
  }
}
