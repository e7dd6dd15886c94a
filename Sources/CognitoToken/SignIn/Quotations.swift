/// The quotations in a line that are longer than a name or a token: what is in them is part of a value.
struct Quotations: Sequence, IteratorProtocol {
  private let line: ArraySlice<UInt8>
  private var offset: Int
  /// Quotation marks that are not in the rest of the line: a lone one is an apostrophe.
  private var lone: [UInt8] = []

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    offset = line.startIndex
  }

  /// The next one's range, with its quotation marks.
  mutating func next() -> Range<Int>? {
    while offset < line.endIndex {
      let start = offset
      let byte = line[start]
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
      guard byte.isQuotationMark || byte == UInt8(ascii: "`"), !lone.contains(byte),
        opens(at: start)
      else { continue }
      guard let end = closing(byte) else {
        lone.append(byte)
        continue
      }
      offset = end + 1
      if Self.isLong(line[start + 1..<end]) { return start..<offset }
    }
    return nil
  }

  private func opens(at start: Int) -> Bool {
    start == line.startIndex || !Redaction.isWordByte(line[start - 1])
  }

  private func closing(_ mark: UInt8) -> Int? {
    var index = offset
    while index < line.endIndex {
      if line[index] == mark { return index }
      index += line[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private static func isLong(_ text: ArraySlice<UInt8>) -> Bool {
    if text.allSatisfy(isNameByte) { return false }
    return text.span.has("authorization", at: 0..<text.count)
      || BareToken.signedRange(in: text) == nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
    default: Redaction.isWordByte(byte)
    }
  }
}
