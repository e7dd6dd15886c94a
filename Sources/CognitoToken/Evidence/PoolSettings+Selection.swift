extension PoolSettings {
  /// The settings of a pool, or of the only one if no ID is given.
  ///
  /// - Throws: `SettingsError` if the settings are only for other pools, or for several.
  package func pool(orOnly id: String?) throws(SettingsError) -> UserPoolSettings? {
    if let id { return try pool(id: id) }
    if pools.count > 1 { throw .severalPools(pools.compactMap(\.name.id)) }
    return pools.first
  }

  // MARK: Of a token

  /// The settings of the pool with this ID. A template or plan without IDs describes it if it has
  /// only one pool.
  ///
  /// - Parameters:
  ///   - region: the one that issued the token: a pool's replica has the same ID.
  ///   - isRegionNeeded: whether settings of several Regions are refused if none is of `region`.
  /// - Throws: `SettingsError` if the settings are only for other pools, or for several.
  func pool(
    id: String, in region: String? = nil, isRegionNeeded: Bool = true
  ) throws(SettingsError) -> UserPoolSettings? {
    let own = pools.filter { $0.name.id.map { ExactText($0) } == ExactText(id) }
    if let issuing = region.flatMap({ region in own.first { $0.region == region } }) {
      return issuing
    }
    if own.count > 1, isRegionNeeded { throw .severalPools(own.compactMap(\.arn)) }
    if let pool = own.first { return pool }
    let undeployed = pools.filter { !$0.hasID }
    if undeployed.count == 1, pools.count == 1 { return undeployed[0] }
    if undeployed.count > 1 { throw .severalPools(undeployed.compactMap(\.name.id)) }
    try requirePool(id)
    return nil
  }

  /// The settings of a token's app client; nil if there are none, or the token names no client.
  ///
  /// - Throws: `SettingsError` if the settings are only for other app clients.
  func client(id: String?, poolID: String) throws(SettingsError) -> AppClientSettings? {
    guard let id else { return nil }
    let own = clients(of: .named(poolID))
    if let client = own.first(where: { $0.name.id.map { ExactText($0) } == ExactText(id) }) {
      return client
    }
    let named = own.filter(\.hasID)
    if named.count < own.count { return own.count == 1 ? own[0] : nil }
    if !own.isEmpty { throw .otherClient(settings: named.compactMap(\.name.id), wanted: id) }
    return nil
  }

  // MARK: Of a pool

  /// The app client with this ID, or this name in a template; nil if the settings have no app
  /// clients or none is named.
  ///
  /// - Throws: `SettingsError` if the settings are only for other app clients.
  func client(named name: String?) throws(SettingsError) -> AppClientSettings? {
    guard let name, !clients.isEmpty else { return nil }
    let client = clients.first { $0.name.id.map { ExactText($0) } == ExactText(name) }
    if let client { return client }
    throw .otherClient(settings: clients.compactMap(\.name.id), wanted: name)
  }

  /// The pool of an app client, or the only one.
  ///
  /// - Throws: `SettingsError` if the settings are for several pools, or only for other pools.
  func pool(of client: AppClientSettings?) throws(SettingsError) -> UserPoolSettings? {
    let own = pools.filter { Self.mayBeSame($0.target, client?.pool) }
    if own.count > 1 {
      let ids = own.compactMap(\.name.id)
      throw .severalPools(Set(ids).count == 1 ? own.compactMap(\.arn) : ids)
    }
    if own.isEmpty, case .named(let id)? = client?.pool, !pools.isEmpty { try requirePool(id) }
    if case .named(let id)? = own.first?.target { try requireSame(id) }
    return own.first
  }

  func clients(of pool: SettingTarget?) -> [AppClientSettings] {
    clients.filter { Self.mayBeSame($0.pool, pool) }
  }

  func definedScopes(of pool: SettingTarget?) -> DefinedScopes {
    let own = servers.filter { Self.mayBeSame($0.pool, pool) }
    let isNamed = poolsWithAllServers.contains { Self.mayBeSame($0, pool) }
    return DefinedScopes(
      own, isComplete: isNamed || hasEmptyList && own.isEmpty, isOfPool: isNamed || !own.isEmpty)
  }

  /// Whether a template gives the pool a domain.
  func hasDomain(_ pool: SettingTarget?) -> Bool {
    domains.contains { $0 != nil && Self.mayBeSame($0, pool) }
  }

  /// Whether both may name the same resource.
  private static func mayBeSame(_ one: SettingTarget?, _ other: SettingTarget?) -> Bool {
    switch (one, other) {
    case (.named(let one)?, .named(let other)?), (.resource(let one)?, .resource(let other)?):
      ExactText(one) == ExactText(other)
    default: true
    }
  }

  // MARK: Other pools

  private func requirePool(_ id: String) throws(SettingsError) {
    let named = poolIDs
    if !named.isEmpty, !named.contains(where: { ExactText($0) == ExactText(id) }) {
      throw .otherPool(settings: named, wanted: id)
    }
  }

  /// Clients and resource servers that all belong to other pools are no evidence.
  private func requireSame(_ id: String) throws(SettingsError) {
    for targets in [clients.map(\.pool), servers.map(\.pool)]
    where !targets.isEmpty && !targets.contains(where: { Self.mayBeSame($0, .named(id)) }) {
      throw .otherPool(settings: Self.ids(targets.map(\.?.name)), wanted: id)
    }
  }

  /// The pools that the settings name anywhere.
  private var poolIDs: [String] {
    let targets = clients.map(\.pool) + servers.map(\.pool)
    return Self.ids(pools.map(\.name.id) + targets.map(\.?.name))
  }

  /// Without repetitions.
  private static func ids(_ names: [String?]) -> [String] {
    var ids: [ExactText] = []
    for name in names {
      if let id = name.map({ ExactText($0) }), !ids.contains(id) { ids.append(id) }
    }
    return ids.map(\.text)
  }
}

extension SettingTarget {
  var name: String? { if case .named(let name) = self { name } else { nil } }
}

extension UserPoolSettings {
  /// Whether the name is the pool's ID, and not only its name in a template or plan.
  var hasID: Bool { name.source.isDeployed || name.id.flatMap(UserPool.init(id:)) != nil }

  /// The name by which settings from the same files refer to the pool.
  var target: SettingTarget? {
    name.id.map { hasID ? .named($0) : .resource($0) }
  }

  /// The Region that the settings are from.
  package var region: String? {
    guard let arn else { return nil }
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 6 ? String(parts[3]) : nil
  }
}

extension AppClientSettings {
  var hasID: Bool { name.source.isDeployed }
}
