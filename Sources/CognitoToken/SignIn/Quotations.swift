/// The quotations in a line, except those of only a name or a token. Their contents are part of a
/// value.
struct Quotations: Sequence, IteratorProtocol {
  private let line: ArraySlice<UInt8>
  private var offset: Int
  /// Whether the last bytes are part of a URL, which may contain apostrophes. RFC 3986 §2.2.
  private var isInURL = false

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    offset = line.startIndex
  }

  /// The range of the next quotation, including its quotation marks.
  mutating func next() -> Range<Int>? {
    while offset < line.endIndex {
      let start = offset
      let byte = line[start]
      if TokenText.isCharacter(byte) {
        offset = line.endOfWord(from: start)
        continue
      }
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte.isWhiteSpace || byte == UInt8(ascii: "\"") {
        isInURL = false
      } else if byte == UInt8(ascii: ":"), line[offset...].starts(with: "//") {
        isInURL = true
      }
      if isInURL, byte == UInt8(ascii: "'") { continue }
      // A mark that does not occur again in the line is an apostrophe.
      guard byte.isQuotationMark || byte == UInt8(ascii: "`"), opens(at: start),
        let end = closing(byte)
      else { continue }
      offset = end + 1
      isInURL = false
      if Self.isLong(line[start + 1..<end]) { return start..<offset }
    }
    return nil
  }

  private func opens(at start: Int) -> Bool {
    start == line.startIndex || !TokenText.isCharacter(line[start - 1])
  }

  private func closing(_ mark: UInt8) -> Int? {
    var index = offset
    while index < line.endIndex {
      if line[index] == mark { return index }
      if TokenText.isCharacter(line[index]) {
        index = line.endOfWord(from: index)
        continue
      }
      index += line[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private static func isLong(_ text: ArraySlice<UInt8>) -> Bool {
    if text.allSatisfy(isNameByte) { return false }
    return text.span.has("authorization", at: 0..<text.count)
      || TokenText.signedRange(in: text) == nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
    default: TokenText.isCharacter(byte)
    }
  }
}
