import CognitoToken

/// The headline of a report: the verdict's reason in a few words.
extension Report {
  /// Contains nothing from the token.
  var reason: String {
    switch verdict {
    case .accepted: "genuine, and everything that was asked for holds"
    case .unverified: "the signature was not checked, so anybody may have written this"
    case .rejected: rejection
    }
  }

  private var rejection: String {
    let codes = failures.map(\.code)
    // What is wrong with the token itself decides: no other JWK Set would make it genuine.
    return (codes.first(where: \.provesForgery) ?? codes.first)?.headline ?? ""
  }
}

extension Failure.Code {
  fileprivate var provesForgery: Bool {
    switch self {
    case .criticalHeaderUnsupported, .unencodedPayloadUnsupported, .algorithmMissing,
      .algorithmNotAllowed, .signatureInvalid:
      true
    default: false
    }
  }

  fileprivate var headline: String {
    switch self {
    case .criticalHeaderUnsupported, .unencodedPayloadUnsupported, .algorithmMissing,
      .algorithmNotAllowed, .signatureInvalid:
      "not genuine: do not trust its contents"
    case .algorithmKeyMismatch, .keyIDMissing, .keyNotFound, .keyIDAmbiguous, .keyUnusable,
      .keyTooWeak:
      "cannot be verified: there is no usable key for it, so do not trust its contents"
    case .tokenUseMismatch, .tokenUseMissing: "genuine, but not the expected kind of token"
    case .issuerMismatch, .clientMismatch, .audienceMismatch:
      "genuine, but issued for another pool, client or audience"
    case .issuerMissing, .clientMissing, .audienceMissing:
      "genuine, but an expected issuer, client or audience is missing"
    case .expired: "genuine, but expired"
    case .expiresSoon: "genuine, but it expires too soon"
    case .expiryMissing: "genuine, but it has no expiry time"
    case .notYetValid: "genuine, but not valid yet"
    case .issuedInTheFuture: "genuine, but issued in the future"
    case .scopeMissing: "genuine, but an expected scope is missing"
    case .scopeForbidden: "genuine, but a forbidden scope is granted"
    case .scopeUnexpected: "genuine, but an unexpected scope is granted"
    case .groupMissing: "genuine, but in none of the expected groups"
    case .claimMissing: "genuine, but an expected claim is missing"
    case .claimMismatch: "genuine, but a claim does not have the expected value"
    }
  }
}
