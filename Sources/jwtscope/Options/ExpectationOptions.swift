public import ArgumentParser
public import CognitoToken

extension Algorithm: ExpressibleByArgument {}
extension Expectations.TokenUse: ExpressibleByArgument {}

/// What a token must be and carry: the options that verify and audit share.
struct ExpectationOptions: ParsableArguments {
  @Option(
    name: .customLong("user-pool-id"), help: "The issuer must be this user pool.",
    transform: UserPool.init(argument:))
  var userPool: UserPool?

  @Option(
    help: ArgumentHelp("The issuer must be exactly this; repeatable, any of.", valueName: "url"))
  var issuer: [String] = []

  @Option(help: ArgumentHelp("The app client; repeatable, any of.", valueName: "id"))
  var clientID: [String] = []

  @Option(help: "The audience (aud); repeatable, any of.")
  var audience: [String] = []

  @Option(help: "Which token is expected.")
  var tokenUse: Expectations.TokenUse = .access

  @OptionGroup var scopes: ScopeOptions

  @Flag(help: "Nothing beyond --scope and --any-scope may be granted.")
  var exactScopes = false

  @Option(help: "At least one of these must be in cognito:groups; repeatable.")
  var group: [String] = []

  @Option(
    help: ArgumentHelp(
      "The claim must equal the value: a string, or JSON where the claim is not a string; repeatable.",
      valueName: "name=value"),
    transform: { ExpectedClaim(try NamedValue($0)) })
  var claim: [ExpectedClaim] = []

  @Option(
    help: "An algorithm that is allowed; repeatable. Default: RS256, the only one Cognito uses.")
  var algorithm: [Algorithm] = []

  @Option(help: ArgumentHelp("By how much clocks may differ, at most 600.", valueName: "seconds"))
  var leeway = 0

  @Flag(help: "Report expiry, do not fail on it.")
  var allowExpired = false

  @Option(help: ArgumentHelp("Fail unless that much lifetime is left.", valueName: "seconds"))
  var minValidity: Int?

  func validate() throws {
    guard 0...600 ~= leeway else { throw ValidationError("--leeway is a number from 0 to 600") }
    if let minValidity, minValidity < 0 { throw ValidationError("--min-validity is not below 0") }
    if allowExpired, minValidity != nil {
      throw ValidationError("--allow-expired and --min-validity contradict each other")
    }
    if exactScopes, scopes.scope.isEmpty, scopes.anyScope.isEmpty {
      throw ValidationError("--exact-scopes needs --scope or --any-scope to say which")
    }
  }

  func verifier(keys: JWKSet) -> TokenVerifier {
    let issuers = (userPool?.issuers ?? []) + issuer
    let trust = Trust(issuers.isEmpty ? .any : .oneOf(issuers), keys: keys)
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
