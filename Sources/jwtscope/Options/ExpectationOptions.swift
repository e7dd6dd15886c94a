public import ArgumentParser
public import CognitoToken

extension Algorithm: ExpressibleByArgument {}
extension Expectations.TokenUse: ExpressibleByArgument {}

/// The expectations of a token: the options that verify and audit share.
struct ExpectationOptions: ParsableArguments {
  @Option(
    name: .customLong("user-pool-id"),
    help: "The issuer must be this user pool; repeat it to allow several.",
    transform: UserPool.init(argument:))
  var userPools: [UserPool] = []

  @Option(
    help: ArgumentHelp(
      "The issuer must equal this URL; repeat it to allow several.", valueName: "url"))
  var issuer: [String] = []

  @Option(
    help: ArgumentHelp("The app client's ID; repeat it to allow several.", valueName: "id"))
  var clientID: [String] = []

  @Option(help: "An audience that aud must contain; repeat it to allow several.")
  var audience: [String] = []

  @Option(help: "The expected kind of token.")
  var tokenUse: Expectations.TokenUse = .access

  @OptionGroup var scopes: ScopeOptions

  @Flag(help: "Fail if a scope is granted that --scope and --any-scope do not name.")
  var exactScopes = false

  @Option(help: "A group that must be in cognito:groups; repeat it to allow several.")
  var group: [String] = []

  @Option(
    help: ArgumentHelp(
      "The claim must equal the value: a string, or JSON if the claim is not a string; repeatable.",
      valueName: "name=value"),
    transform: { ExpectedClaim(try NamedValue($0)) })
  var claim: [ExpectedClaim] = []

  @Option(
    help: "An allowed algorithm; repeatable. Default: RS256, the only one that Cognito uses.")
  var algorithm: [Algorithm] = []

  @Option(
    help: ArgumentHelp("How much clocks may differ, at most 600.", valueName: "seconds"))
  var leeway = 0

  @Flag(help: "Report an expired token, but do not fail.")
  var allowExpired = false

  @Option(
    help: ArgumentHelp("Fail unless the token is valid for this much longer.", valueName: "seconds")
  )
  var minValidity: Int?

  func validate() throws {
    guard 0...600 ~= leeway else { throw ValidationError("--leeway must be from 0 to 600") }
    if let minValidity, minValidity < 0 {
      throw ValidationError("--min-validity must not be negative")
    }
    if allowExpired, minValidity != nil {
      throw ValidationError("--allow-expired and --min-validity contradict each other")
    }
    if exactScopes, scopes.scope.isEmpty, scopes.anyScope.isEmpty {
      throw ValidationError("--exact-scopes requires --scope or --any-scope")
    }
  }

  /// Reads and fetches the keys.
  func verifier(_ keySource: KeySource) throws -> TokenVerifier {
    let plan = try TrustPlan(
      pools: userPools.map { ExpectedPool(pool: $0) }, issuers: issuer, jwks: keySource.jwks)
    let trust = try plan.trust()
    var expectations = Expectations(client: clientID.isEmpty ? .any : .oneOf(clientID))
    if !algorithm.isEmpty { expectations.algorithms = algorithm }
    expectations.tokenUse = tokenUse
    expectations.audiences = audience
    expectations.scopes = scopes.expectation(exact: exactScopes)
    expectations.groups = group
    expectations.claims = claim
    expectations.lifetime = ExpectedLifetime(
      leeway: leeway, allowExpired: allowExpired, minimumValidity: minValidity)
    return TokenVerifier(trust, expectations)
  }
}

extension ExpectedClaim {
  init(_ argument: NamedValue) { self.init(name: argument.name, value: argument.value) }
}

extension UserPool {
  init(argument text: String) throws {
    guard let pool = UserPool(id: text) else {
      throw ValidationError("\"\(text)\" is not a user pool ID such as us-east-1_Example01")
    }
    self = pool
  }
}
