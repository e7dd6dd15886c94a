extension PoolReport {
  /// Checks the settings of the only pool, or of the one that the app client belongs to.
  ///
  /// - Parameters:
  ///   - clientID: an app client's ID, or its name in a template. Default: the only one.
  ///   - output: What the trigger's function returned.
  /// - Throws: `SettingsError` if the settings do not say which pool or app client is meant.
  package init(
    _ settings: PoolSettings, expecting expected: [String], origin: TokenOrigin,
    clientID: String? = nil, response output: TriggerOutput? = nil
  ) throws {
    let client = try settings.client(named: clientID)
    let pool = try settings.pool(of: client)
    let clients = settings.clients(of: pool?.target ?? client?.pool)
    let only = client ?? (clients.count == 1 ? clients[0] : nil)
    let target = pool?.target ?? only?.pool
    let base = PoolForecast(
      origin: origin, expected: expected, pool: pool, client: only, clients: clients,
      servers: settings.definedScopes(of: target), policies: settings.policies,
      hasDomain: settings.hasDomain(target) ? true : pool?.hasDomain, response: nil)
    let version = pool?.trigger.value?.version.value
    let response = try output.map { output throws(TriggerError) in
      try ForecastResponse(output, version: version, forecast: base)
    }
    let forecast = response.map(base.with) ?? base

    self.origin = origin
    self.expected = expected
    checks = forecast.checks
    carried = expected.filter { forecast.carries($0) == true }
    lacking = expected.filter { forecast.carries($0) == false }
    self.pool = pool
    poolID =
      switch target {
      case .named(let id): id
      default: nil
      }
    self.clientID = only?.name.id ?? clientID
    hints = Self.hints(of: checks, forecast, settings.definedScopes(of: target))
      .map(Hint.settings)
    warnings = forecast.changesScopes == false ? [] : response?.warnings ?? []
  }

  /// A hint for each failed check that a change of the settings would correct.
  private static func hints(
    of checks: [Check], _ forecast: PoolForecast, _ servers: DefinedScopes
  ) -> [Hint.Settings] {
    let pool = forecast.pool
    let poolID = pool?.name.id ?? forecast.client?.pool?.name
    let userPool = poolID.flatMap(UserPool.init(id:))
    let isDeployed = [pool?.name.source, forecast.client?.name.source].contains(.deployed)
    return checks.filter { $0.status == .failed }.compactMap { check in
      switch (check.finding, pool) {
      case (.noTrigger, let pool?): return .poolWithoutTrigger(pool, .certain)
      case (.version(let version, let needed), let pool?):
        return .poolTriggerVersion(pool, version, needed: needed, .certain)
      case (.planRefused, let pool?): return pool.planHint
      case (.notAllowed(let scopes, let allowed), _):
        var client = Hint.AppClient(id: forecast.client?.name.id, pool: userPool)
        client.isDeployed = isDeployed
        client.lacksDefinition = scopes.contains { forecast.isDefined($0) == false }
        return .clientScopeNotAllowed(scopes, allowed: allowed, client, .certain)
      case (.notDefined(let scopes), _):
        let near = NearMiss.find(scopes, among: servers.names)
        return .scopeNotDefined(
          scopes, near,
          Hint.Settings.ResourceServers(
            pool: userPool, identifiers: servers.identifiers,
            isPlanned: forecast.isTemplate),
          servers.isOfPool ? .certain : .likely)
      default: return nil
      }
    }
  }
}

/// What a function's response does to the scopes of a future token.
struct ForecastResponse {
  let added: ScopeSet
  let suppressed: ScopeSet
  let warnings: [TriggerWarning]

  /// - Throws: `TriggerError` for a response that, according to AWS, Cognito does not accept.
  init(
    _ output: TriggerOutput, version: LambdaVersion?, forecast: PoolForecast
  ) throws(TriggerError) {
    let granted = forecast.expected.filter { forecast.isGranted($0) == true }
    let before = forecast.origin == .api ? [ScopeSet.userAdmin] : granted
    let isMachine = forecast.origin == .machine
    let claims: JSON = .object(omittingNil: [
      "sub": isMachine ? "client" : "user", "client_id": "client", "token_use": "access",
      "scope": before.isEmpty ? nil : .string(before.joined(separator: " ")),
    ])
    let needed = LambdaVersion.needed(for: forecast.origin)
    let preview = try TriggerPreview(
      of: output, claims: claims, version: .init(version ?? needed),
      expecting: Expectations.Scopes(all: forecast.scopesForTrigger))
    let after = preview.scopes.granted
    let names = Set(before.map { ExactText($0) })
    added = ScopeSet(
      claim: after.granted.filter { !names.contains(ExactText($0)) }.joined(separator: " "))
    suppressed = ScopeSet(
      claim: preview.suppressedScopes.joined(separator: " "))
    warnings = preview.warnings
  }
}

extension PoolForecast {
  func with(_ response: ForecastResponse) -> PoolForecast {
    PoolForecast(
      origin: origin, expected: expected, pool: pool, client: client, clients: clients,
      servers: servers, policies: policies, hasDomain: hasDomain,
      response: (response.added, response.suppressed))
  }
}
