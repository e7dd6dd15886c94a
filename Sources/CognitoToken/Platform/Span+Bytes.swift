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
  func firstNotPlain(from start: Int) -> Int { firstMark(NotPlain.self, from: start) }

  /// The position of the first byte at `start` or after it that no compact token contains; `count`
  /// if there is none. `TokenText.isCharacter` is the same for one byte.
  func firstNotTokenCharacter(from start: Int) -> Int {
    firstMark(NotTokenCharacter.self, from: start)
  }

  /// The position of the first line feed or carriage return at `start` or after it; `count` if
  /// there is none.
  func firstLineBreak(from start: Int) -> Int { firstMark(LineBreak.self, from: start) }

  /// The position of the first byte at `start` or after it that is marked; `count` if there is
  /// none.
  ///
  /// Sixteen bytes at a time, which takes a quarter of the time of eight in a `UInt64`.
  private func firstMark<Class: ByteClass>(_ class: Class.Type, from start: Int) -> Int {
    var index = start
    while index < count {
      // A letter is never marked.
      var piece = each(UInt8(ascii: "A"))
      if index + 16 <= count {
        piece = unsafe self.bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
      } else {
        for offset in index..<count { piece[offset - index] = self[offset] }
      }
      let halves = unsafe unsafeBitCast(Class.marks(piece), to: SIMD2<UInt64>.self)
      if halves[0] | halves[1] != 0 {
        let (low, high) = (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
        return index + (low != 0 ? low.trailingZeroBitCount : 64 + high.trailingZeroBitCount) / 8
      }
      index += 16
    }
    return Swift.max(start, count)
  }

  /// The eight bytes at `offset`, all of which must exist.
  func word(at offset: Int) -> UInt64 {
    unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
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
  init(copying bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
  }

  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

/// Bytes that a search finds. A type and not a closure, because it is then compiled into the loop.
private protocol ByteClass {
  static func marks(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
}

private enum NotPlain: ByteClass {
  @inline(__always)
  static func marks(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    let isPrintable = (bytes &- each(0x20)) .<= each(0x7E - 0x20)
    return .!isPrintable .| bytes .== each(0x22) .| bytes .== each(0x5C)
  }
}

private enum NotTokenCharacter: ByteClass {
  @inline(__always)
  static func marks(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    let isLetter = ((bytes | each(0x20)) &- each(0x61)) .<= each(0x7A - 0x61)
    // From the hyphen to 9, without the slash.
    let isDigit = (bytes &- each(0x2D)) .<= each(0x39 - 0x2D) .& bytes .!= each(0x2F)
    return .!(isLetter .| isDigit .| bytes .== each(0x5F))
  }
}

private enum LineBreak: ByteClass {
  @inline(__always)
  static func marks(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    bytes .== each(0x0A) .| bytes .== each(0x0D)
  }
}

/// The byte in each of 16 SIMD lanes. The standard library's operators on a vector and a scalar are
/// slow: they work on one lane after another.
@inline(__always)
private func each(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
