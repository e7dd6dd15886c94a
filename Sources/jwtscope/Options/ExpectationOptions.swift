public import ArgumentParser
public import CognitoToken

extension Algorithm: ExpressibleByArgument {}
extension Expectations.TokenUse: ExpressibleByArgument {}

/// The expectations of a token: the options that verify and audit share.
struct ExpectationOptions: ParsableArguments {
  @Option(
    name: .customLong("user-pool-id"),
    help: ArgumentHelp(
      "The issuer must be this user pool; repeat it to allow several.", valueName: "id"),
    transform: UserPool.init(argument:))
  var userPools: [UserPool] = []

  @Option(
    help: ArgumentHelp("The app client's ID; repeat it to allow several.", valueName: "id"))
  var clientID: [String] = []

  @OptionGroup var scopes: ScopeOptions

  @Flag(help: "Fail if a scope is granted that --scope and --any-scope do not name.")
  var exactScopes = false

  @Option(help: "A group that must be in cognito:groups; repeat it to allow several.")
  var group: [String] = []

  @Option(
    help: ArgumentHelp(
      "The claim must equal the value: a string, or JSON if the claim is not a string; repeatable.",
      valueName: "name=value"),
    transform: { Expectations.ClaimValue(try NamedValue($0)) })
  var claim: [Expectations.ClaimValue] = []

  @Option(help: ArgumentHelp("The expected kind of token. Default: access.", valueName: "kind"))
  var tokenUse: Expectations.TokenUse?

  @Option(
    help: ArgumentHelp(
      "The issuer must equal this URL; repeat it to allow several.", valueName: "url"))
  var issuer: [String] = []

  @Option(help: "An audience that aud must contain; repeat it to allow several.")
  var audience: [String] = []

  @Option(
    help: ArgumentHelp(
      "How much clocks may differ, in seconds or as 30s or 5m; at most 10m. Default: 0.",
      valueName: "duration"),
    transform: Int.init(duration:))
  var leeway: Int?

  @Flag(help: "Report an expired token, but do not fail.")
  var allowExpired = false

  @Option(
    help: ArgumentHelp(
      "Fail unless the token is valid for this much longer, in seconds or as 30s, 5m or 1h.",
      valueName: "duration"),
    transform: Int.init(duration:))
  var minValidity: Int?

  @Option(
    help: ArgumentHelp(
      "An allowed algorithm; repeatable. Default: RS256, the only one that Cognito uses.",
      valueName: "alg"))
  var algorithm: [Algorithm] = []

  @OptionGroup var file: ExpectationFileOption

  func validate() throws {
    if let leeway, !(0...600 ~= leeway) {
      throw ValidationError("--leeway must be from 0 to 600 seconds (10m)")
    }
    if let minValidity, minValidity < 0 {
      throw ValidationError("--min-validity must not be negative")
    }
    if !file.isGiven, let contradiction = options.contradiction {
      throw ValidationError(contradiction)
    }
  }

  /// Reads the file of expectations, and reads and fetches the keys.
  func verifier(_ keySource: KeySource) throws -> TokenVerifier {
    let values = try file.values(addedTo: options)
    let plan = try TrustPlan(pools: values.pools, issuers: values.issuers, jwks: keySource.jwks)
    return TokenVerifier(
      try plan.trust(), values.expectations(clientIDs: plan.unnamedClientIDs))
  }

  private var options: ExpectationValues {
    var values = scopes.values
    values.pools = userPools.map { ExpectedPool(pool: $0) }
    values.issuers = issuer
    values.clientIDs = clientID
    values.audiences = audience
    values.tokenUse = tokenUse
    values.exactScopes = exactScopes ? true : nil
    values.groups = group
    values.claims = claim
    values.algorithms = algorithm
    values.leeway = leeway
    values.allowExpired = allowExpired ? true : nil
    values.minValidity = minValidity
    return values
  }
}

extension Expectations.ClaimValue {
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
