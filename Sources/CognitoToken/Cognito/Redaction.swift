/// Removes tokens and other secrets from text that messages quote.
package enum Redaction {
  /// The text with every word that may be a token or a part of one replaced by
  /// `[… 1,022 characters]`.
  package static func redacting(_ text: String) -> String { redacting(text, where: isToken) }

  /// The part of an argument, path or variable that a message may repeat: nothing longer than 200
  /// bytes, no user information or query of a URL, only the name of `PASSWORD=…` and the like, and
  /// no word that may be a token or key.
  package static func redacting(argument text: String) -> String {
    let plain = withoutURLSecrets(text)
    if plain.utf8.count > 200 { return placeholder(text.count) }
    return redacting(withoutNamedSecret(plain)) { isToken($0) || isKey($0) }
  }

  static func redacting(arguments: [String]) -> [String] {
    arguments.map { redacting(argument: $0) }
  }

  /// The text that replaces this many characters.
  static func placeholder(_ count: Int) -> String {
    var digits = String(count)
    var offset = digits.count - 3
    while offset > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: offset))
      offset -= 3
    }
    return "[… \(digits) \(count == 1 ? "character" : "characters")]"
  }

  private static func redacting(
    _ text: String, where isSecret: (ArraySlice<UInt8>) -> Bool
  ) -> String {
    var redacted: [UInt8] = []
    var rest = Array(text.utf8)[...]
    // If a token was folded over lines, its end is a separate word.
    var followsSecret = false
    while let start = rest.firstIndex(where: TokenText.isCharacter) {
      let gap = rest[..<start]
      let word = rest[start...].prefix(while: TokenText.isCharacter)
      rest = rest[word.endIndex...]
      followsSecret =
        isSecret(word)
        || followsSecret && word.count >= TokenText.shortestFragment
          && gap.allSatisfy(\.isWhiteSpace)
      redacted += gap
      redacted += followsSecret ? Array(placeholder(word.count).utf8)[...] : word
    }
    return String(decoding: redacted + rest, as: UTF8.self)
  }

  // MARK: Words

  /// Whether the word may be a token or a part of one: it contains `eyJ` (the base64url of `{"`), a
  /// part that is JSON, two parts that look random, or a part of more than 60 characters.
  private static func isToken(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= TokenText.shortestFragment else { return false }
    let parts = word.split(separator: UInt8(ascii: "."))
    return parts.contains { $0.count > 60 || isJSON($0) || hasToken($0) }
      || parts.count > 2 && parts.count { $0.count >= 16 && isMixed($0) } > 1
  }

  /// Whether the word may be a private key or similar: at least 40 characters that look random.
  private static func isKey(_ word: ArraySlice<UInt8>) -> Bool {
    word.split(separator: UInt8(ascii: ".")).contains { $0.count >= 40 && isMixed($0) }
  }

  /// Whether the part contains `eyJ`. After a letter, the decoded bytes must be text, so that
  /// `surveyJuneResults` is not a token.
  private static func hasToken(_ part: ArraySlice<UInt8>) -> Bool {
    part.indices.contains { start in
      guard TokenText.hasPrefix(part[start...]) else { return false }
      let isWord = start > part.startIndex && (part[start - 1] | 0x20).isLowercase
      let beginning = part[start...].prefix(TokenText.shortestFragment)
      return !isWord
        || beginning.count == TokenText.shortestFragment
          && decoded(beginning).allSatisfy { 0x20...0x7E ~= $0 }
    }
  }

  /// Whether the part is the base64url of JSON, possibly without its start.
  private static func isJSON(_ part: ArraySlice<UInt8>) -> Bool {
    part.count >= TokenText.shortestFragment
      && (0..<4).contains { offset in
        let visible = decoded(part.dropFirst(offset)).filter { !$0.isWhiteSpace }
        return visible.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
          && zip(visible, visible.dropFirst()).contains {
            $0 == UInt8(ascii: "\"") && ($1 == UInt8(ascii: ":") || $1 == UInt8(ascii: ","))
          }
      }
  }

  /// The decoded bytes of all complete groups of four characters.
  private static func decoded(_ part: ArraySlice<UInt8>) -> [UInt8] {
    (try? Base64URL.decode(Array(part.prefix(part.count & ~3)))) ?? []
  }

  /// Whether the part has upper case, lower case and digits, and changes between them as often as
  /// random text: at two of five places. A camel-case name changes at one of five.
  private static func isMixed(_ part: ArraySlice<UInt8>) -> Bool {
    let kinds = part.map { byte in
      byte.isDigit ? 0 : byte.isUppercase ? 1 : byte.isLowercase ? 2 : 3
    }
    let changes = zip(kinds, kinds.dropFirst()).count { $0 != $1 }
    return Set(kinds).isSuperset(of: [0, 1, 2]) && changes * 5 >= part.count * 2
  }

  // MARK: Arguments

  private static func withoutURLSecrets(_ text: String) -> String {
    let end = text.firstIndex { $0 == "?" || $0 == "#" } ?? text.endIndex
    guard let colon = text[..<end].firstIndex(of: ":"), text[colon...].hasPrefix("://") else {
      return text
    }
    let at = text[colon..<end].lastIndex(of: "@")
    let host = at.map { text[colon...].prefix(3) + "…" + text[$0..<end] } ?? text[colon..<end]
    return text[..<colon] + host + (end < text.endIndex ? "?…" : "")
  }

  private static let secretNames = [
    "password", "passwd", "secret", "session", "credential", "refresh",
  ]

  /// The text up to the first `=` or `:` after a name that is used for secrets.
  private static func withoutNamedSecret(_ text: String) -> String {
    var name = ""
    for index in text.indices {
      let character = text[index]
      if character == "=" || character == ":" {
        if secretNames.contains(where: name.lowercased().contains),
          index < text.index(before: text.endIndex)
        {
          return text[...index] + "…"
        }
        name = ""
      } else if character.isLetter || "_-\"' ".contains(character) {
        name.append(character)
      } else {
        name = ""
      }
    }
    return text
  }
}

/// Names from a token or response in a form that messages may repeat: redacted, shortened and
/// quoted.
package enum ShownNames {
  /// The first three names.
  package static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).map { "\"\(cut(Redaction.redacting($0), to: 64))\"" }
    let rest = names.count > 3 ? " and \(names.count - 3) more" : ""
    return shown.joined(separator: ", ") + rest
  }

  /// The text, shortened to a number of Unicode scalars.
  package static func cut(_ text: String, to limit: Int) -> String {
    let start = text.unicodeScalars.prefix(limit)
    return start.endIndex == text.unicodeScalars.endIndex ? text : String(start) + "…"
  }
}
