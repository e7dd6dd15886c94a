/// What an input contains instead of one token. No case contains a token or another secret.
package enum SignInOutputError: Error, Equatable, Sendable {
  case empty
  case tooLong
  case challenge(Challenge)
  case failed(SignInFailure)
  /// A token that only Cognito can decrypt.
  case refreshToken
  /// Any other JWE. RFC 7516 §7.1.
  case encryptedToken
  /// A token's claims without its text.
  case notSerialised(Expectations.TokenUse)
  /// Different tokens, not all of which are listed, and how many there are.
  case ambiguous([TokenSighting], count: Int)
  case noToken(InputKind)

  /// The stable name of the error in reports.
  package var code: String {
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
