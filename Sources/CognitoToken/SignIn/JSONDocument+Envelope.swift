/// JSON around a token: read leniently, since it is the token that must be strict.
extension JSONDocument {
  /// Members that stand twice are kept, so that neither of two tokens hides the other.
  init(envelope text: [UInt8]) throws(JSONError) {
    self.init()
    self.text = text
    try index(.noted)
  }

  /// The first object that stands in a text with other things around it, and where it does.
  ///
  /// No more than a few braces are tried, so that the time is linear however many there are.
  static func embedded(in text: ArraySlice<UInt8>) -> (document: JSONDocument, offset: Int)? {
    var rest = text
    for _ in 0..<8 {
      guard let start = rest.firstIndex(of: UInt8(ascii: "{")) else { return nil }
      rest = rest[start...]
      if let document = beginning(of: rest) { return (document, start) }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func beginning(of text: ArraySlice<UInt8>) -> JSONDocument? {
    do throws(JSONError) {
      return try JSONDocument(envelope: Array(text))
    } catch {
      guard error.reason == .trailingBytes else { return nil }
      return try? JSONDocument(envelope: Array(text.prefix(error.offset)))
    }
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
