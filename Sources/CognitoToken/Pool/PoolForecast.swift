/// Predicts from settings and a function's response what the access token of a future sign-in would
/// carry.
///
/// Amazon Cognito, "Scopes, M2M, and resource servers" and "Pre token generation Lambda trigger":
/// the API grants one scope; OAuth clients are granted scopes that are defined, allowed and
/// requested; a trigger can add any.
struct PoolForecast {
  let origin: TokenOrigin
  let expected: [String]
  let pool: UserPoolSettings?
  let client: AppClientSettings?
  let clients: [AppClientSettings]
  let servers: DefinedScopes
  let policies: [InvocationPolicy]
  /// Whether the pool has a domain; nil if that is not known.
  let hasDomain: Bool?
  /// The scopes of an access token that the response was applied to, and those that it suppresses.
  let response: (added: ScopeSet, suppressed: ScopeSet)?

  // MARK: What the sign-in grants by itself

  /// nil if that is not known.
  func isGranted(_ scope: String) -> Bool? {
    switch origin {
    case .api: ExactText(scope) == ExactText(ScopeSet.userAdmin)
    case .machine where ScopeSet.kind(of: scope) != .custom: false
    case .oauth, .machine: Self.both(isAllowed(scope), isDefined(scope))
    }
  }

  func isAllowed(_ scope: String) -> Bool? { client?.scopes.contains(scope) }

  /// Only custom scopes are defined by resource servers.
  func isDefined(_ scope: String) -> Bool? {
    ScopeSet.kind(of: scope) == .custom ? servers.contains(scope) : true
  }

  private static func both(_ one: Bool?, _ other: Bool?) -> Bool? {
    if one == false || other == false { return false }
    return one == true && other == true ? true : nil
  }

  // MARK: What a trigger does

  /// Whether the trigger can change the scopes of such a token; nil if that is not known.
  var changesScopes: Bool? {
    switch pool?.trigger {
    case nil, .unknown: return nil
    case .absent: return false
    case .known(let trigger):
      guard let version = trigger.version.value else { return nil }
      return version >= LambdaVersion.needed(for: origin) && pool?.isRefusedForPlan != true
    }
  }

  /// Whether Cognito calls the function for such a token; nil if that is not known. Only V3_0 is
  /// called for machines.
  var isCalled: Bool? {
    switch pool?.trigger {
    case nil, .unknown: nil
    case .absent: false
    case .known(let trigger):
      origin == .machine ? trigger.version.value.map { $0 == .v3 } : true
    }
  }

  /// Whether a trigger adds the scope; nil if that is not known.
  func isAdded(_ scope: String) -> Bool? {
    if changesScopes == false { return false }
    guard let response else { return nil }
    if !response.added.contains(scope) { return false }
    return changesScopes
  }

  func isSuppressed(_ scope: String) -> Bool {
    changesScopes == true && response?.suppressed.contains(scope) == true
  }

  // MARK: The result

  /// Whether the token would carry the scope; nil if that is not known.
  func carries(_ scope: String) -> Bool? {
    if isSuppressed(scope) { return false }
    let (granted, added) = (isGranted(scope), isAdded(scope))
    if granted == true || added == true { return true }
    return granted == false && added == false ? false : nil
  }

  /// The scopes that only a trigger can add.
  var scopesForTrigger: [String] { expected.filter { isGranted($0) == false } }

  /// Whether the sign-in grants every scope by itself.
  var isGrantedBySignIn: Bool { expected.allSatisfy { isGranted($0) == true } }
}
