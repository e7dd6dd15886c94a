/// A JSON text and an index of its names and values, which are ranges of the text. A String is made
/// only on request.
package struct JSONDocument: Sendable {
  /// The document's text, unchanged.
  package internal(set) var text: [UInt8]
  private(set) var nodes: [JSONNode] = []
  /// The nodes of repeated member names; filled only in mode `.noted`.
  private(set) var duplicates: [Int] = []

  init() { text = [] }

  /// - Throws: `JSONError` if the text is not exactly one JSON value.
  package init(_ text: [UInt8]) throws(JSONError) {
    self.text = text
    try index()
  }

  /// Re-indexes `text`, reusing the node storage.
  mutating func index(_ duplicateMembers: JSONReader.DuplicateMembers = .refused) throws(JSONError)
  {
    let storage = takeNodes()
    // Consumed, because the reader would copy an array that is shared.
    var reader = JSONReader(
      text.span, duplicateMembers: duplicateMembers, reusing: consume storage)
    try reader.read()
    (nodes, duplicates) = reader.finish()
  }

  private mutating func takeNodes() -> [JSONNode] {
    var taken: [JSONNode] = []
    swap(&taken, &nodes)
    return taken
  }

  // MARK: Values by node

  func kind(of node: Int) -> JSONNode.Kind { nodes[node].kind }

  func string(at node: Int) -> String? {
    nodes[node].kind == .string ? JSONString.value(of: nodes[node], in: text.span) : nil
  }

  /// The range of a value in the text; of a string, the range between the quotation marks.
  func range(of node: Int) -> Range<Int> { nodes[node].range }

  func isString(_ node: Int, equalTo expected: ExactText) -> Bool {
    nodes[node].kind == .string && JSONString.equals(nodes[node], in: text.span, expected.utf8.span)
  }

  /// The string as a short name; nil if it is too long.
  func shortName(at node: Int) -> ShortName? {
    nodes[node].isEscaped
      ? ShortName(JSONString.bytes(of: nodes[node], in: text.span).span)
      : ShortName(text.span.extracting(nodes[node].range))
  }

  /// Appends a string's value in UTF-8.
  func appendString(at node: Int, to bytes: inout [UInt8]) {
    JSONString.append(nodes[node], in: text.span, to: &bytes)
  }

  /// Appends the value as compact JSON, with invisible characters escaped.
  func appendJSON(at node: Int, to output: inout [UInt8]) {
    let found = nodes[node]
    if found.kind == .string, !found.isEscaped {
      JSONWriter.append(text.span.extracting(found.range), to: &output)
    } else if found.kind == .number {
      output.append(text.span.extracting(found.range))
    } else {
      output += JSONWriter.string(value(at: node), style: .compact).utf8
    }
  }

  func hasEscapes(_ node: Int) -> Bool { nodes[node].isEscaped }

  /// The node after the value at `node` and everything in it.
  func next(after node: Int) -> Int { Int(nodes[node].next) }

  /// The value of the (first) member of this name in the object at `object`, by default the root;
  /// nil if there is none.
  func member(_ name: ExactText, of object: Int = 0) -> Int? {
    guard nodes[object].kind == .object else { return nil }
    var node = object + 1
    while node < nodes[object].next {
      if isString(node, equalTo: name) { return node + 1 }
      node = next(after: node + 1)
    }
    return nil
  }

  /// The value and everything in it as a tree.
  package func value(at node: Int = 0) -> JSON {
    let found = nodes[node]
    switch found.kind {
    case .null: return .null
    case .bool: return .bool(found.range.count == 4)
    case .number: return .number(String(decoding: text[found.range], as: UTF8.self))
    case .string: return .string(JSONString.value(of: found, in: text.span))
    case .array:
      var elements: [JSON] = []
      var element = node + 1
      while element < found.next {
        elements.append(value(at: element))
        element = next(after: element)
      }
      return .array(elements)
    case .object:
      var members: [JSON.Member] = []
      var name = node + 1
      while name < found.next {
        members.append(
          JSON.Member(JSONString.value(of: nodes[name], in: text.span), value(at: name + 1)))
        name = next(after: name + 1)
      }
      return .object(members)
    }
  }
}

/// One value or member name of a `JSONDocument`, with its position in the text.
///
/// Nodes are in the order of the text. An object is followed by name, value, name, value …; an
/// array by its elements. `next` skips a whole value.
struct JSONNode: Sendable {
  enum Kind: UInt8, Sendable {
    case null, bool, number, string, array, object
  }

  let kind: Kind
  /// Whether a string has escapes, so its value differs from its bytes.
  let isEscaped: Bool
  /// Bytes from the start of the text; of a string, those between the quotation marks.
  let start: Int32
  var end: Int32
  /// The node after this value.
  var next: Int32

  var range: Range<Int> { Int(start)..<Int(end) }
}
