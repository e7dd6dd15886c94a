/// Verifies tokens: the signature against trusted keys, and the claims against expectations.
///
/// It follows RFC 7515 §5.2, RFC 8725 and Amazon Cognito, "Verifying JSON web tokens". A token does
/// not choose how it is verified, except that `kid` selects one of the trusted keys and `alg` one
/// of the allowed algorithms.
public struct TokenVerifier: Sendable {
  /// The trusted issuers and keys.
  public let trust: Trust
  /// What a token must be and contain.
  public let expectations: Expectations

  /// The keys of all pools, in the order of their JWK Sets.
  let keys: [TrustedKey]
  let pools: [TrustedPool]
  let expectedClaims: ExpectedClaims
  private let algorithmNames: [ExactText]

  /// Prepares the keys. An unusable key is reported when a token names it.
  public init(_ trust: Trust, _ expectations: Expectations) {
    self.trust = trust
    self.expectations = expectations
    keys = trust.pools.flatMap { $0.keys.keys.map(TrustedKey.init) }
    var firstKey = 0
    pools = trust.pools.map { pool in
      defer { firstKey += pool.keys.keys.count }
      return TrustedPool(pool, firstKey: firstKey, expectations)
    }
    expectedClaims = ExpectedClaims(expectations, issuers: trust.issuers)
    algorithmNames = expectations.algorithms.map { ExactText($0.rawValue) }
  }

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

  /// The position of the pool whose keys may have signed a token with these claims.
  func pool(of claims: ClaimsSet) -> Int? {
    if !trust.isByIssuer { return 0 }
    for position in pools.indices where pools[position].issued(claims) { return position }
    return nil
  }

  /// The position of the header's `alg` among the allowed algorithms; nil if it is not one of them.
  func algorithm(of header: JOSEHeader) -> Int? {
    for position in algorithmNames.indices where header.hasAlgorithm(algorithmNames[position]) {
      return position
    }
    return nil
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
