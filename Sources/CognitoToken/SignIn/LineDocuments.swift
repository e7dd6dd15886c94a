/// Reads the JSON documents that start a line in a text, such as a log or an HTTP response with
/// headers.
struct LineDocuments {
  private let text: ArraySlice<UInt8>
  /// How many more documents longer than a line are tried. The limit keeps the time linear.
  private var triesLeft = 16

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// The document that starts with the line, and where it ends.
  mutating func next(at line: ArraySlice<UInt8>) -> (document: JSONDocument, end: Int)? {
    guard mayStart(line) else { return nil }
    if let last = line.trimmed.last, last == UInt8(ascii: "}") || last == UInt8(ascii: "]"),
      let document = try? JSONDocument(envelope: Array(line))
    {
      return (document, line.endIndex)
    }
    guard triesLeft > 0 else { return nil }
    triesLeft -= 1
    return Self.prefix(of: text[line.startIndex...])
  }

  /// The first object in a text, and its offset.
  ///
  /// Only the first eight braces are tried, which keeps the time linear.
  static func first(in text: ArraySlice<UInt8>) -> (document: JSONDocument, offset: Int)? {
    var rest = text
    for _ in 0..<8 {
      guard let start = rest.firstIndex(of: UInt8(ascii: "{")) else { return nil }
      rest = rest[start...]
      if let (document, _) = prefix(of: rest) { return (document, start) }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func prefix(of text: ArraySlice<UInt8>) -> (document: JSONDocument, end: Int)? {
    do throws(JSONError) {
      return (try JSONDocument(envelope: Array(text)), text.endIndex)
    } catch {
      guard error.reason == .trailingBytes,
        let document = try? JSONDocument(envelope: Array(text.prefix(error.offset)))
      else { return nil }
      return (document, text.startIndex + error.offset)
    }
  }

  /// Whether JSON can start with the line's first bracket and what follows it, on this line or a
  /// later one.
  private func mayStart(_ line: ArraySlice<UInt8>) -> Bool {
    let rest = text[line.startIndex...].drop(while: \.isWhiteSpace)
    guard rest.startIndex < line.endIndex, let first = rest.first else { return false }
    let next = rest.dropFirst().first { !$0.isWhiteSpace }
    return switch (first, next) {
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")), (UInt8(ascii: "{"), UInt8(ascii: "}")): true
    case (UInt8(ascii: "["), UInt8(ascii: "\"")), (UInt8(ascii: "["), UInt8(ascii: "{")),
      (UInt8(ascii: "["), UInt8(ascii: "[")), (UInt8(ascii: "["), UInt8(ascii: "]")):
      true
    default: false
    }
  }
}
