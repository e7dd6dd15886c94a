/// The member names of one object, to find repeated ones.
///
/// Up to 24 names are compared with each other, and need no storage. More go into a hash table,
/// because an object of a hundred thousand members would otherwise take quadratic time. The hash is
/// seeded per process, so that nobody can choose names that collide.
///
/// This set and the table of claims by the length of their names save 5.6 % of an audit's CPU time,
/// compared with a `Set` of names.
struct JSONNameSet: ~Copyable {
  private static let pairwiseLimit = 24

  /// The first name that was inserted; the others follow it in the nodes.
  private let first: Int
  /// The marks of all names. A name with another mark is new.
  private var marks: UInt64 = 0
  /// The nodes of the names, with open addressing and at most half full; 0, which is never a name,
  /// in a free slot.
  private var table: [Int32] = []

  /// - Parameter object: The node of the object. Its names are inserted in their order.
  init(of object: Int, count: Int) {
    first = object + 1
    if count > Self.pairwiseLimit {
      let slots = 1 << (Int.bitWidth - (2 * count - 1).leadingZeroBitCount)
      table = Array(repeating: 0, count: slots)
    }
  }

  /// Whether the name is new.
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
    let mark = Self.mark(of: value)
    defer { marks |= mark }
    if marks & mark == 0 { return true }
    var other = first
    while other < name {
      if JSONString.equals(nodes[other], in: text, value) { return false }
      other = Int(nodes[other + 1].next)
    }
    return true
  }

  /// One of 64 bits, which differs for most different names.
  private static func mark(of name: Span<UInt8>) -> UInt64 {
    guard let last = name.indices.last else { return 1 }
    let bytes = UInt64(name[0]) << 16 | UInt64(name[last / 2]) << 8 | UInt64(name[last])
    return 1 << (((bytes << 8 | UInt64(name.count & 0xFF)) &* 0x9E37_79B9_7F4A_7C15) >> 58)
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

/// A name of at most 15 bytes as two numbers, which are compared in three steps.
struct ShortName: Equatable {
  /// The length in bytes.
  let count: Int
  /// The first eight bytes and the last eight; of a shorter name, all bytes and 0.
  private let first: UInt64
  private let last: UInt64

  /// nil if the name is longer.
  init?(_ name: Span<UInt8>) {
    guard name.count <= 15 else { return nil }
    count = name.count
    if count >= 8 {
      (first, last) = (name.word(at: 0), name.word(at: count - 8))
    } else {
      var bytes: UInt64 = 0
      for index in name.indices { bytes = bytes << 8 | UInt64(name[index]) }
      (first, last) = (bytes, 0)
    }
  }
}
