/// The member names of one object, to find those that stand twice.
///
/// Few names are compared with one another; many go into a table, since an object of a hundred
/// thousand members would otherwise cost their square. The hash is seeded by the process, so that
/// nobody can choose names that collide.
struct JSONNameSet: ~Copyable {
  private static let pairwiseLimit = 24

  private var shortNames: [ShortName] = []
  /// The marks of all short names: a name whose mark is not among them is new.
  private var marks: UInt64 = 0
  private var longNames: [[UInt8]] = []
  private var table: Set<[UInt8]>?

  init(expecting count: Int) {
    if count > Self.pairwiseLimit {
      table = Set(minimumCapacity: count)
    } else {
      shortNames.reserveCapacity(count)
    }
  }

  /// Whether the name was not there yet.
  mutating func insert(_ node: JSONNode, in text: Span<UInt8>) -> Bool {
    if table != nil {
      return table?.insert(JSONString.bytes(of: node, in: text)).inserted ?? true
    }
    if !node.isEscaped, let name = ShortName(text.extracting(node.range)) { return insert(name) }
    let bytes = JSONString.bytes(of: node, in: text)
    if let name = ShortName(bytes.span) { return insert(name) }
    if longNames.contains(bytes) { return false }
    longNames.append(bytes)
    return true
  }

  private mutating func insert(_ name: ShortName) -> Bool {
    if marks & name.mark != 0, shortNames.contains(name) { return false }
    marks |= name.mark
    shortNames.append(name)
    return true
  }
}
