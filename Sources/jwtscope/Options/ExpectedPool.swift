import CognitoToken

/// A user pool whose tokens are expected, as an option or a file names it.
struct ExpectedPool {
  let pool: UserPool
  /// The path of its JWK Set, if a file of expectations names one.
  var jwks: String?
  /// The app clients that its tokens must be for, in addition to those for every pool.
  var clientIDs: [String] = []
}
