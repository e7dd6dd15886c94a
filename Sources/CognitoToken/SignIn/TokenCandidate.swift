/// A compact JWS that was found, and may be the token that is looked for.
struct TokenCandidate {
  let text: ArraySlice<UInt8>
  /// Bytes from the beginning of the input.
  let offset: Int
  /// The most prominent one, if the token is in the input more than once.
  var position: TokenPosition
  /// Over how many lines it was broken; 1 if it was not.
  let lineCount: Int
}

/// The few claims by which tokens are told apart before one is chosen and read.
///
/// As lenient as can be: that a token is malformed must not hide it.
struct CandidateClaims {
  private var claims = ClaimsSet()
  /// Whether the last one's claims could be read.
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

/// One of several tokens, told by where it stands and what it says of itself.
public struct TokenSighting: Equatable, Sendable {
  public let line: Int
  public let column: Int
  let tokenUse: String?
  let name: String?

  init(_ candidate: TokenCandidate, _ claims: CandidateClaims, in input: [UInt8]) {
    (line, column) = TextPosition.of(candidate.offset, in: input)
    tokenUse = claims.tokenUse.map { Excerpt.of($0, limit: 16) }
    name =
      claims.id.map { "jti " + Excerpt.of($0, limit: 64, longestWord: 64) }
      ?? claims.subject.map { "sub " + Excerpt.of($0, limit: 64, longestWord: 64) }
  }
}

extension TokenSighting: CustomStringConvertible {
  public var description: String {
    let facts = [tokenUse.map { "token_use \($0)" }, name].compactMap(\.self)
    return "line \(line), column \(column)"
      + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
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
