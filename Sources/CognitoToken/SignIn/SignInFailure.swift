/// A sign-in that failed: who refused it, the error's name, and why as far as that is known.
///
/// It never holds the words in which it was refused: they may quote a password, or anything else that was sent.
public struct SignInFailure: Equatable, Sendable {
  public enum Source: Equatable, Sendable {
    /// The OAuth token endpoint: RFC 6749 §5.2.
    case tokenEndpoint
    /// The URL to which the browser was sent: RFC 6749 §4.1.2.1 and §4.2.2.1.
    case redirect
    /// Cognito's API; which of its operations, where that is said.
    case operation(String?)
    /// The AWS CLI itself, which got no answer.
    case awsCLI
  }

  /// The error's name, if it is one that RFC 6749, OpenID Connect or AWS would give.
  public let name: String?
  public let source: Source
  private let reason: SignInRefusal?
  private let complaint: AWSCLIComplaint?

  init(_ name: String, says message: String?, from source: Source) {
    if case .operation(let operation) = source {
      self.source = .operation(operation.flatMap { Self.isLetters($0) ? $0 : nil })
      self.name = Self.isAWSError(name) ? name : nil
    } else {
      self.source = source
      self.name = Self.oauthErrors.contains(name) ? name : nil
    }
    reason = message.flatMap(SignInRefusal.init)
    complaint = nil
  }

  init(_ complaint: AWSCLIComplaint) {
    source = .awsCLI
    self.complaint = complaint
    name = nil
    reason = nil
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

  private var nextStep: String {
    if let step = complaint?.nextStep ?? reason?.nextStep { return step }
    switch name {
    case "UserLambdaValidationException", "UnexpectedLambdaException",
      "InvalidLambdaResponseException":
      return "see the log of the user pool's Lambda trigger"
    case "NotAuthorizedException", "UserNotFoundException":
      return "check the user name, the password and the app client"
    case "UserNotConfirmedException":
      return "confirm the user first, with aws cognito-idp confirm-sign-up"
    case "PasswordResetRequiredException":
      return "set a new password first, with aws cognito-idp confirm-forgot-password"
    case "InvalidParameterException":
      return "check the parameters and the app client's allowed flows"
    case "ResourceNotFoundException": return "check the app client's ID and the region"
    case "invalid_grant": return "get a new code or refresh token: each is used once or has expired"
    case "invalid_client": return "check the app client's ID and secret"
    case "invalid_scope": return "check that each scope is allowed for the app client"
    case "unauthorized_client", "unsupported_grant_type", "unsupported_response_type":
      return "check the OAuth grant types that the app client allows"
    default: return "see the sign-in's own output, correct that and sign in again"
    }
  }
}

extension SignInFailure: CustomStringConvertible {
  public var description: String {
    let refusal = [name, reason?.description].compactMap(\.self).joined(separator: ": ")
    let said = refusal.isEmpty ? "an error" : refusal
    let speaker =
      switch source {
      case .tokenEndpoint: "the response says \(said)"
      case .redirect: "the redirect says \(said)"
      case .operation(let operation): "\(operation ?? "Cognito") says \(said)"
      case .awsCLI: "the AWS CLI \(complaint?.reason ?? "failed")"
      }
    return "the sign-in failed: \(speaker); \(nextStep)"
  }
}
