/// The custom scopes that the resource servers of a user pool define.
struct DefinedScopes: Equatable, Sendable {
  private let servers: [ResourceServerSettings]
  /// Whether there are no other resource servers.
  private let isComplete: Bool
  /// Whether the settings name the pool. A list without a server does not.
  let isOfPool: Bool

  init(_ servers: [ResourceServerSettings], isComplete: Bool, isOfPool: Bool) {
    self.servers = servers
    self.isComplete = isComplete
    self.isOfPool = isOfPool
  }

  var identifiers: [String] { servers.compactMap(\.identifier) }

  /// Their full names, as in tokens.
  var names: [String] { servers.flatMap(\.fullNames) }

  /// Whether a custom scope is defined; nil if that is not known.
  ///
  /// A scope is its resource server's identifier, `/` and its name, which has no `/`.
  func contains(_ scope: String) -> Bool? {
    let parts = ScopeSet.split(scope)
    var isKnown = isComplete
    for server in servers {
      guard let identifier = server.identifier else {
        isKnown = false
        continue
      }
      guard let parts, ExactText(identifier) == ExactText(parts.resourceServer) else { continue }
      // A pool has one server of each identifier.
      return server.scopes.contains(parts.name)
    }
    return isKnown ? false : nil
  }
}
