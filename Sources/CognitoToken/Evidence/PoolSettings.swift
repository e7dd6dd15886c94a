/// Settings of user pools, app clients, resource servers and functions, read from any number of
/// files.
package struct PoolSettings: Sendable {
  private(set) var pools: [UserPoolSettings] = []
  private(set) var clients: [AppClientSettings] = []
  private(set) var servers: [ResourceServerSettings] = []
  /// The pools whose list of resource servers is complete.
  private(set) var poolsWithAllServers: Set<SettingTarget> = []
  /// Whether an empty list of resource servers was read, which names no pool.
  private(set) var hasEmptyList = false
  private(set) var policies: [InvocationPolicy] = []
  /// The pools that a template gives a domain; nil for one that it does not name.
  private(set) var domains: [SettingTarget?] = []
  private(set) var source: SettingsSource?
  private var documentCount = 0

  package init() {}

  package var isEmpty: Bool { source == nil }

  /// Adds the settings of a file.
  package mutating func read(_ input: [UInt8]) throws(SettingsError) {
    if input.count > SettingsError.lengthLimit { throw .tooLong }
    var documents = SettingsDocuments(InputEncoding.utf8(input))
    let count = documentCount
    while let (json, _) = try documents.next() {
      try add(json, document: documentCount - count + 1)
    }
    if documentCount == count { throw .empty }
  }

  private mutating func add(_ json: JSON, document: Int) throws(SettingsError) {
    documentCount += 1
    if documentCount > SettingsError.documentLimit { throw .tooManyDocuments }
    let document = SettingsDocument(json, number: document)
    for settings in try document.read() {
      let source = settings.source
      if self.source == nil { self.source = source }
      guard self.source == source else { throw .mixedSources }
      switch settings.content {
      case .pool(let pool): try Self.add(pool, to: &pools)
      case .client(let client): try Self.add(client, to: &clients)
      case .server(let server): try add(server)
      case .domain(of: let pool): domains.append(pool)
      case .allServers(of: let pool?): poolsWithAllServers.insert(pool)
      case .allServers(of: nil): hasEmptyList = true
      case .policy(let policy): policies.append(policy)
      }
    }
  }

  /// Of two descriptions of the same pool or app client, keeps the newer one, in any order.
  private static func add<Settings: DatedSettings>(
    _ new: Settings, to all: inout [Settings]
  ) throws(SettingsError) {
    guard let id = new.name.id, let index = all.firstIndex(where: { $0.isSame(as: new) })
    else {
      all.append(new)
      return
    }
    let old = all[index]
    if new == old { return }
    guard let date = new.lastModified, let oldDate = old.lastModified, date != oldDate else {
      throw .contradictory(id: id)
    }
    if date > oldDate { all[index] = new }
  }

  /// Resource servers have no date.
  private mutating func add(_ server: ResourceServerSettings) throws(SettingsError) {
    guard let known = servers.first(where: { $0.isSame(as: server) }) else {
      servers.append(server)
      return
    }
    if !known.agrees(with: server) { throw .contradictory(id: server.identifier ?? "") }
  }
}

/// The settings of a user pool or an app client, with its name and the time of the last change.
private protocol DatedSettings: Equatable {
  var name: SettingsName { get }
  var lastModified: NumericDate? { get }
  /// Whether both describe the same pool or app client.
  func isSame(as other: Self) -> Bool
}

extension UserPoolSettings: DatedSettings {
  /// A pool and its replicas have the same ID, but separate triggers.
  fileprivate func isSame(as other: UserPoolSettings) -> Bool {
    name == other.name && (arn == other.arn || arn == nil || other.arn == nil)
  }
}

extension AppClientSettings: DatedSettings {
  fileprivate func isSame(as other: AppClientSettings) -> Bool { name == other.name }
}

/// The settings in one document, or of one resource in a template.
struct FoundSettings {
  enum Content {
    case pool(UserPoolSettings)
    case client(AppClientSettings)
    case server(ResourceServerSettings)
    /// nil for an empty list, which names no pool.
    case allServers(of: SettingTarget?)
    case policy(InvocationPolicy)
    /// nil if the pool is not known.
    case domain(of: SettingTarget?)
  }

  let source: SettingsSource
  let content: Content

  init(_ source: SettingsSource, _ content: Content) {
    self.source = source
    self.content = content
  }
}
