/// The JSON that begins at the beginning of a line in a text, as in a log or behind HTTP headers.
struct LineDocuments {
  private let text: ArraySlice<UInt8>
  /// How often more than a line is still tried, so that the time is linear.
  private var triesLeft = 16

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// The document that begins with the line, and where it ends.
  mutating func next(at line: ArraySlice<UInt8>) -> (document: JSONDocument, end: Int)? {
    guard mayBegin(line) else { return nil }
    if let last = line.trimmed.last, last == UInt8(ascii: "}") || last == UInt8(ascii: "]"),
      let document = try? JSONDocument(envelope: Array(line))
    {
      return (document, line.endIndex)
    }
    guard triesLeft > 0 else { return nil }
    triesLeft -= 1
    return Self.beginning(of: text[line.startIndex...])
  }

  /// The first object in a text with other things around it, and its offset.
  ///
  /// No more than a few braces are tried, so that the time is linear however many there are.
  static func first(in text: ArraySlice<UInt8>) -> (document: JSONDocument, offset: Int)? {
    var rest = text
    for _ in 0..<8 {
      guard let start = rest.firstIndex(of: UInt8(ascii: "{")) else { return nil }
      rest = rest[start...]
      if let (document, _) = beginning(of: rest) { return (document, start) }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func beginning(of text: ArraySlice<UInt8>) -> (document: JSONDocument, end: Int)? {
    do throws(JSONError) {
      return (try JSONDocument(envelope: Array(text)), text.endIndex)
    } catch {
      guard error.reason == .trailingBytes,
        let document = try? JSONDocument(envelope: Array(text.prefix(error.offset)))
      else { return nil }
      return (document, text.startIndex + error.offset)
    }
  }

  /// Whether what follows the first bracket can follow it in JSON, be it lines below.
  private func mayBegin(_ line: ArraySlice<UInt8>) -> Bool {
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
