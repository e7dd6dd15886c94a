/// One worker of an audit. It verifies the lines of one block after another, and reuses its OpenSSL
/// contexts and storage.
struct AuditLane {
  private var lane: VerificationLane
  private let time: TokenAudit.Time
  private let detail: TokenAudit.Totals.Detail
  private var search: LineSearch
  private var token = UnverifiedToken()
  private var repeated: RepeatedTokens
  /// The totals of the current block.
  private var totals: TokenAudit.Totals

  /// - Parameter lanes: The number of lanes that share the memory for repeated tokens.
  init(
    _ verifier: TokenVerifier, time: TokenAudit.Time, detail: TokenAudit.Totals.Detail, lanes: Int
  ) {
    lane = VerificationLane(verifier)
    search = LineSearch(verifier.expectations.tokenUse)
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
    let known: RepeatedTokens.Known?
    do throws(LineError) {
      known = try read(line)
    } catch {
      return malformed(error)
    }
    var now = now
    if let member = time.member {
      switch member.time(in: line) {
      case .success(let time): now = time
      case .failure(let problem): return malformed(.timeMissing(member, problem))
      }
    }
    var signature = known?.signature
    if let known {
      return try Self.verify(
        repeated.tokens.span[known.slot], &signature, at: now, with: &lane, &totals)
    }
    let finding = try Self.verify(token, &signature, at: now, with: &lane, &totals)
    repeated.add(token, signature: signature)
    return finding
  }

  private typealias LineError = TokenAudit.Verdict.LineError

  /// Static, because a mutating method could not borrow the token from `self`: it would copy the
  /// token, and retain and release 17 references.
  private static func verify(
    _ token: UnverifiedToken, _ signature: inout Bool?, at now: NumericDate,
    with lane: inout VerificationLane, _ totals: inout TokenAudit.Totals
  ) throws(OpenSSLError) -> TokenAudit.Verdict.Finding {
    let outcomes = try lane.check(token, at: now, signature: &signature)
    let failures = outcomes.failures
    totals.count(
      token, failures, isGenuine: outcomes.isGenuine,
      clientClaim: lane.verifier.expectations.clientClaim)
    return .verified(failures: failures, claims: token.claims)
  }

  // MARK: Reading

  /// Reads the line's token into `token`, or returns what is known about it.
  private mutating func read(_ line: Span<UInt8>) throws(LineError) -> RepeatedTokens.Known? {
    // The token may be the whole line, which then needs no search.
    if line[0] == UInt8(ascii: "e") {
      do throws(TokenError) {
        return try readToken(line)
      } catch {}
    }
    let found: LineSearch.Found
    do throws(SignInOutputError) {
      found = try search.find(in: line)
    } catch {
      throw .noToken(error)
    }
    do throws(TokenError) {
      return
        switch found
      {
      case .part(let range): try readToken(line.extracting(range))
      case .text(let text): try readToken(text.span)
      }
    } catch {
      throw .malformedToken(error)
    }
  }

  private mutating func readToken(
    _ text: Span<UInt8>
  ) throws(TokenError) -> RepeatedTokens.Known? {
    if let known = repeated.find(text) { return known }
    try token.read(text)
    return nil
  }

  // MARK: Lines without a token

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
