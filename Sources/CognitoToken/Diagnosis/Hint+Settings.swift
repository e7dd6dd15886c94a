extension HintCode {
  /// Why an expected scope is missing, as settings show.
  public enum Settings: String, CaseIterable, Codable, Sendable {
    /// The settings show that the user pool has no pre token generation trigger.
    case poolWithoutTrigger = "pool-without-trigger"
    /// The settings show that the trigger's event version cannot add scopes to such a token.
    case poolTriggerVersion = "pool-trigger-version"
    /// The settings show a feature plan that allows no trigger that can add scopes.
    case poolPlan = "pool-plan"
    /// The settings were changed after the token was issued.
    case poolChangedSince = "pool-changed-since"
    /// The settings show that the app client does not allow the scope.
    case clientScopeNotAllowed = "client-scope-not-allowed"
    /// The settings show that no resource server defines the scope.
    case scopeNotDefined = "scope-not-defined"
  }
}

extension Hint {
  /// A cause of a missing scope that the settings of the pool and the app client show.
  package enum Settings: Equatable, Sendable {
    case poolWithoutTrigger(UserPoolSettings, Certainty)
    /// `needed` is the lowest version that can add a scope to such a token.
    case poolTriggerVersion(UserPoolSettings, LambdaVersion, needed: LambdaVersion, Certainty)
    /// The trigger runs and can add scopes. `missing` is empty if no scope was expected.
    case triggerWithoutScope(UserPoolSettings, LambdaVersion, missing: [String], Certainty)
    /// The plan does not allow a version that can add scopes.
    case poolPlan(UserPoolSettings, Certainty)
    /// Settings were changed after the token was issued.
    case poolChangedSince(
      SettingsName, changed: NumericDate, issued: NumericDate, now: NumericDate, TokenOrigin)
    case clientScopeNotAllowed([String], allowed: [String], AppClient, Certainty)
    /// No resource server defines the scopes; some that are defined resemble them.
    case scopeNotDefined([String], [NearMiss], ResourceServers, Certainty)

    /// The resource servers of a user pool.
    package struct ResourceServers: Equatable, Sendable {
      package let pool: UserPool?
      package let identifiers: [String]
      /// Whether a template or plan describes them, so a change belongs in it.
      package let isPlanned: Bool

      package init(pool: UserPool?, identifiers: [String], isPlanned: Bool) {
        self.pool = pool
        self.identifiers = identifiers
        self.isPlanned = isPlanned
      }
    }

    var id: ID {
      switch self {
      case .poolWithoutTrigger: .settings(.poolWithoutTrigger)
      case .poolTriggerVersion: .settings(.poolTriggerVersion)
      case .triggerWithoutScope: .token(.customizedWithoutScope)
      case .poolPlan: .settings(.poolPlan)
      case .poolChangedSince: .settings(.poolChangedSince)
      case .clientScopeNotAllowed: .settings(.clientScopeNotAllowed)
      case .scopeNotDefined: .settings(.scopeNotDefined)
      }
    }

    var certainty: Certainty {
      switch self {
      case .poolWithoutTrigger(_, let certainty), .poolTriggerVersion(_, _, _, let certainty),
        .triggerWithoutScope(_, _, _, let certainty), .poolPlan(_, let certainty),
        .clientScopeNotAllowed(_, _, _, let certainty), .scopeNotDefined(_, _, _, let certainty):
        certainty
      case .poolChangedSince: .likely
      }
    }
  }
}

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

  /// The hints that the token shows and those that the settings show, the certain ones first.
  func hints(_ fromToken: [Hint.Token]) -> [Hint] {
    let found = [changedSince] + scopeHints + triggerHints
    let fromSettings = found.compactMap(\.self)
    let others = fromToken.compactMap { refined($0, besides: fromSettings) }
    let all = fromSettings.map(Hint.settings) + others.map(Hint.token)
    return all.filter { $0.certainty == .certain } + all.filter { $0.certainty == .likely }
  }

  private var changedSince: Hint.Settings? {
    guard let issued, let change = evidence.changedSince else { return nil }
    return .poolChangedSince(change.name, changed: change.date, issued: issued, now: now, origin)
  }

  // MARK: The trigger

  /// Missing scopes that only a trigger could add to a sign-in through the API.
  private var needsTrigger: Bool {
    missing.isEmpty || missing.contains { ExactText($0) != ExactText(ScopeSet.userAdmin) }
  }

  private var triggerHints: [Hint.Settings?] {
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
    case .unknown: return []
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

  private func plan(_ pool: UserPoolSettings, _ certainty: Hint.Certainty) -> Hint.Settings? {
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

  private var scopeHints: [Hint.Settings?] {
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

  private var servers: Hint.Settings.ResourceServers {
    Hint.Settings.ResourceServers(
      pool: issuer.pool, identifiers: evidence.scopes.identifiers,
      isPlanned: evidence.source != .deployed)
  }

  // MARK: The token's own hints

  /// The hint with what the settings add to it; nil if they refute or replace it.
  private func refined(_ hint: Hint.Token, besides settings: [Hint.Settings]) -> Hint.Token? {
    let ids = settings.map(\.id)
    switch hint {
    case .apiSignInWithoutCustomization, .customizedWithoutScope:
      let replacing: [Hint.ID] = [
        .settings(.poolWithoutTrigger), .settings(.poolTriggerVersion),
        .token(.customizedWithoutScope),
      ]
      return origin == .api && replacing.contains(where: ids.contains) ? nil : hint
    case .staleToken:
      let isSettled = settings.contains {
        $0.certainty == .certain && $0.id != .settings(.poolPlan)
      }
      let isRun = ids.contains(.token(.customizedWithoutScope))
      return ids.contains(.settings(.poolChangedSince)) || isSettled && !isRun ? nil : hint
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
