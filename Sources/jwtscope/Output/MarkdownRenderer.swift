import CognitoToken

/// Renders a report as Markdown tables, for the summary page of a workflow run.
enum MarkdownRenderer {
  static func text(_ report: Report) -> String {
    let mark = report.verdict == .accepted ? "✓" : "✗"
    var lines = [
      "### jwtscope: \(mark) \(report.verdict.rawValue)", "", escaped(report.reason), "",
    ]
    lines += table(
      ["", "Check", "Finding"],
      CheckMessage.all(of: report).filter { $0.status != .skipped || $0.id.stage == .genuine }
        .map { [$0.status.mark, $0.id.name, escaped($0.text)] })
    lines += table(["Scopes", ""], scopes(report.scopes))
    lines += CheckMessage.all(of: report).compactMap(\.next).map {
      "**Next step** (`jwtscope explain \($0.code.rawValue)`): "
        + advice($0.advice, command: $0.command)
    }
    lines += HintMessage.all(of: report).map {
      "**Hint** (\($0.certainty.rawValue)): \(escaped($0.message)). **Next:** "
        + advice($0.advice, command: $0.command)
    }
    lines += report.warnings.map { "**Warning:** \(escaped($0.message(at: report.now))).\n" }
    return lines.joined(separator: "\n") + "\n"
  }

  static func text(_ report: PoolReport) -> String {
    let mark = report.verdict == .wouldNotCarry ? "✗" : "✓"
    var lines = [
      "### jwtscope: \(mark) \(report.verdict.rawValue)", "", escaped(report.reason), "",
    ]
    lines += table(
      ["", "Check", "Finding"],
      PoolCheckMessage.all(of: report).map {
        [$0.mark, $0.check.id.rawValue, escaped($0.whole)]
      })
    lines += (report.hints.map { HintMessage($0) } + report.warnings.map { HintMessage($0) }).map {
      "**Hint** (\($0.certainty.rawValue)): \(escaped($0.message)). **Next:** "
        + advice($0.advice, command: $0.command)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func text(_ preview: TriggerPreview) -> String {
    let mark =
      switch preview.verdict {
      case .accepted: "✓"
      case .rejected: "✗"
      case .notJudged: "–"
      }
    var lines = ["### jwtscope trigger preview: \(mark)", "", escaped(preview.reason), ""]
    lines += table(["Scopes", ""], scopes(preview.scopes))
    if !preview.changes.isEmpty {
      lines += table(
        ["Change", "Name", ""],
        preview.changes.map { change in
          [
            change.kind.rawValue, escaped(change.name),
            change.refusal.map { escaped("not applied: \($0.message)") }
              ?? change.to.map { escaped(JSONWriter.string($0, style: .compact)) } ?? "",
          ]
        })
    }
    lines += HintMessage.all(of: preview).map {
      "**Warning** (\($0.certainty.rawValue)): \(escaped($0.message)). **Next:** "
        + advice($0.advice, command: $0.command)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A command is a block of code, which GitHub shows with a button that copies it. It contains
  /// only well-formed names.
  private static func advice(_ text: String, command: String?) -> String {
    guard let command else { return escaped(text) + ".\n" }
    return "\(escaped(text)):\n\n```sh\n\(VisibleText.escaping(command))\n```\n"
  }

  private static func scopes(_ scopes: Report.Scopes) -> [[String]] {
    let rows = [
      ("granted", scopes.granted.granted), ("missing", scopes.shownMissing),
      ("forbidden", scopes.forbidden), ("unexpected", scopes.unexpected),
    ]
    return rows.filter { !$0.1.isEmpty || $0.0 == "granted" }.map { name, scopes in
      [name, scopes.map(escaped).joined(separator: " ")]
    }
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> [String] {
    func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    return [row(head), row(head.map { _ in "---" })] + rows.map(row) + [""]
  }

  /// Escapes text so that it is neither markup nor a link. A word that is not only letters or only
  /// digits becomes code, in which neither CommonMark (§6.1) nor GitHub's extensions (autolinks,
  /// mentions, references) recognise any.
  private static func escaped(_ text: String) -> String {
    VisibleText.escaping(text).split(separator: " ", omittingEmptySubsequences: false)
      .map(escapedWord).joined(separator: " ")
  }

  private static func escapedWord(_ word: Substring) -> String {
    let start = word.unicodeScalars.prefix { "\"'(".unicodeScalars.contains($0) }
    var body = word.unicodeScalars[start.endIndex...]
    while let last = body.last, "\"'),;.:!?".unicodeScalars.contains(last) { body.removeLast() }
    let end = word.unicodeScalars[body.endIndex...]
    return String(start) + (isWord(body) ? String(body) : pieces(of: body).joined())
      + end.map { isPlain($0) ? String($0) : reference($0) }.joined()
  }

  /// Whether the text has only plain characters, and not both letters and digits, as a commit ID
  /// has.
  private static func isWord(_ text: Substring.UnicodeScalarView) -> Bool {
    text.allSatisfy(isPlain)
      && !(text.contains { "0"..."9" ~= $0 }
        && text.contains { "a"..."z" ~= $0 || "A"..."Z" ~= $0 })
  }

  /// Splits the word into code and the characters that cannot be in code or in a table cell.
  private static func pieces(of word: Substring.UnicodeScalarView) -> [String] {
    var pieces: [String] = []
    var rest = word
    while let first = rest.first {
      let isCode = isCode(first)
      let piece = rest.prefix { Self.isCode($0) == isCode }
      rest = rest[piece.endIndex...]
      pieces.append(isCode ? "`\(String(piece))`" : piece.map(reference).joined())
    }
    return pieces
  }

  /// A numeric character reference, which is never markup (CommonMark §2.5).
  private static func reference(_ scalar: Unicode.Scalar) -> String { "&#\(scalar.value);" }

  private static func isCode(_ scalar: Unicode.Scalar) -> Bool {
    !["`", "|", "\\"].contains(scalar)
  }

  /// An allowlist: every other character is escaped.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ",", ";", "(", ")", "-", "/", "=", "'", "\"", "\u{80}"...:
      true
    default: false
    }
  }
}
