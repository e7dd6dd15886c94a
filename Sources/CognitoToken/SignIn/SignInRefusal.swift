/// Why Cognito refused a sign-in, as far as the beginning of its message tells.
///
/// What follows the beginning may be of a user's choice, and is neither read nor repeated.
enum SignInRefusal: Equatable, Sendable {
  case wrongPassword, noSuchUser, disabled, notConfirmed, tooManyAttempts, tooManyRequests
  case secretHashMissing, wrongSecretHash, flowNotAllowed, refreshTokenExpired, refreshTokenRevoked
  case refreshTokenInvalid, sessionExpired, badTriggerResponse
  case scopeNotAllowed
  /// A Lambda trigger threw an error.
  case triggerFailed(String)
  /// Cognito could not run a Lambda trigger.
  case triggerNotInvoked(String)

  init?(_ message: String) {
    for (beginning, refusal) in Self.beginnings where message.hasPrefix(beginning) {
      self = refusal
      return
    }
    for trigger in Self.triggers {
      if message.hasPrefix(trigger + " failed with error") {
        self = .triggerFailed(trigger)
        return
      }
      if message.hasPrefix(trigger + " invocation failed") {
        self = .triggerNotInvoked(trigger)
        return
      }
    }
    if message.hasPrefix("Client "), message.hasSuffix("SECRET_HASH was not received") {
      self = .secretHashMissing
    } else if let flow = message.split(separator: " ", maxSplits: 1).last,
      flow.hasPrefix("flow not enabled for this client")
    {
      self = .flowNotAllowed
    } else {
      return nil
    }
  }

  /// As Cognito words them.
  private static let beginnings: [(String, SignInRefusal)] = [
    ("Incorrect username or password", .wrongPassword), ("User does not exist", .noSuchUser),
    ("User is disabled", .disabled), ("User is not confirmed", .notConfirmed),
    ("Password attempts exceeded", .tooManyAttempts), ("Rate exceeded", .tooManyRequests),
    ("Too many requests", .tooManyRequests),
    ("Unable to verify secret hash for client", .wrongSecretHash),
    ("Refresh Token has expired", .refreshTokenExpired),
    ("Refresh Token has been revoked", .refreshTokenRevoked),
    ("Invalid Refresh Token", .refreshTokenInvalid),
    ("Invalid session for the user", .sessionExpired),
    ("invalid_scope", .scopeNotAllowed), ("Unrecognizable lambda output", .badTriggerResponse),
  ]

  /// Amazon Cognito, "Customizing user pool workflows with Lambda triggers".
  private static let triggers = [
    "PreTokenGeneration", "PreAuthentication", "PostAuthentication", "DefineAuthChallenge",
    "CreateAuthChallenge", "VerifyAuthChallengeResponse", "UserMigration", "CustomMessage",
    "PreSignUp", "PostConfirmation",
  ]

  var nextStep: String? {
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
    case .badTriggerResponse, .triggerFailed:
      "see the log of the user pool's Lambda trigger"
    case .triggerNotInvoked:
      "check that the function exists and that cognito-idp.amazonaws.com may invoke it"
    }
  }
}

extension SignInRefusal: CustomStringConvertible {
  var description: String {
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
    case .badTriggerResponse: "a Lambda trigger returned what Cognito does not understand"
    case .triggerFailed(let trigger): "the \(trigger) trigger failed"
    case .triggerNotInvoked(let trigger): "the \(trigger) trigger could not be invoked"
    }
  }
}
