/// What an input without a token is, as far as that can be told.
public enum FoundInput: Equatable, Sendable {
  /// The AWS CLI's `null` or `None`: a `--query` for what the response does not have.
  case nothing
  /// The AWS CLI's table of a single value, which it leaves empty.
  case emptyTable
  /// A word that begins as a token does, and has not its parts.
  case fragment(line: Int, column: Int, partCount: Int)
  /// The name of the token looked for with something else as its value, and perhaps another token elsewhere.
  case nameWithoutToken(Expectations.TokenUse, isBesideOther: Bool)
  case object(names: [String])
  case json(kind: String)
  case html
  /// UTF-16 without a byte order mark, which `InputEncoding` does not guess.
  case utf16
  case binary
  case text

  init(_ document: JSONDocument) {
    if document.hasNoValues {
      self = .nothing
    } else if document.kind(of: 0) == .object {
      self = .object(names: document.names(of: 0).prefix(6).compactMap(document.string))
    } else {
      self = .json(kind: document.kind(of: 0) == .array ? "an array" : "a value")
    }
  }

  init(text: ArraySlice<UInt8>) {
    if Self.isUTF16(text) {
      self = .utf16
    } else if text.contains(0) {
      self = .binary
    } else if Self.isHTML(text) {
      self = .html
    } else if Self.isNothing(text) {
      self = .nothing
    } else if Self.isEmptyTable(text) {
      self = .emptyTable
    } else {
      self = String(validating: text, as: UTF8.self) == nil ? .binary : .text
    }
  }

  /// Whether every other byte at the beginning is NUL and the rest is not.
  private static func isUTF16(_ text: ArraySlice<UInt8>) -> Bool {
    let beginning = text.prefix(64)
    return beginning.count > 1
      && zip(beginning, beginning.dropFirst()).allSatisfy { ($0 == 0) != ($1 == 0) }
  }

  private static func isHTML(_ text: ArraySlice<UInt8>) -> Bool {
    let beginning = text.prefix(16).map(\.lowercased)[...]
    return beginning.starts(with: "<!doctype html") || beginning.starts(with: "<html")
  }

  private static func isNothing(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(whereSeparator: \.isWhiteSpace).allSatisfy {
      $0.elementsEqual("None".utf8) || $0.elementsEqual("null".utf8)
    }
  }

  /// A frame around the operation's name and nothing more.
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
  /// Whether there is nothing in it but nulls.
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

extension FoundInput: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nothing:
      """
      there is no token: the value read is empty, for the response has nothing at that --query, as when Cognito asks \
      for a challenge first; run the command without --query to see
      """
    case .emptyTable:
      """
      there is no token: --output table shows nothing of a --query for a single value; use --output text or json
      """
    case .fragment(let line, let column, let partCount):
      """
      what begins like a token at line \(line), column \(column) has \(partCount == 1 ? "1 part" : "\(partCount) parts"), \
      where a token has three; it may be cut off or broken over lines: give the whole of it
      """
    case .nameWithoutToken(let use, let isBesideOther):
      """
      there is no token: the value named \(use == .access ? "access" : "ID") token is no JWT, but opaque or cut off\
      \(isBesideOther ? ", and no other token is taken in its place" : ""); \(Self.advice)
      """
    case .object(let names):
      "there is no token in the JSON, an object with \(Self.list(names)); \(Self.advice)"
    case .json(let kind): "there is no token in the JSON, which is \(kind); \(Self.advice)"
    case .html:
      "there is no token: this is an HTML page, not the response of a sign-in; check the URL it came from"
    case .utf16:
      """
      the input is UTF-16 without a byte order mark; convert it to UTF-8 first, as with iconv -f UTF-16LE -t UTF-8
      """
    case .binary: "there is no token: this is binary data; \(Self.advice)"
    case .text: "there is no token in the text; \(Self.advice)"
    }
  }

  private static let advice = "give a JWT, or what initiate-auth or the token endpoint printed"

  /// At most five names.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map { "\"\(Excerpt.of($0, limit: 40))\"" }
    return shown.joined(separator: ", ") + (names.count > shown.count ? ", …" : "")
  }
}
