/// The member names of one object, to find those that stand twice.
///
/// Few names are compared with one another; many go into a table of their nodes, since an object of a hundred
/// thousand members would otherwise cost their square. The hash is seeded by the process, so that nobody can
/// choose names that collide. (A `Set` of names, each an array, made a claims set of many members cost twice as much.)
struct JSONNameSet: ~Copyable {
  private static let pairwiseLimit = 24

  private var shortNames: [ShortName] = []
  /// The marks of all short names: a name whose mark is not among them is new.
  private var marks: UInt64 = 0
  private var longNames: [[UInt8]] = []
  /// Open addressing, at most half full: a name's node, or 0, which is never a name, where there is none.
  private var table: [Int32] = []

  init(expecting count: Int) {
    if count > Self.pairwiseLimit {
      let slots = 1 << (Int.bitWidth - (2 * count - 1).leadingZeroBitCount)
      table = Array(repeating: 0, count: slots)
    } else {
      shortNames.reserveCapacity(count)
    }
  }

  /// Whether the name was not there yet.
  mutating func insert(_ name: Int, of nodes: [JSONNode], in text: Span<UInt8>) -> Bool {
    let node = nodes[name]
    if node.isEscaped {
      return insert(name, JSONString.bytes(of: node, in: text).span, of: nodes, in: text)
    }
    return insert(name, text.extracting(node.range), of: nodes, in: text)
  }

  private mutating func insert(
    _ name: Int, _ value: Span<UInt8>, of nodes: [JSONNode], in text: Span<UInt8>
  ) -> Bool {
    if !table.isEmpty { return insertIntoTable(name, value, of: nodes, in: text) }
    if let shortName = ShortName(value) { return insert(shortName) }
    if longNames.contains(where: { $0.span.isEqual(to: value) }) { return false }
    longNames.append(value.indices.map { value[$0] })
    return true
  }

  private mutating func insert(_ name: ShortName) -> Bool {
    if marks & name.mark != 0, shortNames.contains(name) { return false }
    marks |= name.mark
    shortNames.append(name)
    return true
  }

  private mutating func insertIntoTable(
    _ name: Int, _ value: Span<UInt8>, of nodes: [JSONNode], in text: Span<UInt8>
  ) -> Bool {
    var hasher = Hasher()
    unsafe value.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    var slot = hasher.finalize() & (table.count - 1)
    while table[slot] != 0 {
      if JSONString.equals(nodes[Int(table[slot])], in: text, value) { return false }
      slot = (slot + 1) & (table.count - 1)
    }
    table[slot] = Int32(truncatingIfNeeded: name)
    return true
  }
}

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
