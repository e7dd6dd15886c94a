/// The kind of an input that has no token.
package enum InputKind: Equatable, Sendable {
  /// `null` or `None`: the AWS CLI prints it if the response has no value at the `--query`.
  case null
  /// A table without rows: the AWS CLI prints it for a `--query` of a single value.
  case emptyTable
  /// A word that starts like a token and has too few or too many parts. Line and column count from
  /// 1.
  case fragment(line: Int, column: Int, partCount: Int)
  /// A member named for the token, with a value that is not a JWT. Another member may contain a
  /// token.
  case opaqueToken(Expectations.TokenUse, isBesideOther: Bool)
  /// A JSON object; its first six names, redacted.
  case object(names: [String])
  case array
  case otherJSON
  case html
  /// UTF-16 without a byte order mark, which `InputEncoding` does not guess.
  case utf16
  case binary
  case text

  init(_ document: JSONDocument) {
    if document.hasNoValues {
      self = .null
    } else if document.kind(of: 0) == .object {
      let names = document.names(of: 0).prefix(6).compactMap(document.string)
      self = .object(names: names.map { Excerpt.of($0, limit: 40) })
    } else {
      self = document.kind(of: 0) == .array ? .array : .otherJSON
    }
  }

  init(text: ArraySlice<UInt8>) {
    if Self.isUTF16(text) {
      self = .utf16
    } else if text.contains(0) {
      self = .binary
    } else if Self.isHTML(text) {
      self = .html
    } else if Self.isNull(text) {
      self = .null
    } else if Self.isEmptyTable(text) {
      self = .emptyTable
    } else {
      self = String(validating: text, as: UTF8.self) == nil ? .binary : .text
    }
  }

  /// Whether every other byte at the start is NUL, and no byte between them is.
  private static func isUTF16(_ text: ArraySlice<UInt8>) -> Bool {
    let beginning = text.prefix(64)
    return beginning.count > 1
      && zip(beginning, beginning.dropFirst()).allSatisfy { ($0 == 0) != ($1 == 0) }
  }

  private static func isHTML(_ text: ArraySlice<UInt8>) -> Bool {
    let beginning = text.prefix(16).map(\.lowercased)[...]
    return beginning.starts(with: "<!doctype html") || beginning.starts(with: "<html")
  }

  private static func isNull(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(whereSeparator: \.isWhiteSpace).allSatisfy {
      $0.elementsEqual("None".utf8) || $0.elementsEqual("null".utf8)
    }
  }

  /// Whether the text is a frame around one word, the operation's name.
  private static func isEmptyTable(_ text: ArraySlice<UInt8>) -> Bool {
    var scanner = WordScanner(text)
    var wordCount = 0
    var isFramed = false
    while let word = scanner.next() {
      let isLine = text[word].allSatisfy { $0 == UInt8(ascii: "-") }
      isFramed = isFramed || (isLine && word.count > 2)
      wordCount += isLine ? 0 : 1
    }
    return isFramed && wordCount == 1
  }
}

extension JSONDocument {
  /// Whether the document contains only nulls.
  fileprivate var hasNoValues: Bool { hasNoValues(0) }

  private func hasNoValues(_ node: Int) -> Bool {
    switch kind(of: node) {
    case .null: true
    case .array: elements(of: node).allSatisfy(hasNoValues)
    case .object: names(of: node).allSatisfy { hasNoValues($0 + 1) }
    case .bool, .number, .string: false
    }
  }
}
