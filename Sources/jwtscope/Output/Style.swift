/// Colours text output, if colours are on.
struct Style {
  let isColored: Bool

  func good(_ text: String) -> String { colored(text, "32") }
  func bad(_ text: String) -> String { colored(text, "31") }
  func warning(_ text: String) -> String { colored(text, "33") }
  func heading(_ text: String) -> String { colored(text, "1") }
  func faint(_ text: String) -> String { colored(text, "2") }

  private func colored(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// Columns and lines of text output.
extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 0))
  }

  /// The width of a column of these names, at most 32: a longer name must not push the values of the
  /// other names out of sight.
  static func columnWidth(of names: some Sequence<String>) -> Int {
    Swift.min(names.lazy.map(\.count).max() ?? 0, 32)
  }

  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(width - count, 0)) + self
  }

  /// The text broken at spaces into lines of at most 80 columns, each indented by `indent` spaces.
  func wrapped(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, indent + line.count + 1 + word.count > 80 {
        lines.append(margin + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(margin + line)
    return lines.joined(separator: "\n")
  }
}
