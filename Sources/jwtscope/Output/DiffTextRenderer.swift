import CognitoToken

extension TokenDiff {
  func text(_ style: Style) -> String {
    var renderer = DiffTextRenderer(diff: self, style: style)
    renderer.render()
    return renderer.output
  }
}

/// Renders the differences between two tokens as text, in the form of a diff.
private struct DiffTextRenderer: LineWriter {
  let diff: TokenDiff
  let style: Style
  var output = ""

  mutating func render() {
    if diff.isSame {
      sentence("same", style.good, summary)
    } else {
      sentence("different", style.heading, summary)
    }
    sentence(
      "unverified", style.warning,
      "the signatures were not checked, so do not trust these contents")
    writeSection(
      "Scopes",
      diff.addedScopes.map { Row(.added, $0, "") }
        + diff.removedScopes.map { Row(.removed, $0, "") }
    )
    writeSection("Claims", rows(diff.claims))
    writeSection("Header", rows(diff.header))
    if !diff.folded.isEmpty {
      let names = diff.folded.joined(separator: ", ")
      line()
      let text = "ignored, because they change with each sign-in or key: \(names)"
      write(style.wrapped(text).map(style.faint))
    }
    if !diff.notes.isEmpty { line() }
    for note in diff.notes {
      sentence("note", style.warning, VisibleText.escaping(note.message))
    }
  }

  /// `2 scopes added; 1 claim added, 2 changed`
  private var summary: String {
    let parts = [
      Self.counts("scope", diff.addedScopes.count, diff.removedScopes.count, 0),
      Self.counts("claim", of: diff.claims), Self.counts("header member", of: diff.header),
    ].compactMap(\.self)
    if !parts.isEmpty { return parts.joined(separator: "; ") }
    return diff.folded.isEmpty
      ? "nothing differs" : "nothing differs except what changes with each sign-in or key"
  }

  private static func counts(_ noun: String, of members: MemberDiff) -> String? {
    counts(noun, members.added.count, members.removed.count, members.changed.count)
  }

  private static func counts(_ noun: String, _ added: Int, _ removed: Int, _ changed: Int)
    -> String?
  {
    let parts = [(added, "added"), (removed, "removed"), (changed, "changed")].filter { $0.0 > 0 }
    guard let first = parts.first else { return nil }
    let rest = parts.dropFirst().map { ", \($0.0) \($0.1)" }
    return "\(first.0) \(noun)\(first.0 == 1 ? "" : "s") \(first.1)" + rest.joined()
  }

  // MARK: Lines

  private enum Mark: String {
    case added = "+"
    case removed = "-"
    case changed = "~"
  }

  private struct Row {
    let mark: Mark
    let name: String
    let value: String

    init(_ mark: Mark, _ name: String, _ value: String) {
      self.mark = mark
      self.name = VisibleText.escaping(name)
      self.value = value
    }
  }

  private func rows(_ members: MemberDiff) -> [Row] {
    members.added.map { Row(.added, $0.name, Self.plain($0.value)) }
      + members.removed.map { Row(.removed, $0.name, Self.plain($0.value)) }
      + members.changed.map { Row(.changed, $0.name, Self.value(of: $0)) }
  }

  private static func value(of change: MemberDiff.Change) -> String {
    if let elements = change.elements {
      let parts = elements.added.map { "+ \($0)" } + elements.removed.map { "- \($0)" }
      return VisibleText.escaping(parts.joined(separator: "  "))
    }
    // A string is quoted if the other value is not a string: "1" became 1.
    let areTexts = change.from.string != nil && change.to.string != nil
    let (from, to) =
      areTexts
      ? (plain(change.from), plain(change.to)) : (compact(change.from), compact(change.to))
    return "\(from) → \(to)"
  }

  private static func plain(_ value: JSON) -> String {
    value.string.flatMap { $0.isEmpty ? nil : VisibleText.escaping($0) } ?? compact(value)
  }

  private static func compact(_ value: JSON) -> String {
    JSONWriter.string(value, style: .compact)
  }

  private mutating func writeSection(_ title: String, _ rows: [Row]) {
    if rows.isEmpty { return }
    line()
    line(style.heading(title))
    let width = String.columnWidth(of: rows.lazy.map(\.name))
    for row in rows {
      let mark =
        switch row.mark {
        case .added: style.good(row.mark.rawValue)
        case .removed: style.bad(row.mark.rawValue)
        case .changed: style.warning(row.mark.rawValue)
        }
      let name = row.value.isEmpty ? row.name : row.name.padded(to: width) + "  "
      // A narrow terminal has no room for a second column.
      let indent = 6 + width > style.width / 2 ? 6 : 6 + width
      write(
        style.wrapped(
          row.value, after: "  \(mark) \(name)", leadWidth: 4 + name.count, indent: indent))
    }
  }

  /// A coloured word, a colon and a text.
  private mutating func sentence(_ word: String, _ color: (String) -> String, _ text: String) {
    let lead = color(word) + ": "
    write(style.wrapped(text, after: lead, leadWidth: word.count + 2, indent: 2))
  }
}
