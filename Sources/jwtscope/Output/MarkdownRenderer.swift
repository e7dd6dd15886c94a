import CognitoToken

extension Report {
  var markdown: String {
    let mark = verdict == .accepted ? "✓" : "✗"
    let checks = CheckMessage.all(of: self)
    let shown = checks.filter { $0.status != .skipped || $0.id.stage == .genuine }
    var lines = Markdown.heading(": \(mark) \(verdict.rawValue)", reason)
    lines += Markdown.table(
      ["", "Check", "Finding"],
      shown.map { [$0.status.mark, $0.id.name, Markdown.escaped($0.text)] })
    lines += Markdown.table(scopes)
    lines += checks.compactMap(\.next).map {
      "**Next step** (`jwtscope explain \($0.code.rawValue)`): "
        + Markdown.advice($0.advice, command: $0.command)
    }
    lines += HintMessage.all(of: self).map { Markdown.hint("Hint", $0) }
    lines += warnings.map { "**Warning:** \(Markdown.escaped($0.message(at: now))).\n" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension PoolReport {
  var markdown: String {
    let mark = verdict == .wouldNotCarry ? "✗" : "✓"
    var lines = Markdown.heading(": \(mark) \(verdict.rawValue)", reason)
    lines += Markdown.table(
      ["", "Check", "Finding"],
      PoolCheckMessage.all(of: self).map {
        [$0.mark, $0.check.id.rawValue, Markdown.escaped($0.whole)]
      })
    lines += HintMessage.all(of: self).map { Markdown.hint("Hint", $0) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension TriggerPreview {
  var markdown: String {
    let mark =
      switch verdict {
      case .accepted: "✓"
      case .rejected: "✗"
      case .nothingExpected: "–"
      }
    var lines = Markdown.heading(" trigger preview: \(mark)", reason)
    lines += Markdown.table(scopes)
    if !changes.isEmpty {
      lines += Markdown.table(
        ["Change", "Name", ""],
        changes.map { change in
          [
            change.kind.rawValue, Markdown.escaped(change.name),
            change.refusal.map { Markdown.escaped("not applied: \($0.message)") }
              ?? change.to.map { Markdown.escaped(JSONWriter.string($0, style: .compact)) } ?? "",
          ]
        })
    }
    lines += HintMessage.all(of: self).map { Markdown.hint("Warning", $0) }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The parts of a report in Markdown, for the summary page of a workflow run.
private enum Markdown {
  static func heading(_ text: String, _ reason: String) -> [String] {
    ["### jwtscope\(text)", "", escaped(reason), ""]
  }

  static func hint(_ word: String, _ hint: HintMessage) -> String {
    "**\(word)** (\(hint.certainty.rawValue)): \(escaped(hint.message)). **Next:** "
      + advice(hint.advice, command: hint.command)
  }

  /// A command is a block of code, which GitHub shows with a button that copies it. It contains
  /// only well-formed names.
  static func advice(_ text: String, command: String?) -> String {
    guard let command else { return escaped(text) + ".\n" }
    return "\(escaped(text)):\n\n```sh\n\(VisibleText.escaping(command))\n```\n"
  }

  static func table(_ scopes: Expectations.Scopes.Comparison) -> [String] {
    let rows = [
      ("granted", scopes.granted.granted), ("missing", scopes.shownMissing),
      ("forbidden", scopes.forbidden), ("unexpected", scopes.unexpected),
    ]
    let shown = rows.filter { !$0.1.isEmpty || $0.0 == "granted" }
    return table(
      ["Scopes", ""],
      shown.map { name, scopes in [name, scopes.map(escaped).joined(separator: " ")] })
  }

  static func table(_ head: [String], _ rows: [[String]]) -> [String] {
    func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    return [row(head), row(head.map { _ in "---" })] + rows.map(row) + [""]
  }

  /// Escapes text so that it is neither markup nor a link. A word that is not only letters or only
  /// digits becomes code, in which neither CommonMark (§6.1) nor GitHub's extensions (autolinks,
  /// mentions, references) look for markup.
  static func escaped(_ text: String) -> String {
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
