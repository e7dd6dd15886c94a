/// Well-formed UTF-8 byte sequences: no overlong form, no surrogate, nothing above U+10FFFF.
///
/// The Unicode Standard §3.9, table 3-7.
enum UTF8Sequence {
  /// How many bytes the sequence of two to four bytes at `offset` has; nil if it is not well-formed.
  static func length(at offset: Int, in text: Span<UInt8>) -> Int? {
    let second: ClosedRange<UInt8>
    let length: Int
    switch text[offset] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= text.count, second ~= text[offset + 1] else { return nil }
    for index in offset + 2..<max(offset + length, offset + 2) {
      guard 0x80...0xBF ~= text[index] else { return nil }
    }
    return length
  }
}
