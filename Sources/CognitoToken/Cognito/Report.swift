/// What was found out about one token, for a person or a program to read.
public struct Report: Sendable {
  public enum Verdict: String, Sendable {
    case accepted, rejected, unverified
  }

  public struct Check: Sendable {
    public enum Status: String, Sendable {
      case passed, failed, skipped
    }

    public let id: CheckID
    public let status: Status
    public let code: FailureCode?
    /// The section of an RFC, or AWS's page, that asks for it.
    public let rule: String?
    public let message: String
    public let expected: JSON?
    public let actual: JSON?
  }

  public struct Scopes: Sendable {
    public let granted: ScopeSet
    public let missing: [String]
    public let forbidden: [String]
    public let unexpected: [String]
  }

  public struct Warning: Sendable {
    public let code: String
    public let message: String
  }

  public let verdict: Verdict
  /// The first stage that failed.
  public let failedStage: Stage?
  /// Whether the signature was verified.
  public let isTrusted: Bool
  /// In the order of `CheckID`; a check that failed for several reasons has one element for each.
  public let checks: [Check]
  public let scopes: Scopes
  public let hints: [Hint]
  public let warnings: [Warning]
  public let header: JSON
  public let claims: JSON
  /// The time it was judged at.
  public let now: NumericDate
  public let dates: [(claim: Claim, date: NumericDate)]

  /// 0, or the number of the first stage that failed.
  public var exitCode: Int32 { Int32(failedStage?.rawValue ?? 0) }
}

extension Report {
  /// The report of a token that was verified.
  public init(
    verified token: UnverifiedToken, outcomes: Outcomes, by checker: TokenChecker,
    at now: NumericDate
  ) {
    self.init(
      token, outcomes, checked: CheckID.allCases, checker, now,
      verdict: outcomes.failedStage == nil ? .accepted : .rejected)
  }

  /// The report of a token that was only decoded, with what was expected of its scopes.
  public init(
    unverified token: UnverifiedToken, expecting scopes: Expectations.Scopes, at now: NumericDate
  ) {
    var expectations = Expectations()
    expectations.scopes = scopes
    var checker = TokenChecker(keys: .empty, expectations: expectations)
    var outcomes = Outcomes()
    outcomes[.scope] = checker.checkScopes(token.claims)
    self.init(
      token, outcomes, checked: scopes.isEmpty ? [] : [.scope], checker, now, verdict: .unverified)
  }

  private init(
    _ token: UnverifiedToken, _ outcomes: Outcomes, checked: [CheckID], _ checker: TokenChecker,
    _ now: NumericDate, verdict: Verdict
  ) {
    let expected = checker.expectations.redacted
    let scopes = Scopes(ScopeSet(claim: token.claims.string(.scope)), checker.expectations.scopes)
      .redacted
    let explanation = Explanation(
      token: token, keys: checker.keys, expectations: expected, scopes: scopes, now: now)
    self.verdict = verdict
    failedStage = outcomes.failedStage
    isTrusted = verdict != .unverified && outcomes.isGenuine
    checks = checked.flatMap { explanation.checks($0, outcomes[$0]) }
    self.scopes = scopes
    hints =
      Diagnosis(
        claims: token.claims, scopes: scopes, expected: expected.scopes,
        outcomes: outcomes, now: now, isDecoded: verdict == .unverified
      ).hints
    warnings =
      token.warnings.map { Warning(code: $0.code, message: $0.message) }
      + explanation.warnings(outcomes, verdict)
    header = token.header.json
    claims = token.claims.json
    self.now = now
    dates = [Claim.authTime, .iat, .nbf, .exp].compactMap { claim in
      token.claims.date(claim).map { (claim, $0) }
    }
  }
}

extension Report.Scopes {
  /// Without tokens that were given where scopes are expected.
  var redacted: Self {
    Self(
      granted: granted, missing: Redaction.redacting(arguments: missing), forbidden: forbidden,
      unexpected: unexpected)
  }

  init(_ granted: ScopeSet, _ expected: Expectations.Scopes) {
    self.granted = granted
    let hasAny = expected.any.isEmpty || expected.any.contains(where: granted.contains)
    missing =
      expected.all.filter { !granted.contains($0) } + (hasAny ? [] : expected.any)
    forbidden = expected.forbidden.filter(granted.contains)
    let named = expected.all + expected.any
    unexpected =
      expected.exact
      ? granted.granted.filter { scope in
        !named.contains { $0.utf8.elementsEqual(scope.utf8) }
      } : []
  }
}
