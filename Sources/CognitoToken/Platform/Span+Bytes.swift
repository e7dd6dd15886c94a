// The C library searches 32 bytes at a time, a loop in Swift one byte. The difference is a third of
// the time that a token takes in addition to its signature.

extension Span<UInt8> {
  /// The position of the first `byte` at `start` or after it; nil if there is none.
  func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    guard start < count else { return nil }
    return unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      let found = unsafe CLibrary.find(byte, in: base + start, count: bytes.count - start)
      return unsafe found.map { unsafe base.distance(to: $0) }
    }
  }

  /// The number of times that the byte occurs.
  func count(of byte: UInt8) -> Int {
    var count = 0
    var start = 0
    while let index = firstIndex(of: byte, from: start) {
      count += 1
      start = index + 1
    }
    return count
  }

  /// The position of the first byte at `start` or after it that is not a plain character of a JSON
  /// string: a quotation mark, a backslash, a control character or a byte that is not ASCII.
  /// `count` if there is none.
  func firstNotPlain(from start: Int) -> Int {
    var index = start
    unsafe withUnsafeBytes { bytes in
      while index + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let marks = Self.notPlain(UInt64(littleEndian: word))
        if marks != 0 {
          index += marks.trailingZeroBitCount / 8
          return
        }
        index += 8
      }
      while unsafe index < bytes.count && Self.notPlain(UInt64(bytes[index])) & 0x80 == 0 {
        index += 1
      }
    }
    return index
  }

  /// The high bit of each byte that is not plain. Only the lowest set bit is reliable.
  private static func notPlain(_ word: UInt64) -> UInt64 {
    let each: UInt64 = 0x0101_0101_0101_0101
    let quotationMark = word ^ each &* 0x22
    let backslash = word ^ each &* 0x5C
    let delete = word ^ each &* 0x7F
    let zeroed =
      (quotationMark &- each) & ~quotationMark | (backslash &- each) & ~backslash
      | (delete &- each) & ~delete
    let control = (word &- each &* 0x20) & ~word
    return (zeroed | control | word) & (each &* 0x80)
  }

  /// Whether `other` has the same bytes.
  func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBytes { one in
      unsafe other.withUnsafeBytes { other in
        guard let one = one.baseAddress, let base = other.baseAddress else { return true }
        return unsafe CLibrary.areEqual(one, base, count: other.count)
      }
    }
  }
}

extension [UInt8] {
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
