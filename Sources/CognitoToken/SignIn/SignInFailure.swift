/// A sign-in that failed, in the words of whoever refused it.
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

  public let name: String?
  public let message: String?
  public let source: Source

  init(_ name: String?, says message: String?, from source: Source) {
    self.name = name
    self.message = message
    self.source = source
  }

  private var isOfLambda: Bool {
    switch name {
    case "UserLambdaValidationException", "UnexpectedLambdaException",
      "InvalidLambdaResponseException":
      true
    default: false
    }
  }

  private var nextStep: String {
    switch name {
    case _ where isOfLambda: "see the log of the user pool's Lambda trigger"
    case "NotAuthorizedException", "UserNotFoundException":
      "check the user name, the password and the app client"
    case "UserNotConfirmedException": "confirm the user first, with aws cognito-idp confirm-sign-up"
    case "PasswordResetRequiredException":
      "set a new password first, with aws cognito-idp confirm-forgot-password"
    case "InvalidParameterException": "check the parameters and the app client's allowed flows"
    case "ResourceNotFoundException": "check the app client's ID and the region"
    case "invalid_grant": "get a new code or refresh token: each is used once or has expired"
    case "invalid_client": "check the app client's ID and secret"
    case "invalid_scope": "check that each scope is allowed for the app client"
    case "unauthorized_client", "unsupported_grant_type", "unsupported_response_type":
      "check the OAuth grant types that the app client allows"
    default: "mend that and sign in again"
    }
  }
}

extension SignInFailure: CustomStringConvertible {
  public var description: String {
    let speaker =
      switch source {
      case .tokenEndpoint: "the response"
      case .redirect: "the redirect"
      case .operation(let operation?): Excerpt.of(operation, limit: 80)
      case .operation(nil): "Cognito"
      case .awsCLI: "the AWS CLI"
      }
    let answer = [
      name.map { Excerpt.of($0, limit: 80, longestWord: 64) },
      message.map { "\"\(Excerpt.of($0))\"" },
    ].compactMap(\.self)
    return "the sign-in failed: \(speaker) says \(answer.joined(separator: ", ")); \(nextStep)"
  }
}
