/// Canonical base64url without padding: RFC 7515 §2, and RFC 4648 §5 and §3.5 (unused bits are
/// zero).
package enum Base64URL {
  /// Appends the decoded bytes.
  ///
  /// - Throws: `Base64URLError` with an offset in bytes from the start of `text`. `bytes` is then
  ///   undefined.
  static func decode(_ text: Span<UInt8>, into bytes: inout [UInt8]) throws(Base64URLError) {
    let wholeCount = text.count & ~3
    var isValid = true
    // Each group is written as four bytes, and the next group overwrites the fourth.
    bytes.append(addingCapacity: wholeCount / 4 * 3 + 1) { output in
      isValid = decodeGroups(text.extracting(first: wholeCount), into: &output)
    }
    if !isValid { throw invalidCharacter(in: text, from: 0) }
    try decodeRest(text, from: wholeCount, into: &bytes)
  }

  package static func decode(_ text: [UInt8]) throws(Base64URLError) -> [UInt8] {
    var bytes: [UInt8] = []
    try decode(text.span, into: &bytes)
    return bytes
  }

  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var bits: UInt32 = 0
    var bitCount = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      bitCount += 8
      while bitCount >= 6 {
        bitCount -= 6
        text.append(alphabet[Int(bits >> UInt32(bitCount) & 63)])
      }
    }
    if bitCount > 0 { text.append(alphabet[Int(bits << UInt32(6 - bitCount) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Decodes groups of four characters; returns whether all are valid. Pointers and four tables
  /// take a third of the time of checked indexes and one table.
  private static func decodeGroups(
    _ text: Span<UInt8>, into output: inout OutputSpan<UInt8>
  ) -> Bool {
    var all: UInt32 = 0
    unsafe groupValues.withUnsafeBufferPointer { values in
      unsafe text.withUnsafeBytes { input in
        unsafe output.withUnsafeMutableBufferPointer { buffer, count in
          let bytes = UnsafeMutableRawBufferPointer(buffer)
          for offset in stride(from: 0, to: input.count, by: 4) {
            let high = unsafe values[Int(input[offset])] | values[256 + Int(input[offset + 1])]
            let low =
              unsafe values[512 + Int(input[offset + 2])] | values[768 + Int(input[offset + 3])]
            let group = high | low
            all |= group
            unsafe bytes.storeBytes(of: group.bigEndian, toByteOffset: count, as: UInt32.self)
            count += 3
          }
        }
      }
    }
    return all & invalid == 0
  }

  /// Decodes the two or three characters after the last group of four.
  private static func decodeRest(
    _ text: Span<UInt8>, from start: Int, into bytes: inout [UInt8]
  ) throws(Base64URLError) {
    var quad: UInt32 = 0
    for index in start..<text.count {
      guard let value = value(text[index]) else { throw invalidCharacter(in: text, from: start) }
      quad = quad << 6 | value
    }
    switch text.count - start {
    case 0: break
    case 2 where quad & 0xF == 0: bytes.append(UInt8(truncatingIfNeeded: quad >> 4))
    case 3 where quad & 0x3 == 0:
      bytes.append(UInt8(truncatingIfNeeded: quad >> 10))
      bytes.append(UInt8(truncatingIfNeeded: quad >> 2))
    case 1: throw .incomplete(offset: start)
    default: throw .nonZeroUnusedBits(offset: text.count - 1)
    }
  }

  private static func invalidCharacter(in text: Span<UInt8>, from start: Int) -> Base64URLError {
    for offset in start..<text.count where value(text[offset]) == nil {
      return .invalidCharacter(text[offset], offset: offset)
    }
    return .incomplete(offset: start)
  }

  /// Marks a character that is not in the alphabet: a bit below the 24 bits of a group.
  private static let invalid: UInt32 = 1

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// The bits of each character at each of the four positions in a group, in the upper 24 bits.
  private static let groupValues: [UInt32] = {
    var values = [UInt32](repeating: invalid, count: 4 * 256)
    for (value, character) in alphabet.enumerated() {
      for position in 0..<4 {
        values[256 * position + Int(character)] = UInt32(value) << (26 - 6 * position)
      }
    }
    return values
  }()

  private static func value(_ character: UInt8) -> UInt32? {
    let bits = groupValues[768 + Int(character)]
    return bits & invalid == 0 ? bits >> 8 : nil
  }
}

/// Why a text is not canonical base64url, and where (in bytes).
package enum Base64URLError: Error, Equatable, Sendable {
  case invalidCharacter(UInt8, offset: Int)
  case nonZeroUnusedBits(offset: Int)
  case incomplete(offset: Int)

  package var rule: String {
    switch self {
    case .invalidCharacter: "RFC 7515 §2"
    case .nonZeroUnusedBits: "RFC 4648 §3.5"
    case .incomplete: "RFC 4648 §4"
    }
  }
}

extension Base64URLError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalidCharacter(UInt8(ascii: "="), let offset):
      "padding (=) at byte \(offset), which is not allowed here"
    case .invalidCharacter(let byte, let offset) where byte == 0x2B || byte == 0x2F:
      "\"\(Character(Unicode.Scalar(byte)))\" at byte \(offset), which is in the alphabet of "
        + "base64, "
        + "but not of base64url"
    case .invalidCharacter(let byte, let offset) where 0x21...0x7E ~= byte:
      "\"\(Character(Unicode.Scalar(byte)))\" at byte \(offset), which is not in the alphabet of "
        + "base64url"
    case .invalidCharacter(_, let offset):
      "a byte that is not in the alphabet of base64url at byte \(offset)"
    case .nonZeroUnusedBits(let offset):
      "nonzero unused bits in the last character, at byte \(offset)"
    case .incomplete(let offset): "an incomplete last character at byte \(offset)"
    }
  }
}
