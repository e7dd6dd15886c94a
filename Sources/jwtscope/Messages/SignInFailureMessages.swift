import CognitoToken

extension Challenge {
  /// How to continue with the AWS CLI.
  var nextStep: String {
    switch known {
    case .newPasswordRequired: "the password is temporary; \(Self.answer("NEW_PASSWORD"))"
    case .smsMFA: "a code was sent by SMS; \(Self.answer("SMS_MFA_CODE"))"
    case .smsOTP: "a code was sent by SMS; \(Self.answer("SMS_OTP_CODE"))"
    case .emailOTP: "a code was sent by email; \(Self.answer("EMAIL_OTP_CODE"))"
    case .softwareTokenMFA:
      "the authenticator app shows a code; \(Self.answer("SOFTWARE_TOKEN_MFA_CODE"))"
    case .selectMFAType: "choose a second factor; \(Self.answer("ANSWER"))"
    case .selectChallenge: "choose one of AvailableChallenges; \(Self.answer("ANSWER"))"
    case .mfaSetup:
      """
      a second factor must be set up; run aws cognito-idp associate-software-token, then \
      verify-software-token, and answer with its Session in aws cognito-idp \
      respond-to-auth-challenge
      """
    case .custom: "the user pool's own Lambda triggers ask a question; \(Self.answer("ANSWER"))"
    case .password, .adminNoSRPAuth: Self.answer("PASSWORD")
    case .webAuthn: "it asks for a passkey, so sign in with a browser or an app"
    case .passwordVerifier, .passwordSRP:
      """
      the SRP answer must be computed by an SDK such as Amplify; sign in with one, or with \
      --auth-flow USER_PASSWORD_AUTH
      """
    case .deviceSRPAuth, .devicePasswordVerifier:
      """
      the answer of a remembered device must be computed by an SDK such as Amplify; sign in with \
      one, or without DEVICE_KEY
      """
    case nil: "answer it with \(Self.command)"
    }
  }

  private static let command = "aws cognito-idp respond-to-auth-challenge, which prints the tokens"

  private static func answer(_ name: String) -> String { "answer with \(name) in \(command)" }
}

extension SignInFailure {
  var message: String {
    let refused = [name, refusal?.message].compactMap(\.self).joined(separator: ": ")
    let error = refused.isEmpty ? "an error" : refused
    let cause =
      switch source {
      case .tokenEndpoint: "the response says \(error)"
      case .redirect: "the redirect says \(error)"
      case .api(let operation): "\(operation ?? "Cognito") says \(error)"
      case .awsCLI(let error): "the AWS CLI \(error.message)"
      }
    return "the sign-in failed: \(cause); \(nextStep)"
  }

  private var nextStep: String {
    if case .awsCLI(let error) = source { return error.nextStep }
    if let step = refusal?.nextStep { return step }
    switch name {
    case "UserLambdaValidationException", "UnexpectedLambdaException",
      "InvalidLambdaResponseException":
      return SignInRefusal.readTriggerLog
    case "NotAuthorizedException", "UserNotFoundException":
      return "check the user name, the password and the app client"
    case "UserNotConfirmedException":
      return "confirm the user first, with aws cognito-idp confirm-sign-up"
    case "PasswordResetRequiredException":
      return "set a new password first, with aws cognito-idp confirm-forgot-password"
    case "InvalidParameterException":
      return "check the parameters and the app client's allowed flows"
    case "ResourceNotFoundException": return "check the app client's ID and the Region"
    case "invalid_grant":
      return "get a new code or refresh token, because this one was used or has expired"
    case "invalid_client": return "check the app client's ID and secret"
    case "invalid_scope": return "check that each scope is allowed for the app client"
    case "unauthorized_client", "unsupported_grant_type", "unsupported_response_type":
      return "check the OAuth grant types that the app client allows"
    default: return "read the sign-in's own output, correct the error and sign in again"
    }
  }
}

extension SignInRefusal {
  fileprivate static let readTriggerLog = "read the log of the user pool's Lambda trigger"

  fileprivate var message: String {
    switch self {
    case .wrongPassword: "the user name or the password is incorrect"
    case .noSuchUser: "the user does not exist"
    case .disabled: "the user is disabled"
    case .notConfirmed: "the user is not confirmed"
    case .tooManyAttempts: "too many wrong passwords were given"
    case .tooManyRequests: "too many requests were made"
    case .secretHashMissing: "the app client has a secret, and no SECRET_HASH was given"
    case .wrongSecretHash: "the SECRET_HASH is wrong"
    case .flowNotAllowed: "the app client does not allow this authentication flow"
    case .refreshTokenExpired: "the refresh token has expired"
    case .refreshTokenRevoked: "the refresh token was revoked"
    case .refreshTokenInvalid: "the refresh token is not valid"
    case .sessionExpired: "the session is not valid, or has expired"
    case .scopeNotAllowed: "a scope is not defined, or not allowed for the app client"
    case .badTriggerResponse: "a Lambda trigger returned a response that Cognito does not accept"
    case .triggerFailed(let trigger): "the \(trigger) trigger failed"
    case .triggerNotInvoked(let trigger): "the \(trigger) trigger could not be invoked"
    }
  }

  fileprivate var nextStep: String? {
    switch self {
    case .wrongPassword, .noSuchUser: nil
    case .disabled: "enable the user, with aws cognito-idp admin-enable-user"
    case .notConfirmed: "confirm the user first, with aws cognito-idp confirm-sign-up"
    case .tooManyAttempts, .tooManyRequests: "wait and sign in again"
    case .secretHashMissing, .wrongSecretHash:
      "give SECRET_HASH, computed from the user name and the app client's ID and secret"
    case .flowNotAllowed: "allow the flow in the app client's ExplicitAuthFlows"
    case .refreshTokenExpired, .refreshTokenRevoked, .refreshTokenInvalid, .sessionExpired:
      "sign in again"
    case .scopeNotAllowed: "check that each scope is defined, and allowed for the app client"
    case .badTriggerResponse, .triggerFailed: Self.readTriggerLog
    case .triggerNotInvoked:
      "check that the function exists and that cognito-idp.amazonaws.com may invoke it"
    }
  }
}

extension AWSCLIError {
  fileprivate var message: String {
    switch self {
    case .notInstalled: "is not installed, or not in the PATH"
    case .noCredentials: "found no credentials"
    case .expiredLogin: "has no valid login, because it has expired"
    case .noRegion: "was given no Region"
    case .unreachable: "could not reach the endpoint"
    case .badCertificate: "did not accept the endpoint's certificate"
    case .noProfile: "has no such profile"
    case .badArguments: "did not accept its arguments"
    case .other: "reports an error"
    }
  }

  fileprivate var nextStep: String {
    switch self {
    case .notInstalled: "install it"
    case .noCredentials: "run aws configure or aws login"
    case .expiredLogin: "run aws sso login"
    case .noRegion: "give --region"
    case .unreachable: "check --region, --endpoint-url and the network"
    case .badCertificate: "check --endpoint-url, AWS_CA_BUNDLE and the proxy"
    case .noProfile: "check --profile and AWS_PROFILE"
    case .badArguments: "check the command's options and the shell's quotation marks"
    case .other: "read its own output, correct the error and sign in again"
    }
  }
}
