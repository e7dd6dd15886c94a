/// A resource server and the scopes that it defines.
///
/// Amazon Cognito API reference, `ResourceServerType`.
struct ResourceServerSettings: Equatable, Sendable {
  let pool: SettingTarget?
  /// nil if it is not known.
  let identifier: String?
  /// The short names of its scopes.
  let scopes: SettingNames

  /// - Parameter isComplete: whether a server without `Scopes` is known to have none.
  init(_ server: SettingValue, isComplete: Bool) {
    pool = server["UserPoolId"].target
    identifier = server["Identifier"].text
    let names: SettingValue =
      switch server["Scopes"] {
      case .list(let scopes): .list(scopes.map { $0["ScopeName"] })
      case let other: other
      }
    scopes = SettingNames(names, isMissingComplete: isComplete)
  }

  /// The scopes as tokens carry them.
  var fullNames: [String] {
    identifier.map { identifier in scopes.names.map { "\(identifier)/\($0)" } } ?? []
  }
}
