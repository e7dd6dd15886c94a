/// A line with a name and a value: an HTTP header, a shell's assignment, a line of YAML, of
/// pretty-printed JSON or of an AWS CLI table.
struct TextField {
  let name: ArraySlice<UInt8>
  /// The value without the white space and quotation marks around it and the comma of a list after
  /// it.
  let value: ArraySlice<UInt8>
  /// Whether the line's form shows that it is not prose with a colon.
  let isStructured: Bool
  /// Whether the line starts with `>`: a header in a request that curl shows, or a quotation in an
  /// email.
  let isQuoted: Bool

  /// The longest name, in bytes.
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
    // The colon in a URL or a time has no space after it.
    case UInt8(ascii: ":"):
      guard following.dropFirst().first?.isWhiteSpace ?? true else { return nil }
    default: return nil
    }
    self.name = name.trimmed
    value = Self.value(following.dropFirst())
    isStructured = isHeader || separator == UInt8(ascii: "=")
  }

  /// The texts between the bars of a table's line.
  static func cells(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    line.split(separator: UInt8(ascii: "|")).map(\.trimmed).filter { !$0.isEmpty }
  }

  private static let keywords = ["export ", "declare -x ", "set ", "$env:", "$"]

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
    default: TokenText.isCharacter(byte)
    }
  }

  /// Whether the byte marks a header in curl's output, a quotation in an email or an item of a
  /// list.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "-")
  }

  /// The text without the white space and quotation marks around it and the comma of a list after
  /// it.
  static func value(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var value = text.trimmed
    // YAML's marks for a value on the following lines.
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
