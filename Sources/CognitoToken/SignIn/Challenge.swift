/// What Cognito asks for before it issues tokens.
package struct Challenge: Equatable, Sendable {
  /// Amazon Cognito API, `ChallengeNameType`.
  package enum Known: String, CaseIterable, Sendable {
    case newPasswordRequired = "NEW_PASSWORD_REQUIRED"
    case smsMFA = "SMS_MFA"
    case smsOTP = "SMS_OTP"
    case emailOTP = "EMAIL_OTP"
    case softwareTokenMFA = "SOFTWARE_TOKEN_MFA"
    case selectMFAType = "SELECT_MFA_TYPE"
    case selectChallenge = "SELECT_CHALLENGE"
    case mfaSetup = "MFA_SETUP"
    case custom = "CUSTOM_CHALLENGE"
    case password = "PASSWORD"
    case adminNoSRPAuth = "ADMIN_NO_SRP_AUTH"
    case webAuthn = "WEB_AUTHN"
    case passwordVerifier = "PASSWORD_VERIFIER"
    case passwordSRP = "PASSWORD_SRP"
    case deviceSRPAuth = "DEVICE_SRP_AUTH"
    case devicePasswordVerifier = "DEVICE_PASSWORD_VERIFIER"
  }

  /// The challenge's name; an ellipsis replaces what may be a secret.
  package let name: String
  package let known: Known?

  package init(name: String) {
    known = Known(rawValue: name)
    self.name = known == nil ? Excerpt.of(name, limit: 64) : name
  }

  /// A word of capital letters, digits and underscores, as every challenge's name is.
  init?(_ word: ArraySlice<UInt8>) {
    guard 2...64 ~= word.count, word.contains(where: \.isUppercase),
      word.allSatisfy({ $0.isUppercase || $0.isDigit || $0 == UInt8(ascii: "_") })
    else { return nil }
    self.init(name: String(decoding: word, as: UTF8.self))
  }

  /// Whether the name is a known challenge's and not an ordinary word.
  var isUnmistakable: Bool { known != nil && known != .password }
}
