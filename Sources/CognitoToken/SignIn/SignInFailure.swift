/// A sign-in that failed: who reported it, the error's name, and the reason where it is known.
///
/// It contains no part of the error's message, which may repeat a password.
package struct SignInFailure: Equatable, Sendable {
  package enum Source: Equatable, Sendable {
    /// The OAuth token endpoint. RFC 6749 §5.2.
    case tokenEndpoint
    /// The URL of a redirect. RFC 6749 §4.1.2.1 and §4.2.2.1.
    case redirect
    /// Cognito's API, with the operation's name if it is known.
    case api(String?)
    /// The AWS CLI, which received no response.
    case awsCLI(AWSCLIError)
  }

  package let source: Source
  /// The error's name if RFC 6749, OpenID Connect or AWS defines it.
  package let name: String?
  package let refusal: SignInRefusal?

  package init(_ source: Source, name: String?, _ refusal: SignInRefusal?) {
    self.source = source
    self.name = name
    self.refusal = refusal
  }
}

extension SignInFailure {
  /// - Parameters:
  ///   - name: The name that the input gives the error.
  ///   - message: The error's message.
  init(_ name: String, message: String?, from source: Source) {
    let refusal = message.flatMap(SignInRefusal.init)
    if case .api(let operation) = source {
      self.init(
        .api(operation.flatMap { Self.isLetters($0) ? $0 : nil }),
        name: Self.isAWSError(name) ? name : nil, refusal)
    } else {
      self.init(source, name: Self.oauthErrors.contains(name) ? name : nil, refusal)
    }
  }

  /// RFC 6749 §4.1.2.1 and §5.2, OpenID Connect Core 1.0 §3.1.2.6, RFC 6750 §3.1.
  private static let oauthErrors: Set = [
    "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client",
    "unsupported_grant_type", "invalid_scope", "access_denied", "unsupported_response_type",
    "server_error", "temporarily_unavailable", "interaction_required", "login_required",
    "account_selection_required", "consent_required", "invalid_request_uri",
    "invalid_request_object", "request_not_supported", "request_uri_not_supported",
    "registration_not_supported", "invalid_token", "insufficient_scope",
  ]

  private static func isAWSError(_ name: String) -> Bool {
    let others: Set = [
      "ExpiredToken", "InvalidClientTokenId", "SignatureDoesNotMatch", "Throttling",
      "ServiceUnavailable", "InternalFailure", "AccessDenied",
    ]
    let isException = name.hasSuffix("Exception") || name.hasSuffix("Error")
    return others.contains(name) || (isException && isLetters(name))
  }

  private static func isLetters(_ text: String) -> Bool {
    text.utf8.count <= 64
      && text.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0.lowercased }
  }
}
