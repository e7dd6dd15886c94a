/// A token with nothing around it but white space and the beginning of an HTTP header.
enum BareToken {
  /// Where the token stands, if the text is one word that begins as a token does, or has its three parts, or follows
  /// `Bearer`.
  static func range(in text: Span<UInt8>) -> Range<Int>? {
    var word = text.trimming(text.indices)
    if text.has("authorization:", at: word) {
      word = text.trimming(word.dropFirst("authorization:".utf8.count))
    }
    var isBearer = false
    if text.has("bearer", at: word) {
      let rest = word.dropFirst("bearer".utf8.count)
      if let next = rest.first, text[next].isWhiteSpace {
        isBearer = true
        word = text.trimming(rest)
      }
    }
    guard let first = word.first else { return nil }
    var dotCount = 0
    var isToken = true
    for index in word {
      let byte = text[index]
      if byte.isWhiteSpace { return nil }
      if byte == UInt8(ascii: ".") { dotCount += 1 }
      isToken = isToken && Redaction.isWordByte(byte)
    }
    if isBearer { return text[first].isQuotationMark ? nil : word }
    // A JSON object's base64url begins with e, and with eyJ if it has no white space before its first name.
    let hasItsParts = isToken && dotCount == 2 && text[first] == UInt8(ascii: "e")
    return hasItsParts || begins(text.extracting(word)) ? word : nil
  }

  private static func begins(_ text: Span<UInt8>) -> Bool {
    text.count >= 3 && zip(0..<3, "eyJ".utf8).allSatisfy { text[$0] == $1 }
  }
}

/// The parts of what begins as a token does, by its dots.
struct TokenParts {
  let count: Int

  init(_ text: ArraySlice<UInt8>) {
    count = 1 + text.count { $0 == UInt8(ascii: ".") }
  }

  /// RFC 7515 §7.1.
  var areSigned: Bool { count == 3 }
  /// RFC 7516 §7.1: so Cognito writes its refresh tokens.
  var areEncrypted: Bool { count == 5 }
}
