extension CheckID {
  /// The checks that the token is of the expected kind, issuer, app client and audience.
  package enum Ours: Int, CaseIterable, Sendable {
    case tokenUse, issuer, client, audience

    var name: String { self == .tokenUse ? "token-use" : "\(self)" }

    package var rule: String {
      switch self {
      case .tokenUse, .client: "Amazon Cognito: verifying JSON web tokens"
      case .issuer: "RFC 8725 §3.8"
      case .audience: "RFC 8725 §3.9"
      }
    }
  }
}

extension FailureCode {
  /// Why the token is not for the expected use, issuer, client or audience.
  public enum Ours: String, CaseIterable, Codable, Sendable {
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

    package var check: CheckID.Ours {
      switch self {
      case .tokenUseMissing, .tokenUseMismatch: .tokenUse
      case .issuerMissing, .issuerMismatch: .issuer
      case .clientMissing, .clientMismatch: .client
      case .audienceMissing, .audienceMismatch: .audience
      }
    }
  }
}

extension Failure {
  /// Why the token is not for the expected use, issuer, client or audience.
  package enum Ours: Equatable, Sendable {
    case tokenUseMissing(expected: [String])
    case tokenUseMismatch(actual: [String], expected: [String])
    case issuerMissing(expected: [String])
    case issuerMismatch(actual: [String], expected: [String])
    /// An access token names its client in `client_id`, an ID token in `aud`.
    case clientMissing(claim: Claim, expected: [String])
    case clientMismatch(claim: Claim, actual: [String], expected: [String])
    case audienceMissing(expected: [String])
    case audienceMismatch(actual: [String], expected: [String])

    package var code: Code.Ours {
      switch self {
      case .tokenUseMissing: .tokenUseMissing
      case .tokenUseMismatch: .tokenUseMismatch
      case .issuerMissing: .issuerMissing
      case .issuerMismatch: .issuerMismatch
      case .clientMissing: .clientMissing
      case .clientMismatch: .clientMismatch
      case .audienceMissing: .audienceMissing
      case .audienceMismatch: .audienceMismatch
      }
    }

    var expected: [String] {
      switch self {
      case .tokenUseMissing(let expected), .tokenUseMismatch(_, let expected),
        .issuerMissing(let expected), .issuerMismatch(_, let expected),
        .clientMissing(_, let expected), .clientMismatch(_, _, let expected),
        .audienceMissing(let expected), .audienceMismatch(_, let expected):
        expected
      }
    }

    var actual: JSON? {
      switch self {
      case .tokenUseMismatch(let actual, _), .issuerMismatch(let actual, _),
        .clientMismatch(_, let actual, _), .audienceMismatch(let actual, _):
        .string(actual.joined(separator: ", "))
      case .tokenUseMissing, .issuerMissing, .clientMissing, .audienceMissing: nil
      }
    }
  }
}
