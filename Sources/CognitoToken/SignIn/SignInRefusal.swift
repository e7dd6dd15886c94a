/// Why Cognito refused a sign-in, read from the start of its message.
///
/// The rest of the message may be text that a user chose; it is not read.
package enum SignInRefusal: Equatable, Sendable {
  case wrongPassword, noSuchUser, disabled, notConfirmed, tooManyAttempts, tooManyRequests
  case secretHashMissing, wrongSecretHash, flowNotAllowed, refreshTokenExpired, refreshTokenRevoked
  case refreshTokenInvalid, sessionExpired, badTriggerResponse
  case scopeNotAllowed
  /// A Lambda trigger returned an error; the trigger's name.
  case triggerFailed(String)
  /// Cognito could not run a Lambda trigger; the trigger's name.
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

  /// The starts of Cognito's messages.
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
}
