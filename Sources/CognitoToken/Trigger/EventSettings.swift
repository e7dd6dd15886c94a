/// What a pool's settings show about the events that Cognito sends to its pre token generation
/// trigger.
package struct EventSettings: Equatable, Sendable {
  /// nil if the settings describe no pool that has an ID.
  package let poolID: String?
  /// The app client's ID; nil if the settings show none, or several.
  package let clientID: String?
  /// `absent` if the pool has no trigger, so Cognito sends no event.
  package let version: Setting<LambdaVersion>
}

extension PoolSettings {
  /// - Parameters:
  ///   - poolID: The pool of the event. Default: the only one.
  ///   - clientID: The app client of the event. Default: the only one.
  /// - Throws: `SettingsError` if the settings are only for other pools, or for several.
  package func event(poolID: String?, clientID: String?) throws(SettingsError) -> EventSettings {
    let pool: UserPoolSettings?
    let client: AppClientSettings?
    if let poolID {
      pool = try self.pool(id: poolID)
      client = try self.client(id: clientID, poolID: poolID)
    } else {
      client = try self.client(named: clientID)
      pool = try self.pool(of: client)
    }
    let target = poolID.map(SettingTarget.named) ?? pool?.target ?? client?.pool
    let clients = clients(of: target).filter(\.hasID)
    return EventSettings(
      poolID: poolID ?? target?.name,
      clientID: clientID ?? (clients.count == 1 ? clients[0].name.id : nil),
      version: pool?.eventVersion ?? .unknown)
  }
}

extension UserPoolSettings {
  fileprivate var eventVersion: Setting<LambdaVersion> {
    switch trigger {
    case .known(let trigger): trigger.version
    case .absent: .absent
    case .unknown: .unknown
    }
  }
}
