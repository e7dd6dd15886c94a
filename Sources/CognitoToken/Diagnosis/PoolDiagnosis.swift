/// Finds out from a pool's settings why a scope is missing, and which hints the settings refute.
struct PoolDiagnosis {
  let evidence: TokenEvidence
  let origin: TokenOrigin
  /// Whether the token itself proves the origin.
  let isOriginProven: Bool
  /// The missing scopes; empty if none was expected.
  let missing: [String]
  let traces: TriggerTraces
  let issuer: TokenIssuer
  let issued: NumericDate?
  let now: NumericDate

  /// The token's hints and those of the settings, the certain ones first.
  func hints(_ fromToken: [Hint]) -> [Hint] {
    let found = [changedSince] + scopeHints + triggerHints
    let fromSettings = found.compactMap(\.self)
    let all = fromSettings + fromToken.compactMap { refined($0, besides: fromSettings) }
    return all.filter { $0.certainty == .certain } + all.filter { $0.certainty == .likely }
  }

  private var changedSince: Hint? {
    guard let issued, let change = evidence.changedSince else { return nil }
    return .poolChangedSince(change.name, changed: change.date, issued: issued, now: now, origin)
  }

  // MARK: The trigger

  /// Missing scopes that only a trigger could add to a sign-in through the API.
  private var needsTrigger: Bool {
    missing.isEmpty || missing.contains { ExactText($0) != ExactText(ScopeSet.userAdmin) }
  }

  private var triggerHints: [Hint?] {
    guard let pool = evidence.pool, let certainty = evidence.poolCertainty, needsTrigger,
      // Traces show that a trigger changed the token, whatever the settings are now.
      traces.isEmpty || isTriggerKnownToRun
    else { return [] }
    let needed = LambdaVersion.needed(for: origin)
    switch pool.trigger {
    case .absent:
      // Other tokens can carry the scope without a trigger.
      return origin == .api ? [.poolWithoutTrigger(pool, certainty), plan(pool, certainty)] : []
    case .known(let trigger):
      guard let version = trigger.version.value else { return [] }
      if version < needed {
        if origin != .api, isExplainedByClient { return [] }
        return [
          .poolTriggerVersion(
            pool, version, needed: needed, origin == .api ? certainty : .likely),
          plan(pool, origin == .api ? certainty : .likely),
        ]
      }
      if pool.isRefusedForPlan { return [.poolPlan(pool, .likely)] }
      if origin == .oauth, !isOriginProven {
        return [.triggerWithoutScope(pool, version, missing: missing, .likely)]
      }
      if origin != .api { return [] }
      return [.triggerWithoutScope(pool, version, missing: missing, runs(pool, certainty))]
    case .notKnown: return []
    }
  }

  private var isTriggerKnownToRun: Bool {
    guard case .known(let trigger) = evidence.pool?.trigger, let version = trigger.version.value
    else { return false }
    return version >= LambdaVersion.needed(for: origin)
  }

  /// Not every emulator runs triggers.
  private func runs(_ pool: UserPoolSettings, _ certainty: Hint.Certainty) -> Hint.Certainty {
    if case .emulator = issuer { return .likely }
    return pool.isPlanDoubtful ? .likely : certainty
  }

  private func plan(_ pool: UserPoolSettings, _ certainty: Hint.Certainty) -> Hint? {
    guard pool.plan == .known(.lite) else { return nil }
    return certainty == .certain ? pool.planHint : .poolPlan(pool, .likely)
  }

  // MARK: Scopes of OAuth clients

  private var notDefined: [String] {
    missing.filter {
      ScopeSet.kind(of: $0) == .custom && evidence.scopes.contains($0) == false
    }
  }

  private var notAllowed: [String] {
    guard let client = evidence.client, client.allowsOAuth != .known(false) else { return [] }
    return missing.filter {
      client.scopes.contains($0) == false
        && (origin == .oauth || ScopeSet.kind(of: $0) == .custom)
    }
  }

  private var isExplainedByClient: Bool { !notDefined.isEmpty || !notAllowed.isEmpty }

  private var scopeHints: [Hint?] {
    if origin == .api { return [] }
    let near = NearMiss.find(notDefined, among: evidence.scopes.names)
    return [
      notDefined.isEmpty
        ? nil
        : .scopeNotDefined(
          notDefined, near, servers, isOAuthClient ? evidence.scopesCertainty : .likely),
      notAllowed.isEmpty
        ? nil
        : .clientScopeNotAllowed(
          notAllowed, allowed: evidence.client?.scopes.names ?? [], client,
          isOAuthClient ? evidence.clientCertainty : .likely),
    ]
  }

  /// Whether the token was certainly issued to an OAuth client: without a trigger that can add
  /// scopes, the sign-in granted every scope.
  private var isOAuthClient: Bool {
    if isOriginProven { return true }
    guard evidence.poolCertainty == .certain else { return false }
    switch evidence.pool?.trigger {
    case .absent: return true
    case .known(let trigger): return trigger.version == .known(.v1)
    default: return false
    }
  }

  private var client: Hint.AppClient {
    var client = Hint.AppClient(id: evidence.client?.name.id, pool: issuer.pool)
    client.isDeployed = evidence.source == .deployed
    client.lacksDefinition = !notDefined.isEmpty
    return client
  }

  private var servers: Hint.ResourceServers {
    Hint.ResourceServers(
      pool: issuer.pool, identifiers: evidence.scopes.identifiers,
      isPlanned: evidence.source != .deployed)
  }

  // MARK: The token's own hints

  /// The hint with what the settings add to it; nil if they refute or replace it.
  private func refined(_ hint: Hint, besides settings: [Hint]) -> Hint? {
    let ids = settings.map(\.id)
    switch hint {
    case .apiSignInWithoutCustomization, .customizedWithoutScope:
      let replacing: [Hint.ID] = [
        .poolWithoutTrigger, .poolTriggerVersion, .customizedWithoutScope,
      ]
      return origin == .api && replacing.contains(where: ids.contains) ? nil : hint
    case .staleToken:
      let isSettled = settings.contains { $0.certainty == .certain && $0.id != .poolPlan }
      let isRun = ids.contains(.customizedWithoutScope)
      return ids.contains(.poolChangedSince) || isSettled && !isRun ? nil : hint
    case .oauthSignIn(let evidence, let client):
      if notAllowed.count == missing.count, !missing.isEmpty { return nil }
      return .oauthSignIn(evidence, refined(client))
    case .machineToken(let lacksCustomScope, let ungrantable, let client):
      if ungrantable.isEmpty, notAllowed.count == missing.count, !missing.isEmpty { return nil }
      return .machineToken(
        lacksCustomScope: lacksCustomScope, ungrantable: ungrantable, refined(client))
    default: return hint
    }
  }

  private func refined(_ client: Hint.AppClient) -> Hint.AppClient {
    var client = client
    client.allowsMissing =
      !missing.isEmpty && evidence.clientCertainty == .certain
      && missing.allSatisfy {
        ScopeSet.kind(of: $0) != .custom && origin == .machine
          || evidence.client?.scopes.contains($0) == true
      }
    return client
  }
}
