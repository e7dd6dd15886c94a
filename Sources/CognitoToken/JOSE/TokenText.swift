/// Where the text of a token starts and ends. RFC 7515 §7.1, RFC 7516 §7.1.
///
/// This is the only definition of it: tokens are found, joined and redacted by these rules.
package enum TokenText {
  /// How a token starts unless its header has white space before its first name: the base64url of
  /// `{"`.
  static let prefix = "eyJ"

  /// A shorter word that starts with `prefix` is an ordinary word.
  static let shortestFragment = 16

  /// Whether a token may contain the byte: base64url's alphabet, and the dot between parts.
  static func isCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  static func hasPrefix(_ text: ArraySlice<UInt8>) -> Bool { text.starts(with: prefix) }

  /// Where the first `eyJ` starts. Its J is searched for, because it is rarer in a log than e and
  /// y.
  static func firstPrefix(in text: Span<UInt8>) -> Int? {
    var offset = 2
    while let index = text.firstIndex(of: UInt8(ascii: "J"), from: offset) {
      if text[index - 1] == UInt8(ascii: "y"), text[index - 2] == UInt8(ascii: "e") {
        return index - 2
      }
      offset = index + 1
    }
    return nil
  }

  /// Whether an argument is a token even if a file has that name: it starts with `eyJ` or `Bearer`.
  package static func isToken(argument: [UInt8]) -> Bool {
    let text = argument.span
    let word = text.trimming(text.indices).lowerBound..<text.count
    return hasPrefix(argument[word]) || afterBearer(word, of: text) != nil
  }

  /// The range of the token in a text that contains nothing else, except white space,
  /// `Authorization:` and `Bearer`; nil for any other text.
  ///
  /// Such a word starts with `prefix`, or has three parts, or follows `Bearer`. It need not be
  /// well-formed.
  static func bareRange(in text: Span<UInt8>) -> Range<Int>? {
    var word = text.trimming(text.indices)
    if text.has("authorization:", at: word) {
      word = text.trimming(word.dropFirst("authorization:".utf8.count))
    }
    let rest = afterBearer(word, of: text)
    word = rest ?? word
    guard let first = word.first else { return nil }
    // The base64url of a JSON object starts with e.
    if rest == nil, text[first] != UInt8(ascii: "e") { return nil }
    let end = text.extracting(..<word.upperBound).firstNotTokenCharacter(from: first)
    let dotCount = text.extracting(first..<end).count(of: UInt8(ascii: "."))
    let isToken = end == word.upperBound
    if !isToken, dotCount == 2, isSeparator(text[end]) { return nil }
    for index in end..<word.upperBound where text[index].isWhiteSpace { return nil }
    if rest != nil { return text[first].isQuotationMark ? nil : word }
    let hasThreeParts = isToken && dotCount == 2
    let hasPrefix =
      word.count >= prefix.utf8.count && zip(word, prefix.utf8).allSatisfy { text[$0] == $1 }
    return hasThreeParts || hasPrefix ? word : nil
  }

  /// The range of the compact JWS in a value that contains nothing else, except white space,
  /// `Authorization:` and `Bearer`.
  static func signedRange(in value: ArraySlice<UInt8>) -> Range<Int>? {
    guard let range = bareRange(in: value.span) else { return nil }
    let word = value.dropFirst(range.lowerBound).prefix(range.count)
    let span = word.span
    return hasPrefix(word) && span.count(of: UInt8(ascii: ".")) == 2
      && span.firstNotTokenCharacter(from: 0) == span.count ? word.indices : nil
  }

  /// The range after `Bearer` and white space; nil if the word does not start with them.
  private static func afterBearer(_ word: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
    guard text.has("bearer", at: word) else { return nil }
    let rest = word.dropFirst("bearer".utf8.count)
    guard let next = rest.first, text[next].isWhiteSpace else { return nil }
    return text.trimming(rest)
  }

  /// Whether the byte separates a whole token from something else. Other bytes are errors in the
  /// token.
  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"): true
    default: false
    }
  }
}
