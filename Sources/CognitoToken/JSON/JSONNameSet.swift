/// The member names of one object, to find those that stand twice.
///
/// Few names are compared with one another; many go into a table, since an object of a hundred
/// thousand members would otherwise cost their square. The hash is seeded by the process, so that
/// nobody can choose names that collide.
struct JSONNameSet: ~Copyable {
  private static let pairwiseLimit = 24

  private var names: [Int] = []
  private var table: Set<[UInt8]>?

  init(expecting count: Int) {
    if count > Self.pairwiseLimit {
      table = Set(minimumCapacity: count)
    } else {
      names.reserveCapacity(count)
    }
  }

  /// Whether the name was not there yet.
  mutating func insert(_ name: Int, of nodes: [JSONNode], in text: Span<UInt8>) -> Bool {
    let node = nodes[name]
    if table != nil {
      return table?.insert(JSONString.bytes(of: node, in: text)).inserted ?? true
    }
    for other in names where Self.isSame(nodes[other], node, in: text) { return false }
    names.append(name)
    return true
  }

  private static func isSame(_ one: JSONNode, _ other: JSONNode, in text: Span<UInt8>) -> Bool {
    if other.isEscaped {
      return JSONString.equals(one, in: text, JSONString.bytes(of: other, in: text).span)
    }
    return JSONString.equals(one, in: text, text.extracting(other.range))
  }
}
