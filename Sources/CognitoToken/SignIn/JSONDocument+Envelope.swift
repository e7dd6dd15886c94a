/// The JSON around a token, which is read more leniently than the token's own.
extension JSONDocument {
  /// Keeps repeated members, so that neither of two tokens hides the other.
  init(envelope text: [UInt8]) throws(JSONError) {
    self.init()
    self.text = text
    try index(.noted)
  }

  /// The nodes of an array's elements.
  func elements(of array: Int) -> [Int] {
    nodes(from: array + 1, upTo: next(after: array)) { next(after: $0) }
  }

  /// The nodes of an object's member names; each one's value is the node after it.
  func names(of object: Int) -> [Int] {
    nodes(from: object + 1, upTo: next(after: object)) { next(after: $0 + 1) }
  }

  private func nodes(from first: Int, upTo end: Int, following: (Int) -> Int) -> [Int] {
    var nodes: [Int] = []
    var node = first
    while node < end {
      nodes.append(node)
      node = following(node)
    }
    return nodes
  }
}
