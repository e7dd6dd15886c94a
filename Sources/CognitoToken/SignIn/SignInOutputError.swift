/// Why no token is taken from what was read.
public enum SignInOutputError: Error, Equatable, Sendable {
  case empty
  case tooLong
  case challenge(Challenge)
  case failed(SignInFailure)
  /// A token that Cognito encrypted for itself.
  case refreshToken
  /// Any other token in five parts.
  case encryptedToken
  /// The claims of a token without its text.
  case notSerialised(Expectations.TokenUse)
  /// Some of the tokens there are, and how many there are.
  case ambiguous([TokenSighting], of: Int)
  case noToken(FoundInput)

  public var code: String {
    switch self {
    case .empty: "empty-input"
    case .tooLong: "limit-exceeded"
    case .challenge: "sign-in-challenge"
    case .failed: "sign-in-error"
    case .refreshToken: "refresh-token"
    case .encryptedToken: "encrypted-token"
    case .notSerialised: "token-not-serialised"
    case .ambiguous: "ambiguous-input"
    case .noToken: "no-token"
    }
  }
}

extension SignInOutputError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty:
      "nothing was read: the command before the pipe printed nothing; did the sign-in fail?"
    case .tooLong:
      """
      the input is longer than the limit of \(SignInOutput.lengthLimit) bytes; cut it down to the response of one sign-in
      """
    case .challenge(let challenge): "\(challenge)"
    case .failed(let failure): "\(failure)"
    case .refreshToken:
      """
      this is a refresh token (five parts, encrypted), which only Cognito can read; give the access token from the \
      same response
      """
    case .encryptedToken:
      """
      this token is encrypted (a JWE, in five parts), so that only who has the key can read it; Cognito's access tokens \
      are signed and have three parts
      """
    case .notSerialised(let use):
      """
      there is no token: JSON.stringify kept its payload and lost its text, for Amplify has that in a function; log \
      session.tokens.\(use == .access ? "accessToken" : "idToken").toString() instead
      """
    case .ambiguous(let sightings, let count):
      """
      there are \(count) different tokens, and it is not clear which is meant: \
      \(sightings.map(\.description).joined(separator: "; "))\
      \(count > sightings.count ? "; and \(count - sightings.count) more" : ""); give one of them
      """
    case .noToken(let found): "\(found)"
    }
  }
}
