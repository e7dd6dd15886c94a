/// The value of a JSON string, decoded from the bytes between its quotation marks. RFC 8259 §7.
///
/// `JSONReader` has accepted every node: escapes are complete, and surrogates are paired.
enum JSONString {
  static func value(of node: JSONNode, in text: Span<UInt8>) -> String {
    String(decoding: bytes(of: node, in: text), as: UTF8.self)
  }

  /// The value's UTF-8 bytes.
  static func bytes(of node: JSONNode, in text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    append(node, in: text, to: &bytes)
    return bytes
  }

  static func append(_ node: JSONNode, in text: Span<UInt8>, to bytes: inout [UInt8]) {
    guard node.isEscaped else {
      bytes.append(text.extracting(node.range))
      return
    }
    var offset = Int(node.start)
    while offset < Int(node.end) {
      if text[offset] == UInt8(ascii: "\\") {
        let scalar = unescape(at: &offset, in: text)
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(unit) }
      } else {
        bytes.append(text[offset])
        offset += 1
      }
    }
  }

  /// Whether the value has exactly the bytes of `expected`.
  static func equals(_ node: JSONNode, in text: Span<UInt8>, _ expected: Span<UInt8>) -> Bool {
    guard node.isEscaped else {
      return text.extracting(node.range).isEqual(to: expected)
    }
    var position = 0
    var offset = Int(node.start)
    while offset < Int(node.end) {
      let escape = text.firstIndex(of: UInt8(ascii: "\\"), from: offset) ?? Int(node.end)
      let literal = text.extracting(offset..<min(escape, Int(node.end)))
      guard
        expected.count - position >= literal.count,
        expected.extracting(position..<position + literal.count).isEqual(to: literal)
      else { return false }
      position += literal.count
      offset += literal.count
      guard offset < Int(node.end) else { break }
      let scalar = unescape(at: &offset, in: text)
      for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        guard position < expected.count, expected[position] == unit else { return false }
        position += 1
      }
    }
    return position == expected.count
  }

  static func hexDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private static func unescape(at offset: inout Int, in text: Span<UInt8>) -> Unicode.Scalar {
    let letter = text[offset + 1]
    offset += 2
    switch letter {
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = codeUnit(at: &offset, in: text)
      guard 0xD800...0xDBFF ~= unit else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
      offset += 2
      let low = codeUnit(at: &offset, in: text)
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low & 0x3FF)) ?? "\u{FFFD}"
    default: return Unicode.Scalar(letter)
    }
  }

  private static func codeUnit(at offset: inout Int, in text: Span<UInt8>) -> UInt32 {
    var unit: UInt32 = 0
    for index in offset..<offset + 4 { unit = unit << 4 | UInt32(hexDigit(text[index]) ?? 0) }
    offset += 4
    return unit
  }
}
