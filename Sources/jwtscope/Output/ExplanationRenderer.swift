import CognitoToken

/// Renders explanations of codes as text.
enum ExplanationRenderer {
  /// The codes with their meanings, under a heading for each kind.
  static func list(_ all: [ExplainedCode], _ style: Style) -> String {
    func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
    var output = text(
      style.paragraph("Run jwtscope explain CODE for causes and what to do.", indent: 0))
    for kind in ExplainedCode.Kind.allCases {
      output += "\n" + text(style.paragraph(kind.heading, indent: 0).map(style.heading))
      for explained in all where explained.kind == kind {
        output += "  \(explained.code)\n"
        output += text(style.paragraph(explained.explanation.meaning, indent: 6))
      }
    }
    return output + "\n\(style.heading("Topics"))\n"
      + ExplainTopic.allCases.map { "  \($0.rawValue)\n" }.joined()
  }

  static func text(_ all: [ExplainedCode], _ style: Style) -> String {
    all.map { text($0, style) }.joined(separator: "\n")
  }

  private static func text(_ explained: ExplainedCode, _ style: Style) -> String {
    let explanation = explained.explanation
    let exit = explained.exitCode.map { " (exit code \($0))" } ?? ""
    var lines = style.wrapped(
      ": \(explained.kind.description)\(exit)", after: style.heading(explained.code),
      leadWidth: explained.code.count, indent: 2)
    lines.append("")
    lines += style.paragraph(sentence(explanation.meaning), indent: 0)
    lines += ["", style.heading("Usual causes")]
    for cause in explanation.causes {
      lines += style.wrapped(cause, after: "  - ", leadWidth: 4, indent: 4)
    }
    lines += ["", style.heading("What to do")]
    lines += style.paragraph(sentence(explanation.next), indent: 2)
    // Commands are copied as a whole, so they are not wrapped.
    lines += explanation.commands.map { "    \($0)" }
    if let source = explanation.source { lines += ["", "\(style.heading("Source")): \(source)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
