/// A line that is a name and its value: an HTTP header, a shell's assignment, a line of YAML, pretty-printed JSON or an
/// AWS CLI table.
struct TextField {
  let name: ArraySlice<UInt8>
  /// What follows, without white space, the comma of a list and quotation marks around it.
  let value: ArraySlice<UInt8>
  /// Whether the line cannot be prose with a colon in it.
  let isStructured: Bool
  /// Whether curl shows it as part of a request, or a mail quotes it.
  let isQuoted: Bool

  /// Longer beginnings of a line are no name.
  private static let nameLimit = 256

  init?(_ line: ArraySlice<UInt8>) {
    var rest = line.trimmed
    if rest.first == UInt8(ascii: "|") {
      let cells = Self.cells(of: rest)
      guard cells.count == 2 else { return nil }
      (name, value, isStructured, isQuoted) = (cells[0], cells[1], true, false)
      return
    }
    isQuoted = rest.first == UInt8(ascii: ">")
    let isHeader = isQuoted || rest.first == UInt8(ascii: "<")
    while let mark = rest.first, Self.isMark(mark), rest.dropFirst().first?.isWhiteSpace ?? false {
      rest = rest.dropFirst().trimmed
    }
    for keyword in Self.keywords where rest.starts(with: keyword) {
      rest = rest.dropFirst(keyword.utf8.count).trimmed
    }
    if let mark = rest.first, mark.isQuotationMark {
      let name = rest.dropFirst().prefix(Self.nameLimit).prefix { $0 != mark }
      let following = rest[name.endIndex...].dropFirst().trimmed
      guard rest[name.endIndex...].first == mark, let separator = following.first,
        separator == UInt8(ascii: ":") || separator == UInt8(ascii: "=")
      else { return nil }
      self.name = name
      value = Self.value(following.dropFirst())
      isStructured = true
      return
    }
    let name = rest.prefix(Self.nameLimit).prefix(while: Self.isNameByte)
    let following = rest[name.endIndex...]
    guard !name.isEmpty, let separator = following.first else { return nil }
    switch separator {
    case UInt8(ascii: "="): break
    // A URL's or a time's colon has no space behind it.
    case UInt8(ascii: ":"):
      guard following.dropFirst().first?.isWhiteSpace ?? true else { return nil }
    default: return nil
    }
    self.name = name.trimmed
    value = Self.value(following.dropFirst())
    isStructured = isHeader || separator == UInt8(ascii: "=")
  }

  /// The texts between a table line's bars.
  static func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    line.split(separator: UInt8(ascii: "|")).map(\.trimmed).filter { !$0.isEmpty }
  }

  private static let keywords = ["export ", "declare -x ", "set ", "$env:", "$"]

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
    default: Redaction.isWordByte(byte)
    }
  }

  /// Whether it marks a header in curl's output, a mail's quotation or a list's element.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "-")
  }

  /// The text without the white space, the comma of a list and the quotation marks around it.
  static func value(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var value = text.trimmed
    // YAML's marks for a text on the lines that follow.
    if value.count < 3, value.allSatisfy({ ">|+-".utf8.contains($0) }) { return [] }
    if value.first == UInt8(ascii: ">") { value = value.dropFirst().trimmed }
    if let last = value.last, last == UInt8(ascii: ",") || last == UInt8(ascii: ";") {
      value = value.dropLast().trimmed
    }
    if let mark = value.first, mark.isQuotationMark, value.count > 1, value.last == mark {
      value = value.dropFirst().dropLast()
    }
    return value
  }
}

extension ArraySlice<UInt8> {
  /// The text without the white space at its ends.
  var trimmed: ArraySlice<UInt8> {
    let range = span.trimming(0..<count)
    return self[startIndex + range.lowerBound..<startIndex + range.upperBound]
  }
}
