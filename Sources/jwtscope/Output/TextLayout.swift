/// Text in lines that fit the terminal.
extension Style {
  /// The text broken at spaces into lines of at most `width` columns.
  ///
  /// - Parameters:
  ///   - text: Plain text, already escaped.
  ///   - lead: What comes before it on the first line, already coloured; its columns are
  ///     `leadWidth`.
  ///   - indent: The columns before each further line.
  func wrapped(
    _ text: String, after lead: String = "", leadWidth: Int = 0, indent: Int = 0
  ) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return pieces(of: text, first: leadWidth, indent: indent).enumerated().map { index, piece in
      (index == 0 ? lead : margin) + piece
    }
  }

  /// All lines of the text, each indented by `indent` columns.
  func paragraph(_ text: String, indent: Int) -> [String] {
    wrapped(
      text, after: String(repeating: " ", count: indent), leadWidth: indent, indent: indent)
  }

  /// A section's heading with a note after it, or below it if the line has no room for both.
  ///
  /// - Parameters:
  ///   - heading: already coloured; its columns are `columns`.
  ///   - note: plain text.
  func headed(_ heading: String, columns: Int, note: String) -> [String] {
    columns + 1 + note.count <= width
      ? [heading + faint(" \(note)")] : [heading, faint("  \(note)")]
  }

  private func pieces(of text: String, first: Int, indent: Int) -> [String] {
    var pieces: [String] = []
    var line: Substring = ""
    var isEmpty = true
    /// A narrow terminal breaks lines itself: that is more readable than a column of letters.
    var room: Int { max(width - (pieces.isEmpty ? first : indent), 16) }
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !isEmpty {
        if line.count + 1 + word.count <= room {
          line += " " + word
          continue
        }
        pieces.append(String(line))
        line = ""
      }
      var rest = word
      while rest.count > room {
        let end = Self.breakingPoint(of: rest, room)
        pieces.append(String(rest[..<end]))
        rest = rest[end...]
      }
      line = rest
      isEmpty = false
    }
    return pieces + [String(line)]
  }

  /// Where to break the word: after at most `room` characters, at a separator such as a slash if
  /// there is one. Never before a colon, because a CI service reads `::` at the start of a line as
  /// a command.
  private static func breakingPoint(of word: Substring, _ room: Int) -> Substring.Index {
    let limit = word.index(word.startIndex, offsetBy: room)
    let half = word[word.index(word.startIndex, offsetBy: room / 2)..<limit]
    let separator = ["/", ".", "-_=,"].lazy.compactMap { kind in
      half.lastIndex(where: kind.contains)
    }.first
    var end = separator.map { word.index(after: $0) } ?? limit
    while word[end] == ":", end > word.startIndex { end = word.index(before: end) }
    return end == word.startIndex ? word.endIndex : end
  }
}

/// A renderer that writes text line by line.
protocol LineWriter {
  var output: String { get set }
}

extension LineWriter {
  mutating func line(_ text: String = "") { output += text + "\n" }

  mutating func write(_ lines: [String]) { for text in lines { line(text) } }
}
