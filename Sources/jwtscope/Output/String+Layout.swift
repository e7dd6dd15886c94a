extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 0))
  }

  /// The width of a column of these names, and at most 32: one long name would move all values out of
  /// sight, and its padding be longer than all that is printed.
  static func columnWidth(of names: some Sequence<String>) -> Int {
    Swift.min(names.lazy.map(\.count).max() ?? 0, 32)
  }

  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(width - count, 0)) + self
  }

  /// Broken at spaces into lines of at most 80 columns, each behind so many spaces.
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
