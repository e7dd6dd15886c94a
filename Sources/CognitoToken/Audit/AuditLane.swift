/// Judges the lines of blocks: one worker's part of an audit, with contexts and storage of its own.
struct AuditLane {
  private var checker: TokenChecker
  private let clock: @Sendable () -> NumericDate
  private var token = UnverifiedToken()
  /// When the block that is judged had been read: on a pipe, that may be long after the start.
  private var now: NumericDate
  /// Of that block.
  private var totals: AuditTotals

  init(keys: JWKSet, expectations: Expectations, clock: @escaping @Sendable () -> NumericDate) {
    checker = TokenChecker(keys: keys, expectations: expectations)
    self.clock = clock
    now = clock()
    totals = AuditTotals(expecting: expectations.scopes)
  }

  /// Judges each line that is not blank and gives its verdict to `body`; the totals of the block.
  mutating func judge(
    _ block: LineBlocks.Block, _ body: (AuditVerdict) -> Void
  ) throws(OpenSSLError) -> AuditTotals {
    now = clock()
    totals = AuditTotals(expecting: checker.expectations.scopes)
    if block.isOverlongLine {
      body(
        AuditVerdict(source: block.source, line: block.firstLine, finding: overlongLine()))
      return totals
    }
    let bytes = block.text
    var line = block.firstLine
    var start = 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
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
    if !isToken(line) {
      do {
        let use = checker.expectations.tokenUse
        let text = try SignInOutput.token(in: line.indices.map { line[$0] }, use: use)
        try token.read(text.span)
      } catch let error as SignInOutputError {
        return malformed(error.code, "\(error)")
      } catch let error as TokenError {
        return malformed(error.code, "\(error)")
      } catch {
        return malformed("internal", "\(error)")
      }
    }
    let outcomes = try checker.check(token, at: now)
    totals.count(outcomes, scope: checker.scopeBytes)
    return .judged(outcomes, token.claims)
  }

  /// Whether the line reads as a token as it is: what most lines are is not searched.
  private mutating func isToken(_ line: Span<UInt8>) -> Bool {
    guard line[0] == UInt8(ascii: "e") else { return false }
    do throws(TokenError) {
      try token.read(line)
      return true
    } catch { return false }
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

  private static func trimmed(_ range: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while start < end, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
