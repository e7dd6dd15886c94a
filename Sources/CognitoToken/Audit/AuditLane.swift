/// One worker of an audit. It verifies the lines of one block after another, and reuses its OpenSSL
/// contexts and storage.
struct AuditLane {
  private var lane: VerificationLane
  private let time: AuditTime
  private let detail: AuditTotals.Detail
  private var token = UnverifiedToken()
  /// The totals of the current block.
  private var totals: AuditTotals

  init(_ verifier: TokenVerifier, time: AuditTime, detail: AuditTotals.Detail) {
    lane = VerificationLane(verifier)
    self.time = time
    self.detail = detail
    totals = AuditTotals(expecting: verifier.expectations.scopes, detail: detail)
  }

  /// Verifies the lines that are not blank, passes each verdict to `body`, and returns the block's
  /// totals.
  mutating func judge(
    _ block: LineBlocks.Block, _ body: (AuditVerdict) -> Void
  ) throws(OpenSSLError) -> AuditTotals {
    // Taken for each block, because lines from a pipe may arrive long after the start.
    let now = time.clock()
    totals = AuditTotals(expecting: lane.verifier.expectations.scopes, detail: detail)
    switch block.content {
    case .lines: try judgeLines(of: block, at: now, body)
    case .overlongLine:
      body(AuditVerdict(source: block.source, line: block.firstLine, finding: overlongLine()))
    case .unreadable(let error):
      totals.unreadable.append(error)
      body(
        AuditVerdict(source: block.source, line: block.firstLine, finding: .unreadable(error)))
    }
    return totals
  }

  private mutating func judgeLines(
    of block: LineBlocks.Block, at now: NumericDate, _ body: (AuditVerdict) -> Void
  ) throws(OpenSSLError) {
    let bytes = block.text
    var line = block.firstLine
    var start = 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
      let range = bytes.trimming(start..<end)
      if end - start > LineBlocks.lineLimit {
        body(AuditVerdict(source: block.source, line: line, finding: overlongLine()))
      } else if !range.isEmpty {
        let finding = try finding(bytes.extracting(range), at: now)
        body(AuditVerdict(source: block.source, line: line, finding: finding))
      }
      line += 1
      start = end + 1
    }
  }

  private mutating func finding(
    _ line: Span<UInt8>, at now: NumericDate
  ) throws(OpenSSLError) -> AuditVerdict.Finding {
    if !isToken(line) {
      let text: [UInt8]
      do throws(SignInOutputError) {
        text = try SignInOutput.find(
          in: line.indices.map { line[$0] }, use: lane.verifier.expectations.tokenUse
        ).text
      } catch {
        return malformed(.noToken(error))
      }
      do throws(TokenError) {
        try token.read(text.span)
      } catch {
        return malformed(.malformedToken(error))
      }
    }
    var now = now
    if let member = time.member {
      switch member.time(in: line) {
      case .success(let time): now = time
      case .failure(let problem): return malformed(.timeMissing(member, problem))
      }
    }
    let outcomes = try lane.check(token, at: now)
    totals.count(token, outcomes, clientClaim: lane.verifier.expectations.clientClaim)
    return .verified(failures: outcomes.failures, claims: token.claims)
  }

  /// Whether the whole line is a compact token. Most lines are, so they need no search.
  private mutating func isToken(_ line: Span<UInt8>) -> Bool {
    guard line[0] == UInt8(ascii: "e") else { return false }
    do throws(TokenError) {
      try token.read(line)
      return true
    } catch { return false }
  }

  private mutating func overlongLine() -> AuditVerdict.Finding {
    malformed(.tooLong(limit: LineBlocks.lineLimit))
  }

  private mutating func malformed(_ error: AuditVerdict.LineError) -> AuditVerdict.Finding {
    totals.countMalformed(error.code)
    return .malformed(error)
  }
}
