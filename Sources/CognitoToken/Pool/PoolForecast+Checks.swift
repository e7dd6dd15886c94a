/// The checks of a pool. One fails only where it keeps the token from carrying a scope, or the
/// sign-in from succeeding.
extension PoolForecast {
  private typealias Check = PoolReport.Check
  typealias Result = (status: PoolReport.Check.Status, finding: PoolFinding)

  var checks: [PoolReport.Check] {
    PoolReport.CheckID.allCases.map { id in
      let result = result(of: id)
      return PoolReport.Check(id: id, status: result.status, finding: result.finding)
    }
  }

  private func result(of id: PoolReport.CheckID) -> Result {
    switch id {
    case .plan: plan
    case .trigger: trigger
    case .triggerVersion: version
    case .permission: permission
    case .client: clientCheck
    case .resourceServer: resourceServer
    case .response: responseCheck
    }
  }

  /// A failure if a scope needs the trigger; skipped if it is not known whether one does.
  private var blocked: PoolReport.Check.Status { scopesForTrigger.isEmpty ? .skipped : .failed }

  private var missingPool: PoolFinding {
    guard let pool else { return .unknown(.pool) }
    return .unknown(pool.name.source == .deployed ? .pool : .template)
  }

  // MARK: The trigger

  private var plan: Result {
    // Such a pool is not deployed at all.
    if pool?.isRefusedForPlan == true { return (.failed, .planRefused) }
    if isGrantedBySignIn { return (.skipped, .notNeeded(.grantedBySignIn)) }
    switch pool?.plan {
    case .known(.lite)?:
      guard let changes = changesScopes else { return (.skipped, missingPool) }
      if !changes { return (blocked, .planRefused) }
      return pool?.isPlanDoubtful == true ? (.skipped, .planDoubtful) : (.passed, .planKept)
    case .known(let plan)?: return (.passed, .plan(plan))
    default:
      // A pool whose trigger can change scopes has a plan that allows it.
      if pool?.name.source.isDeployed == true, changesScopes == true {
        return (.skipped, .notNeeded(.version))
      }
      return (.skipped, missingPool)
    }
  }

  private var trigger: Result {
    switch pool?.trigger {
    case .known(let trigger)?: (.passed, .trigger(trigger.function))
    case .absent?:
      isGrantedBySignIn
        ? (.skipped, .notNeeded(.grantedBySignIn)) : (blocked, .noTrigger)
    default: (.skipped, missingPool)
    }
  }

  private var version: Result {
    guard case .known(let trigger)? = pool?.trigger else {
      return (.skipped, pool?.trigger.isAbsent == true ? .notNeeded(.noTriggerRuns) : missingPool)
    }
    let needed = LambdaVersion.needed(for: origin)
    guard let version = trigger.version.value else { return (.skipped, missingPool) }
    let finding = PoolFinding.version(version, needed: needed)
    if version >= needed { return (.passed, finding) }
    return isGrantedBySignIn ? (.skipped, .notNeeded(.grantedBySignIn)) : (blocked, finding)
  }

  private var permission: Result {
    guard case .known(let trigger)? = pool?.trigger, let isCalled else {
      return (
        .skipped, pool?.trigger.isAbsent == true ? .notNeeded(.noTriggerRuns) : missingPool
      )
    }
    if !isCalled { return (.skipped, .notNeeded(.noTriggerRuns)) }
    guard let pool, let function = trigger.function else { return (.skipped, .unknown(.template)) }
    let target: SettingTarget? =
      pool.name.source == .template
      ? pool.name.id.map(SettingTarget.resource) : pool.arn.map(SettingTarget.named)
    let answers = policies.map { $0.permits(function, for: target) }
    // Policies have no date that shows which is newer.
    if answers.contains(true), answers.contains(false) {
      return (.skipped, .unknown(.policy(function)))
    }
    if answers.contains(false) { return (.failed, .notPermitted) }
    if answers.contains(true) { return (.passed, .permitted) }
    return (.skipped, .unknown(pool.name.source == .deployed ? .policy(function) : .template))
  }

  // MARK: The app client and its scopes

  private var clientCheck: Result {
    guard let client else {
      if origin == .oauth, hasDomain == false { return (.failed, .noDomain) }
      let names = clients.compactMap(\.name.id)
      return (.skipped, .unknown(names.count > 1 ? .severalClients(names) : .client))
    }
    let missing: PoolFinding = .unknown(client.name.source == .deployed ? .client : .template)
    let signIn = signInProblem(client)
    if case .failed? = signIn?.status { return signIn ?? (.skipped, missing) }
    if origin == .api { return signIn ?? (.skipped, missing) }
    let custom = expected.filter { origin == .oauth || ScopeSet.kind(of: $0) == .custom }
    let lacking = custom.filter { isAllowed($0) == false }
    if !lacking.isEmpty {
      return outcome(of: lacking, .notAllowed(lacking, allowed: client.scopes.names))
    }
    if signIn == nil, hasDomain == nil, client.name.source == .deployed {
      return (.skipped, .unknown(.pool))
    }
    if signIn == nil || custom.contains(where: { isAllowed($0) == nil }) {
      return (.skipped, missing)
    }
    return custom.isEmpty
      ? (.skipped, .notNeeded(.onlyStandardScopes)) : (.passed, .allowed(custom))
  }

