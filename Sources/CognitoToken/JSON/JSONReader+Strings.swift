extension JSONReader {
  /// Reads the string whose quotation mark is at the offset. RFC 8259 §7.
  mutating func readString() throws(JSONError) {
    offset += 1
    let start = offset
    var isEscaped = false
    while true {
      offset = text.firstNotPlain(from: offset)
      guard offset < text.count else { break }
      let byte = text[offset]
      switch byte {
      case UInt8(ascii: "\""):
        append(.string, start..<offset, isEscaped: isEscaped)
        offset += 1
        return
      case UInt8(ascii: "\\"):
        isEscaped = true
        try skipEscape()
      case 0x7F:
        offset += 1
      case 0x00...0x1F:
        throw JSONError(offset: offset, reason: .controlCharacter(byte))
      default:
        guard let length = UTF8Sequence.length(at: offset, in: text) else {
          throw JSONError(offset: offset, reason: .invalidUTF8)
        }
        offset += length
      }
    }
    throw JSONError(offset: offset, reason: .endOfInput)
  }

  /// RFC 8259 §7; a high surrogate must be followed by a low one.
  private mutating func skipEscape() throws(JSONError) {
    let start = offset
    guard offset + 1 < text.count else { throw JSONError(offset: text.count, reason: .endOfInput) }
    switch text[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 2
    case UInt8(ascii: "u"):
      let unit = try readCodeUnit()
      guard 0xD800...0xDFFF ~= unit else { return }
      let isFollowed =
        offset + 1 < text.count && text[offset] == UInt8(ascii: "\\")
        && text[offset + 1] == UInt8(ascii: "u")
      guard unit < 0xDC00, isFollowed, 0xDC00...0xDFFF ~= (try readCodeUnit()) else {
        throw JSONError(offset: start, reason: .unpairedSurrogate)
      }
    default: throw JSONError(offset: offset, reason: .invalidEscape)
    }
  }

  /// Reads the `\uXXXX` at the offset.
  private mutating func readCodeUnit() throws(JSONError) -> UInt16 {
    guard offset + 6 <= text.count else { throw JSONError(offset: text.count, reason: .endOfInput) }
    var unit: UInt16 = 0
    for index in offset + 2..<offset + 6 {
      guard let digit = JSONString.hexDigit(text[index]) else {
        throw JSONError(offset: offset, reason: .invalidEscape)
      }
      unit = unit << 4 | digit
    }
    offset += 6
    return unit
  }
}
