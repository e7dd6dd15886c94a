/// The result of checking one token.
///
/// A report is made only by checking a token, so its outcomes and claims belong to the same token.
public struct Report: Sendable {
  /// Whether the token passed. The raw value is the stable name in reports.
  public enum Verdict: String, Codable, Sendable {
    /// The token passed every check.
    case accepted
    /// The token failed a check.
    case rejected
    /// The token was decoded only.
    case unverified
  }

  /// One check and its outcome.
  package struct Check: Sendable {
    package let id: CheckID
    package let outcome: Outcome
  }

  /// Whether the token passed.
  public let verdict: Verdict
  /// The first stage that failed; nil if none did.
  public let failedStage: Stage?
  /// Whether the signature was verified with a trusted key.
  public let isTrusted: Bool
  /// In the order in which the checks run.
  package let checks: [Check]
  /// The token's scopes, compared with the expected ones.
  public let scopes: Expectations.Scopes.Comparison
  package private(set) var hints: [Hint]
  package private(set) var warnings: [Warning]
  package let header: JOSEHeader
  /// The token's claims, which are trustworthy only if `isTrusted`.
  public let claims: ClaimsSet
  package let expectations: Expectations
  /// The time as of which the token was checked.
  public let now: NumericDate

  package var failures: [Failure] { checks.flatMap(\.outcome.failures) }

  /// Why the token was rejected, in the order of the checks; empty if it was accepted.
  public var failureCodes: [FailureCode] { failures.map(\.code) }

  /// Why an expected scope is probably missing, at most three causes.
  public var hintCodes: [HintCode] { hints.map(\.id) }

  /// Problems that do not change the verdict.
  public var warningCodes: [WarningCode] { warnings.map(\.code) }

  /// Adds warnings about how the token was found in the input.
  package mutating func add(_ warnings: [Warning]) { self.warnings += warnings }

  /// Finds the hints again, with the settings of the token's user pool as evidence.
  ///
  /// - Throws: `SettingsError` if the settings are of another pool or app client.
  package mutating func add(_ settings: PoolSettings) throws(SettingsError) {
    let evidence = try TokenEvidence(settings, for: claims)
    let issuer = checks.first { $0.id == .ours(.issuer) }
    hints =
      Diagnosis(
        claims: claims, scopes: scopes, expected: expectations.scopes,
        isIssuerExpected: issuer?.outcome == .passed, now: now,
        isDecoded: verdict == .unverified, evidence: evidence
      ).hints
  }

  /// Runs all checks on a token.
  init(
    verifying token: UnverifiedToken, with verifier: TokenVerifier, at now: NumericDate
  ) throws(OpenSSLError) {
    var lane = VerificationLane(verifier)
    let outcomes = try lane.check(token, at: now)
    let keys = verifier.pool(of: token.claims).map { verifier.pools[$0].keySet }
    let privateMembers = keys?.privateMembers(matching: token.header) ?? []
    self.init(
      token, outcomes, CheckID.allCases, verifier.expectations, now,
      verdict: outcomes.failedStage == nil ? .accepted : .rejected,
      warnings: Self.timeWarnings(token.claims, outcomes, now)
        + privateMembers.map(Warning.privateKeyMembers))
  }

  /// Checks only the scopes of a token, without verifying it.
  package init(
    decoding token: UnverifiedToken, expecting scopes: Expectations.Scopes, at now: NumericDate
  ) {
    var outcomes = Outcomes()
    var claim: [UInt8] = []
    outcomes[.scope] = scopes.check(token.claims, reusing: &claim)
    var expectations = Expectations(client: .any)
    expectations.scopes = scopes
    self.init(
      token, outcomes, scopes.isEmpty ? [] : [.allowed(.scope)], expectations, now,
      verdict: .unverified,
      warnings: [])
  }

  private init(
    _ token: UnverifiedToken, _ outcomes: Outcomes, _ checked: [CheckID],
    _ expectations: Expectations, _ now: NumericDate, verdict: Verdict, warnings: [Warning]
  ) {
    self.verdict = verdict
    failedStage = outcomes.failedStage
    isTrusted = verdict != .unverified && outcomes.isGenuine
    checks = checked.map { Check(id: $0, outcome: outcomes[$0]) }
    let scopes = Expectations.Scopes.Comparison(
      ScopeSet(claim: token.claims.string(.scope)), expectations.scopes)
    self.scopes = scopes
    hints =
      Diagnosis(
        claims: token.claims, scopes: scopes, expected: expectations.scopes,
        isIssuerExpected: outcomes[.issuer] == .passed, now: now,
        isDecoded: verdict == .unverified
      ).hints
    self.warnings = token.warnings + warnings
    header = token.header
    claims = token.claims
    self.expectations = expectations
    self.now = now
  }

  private static func timeWarnings(
    _ claims: ClaimsSet, _ outcomes: Outcomes, _ now: NumericDate
  ) -> [Warning] {
    var warnings: [Warning] = []
    if outcomes[.expiry] == .skipped(.expiryAllowed), let expiry = claims.date(.exp) {
      warnings.append(.expired(expiry))
    }
    if outcomes[.issuedAt] == .passed, let issued = claims.date(.iat), issued > now {
      warnings.append(.clockBehind(seconds: issued.secondsAhead(of: now)))
    }
    return warnings
  }
}
