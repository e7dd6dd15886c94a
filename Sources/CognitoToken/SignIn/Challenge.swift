/// What Cognito asks for before it gives tokens.
///
/// Amazon Cognito API, `ChallengeNameType`; the answers are those of RespondToAuthChallenge.
public struct Challenge: Equatable, Sendable {
  public let name: String

  init(name: String) { self.name = name }

  /// A word in capitals, digits and low lines, as all challenges are named.
  init?(_ word: ArraySlice<UInt8>) {
    guard 2...64 ~= word.count, word.contains(where: \.isUppercase),
      word.allSatisfy({ $0.isUppercase || $0.isDigit || $0 == UInt8(ascii: "_") })
    else { return nil }
    name = String(decoding: word, as: UTF8.self)
  }

  var isKnown: Bool { nextStep != nil }

  /// Whether the word alone is enough to know that it is a challenge.
  var isUnmistakable: Bool { isKnown && name != "PASSWORD" }

  /// How to go on, for a person with the AWS CLI.
  private var nextStep: String? {
    switch name {
    case "NEW_PASSWORD_REQUIRED":
      "the password is a temporary one; \(Self.responding("NEW_PASSWORD"))"
    case "SMS_MFA": "a code was sent by SMS; \(Self.responding("SMS_MFA_CODE"))"
    case "SMS_OTP": "a code was sent by SMS; \(Self.responding("SMS_OTP_CODE"))"
    case "EMAIL_OTP": "a code was sent by email; \(Self.responding("EMAIL_OTP_CODE"))"
    case "SOFTWARE_TOKEN_MFA":
      "the authenticator app has a code; \(Self.responding("SOFTWARE_TOKEN_MFA_CODE"))"
    case "SELECT_MFA_TYPE": "choose a second factor; \(Self.responding("ANSWER"))"
    case "SELECT_CHALLENGE":
      "choose one of AvailableChallenges; \(Self.responding("ANSWER"))"
    case "MFA_SETUP":
      """
      a second factor must be set up; run aws cognito-idp associate-software-token, then verify-software-token, and \
      answer with its Session in aws cognito-idp respond-to-auth-challenge
      """
    case "CUSTOM_CHALLENGE":
      "the user pool's own Lambda functions ask something; \(Self.responding("ANSWER"))"
    case "PASSWORD", "ADMIN_NO_SRP_AUTH": Self.responding("PASSWORD")
    case "WEB_AUTHN": "a passkey is asked for, which needs a browser or an app to sign in with"
    case "PASSWORD_VERIFIER", "PASSWORD_SRP":
      """
      SRP takes an SDK, such as Amplify, to compute its answer; sign in with that, or with --auth-flow \
      USER_PASSWORD_AUTH
      """
    case "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER":
      """
      a remembered device takes an SDK, such as Amplify, to answer; sign in with that, or without DEVICE_KEY
      """
    default: nil
    }
  }

  private static func responding(_ name: String) -> String {
    "answer with \(name) in aws cognito-idp respond-to-auth-challenge, which prints the tokens"
  }
}

extension Challenge: CustomStringConvertible {
  public var description: String {
    "the sign-in is not finished: Cognito asks for the challenge \(Excerpt.of(name, limit: 64)); "
      + (nextStep
        ?? "answer it with aws cognito-idp respond-to-auth-challenge, which prints the tokens")
  }
}
