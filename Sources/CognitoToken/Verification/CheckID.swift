/// The stages of verification, in order. The first stage that fails decides the verdict.
public enum Stage: Int, Comparable, Codable, Sendable {
  /// Signed by a trusted key.
  case genuine = 1
  /// Issued by the expected issuer, for the expected use, client and audience.
  case ours = 2
  /// Valid at the time of the check.
  case inTime = 3
  /// Carries the expected scopes, groups and claims.
  case allowed = 4

  /// Stages are ordered as they run.
  public static func < (one: Stage, other: Stage) -> Bool { one.rawValue < other.rawValue }
}

/// The checks of a token, in the order in which they run.
package enum CheckID: Int, CaseIterable, Sendable {
  case header, algorithm, key, signature
  case tokenUse, issuer, client, audience
  case expiry, notBefore, issuedAt
  case scope, group, claim

  /// The check's name in reports.
  package var name: String {
    switch self {
    case .tokenUse: "token-use"
    case .notBefore: "not-before"
    case .issuedAt: "issued-at"
    default: "\(self)"
    }
  }

  package var stage: Stage {
    switch self {
    case .header, .algorithm, .key, .signature: .genuine
    case .tokenUse, .issuer, .client, .audience: .ours
    case .expiry, .notBefore, .issuedAt: .inTime
    case .scope, .group, .claim: .allowed
    }
  }

  /// The RFC section or AWS page that requires the check; nil if only the caller requires it.
  package var rule: String? {
    switch self {
    case .header: "RFC 7515 §4.1.11"
    case .algorithm: "RFC 8725 §3.1"
    case .key: "RFC 7515 §4.1.4"
    case .signature: "RFC 7515 §5.2"
    case .tokenUse, .client: "Amazon Cognito: verifying JSON web tokens"
    case .issuer: "RFC 8725 §3.8"
    case .audience: "RFC 8725 §3.9"
    case .expiry: "RFC 7519 §4.1.4"
    case .notBefore: "RFC 7519 §4.1.5"
    case .issuedAt: "RFC 7519 §4.1.6"
    case .scope: "RFC 6749 §3.3"
    case .group, .claim: nil
    }
  }
}
