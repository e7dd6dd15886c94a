extension CheckID {
  /// The checks that the token is valid at the time of the check.
  package enum InTime: Int, CaseIterable, Sendable {
    case expiry, notBefore, issuedAt

    var name: String {
      switch self {
      case .expiry: "expiry"
      case .notBefore: "not-before"
      case .issuedAt: "issued-at"
      }
    }

    package var rule: String {
      switch self {
      case .expiry: "RFC 7519 §4.1.4"
      case .notBefore: "RFC 7519 §4.1.5"
      case .issuedAt: "RFC 7519 §4.1.6"
      }
    }

    /// The claim that the check reads.
    package var claim: Claim {
      switch self {
      case .expiry: .exp
      case .notBefore: .nbf
      case .issuedAt: .iat
      }
    }
  }
}

extension FailureCode {
  /// Why the token is not valid at the time of the check.
  public enum InTime: String, CaseIterable, Codable, Sendable {
    /// `exp` plus the leeway is not after the time of the check. RFC 7519 §4.1.4.
    case expired
    /// Less than ``Expectations/Lifetime/minimumValidity`` is left until `exp`.
    case expiresSoon = "expires-soon"
    /// The token has no `exp`.
    case expiryMissing = "expiry-missing"
    /// `nbf` is after the time of the check plus the leeway. RFC 7519 §4.1.5.
    case notYetValid = "not-yet-valid"
    /// `iat` is more than 300 s, and more than the leeway, after the time of the check.
    case issuedInTheFuture = "issued-in-the-future"

    package var check: CheckID.InTime {
      switch self {
      case .expired, .expiresSoon, .expiryMissing: .expiry
      case .notYetValid: .notBefore
      case .issuedInTheFuture: .issuedAt
      }
    }
  }
}

extension Failure {
  /// Why the token is not valid at the time of the check.
  package enum InTime: Equatable, Sendable {
    case expiryMissing
    case expired(TimeClaim)
    /// `needed` seconds of lifetime must be left.
    case expiresSoon(TimeClaim, needed: Int)
    case notYetValid(TimeClaim)
    /// Clocks may differ by `tolerance` seconds.
    case issuedInTheFuture(TimeClaim, tolerance: Int)

    package var code: Code.InTime {
      switch self {
      case .expiryMissing: .expiryMissing
      case .expired: .expired
      case .expiresSoon: .expiresSoon
      case .notYetValid: .notYetValid
      case .issuedInTheFuture: .issuedInTheFuture
      }
    }

    var actual: JSON? {
      switch self {
      case .expiryMissing: nil
      case .expired(let time), .expiresSoon(let time, _), .notYetValid(let time),
        .issuedInTheFuture(let time, _):
        .number(time.spelling)
      }
    }
  }
}

/// A claim that contains a time.
package struct TimeClaim: Equatable, Sendable {
  package let claim: Claim
  package let date: NumericDate
  /// The JSON number as written in the token.
  package let spelling: String

  init(_ claim: Claim, _ date: NumericDate, in claims: ClaimsSet) {
    self.claim = claim
    self.date = date
    spelling = claims.spelling(claim)
  }
}
