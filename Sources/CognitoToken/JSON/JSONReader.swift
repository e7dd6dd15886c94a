/// Reads one JSON text into nodes: strict RFC 8259, in one pass, without making Strings.
struct JSONReader: ~Copyable, ~Escapable {
  /// How repeated member names of an object are treated.
  enum DuplicateMembers {
    case refused
    /// Added to `duplicates`.
    case noted
  }

  /// The deepest nesting of arrays and objects.
  static let depthLimit = 64
  /// In bytes: more than the limit of any input, and small enough for 32-bit offsets.
  static let lengthLimit = 1 << 28

  let text: Span<UInt8>
  private let duplicateMembers: DuplicateMembers
  var offset = 0
  private(set) var nodes: [JSONNode]
  /// The nodes of repeated member names.
  private(set) var duplicates: [Int] = []

  /// - Parameter nodes: An array whose storage is reused.
  @_lifetime(copy text)
  init(_ text: Span<UInt8>, duplicateMembers: DuplicateMembers, reusing nodes: consuming [JSONNode])
  {
    self.text = text
    self.duplicateMembers = duplicateMembers
    nodes.removeAll(keepingCapacity: true)
    self.nodes = nodes
  }

  /// Reads the text, which must be exactly one value.
  mutating func read() throws(JSONError) {
    if text.count > Self.lengthLimit {
      throw JSONError(offset: Self.lengthLimit, reason: .tooLong)
    }
    if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
      throw JSONError(offset: 0, reason: .byteOrderMark)
    }
    skipWhiteSpace()
    try readValue(depth: 0)
    skipWhiteSpace()
    if offset < text.count { throw JSONError(offset: offset, reason: .trailingBytes) }
  }

  consuming func finish() -> (nodes: [JSONNode], duplicates: [Int]) { (nodes, duplicates) }

  // MARK: Values

  private mutating func readValue(depth: Int) throws(JSONError) {
    guard offset < text.count else { throw JSONError(offset: offset, reason: .endOfInput) }
    switch text[offset] {
    case UInt8(ascii: "\""): try readString()
    case UInt8(ascii: "{"): try readObject(depth: depth + 1)
    case UInt8(ascii: "["): try readArray(depth: depth + 1)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    case UInt8(ascii: "t"): try readLiteral("true", kind: .bool)
    case UInt8(ascii: "f"): try readLiteral("false", kind: .bool)
    case UInt8(ascii: "n"): try readLiteral("null", kind: .null)
    case let byte: throw JSONError(offset: offset, reason: .unexpectedByte(byte))
    }
  }

  private mutating func readObject(depth: Int) throws(JSONError) {
    let object = try open(.object, depth: depth)
    if !skip(UInt8(ascii: "}")) {
      var memberCount = 0
      repeat {
        skipWhiteSpace()
        guard offset < text.count else { throw JSONError(offset: offset, reason: .endOfInput) }
        guard text[offset] == UInt8(ascii: "\"") else {
          throw JSONError(offset: offset, reason: .unexpectedByte(text[offset]))
        }
        try readString()
        memberCount += 1
        skipWhiteSpace()
        try expect(UInt8(ascii: ":"))
        skipWhiteSpace()
        try readValue(depth: depth)
        skipWhiteSpace()
      } while skip(UInt8(ascii: ","))
      try expect(UInt8(ascii: "}"))
      try noteDuplicates(in: object, memberCount: memberCount)
    }
    close(object)
  }

  private mutating func readArray(depth: Int) throws(JSONError) {
    let array = try open(.array, depth: depth)
    if !skip(UInt8(ascii: "]")) {
      repeat {
        skipWhiteSpace()
        try readValue(depth: depth)
        skipWhiteSpace()
      } while skip(UInt8(ascii: ","))
      try expect(UInt8(ascii: "]"))
    }
    close(array)
  }

  private mutating func readLiteral(_ literal: StaticString, kind: JSONNode.Kind) throws(JSONError)
  {
    let start = offset
    for index in 0..<literal.utf8CodeUnitCount {
      guard offset < text.count else { throw JSONError(offset: offset, reason: .endOfInput) }
      guard unsafe text[offset] == literal.utf8Start[index] else {
        throw JSONError(offset: offset, reason: .unexpectedByte(text[offset]))
      }
      offset += 1
    }
    append(kind, start..<offset)
  }

  /// RFC 8259 §6.
  private mutating func readNumber() throws(JSONError) {
    let start = offset
    _ = skip(UInt8(ascii: "-"))
    let integer = skipDigits()
    if integer == 0 { throw JSONError(offset: offset, reason: .invalidNumber) }
    if integer > 1, text[offset - integer] == UInt8(ascii: "0") {
      throw JSONError(offset: offset - integer, reason: .leadingZero)
    }
    if skip(UInt8(ascii: ".")), skipDigits() == 0 {
      throw JSONError(offset: offset, reason: .invalidNumber)
    }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      if skipDigits() == 0 { throw JSONError(offset: offset, reason: .invalidNumber) }
    }
    append(.number, start..<offset)
  }

  // MARK: Duplicate members

  private mutating func noteDuplicates(in object: Int, memberCount: Int) throws(JSONError) {
    var names = JSONNameSet(of: object, count: memberCount)
    var name = object + 1
    while name < nodes.count {
      if !names.insert(name, of: nodes, in: text) {
        guard duplicateMembers == .noted else {
          let node = nodes[name]
          throw JSONError(
            offset: Int(node.start) - 1,
            reason: .duplicateMember(JSONString.value(of: node, in: text)))
        }
        duplicates.append(name)
      }
      name = Int(nodes[name + 1].next)
    }
  }

  // MARK: Bytes and nodes

  private mutating func open(_ kind: JSONNode.Kind, depth: Int) throws(JSONError) -> Int {
    if depth > Self.depthLimit { throw JSONError(offset: offset, reason: .tooDeep) }
    append(kind, offset..<offset)
    offset += 1
    skipWhiteSpace()
    return nodes.count - 1
  }

  private mutating func close(_ container: Int) {
    nodes[container].end = Int32(truncatingIfNeeded: offset)
    nodes[container].next = Int32(truncatingIfNeeded: nodes.count)
  }

  mutating func append(_ kind: JSONNode.Kind, _ range: Range<Int>, isEscaped: Bool = false) {
    nodes.append(
      JSONNode(
        kind: kind, isEscaped: isEscaped, start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound),
        next: Int32(truncatingIfNeeded: nodes.count + 1)))
  }

  private mutating func skipWhiteSpace() {
    while offset < text.count, text[offset] <= 0x20 {
      switch text[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while offset < text.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[offset] { offset += 1 }
    return offset - start
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard offset < text.count, text[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard offset < text.count else { throw JSONError(offset: offset, reason: .endOfInput) }
    guard skip(byte) else { throw JSONError(offset: offset, reason: .unexpectedByte(text[offset])) }
  }
}
