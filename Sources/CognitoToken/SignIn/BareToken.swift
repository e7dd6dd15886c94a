/// A token with nothing around it but white space and the beginning of an HTTP header.
enum BareToken {
  /// The token's range, if the text is one word that begins as a token does, or has its three parts, or follows
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
      if isToken, !Redaction.isWordByte(byte) {
        if dotCount == 2, isSeparator(byte) { return nil }
        isToken = false
      }
    }
    if isBearer { return text[first].isQuotationMark ? nil : word }
    // A JSON object's base64url begins with e, and with eyJ if it has no white space before its first name.
    let hasItsParts = isToken && dotCount == 2 && text[first] == UInt8(ascii: "e")
    return hasItsParts || begins(text.extracting(word)) ? word : nil
  }

  /// The token's range in a value that is a whole compact JWS, `Bearer` aside.
  static func signedRange(in text: ArraySlice<UInt8>) -> Range<Int>? {
    guard let range = range(in: text.span) else { return nil }
    let word = text.dropFirst(range.lowerBound).prefix(range.count)
    guard begins(word.span), word.allSatisfy(Redaction.isWordByte), TokenShape(word).isSigned else {
      return nil
    }
    return word.indices
  }

  static func begins(_ text: Span<UInt8>) -> Bool {
    text.count >= 3 && zip(0..<3, "eyJ".utf8).allSatisfy { text[$0] == $1 }
  }

  /// What stands between a whole token and whatever follows it. Other bytes are a token's own mistakes.
  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"): true
    default: false
    }
  }
}
