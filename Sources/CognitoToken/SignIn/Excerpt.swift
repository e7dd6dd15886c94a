/// A part of the input that is short enough for a message and contains no secret.
enum Excerpt {
  /// The start of the text on one line, with an ellipsis for every word that is as long as a token,
  /// a session or a key.
  ///
  /// - Parameters:
  ///   - limit: The greatest length in Unicode scalars.
  ///   - longestWord: The longest word that is shown, in bytes.
  static func of(_ text: String, limit: Int = 160, longestWord: Int = 31) -> String {
    var excerpt = ""
    let beginning = text.unicodeScalars.prefix(limit * 4)
    var words = beginning.split(whereSeparator: isSpace)
    var isWhole = beginning.endIndex == text.unicodeScalars.endIndex
    // A word that was cut off may be part of a secret.
    if !isWhole { words.removeLast(min(1, words.count)) }
    for word in words {
      let shown = shown(String(word), longestWord)
      if excerpt.unicodeScalars.count + shown.unicodeScalars.count >= limit {
        isWhole = false
        break
      }
      excerpt += (excerpt.isEmpty ? "" : " ") + shown
    }
    return isWhole ? excerpt : excerpt.isEmpty ? "…" : excerpt + " …"
  }

  /// The word with an ellipsis for every part that may be a secret.
  private static func shown(_ word: String, _ longest: Int) -> String {
    var shown: [UInt8] = []
    var rest = Array(Redaction.redacting(word).utf8)[...]
    while let first = rest.first {
      let run = isSecretByte(first) ? rest.prefix(while: isSecretByte) : rest.prefix(1)
      rest = rest.dropFirst(run.count)
      shown += run.count > longest ? Array("…".utf8)[...] : run
    }
    return String(decoding: shown, as: UTF8.self)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }

  /// Whether a secret may contain the byte: base64's and base64url's alphabets, and the dot.
  private static func isSecretByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "~"): true
    default: TokenText.isCharacter(byte)
    }
  }
}
