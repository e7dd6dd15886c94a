/// Why a check failed, with what it saw and what it expected.
public enum Failure: Error, Equatable, Sendable {
  // Genuine.
  case criticalHeaderUnsupported
  case unencodedPayloadUnsupported
  case algorithmMissing(allowed: [Algorithm])
  case algorithmNotAllowed(alg: String, allowed: [Algorithm])
  /// `made` names the algorithm, or the key type and curve, that the key is for.
  case algorithmKeyMismatch(alg: String, made: String)
  case keyIDMissing
  /// `known` lists the key IDs of the JWK Set; `pool` is the trusted user pool, if one is named.
  case keyNotFound(kid: String, known: [String], pool: UserPool?)
  case keyIDAmbiguous(kid: String)
  case keyUnusable(kid: String, KeyProblem)
  case signatureInvalid
  // Ours.
  case tokenUseMissing(expected: [String])
  case tokenUseMismatch(actual: [String], expected: [String])
  case issuerMissing(expected: [String])
  case issuerMismatch(actual: [String], expected: [String])
  /// An access token names its client in `client_id`, an ID token in `aud`.
  case clientMissing(claim: Claim, expected: [String])
  case clientMismatch(claim: Claim, actual: [String], expected: [String])
  case audienceMissing(expected: [String])
  case audienceMismatch(actual: [String], expected: [String])
  // In time.
  case expiryMissing
  case expired(TimeClaim)
  /// `needed` seconds of lifetime must be left.
  case expiresSoon(TimeClaim, needed: Int)
  case notYetValid(TimeClaim)
  /// Clocks may differ by `tolerance` seconds.
  case issuedInTheFuture(TimeClaim, tolerance: Int)
  // Allowed.
  case scopeMissing(MissingScopes, granted: [String])
  case scopeForbidden([String])
  case scopeUnexpected([String], expected: [String], granted: [String])
  case groupMissing(actual: [String], expected: [String])
  case claimMissing([ExpectedClaim])
  case claimMismatch([ExpectedClaim.Mismatch])

  /// The stable name of a failure in reports.
  public enum Code: String, CaseIterable, Codable, Sendable {
    case criticalHeaderUnsupported = "critical-header-unsupported"
    case unencodedPayloadUnsupported = "unencoded-payload-unsupported"
    case algorithmMissing = "algorithm-missing"
    case algorithmNotAllowed = "algorithm-not-allowed"
    case algorithmKeyMismatch = "algorithm-key-mismatch"
    case keyIDMissing = "key-id-missing"
    case keyNotFound = "key-not-found"
    case keyIDAmbiguous = "key-id-ambiguous"
    case keyUnusable = "key-unusable"
    case keyTooWeak = "key-too-weak"
    case signatureInvalid = "signature-invalid"
    case tokenUseMismatch = "token-use-mismatch"
    case tokenUseMissing = "token-use-missing"
    case issuerMismatch = "issuer-mismatch"
    case issuerMissing = "issuer-missing"
    case clientMismatch = "client-mismatch"
    case clientMissing = "client-missing"
    case audienceMismatch = "audience-mismatch"
    case audienceMissing = "audience-missing"
    case expired
    case expiresSoon = "expires-soon"
    case expiryMissing = "expiry-missing"
    case notYetValid = "not-yet-valid"
    case issuedInTheFuture = "issued-in-the-future"
    case scopeMissing = "scope-missing"
    case scopeForbidden = "scope-forbidden"
    case scopeUnexpected = "scope-unexpected"
    case groupMissing = "group-missing"
    case claimMissing = "claim-missing"
    case claimMismatch = "claim-mismatch"

    /// The check that fails with this code.
    public var check: CheckID {
      switch self {
      case .criticalHeaderUnsupported, .unencodedPayloadUnsupported: .header
      case .algorithmMissing, .algorithmNotAllowed, .algorithmKeyMismatch: .algorithm
      case .keyIDMissing, .keyNotFound, .keyIDAmbiguous, .keyUnusable, .keyTooWeak: .key
      case .signatureInvalid: .signature
      case .tokenUseMissing, .tokenUseMismatch: .tokenUse
      case .issuerMissing, .issuerMismatch: .issuer
      case .clientMissing, .clientMismatch: .client
      case .audienceMissing, .audienceMismatch: .audience
      case .expired, .expiresSoon, .expiryMissing: .expiry
      case .notYetValid: .notBefore
      case .issuedInTheFuture: .issuedAt
      case .scopeMissing, .scopeForbidden, .scopeUnexpected: .scope
      case .groupMissing: .group
      case .claimMissing, .claimMismatch: .claim
      }
    }
  }

