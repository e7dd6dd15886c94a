import CognitoToken

/// The values that options or a file of expectations set; nil or empty if not set.
struct ExpectationValues {
  var pools: [ExpectedPool] = []
  var issuers: [String] = []
  var clientIDs: [String] = []
  var audiences: [String] = []
  var tokenUse: Expectations.TokenUse?
  var scopes: [String] = []
  var anyScopes: [String] = []
  var forbiddenScopes: [String] = []
  var exactScopes: Bool?
  var groups: [String] = []
  var claims: [Expectations.ClaimValue] = []
  var algorithms: [Algorithm] = []
  var leeway: Int?
  var allowExpired: Bool?
  var minValidity: Int?

  var expectedScopes: Expectations.Scopes {
    Expectations.Scopes(
      all: scopes, any: anyScopes, forbidden: forbiddenScopes, exact: exactScopes ?? false)
  }

  /// Why the values contradict each other; nil if they do not.
  var contradiction: String? {
    if allowExpired ?? false, minValidity != nil {
      return "--allow-expired and --min-validity contradict each other"
    }
    if exactScopes ?? false, scopes.isEmpty, anyScopes.isEmpty {
      return "--exact-scopes requires --scope or --any-scope"
    }
    return nil
  }

  /// - Parameter clientIDs: app clients in addition to each pool's own.
  func expectations(clientIDs more: [String]) -> Expectations {
    let clients = clientIDs + more
    var expectations = Expectations(client: clients.isEmpty ? .any : .oneOf(clients))
    if !algorithms.isEmpty { expectations.algorithms = algorithms }
    expectations.tokenUse = tokenUse ?? .access
    expectations.audiences = audiences
    expectations.scopes = expectedScopes
    expectations.groups = groups
    expectations.claims = claims
    expectations.lifetime = Expectations.Lifetime(
      leeway: leeway ?? 0, allowExpired: allowExpired ?? false, minimumValidity: minValidity)
    return expectations
  }

  /// The options that set these values.
  var options: [String] {
    ExpectationMember.all.filter { $0.isSet(self) }.compactMap(\.options.first)
  }
}
