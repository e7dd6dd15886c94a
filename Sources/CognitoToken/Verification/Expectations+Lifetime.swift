extension Expectations {
  /// When a token must be valid. RFC 7519 §4.1.4 to §4.1.6.
  public struct Lifetime: Equatable, Sendable {
    /// Seconds by which the clocks may differ for `exp` and `nbf`.
    public var leeway: Int
    /// Whether an expired token passes, with a warning.
    public var allowExpired: Bool
    /// Seconds of lifetime that must be left, without the leeway.
    public var minimumValidity: Int?

    /// - Parameters:
    ///   - leeway: Seconds by which the clocks may differ for `exp` and `nbf`.
    ///   - allowExpired: Whether an expired token passes, with a warning.
    ///   - minimumValidity: Seconds of lifetime that must be left.
    public init(leeway: Int = 0, allowExpired: Bool = false, minimumValidity: Int? = nil) {
      self.leeway = leeway
      self.allowExpired = allowExpired
      self.minimumValidity = minimumValidity
    }

    /// Seconds by which `iat` may be ahead of the clock. `iat` does not limit validity (RFC 7519
    /// §4.1.6), so at least 300 s are tolerated, as AWS does for signed requests.
    package var clockTolerance: Int { max(300, leeway) }

    func check(_ claims: ClaimsSet, at now: NumericDate, into outcomes: inout Outcomes) {
      outcomes[.expiry] = checkExpiry(claims, at: now)
      outcomes[.notBefore] = check(claims, .nbf, atMost: leeway, after: now) {
        .notYetValid($0)
      }
      outcomes[.issuedAt] = check(claims, .iat, atMost: clockTolerance, after: now) {
        .issuedInTheFuture($0, tolerance: clockTolerance)
      }
    }

    private func checkExpiry(_ claims: ClaimsSet, at now: NumericDate) -> Outcome {
      guard let expiry = claims.date(.exp) else { return .failed(.expiryMissing) }
      if expiry.seconds + Double(leeway) <= now.seconds {
        return allowExpired
          ? .skipped(.expiryAllowed) : .failed(.expired(TimeClaim(.exp, expiry, in: claims)))
      }
      if let needed = minimumValidity, expiry.seconds - now.seconds < Double(needed) {
        return .failed(.expiresSoon(TimeClaim(.exp, expiry, in: claims), needed: needed))
      }
      return .passed
    }

    private func check(
      _ claims: ClaimsSet, _ claim: Claim, atMost seconds: Int, after now: NumericDate,
      failure: (TimeClaim) -> Failure.InTime
    ) -> Outcome {
      guard let date = claims.date(claim) else { return .skipped(.claimAbsent) }
      return date.seconds <= now.seconds + Double(seconds)
        ? .passed : .failed(failure(TimeClaim(claim, date, in: claims)))
    }
  }
}
