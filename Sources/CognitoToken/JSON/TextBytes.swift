/// ASCII characters as bytes. The input need not be valid UTF-8.
extension UInt8 {
  var isWhiteSpace: Bool { self == 0x20 || 0x09...0x0D ~= self }
  var isQuotationMark: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
  var isUppercase: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
  var isLowercase: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}

extension Span<UInt8> {
  /// The range without white space at its ends.
  func trimming(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, self[start].isWhiteSpace { start += 1 }
    while start < end, self[end - 1].isWhiteSpace { end -= 1 }
    return start..<end
  }

  /// Whether the range starts with `prefix`, ignoring case; `prefix` is lowercase.
  func has(_ prefix: String, at range: Range<Int>) -> Bool {
    guard range.count >= prefix.utf8.count else { return false }
    var index = range.lowerBound
    for byte in prefix.utf8 {
      if self[index].lowercased != byte { return false }
      index += 1
    }
    return true
  }
}

extension ArraySlice<UInt8> {
  func starts(with prefix: String) -> Bool { starts(with: prefix.utf8) }

  /// The first range that equals `text`. The time is linear in the length of the slice for a short
  /// `text`.
  func firstRange(of text: String) -> Range<Int>? {
    let count = text.utf8.count
    guard let first = text.utf8.first, self.count >= count else { return nil }
    let span = self.span
    var offset = 0
    while let found = span.firstIndex(of: first, from: offset) {
      let start = startIndex + found
      if start > endIndex - count { return nil }
      if self[start...].starts(with: text.utf8) { return start..<start + count }
      offset = found + 1
    }
    return nil
  }

  func firstIndex(of byte: UInt8) -> Int? {
    span.firstIndex(of: byte).map { startIndex + $0 }
  }

  /// Where the characters that a token may contain end, at `start` or after it.
  func endOfWord(from start: Int) -> Int {
    startIndex + span.firstNotTokenCharacter(from: start - startIndex)
  }

  /// Where the line that contains `start` ends.
  func endOfLine(from start: Int) -> Int {
    startIndex + span.firstLineBreak(from: start - startIndex)
  }
}

/// Well-formed UTF-8 byte sequences: no overlong form, no surrogate, nothing above U+10FFFF.
///
/// The Unicode Standard §3.9, table 3-7.
enum UTF8Sequence {
  /// The length of the sequence of two to four bytes at `offset`; nil if it is not well-formed.
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
