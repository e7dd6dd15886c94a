/// A token that a mail program or a terminal split over several lines, joined again.
///
/// Lines are joined only to a token whose header and claims can be read and whose signature has the
/// length that its `alg` requires.
struct FoldedToken {
  let text: [UInt8]
  let lineCount: Int
  /// Where the token ends in the text.
  let end: Int

  /// - Parameters:
  ///   - word: A word that starts like a token, up to the first line break.
  init?(in text: ArraySlice<UInt8>, from word: Range<Int>) {
    var dotCount = text[word].span.count(of: Self.dot)
    guard dotCount <= 2, var next = Self.nextPiece(in: text, after: word.upperBound) else {
      return nil
    }
    var joined = Array(text[word])
    var pieceCount = 1
    var end = word.upperBound
    var lengths: [Int]?
    var whole: (length: Int, pieceCount: Int, end: Int)?
    func checkWhole() {
      guard dotCount == 2, let dot = joined.lastIndex(of: Self.dot) else { return }
      let known = lengths ?? TokenShape(joined[...]).signatureLengths
      lengths = known
      if known.contains(joined.count - dot - 1) { whole = (joined.count, pieceCount, end) }
    }
    while true {
      let piece = text[next]
      let dots = piece.count { $0 == Self.dot }
      // Claims start like a token, too. Any other such piece starts another token.
      let isToken = TokenText.hasPrefix(piece) && !(dotCount == 1 && joined.last == Self.dot)
      if isToken || dotCount + dots > 2 || joined.count + piece.count > CompactJWS.lengthLimit {
        break
      }
      joined += piece
      dotCount += dots
      pieceCount += 1
      end = next.upperBound
      checkWhole()
      guard let following = Self.nextPiece(in: text, after: end) else { break }
      next = following
    }
    guard let whole else { return nil }
    self.text = Array(joined[..<whole.length])
    lineCount = whole.pieceCount
    self.end = whole.end
    var claims = CandidateClaims()
    claims.read(self.text[...])
    if !claims.isRead { return nil }
  }

  private static let dot = UInt8(ascii: ".")

  /// The word after a line break, which may have `=` (RFC 2045 §6.7) or a shell's backslash before
  /// it, and white space and the `>` of an email after it.
  private static func nextPiece(in text: ArraySlice<UInt8>, after end: Int) -> Range<Int>? {
    var offset = end
    func skip(_ isSkipped: (UInt8) -> Bool) {
      while offset < text.endIndex, isSkipped(text[offset]) { offset += 1 }
    }
    skip { $0 == 0x20 || $0 == 0x09 }
    if offset < text.endIndex, Self.isSoftBreak(text[offset]) { offset += 1 }
    let spaces = offset
    skip(\.isWhiteSpace)
    guard text[spaces..<offset].contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
    skip { $0.isWhiteSpace || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "|") }
    let start = offset
    skip(TokenText.isCharacter)
    return start < offset ? start..<offset : nil
  }

  private static func isSoftBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: "\\")
  }
}
