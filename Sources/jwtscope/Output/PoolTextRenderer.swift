import CognitoToken

extension PoolReport {
  func text(_ style: Style) -> String {
    var renderer = PoolTextRenderer(report: self, style: style)
    renderer.writeVerdict()
    renderer.writeChecks()
    renderer.writeHints()
    return renderer.output
  }
}

/// Renders what a pool's settings allow as text: the verdict, checks, then hints and warnings.
private struct PoolTextRenderer {
  let report: PoolReport
  let style: Style
  var output = ""

  mutating func writeVerdict() {
    let reason = VisibleText.escaping(report.reason)
    switch report.verdict {
    case .wouldCarry: line(style.good("✓ would carry") + ": \(reason)")
    case .notPrevented: line(style.warning("? not prevented") + ": \(reason)")
    case .wouldNotCarry: line(style.bad("✗ would not carry") + ": \(reason)")
    }
    line()
  }

  mutating func writeChecks() {
    for message in PoolCheckMessage.withoutRepetition(report) {
      let mark =
        switch message.check.status {
        case .passed: style.good(message.mark)
        case .failed: style.bad(message.mark)
        case .skipped: style.faint(message.mark)
        }
      let name = message.check.id.rawValue.padded(to: 17)
      line("  \(mark) \(name)\(VisibleText.escaping(message.text))")
      if let command = message.command { line("      \(VisibleText.escaping(command))") }
    }
  }

  mutating func writeHints() {
    for hint in report.hints { for text in HintMessage(hint).hintSection(style) { line(text) } }
    for warning in report.warnings {
      for text in HintMessage(warning).warningSection(style) { line(text) }
    }
  }

  private mutating func line(_ text: String = "") { output += text + "\n" }
}
