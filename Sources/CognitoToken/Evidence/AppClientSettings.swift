/// The settings of an app client that decide which scopes it may be granted.
///
/// Amazon Cognito API reference, `UserPoolClientType`.
struct AppClientSettings: Equatable, Sendable {
  let name: SettingsName
  let pool: SettingTarget?
  /// `AllowedOAuthScopes`.
  let scopes: SettingNames
  /// `AllowedOAuthFlows`.
  let oauthFlows: SettingNames
  /// `AllowedOAuthFlowsUserPoolClient`: whether the client may use OAuth at all.
  let allowsOAuth: Setting<Bool>
  /// `ExplicitAuthFlows`.
  let signInFlows: SettingNames
  let lastModified: NumericDate?

  /// - Parameters:
  ///   - isComplete: whether a member that is missing is known not to be set.
  ///   - isWhole: whether a tool printed the client whole, not a part that `--query` selected.
  init(_ client: SettingValue, _ name: SettingsName, isComplete: Bool, isWhole: Bool = true) {
    self.name = name
    pool = client["UserPoolId"].target
    let allowsOAuth = client["AllowedOAuthFlowsUserPoolClient"].flag
    self.allowsOAuth = allowsOAuth.map(Setting.known) ?? .unknown
    // The AWS CLI always prints that flag.
    let isComplete = isComplete || isWhole && name.source == .deployed && allowsOAuth != nil
    scopes = SettingNames(client["AllowedOAuthScopes"], isEmptyIfMissing: isComplete)
    oauthFlows = SettingNames(client["AllowedOAuthFlows"], isEmptyIfMissing: isComplete)
    let flows = client["ExplicitAuthFlows"]
    signInFlows =
      flows == .list([]) || flows == .missing && isComplete
      ? SettingNames(Self.defaultFlows, isComplete: true)
      : SettingNames(flows, isEmptyIfMissing: false)
    lastModified = name.source.isDeployed ? client["LastModifiedDate"].date : nil
  }

  /// What `ExplicitAuthFlows` means if it is not set. Amazon Cognito API reference,
  /// `UserPoolClientType`.
  private static let defaultFlows = [
    "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH",
  ]
}
