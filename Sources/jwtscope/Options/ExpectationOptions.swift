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

  @Option(help: "A group that the user must be in; repeat it to allow any of several.")
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

  @Option(help: "An audience that aud must contain; repeat it to allow any of several.")
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

  /// The names of the options that take one value.
  static let single: Set = ["leeway", "min-validity", "token-use"]

  /// Reads the file of expectations, and reads and fetches the keys.
  func verifier(_ keySource: KeySource) throws -> TokenVerifier {
    let values = try file.values(addedTo: options)
    let plan = try TrustPlan(pools: values.pools, issuers: values.issuers, jwks: keySource.jwks)
    return TokenVerifier(
      try plan.trust(), values.expectations(clientIDs: plan.unnamedClientIDs))
  }

  private var options: ExpectationValues {
    var values = ExpectationValues(scopes: scopes.values)
    values.pools = userPools.map { ExpectedPool(pool: $0) }
    values.issuers = issuer
    values.clientIDs = clientID
    values.audiences = audience
    values.tokenUse = tokenUse
    values.scopes.exact = exactScopes ? true : nil
    values.groups = group
    values.claims = claim
    values.algorithms = algorithm
    values.leeway = leeway
    values.allowExpired = allowExpired ? true : nil
    values.minValidity = minValidity
    return values
  }
}

/// The values that options or a file of expectations set; nil or empty if not set.
struct ExpectationValues {
  var pools: [ExpectedPool] = []
  var issuers: [String] = []
  var clientIDs: [String] = []
  var audiences: [String] = []
  var tokenUse: Expectations.TokenUse?
  var scopes = ScopeValues()
  var groups: [String] = []
  var claims: [Expectations.ClaimValue] = []
  var algorithms: [Algorithm] = []
  var leeway: Int?
  var allowExpired: Bool?
  var minValidity: Int?

  /// Why the values contradict each other; nil if they do not.
  var contradiction: String? {
    if allowExpired ?? false, minValidity != nil {
      return "--allow-expired and --min-validity contradict each other"
    }
    return scopes.contradiction
  }

  /// - Parameter clientIDs: app clients in addition to each pool's own.
  func expectations(clientIDs more: [String]) -> Expectations {
    let clients = clientIDs + more
    var expectations = Expectations(client: clients.isEmpty ? .any : .oneOf(clients))
    if !algorithms.isEmpty { expectations.algorithms = algorithms }
    expectations.tokenUse = tokenUse ?? .access
    expectations.audiences = audiences
    expectations.scopes = scopes.expected
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

extension ExpectationMember {
  /// Every member that a file may have, in the order of the schema.
  static let all =
    [
      ExpectationMember(
        "$schema", [], .text, "The JSON Schema of this file, for editors; jwtscope ignores it."),
      ExpectationMember(
        "userPools", ["--user-pool-id", "--issuer"],
        .list(.string(.userPoolID, or: .object(ExpectedPool.members, required: ["id"]))),
        "The user pools whose tokens are expected: one of them must have issued the token.", \.pools
      ) { ($0.array ?? []).compactMap(ExpectedPool.init) },
      ExpectationMember(
        "issuers", ["--issuer", "--user-pool-id"], .list(.text),
        "Other issuers whose tokens are expected, exactly as in iss.", \.issuers
      ) { $0.strings ?? [] },
      ExpectationMember(
        "clientIds", ["--client-id"], .list(.text),
        "The app clients, one of which the token must be for: client_id, or aud in an ID token.",
        \.clientIDs
      ) { $0.strings ?? [] },
      ExpectationMember(
        "audiences", ["--audience"], .list(.text), "Audiences, one of which aud must contain.",
        \.audiences
      ) { $0.strings ?? [] },
      ExpectationMember(
        "tokenUse", ["--token-use"], .oneOf(Expectations.TokenUse.allCases.map(\.rawValue)),
        "The kind of token. Default: access.", \.tokenUse
      ) { $0.string.flatMap(Expectations.TokenUse.init) },
    ] + ScopeValues.members + [
      ExpectationMember(
        "groups", ["--group"], .list(.text),
        "Groups, one of which the user must be in (cognito:groups).",
        \.groups
      ) { $0.strings ?? [] },
      ExpectationMember(
        "claims", ["--claim"], .anyMembers,
        "The claims that the token must have, by name, each with its value in JSON.", \.claims
      ) { ($0.members ?? []).map { Expectations.ClaimValue(name: $0.name, json: $0.value) } },
      ExpectationMember(
        "algorithms", ["--algorithm"], .list(.oneOf(Algorithm.allCases.map(\.rawValue))),
        "The allowed algorithms. Default: RS256, the only one that Cognito uses.", \.algorithms
      ) { ($0.strings ?? []).compactMap(Algorithm.init) },
      ExpectationMember(
        "leeway", ["--leeway"], .integer(0...600), "By how many seconds clocks may differ.",
        \.leeway
      ) { $0.integer },
      ExpectationMember(
        "allowExpired", ["--allow-expired"], .boolean,
        "Whether an expired token passes, with a warning. Default: false.", \.allowExpired
      ) { $0 == true },
      ExpectationMember(
        "minValidity", ["--min-validity"], .integer(0...1_000_000_000),
        "The number of seconds for which the token must still be valid.", \.minValidity
      ) { $0.integer },
    ]
}
