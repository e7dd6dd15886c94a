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
