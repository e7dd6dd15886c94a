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
    firstMark(from: start) { word in
      let quotationMark = word ^ Self.each(0x22)
      let backslash = word ^ Self.each(0x5C)
      let delete = word ^ Self.each(0x7F)
      let zeroed =
        (quotationMark &- Self.each(1)) & ~quotationMark | (backslash &- Self.each(1)) & ~backslash
        | (delete &- Self.each(1)) & ~delete
      let control = (word &- Self.each(0x20)) & ~word
      return zeroed | control | word
    }
  }

  /// The position of the first byte at `start` or after it that no compact token contains; `count` if
  /// there is none. `TokenText.isCharacter` is the same for one byte.
  func firstNotTokenCharacter(from start: Int) -> Int {
    firstMark(from: start) { word in
      // Sums of seven bits each stay in their bytes, and reach the high bit from a limit on.
      let bytes = word & Self.each(0x7F)
      let lowercase = bytes | Self.each(0x20)
      let letters = (lowercase &+ Self.each(0x80 - 0x61)) & ~(lowercase &+ Self.each(0x80 - 0x7B))
      // From the hyphen to 9, without the slash.
      let digits =
        (bytes &+ Self.each(0x80 - 0x2D)) & ~(bytes &+ Self.each(0x80 - 0x3A))
        & ((bytes ^ Self.each(0x2F)) &+ Self.each(0x7F))
      let underscore = ~((bytes ^ Self.each(0x5F)) &+ Self.each(0x7F))
      return ~(letters | digits | underscore) | word
    }
  }

  /// The position of the first line feed or carriage return at `start` or after it; `count` if there
  /// is none.
  func firstLineBreak(from start: Int) -> Int {
    firstMark(from: start) { word in
      let bytes = word & Self.each(0x7F)
      let lineFeed = (bytes ^ Self.each(0x0A)) &+ Self.each(0x7F)
      let carriageReturn = (bytes ^ Self.each(0x0D)) &+ Self.each(0x7F)
      return ~(lineFeed & carriageReturn | word)
    }
  }

  /// The position of the first byte at `start` or after it that is marked; `count` if there is none.
  ///
  /// - Parameter marks: Sets the high bit of each marked byte among eight. Only the lowest mark has to
  ///   be right.
  @inline(__always)
  private func firstMark(from start: Int, _ marks: (UInt64) -> UInt64) -> Int {
    unsafe withUnsafeBytes { bytes in
      var index = start
      while index + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let found = marks(UInt64(littleEndian: word)) & Self.each(0x80)
        if found != 0 { return index + found.trailingZeroBitCount / 8 }
        index += 8
      }
      while index < bytes.count, marks(UInt64(unsafe bytes[index])) & 0x80 == 0 { index += 1 }
      return index
    }
  }

  @inline(__always)
  private static func each(_ byte: UInt64) -> UInt64 { 0x0101_0101_0101_0101 &* byte }

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
  init(copying bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
  }

  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
