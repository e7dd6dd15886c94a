@testable import CognitoToken

/// The rules by which a test verifies tokens. By default, the tokens of `TestToken` pass.
struct TestRules: Sendable {
  struct Scopes: Sendable {
    var all: [String] = []
    var any: [String] = []
    var forbidden: [String] = []
    var exact = false
  }

  var issuers: [String] = []
  var clientIDs: [String] = []
  var audiences: [String] = []
  var tokenUse = Expectations.TokenUse.access
  var algorithms: [Algorithm] = [.rs256]
  var scopes = Scopes()
  var groups: [String] = []
  var claims: [Expectations.ClaimValue] = []
  var leeway = 0
  var allowExpired = false
  var minimumValidity: Int?

  var expectedScopes: Expectations.Scopes {
    Expectations.Scopes(
      all: scopes.all, any: scopes.any, forbidden: scopes.forbidden, exact: scopes.exact)
  }

  /// - Parameter keys: by default, the RSA key that signs the tokens of `TestToken`, with the ID
  ///   `key`.
  func verifier(_ keys: JWKSet? = nil) throws -> TokenVerifier {
    let keys = try keys ?? TestToken.keys(TestKey.rsa.jwk(kid: "key"))
    var expectations = Expectations(client: clientIDs.isEmpty ? .any : .oneOf(clientIDs))
    expectations.audiences = audiences
    expectations.tokenUse = tokenUse
    expectations.algorithms = algorithms
    expectations.scopes = expectedScopes
    expectations.groups = groups
    expectations.claims = claims
    expectations.lifetime = Expectations.Lifetime(
      leeway: leeway, allowExpired: allowExpired, minimumValidity: minimumValidity)
    return TokenVerifier(
      Trust(issuers.isEmpty ? .any : .oneOf(issuers), keys: keys), expectations)
  }

  func outcomes(
    of token: [UInt8], keys: JWKSet? = nil, at now: NumericDate = TestToken.now
  ) throws -> Outcomes {
    var lane = VerificationLane(try verifier(keys))
    return try lane.check(UnverifiedToken(token), at: now)
  }

  func report(
    on token: [UInt8], keys: JWKSet? = nil, at now: NumericDate = TestToken.now
  ) throws -> Report {
    try verifier(keys).verify(token, at: now).report
  }
}
