/// A name of at most 15 bytes as one number, so that two are compared in one step.
struct ShortName: Equatable {
  /// The length in the highest byte, then the name's bytes, the last of them the lowest.
  private let bits: UInt128

  /// Bytes.
  var count: Int { Int(truncatingIfNeeded: bits >> 120) }

  /// One of 64 bits, to tell most different names apart at once.
  var mark: UInt64 {
    1 << ((UInt64(truncatingIfNeeded: bits) &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }

  /// nil for a longer name.
  init?(_ name: Span<UInt8>) {
    guard name.count <= 15 else { return nil }
    var bytes: UInt128 = 0
    for index in name.indices { bytes = bytes << 8 | UInt128(name[index]) }
    bits = UInt128(name.count) << 120 | bytes
  }
}
