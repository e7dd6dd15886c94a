extension TokenVerifier {
  /// Verifies a compact JWS as of `now`. Runs every check, even after one has failed.
  ///
  /// - Throws: `VerificationError` if the text is not a token, or if OpenSSL fails.
  public func verify(
    _ token: String, at now: NumericDate
  ) throws(VerificationError) -> Verification {
    try verify(Array(token.utf8), at: now)
  }

  package func verify(
    _ token: [UInt8], at now: NumericDate
  ) throws(VerificationError) -> Verification {
    let unverified: UnverifiedToken
    do throws(TokenError) {
      unverified = try UnverifiedToken(token)
    } catch {
      throw .malformedToken(error)
    }
    do throws(OpenSSLError) {
      let report = try Report(verifying: unverified, with: self, at: now)
      return report.failedStage == nil
        ? .accepted(VerifiedToken(unverified, report)) : .rejected(report)
    } catch {
      throw .internalFault(error.description)
    }
  }
}

/// The result of verifying a token.
public enum Verification: Sendable {
  /// The token passed every check.
  case accepted(VerifiedToken)
  /// The token failed at least one check.
  case rejected(Report)

  /// The results of all checks.
  public var report: Report {
    switch self {
    case .accepted(let token): token.report
    case .rejected(let report): report
    }
  }
}

/// A token that passed every check. Only `TokenVerifier` can make one.
public struct VerifiedToken: Sendable {
  /// The verified claims.
  public let claims: ClaimsSet
  /// The checks, the scopes and the warnings.
  public let report: Report

  fileprivate init(_ token: UnverifiedToken, _ report: Report) {
    claims = token.claims
    self.report = report
  }

  /// The granted scopes, in the order of the claim.
  public var scopes: [String] { report.scopes.granted.granted }
}

/// Why a token could not be verified. A token that fails a check is not an error: it is rejected.
public enum VerificationError: Error, Equatable, Sendable {
  /// The text is not a token.
  case malformedToken(TokenError)
  /// OpenSSL failed for a reason that no input should cause.
  case internalFault(String)
}

extension VerificationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformedToken(let error): error.description
    case .internalFault(let reason): "OpenSSL failed: \(reason)"
    }
  }
}
