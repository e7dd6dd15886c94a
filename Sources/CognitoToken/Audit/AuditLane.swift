/// One worker of an audit. It verifies the lines of one block after another, and reuses its OpenSSL
/// contexts and storage.
struct AuditLane {
  private var lane: VerificationLane
  private let time: TokenAudit.Time
  private let detail: TokenAudit.Totals.Detail
  private var token = UnverifiedToken()
  private var repeated: RepeatedTokens
  /// The totals of the current block.
  private var totals: TokenAudit.Totals

  /// - Parameter lanes: The number of lanes that share the memory for repeated tokens.
  init(
    _ verifier: TokenVerifier, time: TokenAudit.Time, detail: TokenAudit.Totals.Detail, lanes: Int
  ) {
    lane = VerificationLane(verifier)
    repeated = RepeatedTokens(lanes: lanes)
    self.time = time
    self.detail = detail
    totals = TokenAudit.Totals(expecting: verifier.expectations.scopes, detail: detail)
  }

  /// Verifies the lines that are not blank, passes each verdict to `body`, and returns the block's
  /// totals.
  mutating func verify(
    _ block: LineBlocks.Block, _ body: (TokenAudit.Verdict) -> Void
  ) throws(OpenSSLError) -> TokenAudit.Totals {
    // Taken for each block, because lines from a pipe may arrive long after the start.
    let now = time.clock()
    totals = TokenAudit.Totals(expecting: lane.verifier.expectations.scopes, detail: detail)
    switch block.content {
    case .lines: try verifyLines(of: block, at: now, body)
    case .overlongLine:
      body(TokenAudit.Verdict(source: block.source, line: block.firstLine, finding: overlongLine()))
    case .unreadable(let error):
      totals.unreadable.append(error)
      body(
        TokenAudit.Verdict(source: block.source, line: block.firstLine, finding: .unreadable(error))
      )
    }
    return totals
  }

  private mutating func verifyLines(
    of block: LineBlocks.Block, at now: NumericDate, _ body: (TokenAudit.Verdict) -> Void
  ) throws(OpenSSLError) {
    let bytes = block.text
    var line = block.firstLine
    var start = 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
      let range = bytes.trimming(start..<end)
      if end - start > LineBlocks.lineLimit {
        body(TokenAudit.Verdict(source: block.source, line: line, finding: overlongLine()))
      } else if !range.isEmpty {
        let finding = try finding(bytes.extracting(range), at: now)
        body(TokenAudit.Verdict(source: block.source, line: line, finding: finding))
      }
      line += 1
      start = end + 1
    }
  }

  private mutating func finding(
    _ line: Span<UInt8>, at now: NumericDate
  ) throws(OpenSSLError) -> TokenAudit.Verdict.Finding {
    let found: LineToken
    if let bare = bareToken(line) {
      found = bare
    } else {
      let text: [UInt8]
      do throws(SignInOutputError) {
        text = try SignInOutput.find(
          in: Array(copying: line), use: lane.verifier.expectations.tokenUse
        ).text
      } catch {
        return malformed(.noToken(error))
      }
      do throws(TokenError) {
        found = try read(text.span)
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
    switch found {
    case .repeated(let entry):
      return try verify(entry.token, signature: entry.signature, at: now).finding
    case .new:
      let (finding, signature) = try verify(token, signature: nil, at: now)
      repeated.add(token, signature: signature)
      return finding
    }
  }

  private enum LineToken {
    case repeated(RepeatedTokens.Entry)
    /// The token was read into `token`.
    case new
  }

  private mutating func verify(
    _ token: UnverifiedToken, signature: Bool?, at now: NumericDate
  ) throws(OpenSSLError) -> (finding: TokenAudit.Verdict.Finding, signature: Bool?) {
    var signature = signature
    let outcomes = try lane.check(token, at: now, signature: &signature)
    let failures = outcomes.failures
    totals.count(
      token, failures, isGenuine: outcomes.isGenuine,
      clientClaim: lane.verifier.expectations.clientClaim)
    return (.verified(failures: failures, claims: token.claims), signature)
  }

  private mutating func read(_ text: Span<UInt8>) throws(TokenError) -> LineToken {
    if let entry = repeated.entry(for: text) { return .repeated(entry) }
    try token.read(text)
    return .new
  }

  /// The token, if it is the whole line. Most lines are, so they need no search.
  private mutating func bareToken(_ line: Span<UInt8>) -> LineToken? {
    guard line[0] == UInt8(ascii: "e") else { return nil }
    do throws(TokenError) {
      return try read(line)
    } catch { return nil }
  }

  private mutating func overlongLine() -> TokenAudit.Verdict.Finding {
    malformed(.tooLong(limit: LineBlocks.lineLimit))
  }

  private mutating func malformed(_ error: TokenAudit.Verdict.LineError)
    -> TokenAudit.Verdict.Finding
  {
    totals.countMalformed(error.code)
    return .malformed(error)
  }
}