  /// Whether the client allows such a sign-in at all; nil if that is not known.
  private func signInProblem(_ client: AppClientSettings) -> Result? {
    switch origin {
    case .api:
      let flows = client.signInFlows.names.filter(Self.signInFlows.contains)
      if !flows.isEmpty { return (.passed, .flows(flows)) }
      let others: Set = ["ALLOW_REFRESH_TOKEN_AUTH", Self.clientTokenFlow]
      return client.signInFlows.isComplete && others.isSuperset(of: client.signInFlows.names)
        ? (.failed, .noSignInFlow(client.signInFlows.names)) : nil
    case .oauth:
      return oauth(["code", "implicit"], client)
    case .machine:
      // GetClientToken needs no OAuth.
      if client.signInFlows.contains(Self.clientTokenFlow) == true {
        return (.passed, .flows([Self.clientTokenFlow]))
      }
      let result = oauth(["client_credentials"], client)
      if case .failed? = result?.status, !client.signInFlows.isComplete { return nil }
      return result
    }
  }

  private static let clientTokenFlow = "ALLOW_CLIENT_TOKEN_AUTH"

  /// Amazon Cognito API reference, `ExplicitAuthFlows`; the last three are older names.
  private static let signInFlows: Set = [
    "ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH",
    "ALLOW_CUSTOM_AUTH", "ALLOW_USER_AUTH", "USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH",
    "CUSTOM_AUTH_FLOW_ONLY",
  ]

  /// Whether the client is granted tokens at the OAuth endpoints; nil if that is not known.
  private func oauth(_ needed: [String], _ client: AppClientSettings) -> Result? {
    if client.allowsOAuth == .known(false) { return (.failed, .noOAuth) }
    if hasDomain == false { return (.failed, .noDomain) }
    let flows = client.oauthFlows
    if !needed.contains(where: { flows.contains($0) == true }) {
      return flows.isComplete ? (.failed, .noGrant(needed)) : nil
    }
    return client.allowsOAuth == .known(true) && hasDomain == true
      ? (.passed, .flows(flows.names)) : nil
  }

  private var resourceServer: Result {
    if origin == .api { return (.skipped, .notNeeded(.api)) }
    let custom = expected.filter { ScopeSet.kind(of: $0) == .custom }
    if custom.isEmpty { return (.skipped, .notNeeded(.onlyStandardScopes)) }
    let lacking = custom.filter { isDefined($0) == false }
    if !lacking.isEmpty { return outcome(of: lacking, .notDefined(lacking)) }
    let unknown = custom.filter { isDefined($0) == nil }
    if unknown.isEmpty { return (.passed, .defined(custom)) }
    // Scopes that the trigger adds need not be defined.
    if unknown.allSatisfy({ isAdded($0) == true }) { return (.passed, .addedByTrigger(unknown)) }
    return (.skipped, .unknown(isTemplate ? .template : .servers))
  }

  var isTemplate: Bool {
    let source = pool?.name.source ?? client?.name.source
    return source.map { $0 != .deployed } ?? false
  }

  /// The result for scopes that a sign-in does not grant: no failure if a trigger adds them.
  private func outcome(of lacking: [String], _ finding: PoolFinding) -> Result {
    let added = lacking.map(isAdded)
    if added.contains(false) { return (.failed, finding) }
    return added.contains(nil) ? (.skipped, finding) : (.passed, .addedByTrigger(lacking))
  }

  // MARK: The response

  private var responseCheck: Result {
    if changesScopes == false {
      return (
        .skipped, .notNeeded(pool?.trigger.isAbsent == true ? .noTriggerRuns : .version)
      )
    }
    guard response != nil else {
      return (.skipped, .unknown(.response))
    }
    let suppressed = expected.filter(isSuppressed)
    if !suppressed.isEmpty { return (.failed, .suppressed(suppressed)) }
    let lacking = scopesForTrigger.filter { isAdded($0) == false }
    if !lacking.isEmpty { return (.failed, .notAdded(lacking)) }
    if changesScopes == nil { return (.skipped, missingPool) }
    let added = expected.filter { isAdded($0) == true }
    return (.passed, .added(added))
  }
}
