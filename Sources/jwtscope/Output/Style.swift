/// How text output looks: coloured or not, and how many columns wide.
struct Style: Sendable {
  let isColored: Bool
  var width = Style.usualWidth

  /// The number of columns if the terminal's is unknown.
  static let usualWidth = 80

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

  /// The width of a column of these names, at most 32: a longer name must not push the values of
  /// the other names out of sight.
  static func columnWidth(of names: some Sequence<String>) -> Int {
    Swift.min(names.lazy.map(\.count).max() ?? 0, 32)
  }

  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(width - count, 0)) + self
  }
}
