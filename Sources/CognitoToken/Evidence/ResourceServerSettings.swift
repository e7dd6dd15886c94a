/// A resource server and the scopes that it defines.
///
/// Amazon Cognito API reference, `ResourceServerType`.
struct ResourceServerSettings: Equatable, Sendable {
  let pool: SettingTarget?
  /// nil if it is not known.
  let identifier: String?
  /// The short names of its scopes.
  let scopes: SettingNames

  /// - Parameters:
  ///   - isComplete: Whether a server without `Scopes` is known to have none.
  ///   - isConditional: Whether a condition decides if the server exists.
  init(_ server: SettingValue, isComplete: Bool, isConditional: Bool = false) {
    pool = server["UserPoolId"].target
    identifier = server["Identifier"].text
    let names: SettingValue =
      switch server["Scopes"] {
      case _ where isConditional: .unknown
      case .list(let scopes): .list(scopes.map { $0["ScopeName"] })
      case let other: other
      }
    scopes = SettingNames(names, isEmptyIfMissing: isComplete)
  }

  /// Whether both describe the same server of the same pool.
  func isSame(as other: ResourceServerSettings) -> Bool {
    guard let identifier, let name = other.identifier else { return false }
    return pool == other.pool && ExactText(identifier) == ExactText(name)
  }

  /// Whether both define the same scopes, in any order.
  func agrees(with other: ResourceServerSettings) -> Bool {
    Set(scopes.names.map { ExactText($0) }) == Set(other.scopes.names.map { ExactText($0) })
      && scopes.isComplete == other.scopes.isComplete
  }

  /// The full names of the scopes, as in tokens.
  var fullNames: [String] {
    identifier.map { identifier in scopes.names.map { "\(identifier)/\($0)" } } ?? []
  }
}
