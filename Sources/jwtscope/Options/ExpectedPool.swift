import CognitoToken

/// A user pool whose tokens are expected, as an option or a file names it.
struct ExpectedPool {
  let pool: UserPool
  /// The path of its JWK Set, where a file of expectations has one.
  var jwks: String?
  /// The app clients that its tokens must be for, besides those of every pool.
  var clientIDs: [String] = []
}
