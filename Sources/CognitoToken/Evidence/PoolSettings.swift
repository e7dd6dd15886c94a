/// Settings of user pools, app clients, resource servers and functions, read from any number of files.
package struct PoolSettings: Sendable {
  private(set) var pools: [UserPoolSettings] = []
  private(set) var clients: [AppClientSettings] = []
  private(set) var servers: [ResourceServerSettings] = []
  /// The pools whose list of resource servers is complete.
  private(set) var poolsWithAllServers: Set<SettingTarget> = []
  /// Whether a list without a server, which names no pool, was read.
  private(set) var hasEmptyList = false
  private(set) var policies: [InvocationPolicy] = []
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
      case .pool(let pool): try add(pool)
      case .client(let client): try add(client)
      case .server(let server): servers.append(server)
      case .allServers(of: let pool?): poolsWithAllServers.insert(pool)
      case .allServers(of: nil): hasEmptyList = true
      case .policy(let policy): policies.append(policy)
      }
    }
  }

  /// Of two descriptions of a pool, the newer one counts, in whatever order they are.
  private mutating func add(_ pool: UserPoolSettings) throws(SettingsError) {
    guard let id = pool.name.id, let index = pools.firstIndex(where: { $0.name == pool.name })
    else {
      pools.append(pool)
      return
    }
    if try Self.isNewer(
      pool.lastModified, than: pools[index].lastModified, isSame: pool == pools[index], id: id)
    {
      pools[index] = pool
    }
  }

  private mutating func add(_ client: AppClientSettings) throws(SettingsError) {
    guard let id = client.name.id, let index = clients.firstIndex(where: { $0.name == client.name })
    else {
      clients.append(client)
      return
    }
    if try Self.isNewer(
      client.lastModified, than: clients[index].lastModified, isSame: client == clients[index],
      id: id)
    {
      clients[index] = client
    }
  }

  private static func isNewer(
    _ date: NumericDate?, than other: NumericDate?, isSame: Bool, id: String
  ) throws(SettingsError) -> Bool {
    if isSame { return false }
    guard let date, let other, date != other else { throw .contradictory(id: id) }
    return date > other
  }
}

/// What one document, or one resource of a template, says.
struct FoundSettings {
  enum Content {
    case pool(UserPoolSettings)
    case client(AppClientSettings)
    case server(ResourceServerSettings)
    /// nil for an empty list, which does not say whose it is.
    case allServers(of: SettingTarget?)
    case policy(InvocationPolicy)
  }

  let source: SettingsSource
  let content: Content

  init(_ source: SettingsSource, _ content: Content) {
    self.source = source
    self.content = content
  }
}
