import Testing

@testable import CognitoToken

@Suite struct `An excerpt` {
  /// Bytes of base64, base64url, or a token's parts.
  private static let secretBytes = "AZaz09-_+/=~."

  @Test func `shows no word that is as long as a secret`() {
    for scalar in Self.secretBytes.unicodeScalars {
      let half = String(repeating: "a b ", count: 3)
      let long = String(repeating: "x", count: 16) + "\(scalar)" + String(repeating: "y", count: 15)
      #expect(Excerpt.of("\(half)\(long) c") == half + "… c", "\(scalar)")
      #expect(
        Excerpt.of("\(half)\(long.dropLast()) c") == half + long.dropLast() + " c", "\(scalar)")
    }
  }

  @Test(arguments: [
    ("", ""), ("  a \t b\r\n", "a b"), ("a\u{0}b", "a b"), ("a\u{2028}b\u{A0}c", "a b c"),
    ("größe ✓", "größe ✓"),
  ]) func `is on one line`(text: String, excerpt: String) {
    #expect(Excerpt.of(text) == excerpt)
  }

  @Test func `is no longer than its limit, and says that it was cut`() {
    let text = String(repeating: "word ", count: 100)
    for limit in [1, 5, 6, 40, 160] {
      let excerpt = Excerpt.of(text, limit: limit)
      #expect(excerpt.unicodeScalars.count <= limit + 1)
      #expect(excerpt.hasSuffix("…"))
    }
    #expect(Excerpt.of("word word", limit: 40) == "word word")
  }
}
