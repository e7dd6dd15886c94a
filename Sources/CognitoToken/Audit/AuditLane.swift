/// Judges the lines of blocks: one worker's part of an audit, with contexts and storage of its own.
struct AuditLane {
  private var checker: TokenChecker
  private let now: NumericDate
  private var token = UnverifiedToken()
  /// Of the block that is judged.
  private var totals: AuditTotals

  init(keys: JWKSet, expectations: Expectations, now: NumericDate) {
    checker = TokenChecker(keys: keys, expectations: expectations)
    self.now = now
    totals = AuditTotals(expecting: expectations.scopes)
  }

  /// Judges each line that is not blank and gives its verdict to `body`; the totals of the block.
  mutating func judge(
    _ block: LineBlocks.Block, _ body: (AuditVerdict) -> Void
  ) throws(OpenSSLError) -> AuditTotals {
    totals = AuditTotals(expecting: checker.expectations.scopes)
    guard let text = block.text else {
      body(
        AuditVerdict(source: block.source, line: block.firstLine, finding: overlongLine()))
      return totals
    }
    let bytes = text.span
    var line = block.firstLine
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let range = Self.trimmed(start..<end, of: bytes)
      if end - start > LineBlocks.lineLimit {
        body(AuditVerdict(source: block.source, line: line, finding: overlongLine()))
      } else if !range.isEmpty {
        let finding = try finding(bytes.extracting(range))
        body(AuditVerdict(source: block.source, line: line, finding: finding))
      }
      line += 1
      start = end + 1
    }
    return totals
  }

  private mutating func finding(
    _ line: Span<UInt8>
  ) throws(OpenSSLError) -> AuditVerdict.Finding {
    // Everything but a sound token alone is looked into as verify does, so that both say the same.
    if !Self.beginsAsToken(line) || (try? token.read(line)) == nil {
      let text: [UInt8]
      do throws(SignInOutputError) {
        text = try SignInOutput.token(
          in: line.indices.map { line[$0] }, use: checker.expectations.tokenUse)
      } catch {
        return malformed(error.code, "\(error)")
      }
      do throws(TokenError) {
        try token.read(text.span)
      } catch {
        return malformed(error.code, "\(error)")
      }
    }
    let outcomes = try checker.check(token, at: now)
    totals.count(outcomes, scope: checker.scopeBytes)
    return .judged(outcomes, token.claims)
  }

  private mutating func overlongLine() -> AuditVerdict.Finding {
    malformed(
      SignInOutputError.tooLong.code,
      "the line is longer than the limit of \(LineBlocks.lineLimit) bytes")
  }

  private mutating func malformed(_ code: String, _ message: String) -> AuditVerdict.Finding {
    totals.countMalformed(code)
    return .malformed(code: code, message: message)
  }

  private static func beginsAsToken(_ line: Span<UInt8>) -> Bool {
    line.count > 3 && line[0] == UInt8(ascii: "e") && line[1] == UInt8(ascii: "y")
      && line[2] == UInt8(ascii: "J")
  }

  private static func trimmed(_ range: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while start < end, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
