/// A piece of the input, short and harmless enough to stand in a message.
enum Excerpt {
  /// The beginning of the text on one line. A word as long as a token, a session or a key is left out, whatever it is:
  /// what others wrote into a message is not ours to judge.
  static func of(_ text: String, limit: Int = 160, longestWord: Int = 31) -> String {
    var excerpt = ""
    let beginning = text.unicodeScalars.prefix(limit * 4)
    var words = beginning.split(whereSeparator: isSpace)
    var isWhole = beginning.endIndex == text.unicodeScalars.endIndex
    // Half a word might be half a secret.
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

  /// The word with every part that may be a secret as an ellipsis.
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

  /// The bytes of base64 and base64url, and of what is joined by a dot.
  private static func isSecretByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "~"): true
    default: Redaction.isWordByte(byte)
    }
  }
}
