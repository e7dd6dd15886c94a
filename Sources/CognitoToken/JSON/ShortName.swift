/// A name of at most 15 bytes as one number, so that two are compared in one step.
struct ShortName: Equatable {
  private let bits: UInt128

  /// nil for a longer name.
  init?(_ name: Span<UInt8>) {
    guard name.count <= 15 else { return nil }
    var bits = UInt128(name.count)
    for index in name.indices { bits = bits << 8 | UInt128(name[index]) }
    self.bits = bits
  }
}
