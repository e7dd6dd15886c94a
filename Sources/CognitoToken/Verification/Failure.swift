/// Why a check failed, with what it saw and what it expected.
package enum Failure: Error, Equatable, Sendable {
  // Genuine.
  case criticalHeaderUnsupported
  case unencodedPayloadUnsupported
  case algorithmMissing(allowed: [Algorithm])
  case algorithmNotAllowed(alg: String, allowed: [Algorithm])
  /// `made` names the algorithm, or the key type and curve, that the key is for.
  case algorithmKeyMismatch(alg: String, made: String)
  /// No trusted pool has the token's `iss`; `expected` lists their issuers.
  case issuerNotTrusted(iss: String?, expected: [String])
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
  case claimMissing([Expectations.ClaimValue])
  case claimMismatch([Expectations.ClaimValue.Mismatch])

  package typealias Code = FailureCode

  package var code: Code {
    switch self {
    case .criticalHeaderUnsupported: .criticalHeaderUnsupported
    case .unencodedPayloadUnsupported: .unencodedPayloadUnsupported
    case .algorithmMissing: .algorithmMissing
    case .algorithmNotAllowed: .algorithmNotAllowed
    case .algorithmKeyMismatch: .algorithmKeyMismatch
    case .issuerNotTrusted: .issuerNotTrusted
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

  package var check: CheckID { code.check }
  package var stage: Stage { check.stage }

  /// The section of an RFC, or the AWS page, that requires what failed.
  package var rule: String? {
    if case .issuerNotTrusted = self { CheckID.issuer.rule } else { check.rule }
  }
}

/// The facts of a failure for programs.
extension Failure {
  /// What the check expected, if that can be listed.
  package var expected: JSON? {
    switch self {
    case .algorithmMissing(let allowed), .algorithmNotAllowed(_, let allowed):
      .strings(allowed.map(\.rawValue))
    case .algorithmKeyMismatch(_, let made): .string(made)
    case .keyNotFound(_, let known, _): .strings(known)
    case .issuerNotTrusted(_, let expected),
      .tokenUseMissing(let expected), .tokenUseMismatch(_, let expected),
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

  /// What the check saw in the token, if anything.
  package var actual: JSON? {
    switch self {
    case .algorithmNotAllowed(let alg, _), .algorithmKeyMismatch(let alg, _): .string(alg)
    case .issuerNotTrusted(let iss, _): iss.map(JSON.string)
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

/// Why a check of a token failed. The raw value is the stable name in reports.
public enum FailureCode: String, CaseIterable, Codable, Sendable {
  /// The header has `crit`. RFC 7515 §4.1.11.
  case criticalHeaderUnsupported = "critical-header-unsupported"
  /// The header has `b64` other than true. RFC 7797 §3.
  case unencodedPayloadUnsupported = "unencoded-payload-unsupported"
  /// The header has no `alg`. RFC 7515 §4.1.1.
  case algorithmMissing = "algorithm-missing"
  /// `alg` is not one of ``Expectations/algorithms``. RFC 8725 §3.1.
  case algorithmNotAllowed = "algorithm-not-allowed"
  /// The key is for another algorithm than `alg`. RFC 7517 §4.4.
  case algorithmKeyMismatch = "algorithm-key-mismatch"
  /// `iss` names no pool of the ``Trust``, so that no key is trusted for it. RFC 8725 §3.8.
  case issuerNotTrusted = "issuer-not-trusted"
  /// The header has no `kid`, so that no key can be chosen. RFC 7515 §4.1.4.
  case keyIDMissing = "key-id-missing"
  /// No trusted key has this `kid`. After Cognito rotated its keys, the JWK Set is too old.
  case keyNotFound = "key-not-found"
  /// Several keys of the JWK Set have this `kid`. RFC 7517 §4.5.
  case keyIDAmbiguous = "key-id-ambiguous"
  /// The key with this `kid` is malformed or not for verifying signatures. RFC 7517 §4.
  case keyUnusable = "key-unusable"
  /// The RSA key has fewer than 2,048 bits (RFC 7518 §3.3), or can be factored.
  case keyTooWeak = "key-too-weak"
  /// The signature is not valid for the key. RFC 7515 §5.2.
  case signatureInvalid = "signature-invalid"
  /// `token_use` is not ``Expectations/tokenUse``.
  case tokenUseMismatch = "token-use-mismatch"
  /// The token has no `token_use`.
  case tokenUseMissing = "token-use-missing"
  /// `iss` is not an expected issuer. RFC 8725 §3.8.
  case issuerMismatch = "issuer-mismatch"
  /// The token has no `iss`, and an issuer is expected.
  case issuerMissing = "issuer-missing"
  /// `client_id` (`aud` of an ID token) is not an expected app client.
  case clientMismatch = "client-mismatch"
  /// The token has no `client_id` (`aud` of an ID token), and an app client is expected.
  case clientMissing = "client-missing"
  /// `aud` has none of ``Expectations/audiences``. RFC 8725 §3.9.
  case audienceMismatch = "audience-mismatch"
  /// The token has no `aud`, and an audience is expected.
  case audienceMissing = "audience-missing"
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
  /// An expected scope is not granted. RFC 6749 §3.3.
  case scopeMissing = "scope-missing"
  /// A forbidden scope is granted.
  case scopeForbidden = "scope-forbidden"
  /// A scope is granted that is not expected, and ``Expectations/Scopes/exact`` is set.
  case scopeUnexpected = "scope-unexpected"
  /// `cognito:groups` has none of ``Expectations/groups``.
  case groupMissing = "group-missing"
  /// An expected claim is missing.
  case claimMissing = "claim-missing"
  /// A claim does not have the expected value.
  case claimMismatch = "claim-mismatch"

  /// The check that fails with this code.
  package var check: CheckID {
    switch self {
    case .criticalHeaderUnsupported, .unencodedPayloadUnsupported: .header
    case .algorithmMissing, .algorithmNotAllowed, .algorithmKeyMismatch: .algorithm
    case .issuerNotTrusted, .keyIDMissing, .keyNotFound, .keyIDAmbiguous, .keyUnusable,
      .keyTooWeak:
      .key
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

  /// The stage of the check that fails with this code.
  public var stage: Stage { check.stage }
}
