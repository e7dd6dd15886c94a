import CognitoToken

/// A report as Markdown tables, for the summary page of a workflow run.
enum MarkdownRenderer {
  static func text(_ report: Report) -> String {
    let mark = report.verdict == .accepted ? "✓" : "✗"
    var lines = [
      "### jwtscope: \(mark) \(report.verdict.rawValue)", "", escaped(report.reason), "",
    ]
    lines += table(
      ["", "Check", "Finding"],
      report.checks.filter { $0.status != .skipped || $0.id.stage == .genuine }
        .map { [$0.status.mark, $0.id.name, escaped($0.message)] })
    lines += table(["Scopes", ""], scopes(report.scopes))
    lines += report.hints.map {
      "**Hint** (\($0.certainty.rawValue)): \(escaped($0.message)). **Next:** \(escaped($0.next)).\n"
    }
    lines += report.warnings.map { "**Warning:** \(escaped($0.message)).\n" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func scopes(_ scopes: Report.Scopes) -> [[String]] {
    let rows = [
      ("granted", scopes.granted.granted), ("missing", scopes.missing),
      ("forbidden", scopes.forbidden), ("unexpected", scopes.unexpected),
    ]
    return rows.filter { !$0.1.isEmpty || $0.0 == "granted" }.map { name, scopes in
      [name, scopes.map { "<code>\(escaped($0))</code>" }.joined(separator: " ")]
    }
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> [String] {
    func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    return [row(head), row(head.map { _ in "---" })] + rows.map(row) + [""]
  }

  /// Every character that could be markup as a numeric character reference, which never is (CommonMark §2.5):
  /// what is harmless is listed, so that nothing can be forgotten.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.escaping(text).unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ",", ";", "(", ")", "-", "/", "=", "'", "\"",
        "\u{80}"...:
        escaped.unicodeScalars.append(scalar)
      default: escaped += "&#\(scalar.value);"
      }
    }
    return escaped
  }
}