  public var code: Code {
    switch self {
    case .criticalHeaderUnsupported: .criticalHeaderUnsupported
    case .unencodedPayloadUnsupported: .unencodedPayloadUnsupported
    case .algorithmMissing: .algorithmMissing
    case .algorithmNotAllowed: .algorithmNotAllowed
    case .algorithmKeyMismatch: .algorithmKeyMismatch
    case .keyIDMissing: .keyIDMissing
    case .keyNotFound: .keyNotFound
    case .keyIDAmbiguous: .keyIDAmbiguous
    case .keyUnusable(_, let problem): problem.isWeakness ? .keyTooWeak : .keyUnusable
    case .signatureInvalid: .signatureInvalid
    case .tokenUseMissing: .tokenUseMissing
    case .tokenUseMismatch: .tokenUseMismatch
    case .issuerMissing: .issuerMissing
    case .issuerMismatch: .issuerMismatch
    case .clientMissing: .clientMissing
    case .clientMismatch: .clientMismatch
    case .audienceMissing: .audienceMissing
    case .audienceMismatch: .audienceMismatch
    case .expiryMissing: .expiryMissing
    case .expired: .expired
    case .expiresSoon: .expiresSoon
    case .notYetValid: .notYetValid
    case .issuedInTheFuture: .issuedInTheFuture
    case .scopeMissing: .scopeMissing
    case .scopeForbidden: .scopeForbidden
    case .scopeUnexpected: .scopeUnexpected
    case .groupMissing: .groupMissing
    case .claimMissing: .claimMissing
    case .claimMismatch: .claimMismatch
    }
  }

  public var check: CheckID { code.check }
  public var stage: Stage { check.stage }
  public var rule: String? { check.rule }
}

/// The facts of a failure for programs.
extension Failure {
  /// What the check expected, if that can be listed.
  public var expected: JSON? {
    switch self {
    case .algorithmMissing(let allowed), .algorithmNotAllowed(_, let allowed):
      .strings(allowed.map(\.rawValue))
    case .algorithmKeyMismatch(_, let made): .string(made)
    case .keyNotFound(_, let known, _): .strings(known)
    case .tokenUseMissing(let expected), .tokenUseMismatch(_, let expected),
      .issuerMissing(let expected), .issuerMismatch(_, let expected),
      .clientMissing(_, let expected), .clientMismatch(_, _, let expected),
      .audienceMissing(let expected), .audienceMismatch(_, let expected),
      .scopeUnexpected(_, let expected, _), .groupMissing(_, let expected):
      .strings(expected)
    case .scopeMissing(let missing, _): .strings(missing.scopes)
    case .claimMissing(let claims):
      .object(claims.map { JSON.Member($0.name, .string($0.value)) })
    case .claimMismatch(let mismatches):
      .object(mismatches.map { JSON.Member($0.expected.name, .string($0.expected.value)) })
    case .criticalHeaderUnsupported, .unencodedPayloadUnsupported, .keyIDMissing, .keyIDAmbiguous,
      .keyUnusable, .signatureInvalid, .expiryMissing, .expired, .expiresSoon, .notYetValid,
      .issuedInTheFuture, .scopeForbidden:
      nil
    }
  }

  /// What the check saw in the token, if it is there.
  public var actual: JSON? {
    switch self {
    case .algorithmNotAllowed(let alg, _), .algorithmKeyMismatch(let alg, _): .string(alg)
    case .keyNotFound(let kid, _, _): .string(kid)
    case .tokenUseMismatch(let actual, _), .issuerMismatch(let actual, _),
      .clientMismatch(_, let actual, _), .audienceMismatch(let actual, _):
      .string(actual.joined(separator: ", "))
    case .expired(let time), .expiresSoon(let time, _), .notYetValid(let time),
      .issuedInTheFuture(let time, _):
      .number(time.spelling)
    case .scopeMissing(_, let granted), .scopeUnexpected(_, _, let granted): .strings(granted)
    case .scopeForbidden(let scopes): .strings(scopes)
    case .groupMissing(let actual, _): .strings(actual)
    case .claimMismatch(let mismatches):
      .object(mismatches.map { JSON.Member($0.expected.name, $0.actual) })
    case .criticalHeaderUnsupported, .unencodedPayloadUnsupported, .algorithmMissing,
      .keyIDMissing, .keyIDAmbiguous, .keyUnusable, .signatureInvalid, .tokenUseMissing,
      .issuerMissing, .clientMissing, .audienceMissing, .expiryMissing, .claimMissing:
      nil
    }
  }
}
