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
private struct PoolTextRenderer: LineWriter {
  let report: PoolReport
  let style: Style
  var output = ""

  mutating func writeVerdict() {
    let (words, color) =
      switch report.verdict {
      case .wouldCarry: ("✓ would carry", style.good)
      case .notPrevented: ("? not prevented", style.warning)
      case .wouldNotCarry: ("✗ would not carry", style.bad)
      }
    write(
      style.wrapped(
        ": \(VisibleText.escaping(report.reason))", after: color(words), leadWidth: words.count,
        indent: 2))
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
      write(
        style.wrapped(
          VisibleText.escaping(message.text),
          after: "  \(mark) \(message.check.id.rawValue.padded(to: 17))", leadWidth: 21, indent: 21)
      )
      if let command = message.command { line("      \(VisibleText.escaping(command))") }
    }
  }

  mutating func writeHints() {
    for hint in report.hints { write(HintMessage(hint).hintSection(style)) }
    for warning in report.warnings { write(HintMessage(warning).warningSection(style)) }
  }
}
