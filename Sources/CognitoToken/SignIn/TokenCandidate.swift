/// A compact JWS in the input that may be the token to find.
struct TokenCandidate {
  let text: ArraySlice<UInt8>
  /// Bytes from the start of the input.
  let offset: Int
  /// The best position, if the token is repeated in the input.
  var position: TokenPosition
  /// The number of lines that the token was split over; 1 if it was not.
  let lineCount: Int
}

/// The claims that distinguish several tokens, read leniently: a malformed token is still found.
struct CandidateClaims {
  private var claims = ClaimsSet()
  /// Whether the claims of the last token could be read.
  private(set) var isRead = false

  mutating func read(_ text: ArraySlice<UInt8>) {
    isRead = false
    let parts = text.split(
      separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return }
    let payload = parts[1]
    claims.document.text.removeAll(keepingCapacity: true)
    var warnings: [Warning] = []
    do {
      try Base64URL.decode(payload.span, into: &claims.document.text)
      try claims.index(.lenient, &warnings)
      isRead = true
    } catch {}
  }

  var tokenUse: String? { string(.tokenUse) }
  var id: String? { string(.jti) }
  var subject: String? { string(.sub) }

  private func string(_ claim: Claim) -> String? { isRead ? claims.string(claim) : nil }
}

/// One of several tokens in the input: its position and the claims that identify it, redacted.
package struct TokenSighting: Equatable, Sendable {
  /// Counted from 1.
  package let line: Int
  /// Counted from 1.
  package let column: Int
  package let tokenUse: String?
  /// `jti` or else `sub`, with the claim's name before it.
  package let name: String?
}

extension TokenSighting {
  init(_ candidate: TokenCandidate, _ claims: CandidateClaims, in input: [UInt8]) {
    (line, column) = TextPosition.of(candidate.offset, in: input)
    tokenUse = claims.tokenUse.map { Excerpt.of($0, limit: 16) }
    name =
      claims.id.map { "jti " + Excerpt.of($0, limit: 64, longestWord: 64) }
      ?? claims.subject.map { "sub " + Excerpt.of($0, limit: 64, longestWord: 64) }
  }
}

/// Lines and columns as editors count them, from 1.
enum TextPosition {
  static func of(_ offset: Int, in text: [UInt8]) -> (line: Int, column: Int) {
    let before = text[..<min(offset, text.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    // Every character's UTF-8 has one byte that is not a continuation.
    return (line, 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 })
  }
}
