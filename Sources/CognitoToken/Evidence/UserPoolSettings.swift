/// The settings of a user pool that decide which scopes its access tokens carry.
///
/// Amazon Cognito API reference, `UserPoolType`.
package struct UserPoolSettings: Equatable, Sendable {
  /// The pre token generation trigger.
  package struct Trigger: Equatable, Sendable {
    /// How a file shows the event version.
    package enum Evidence: Equatable, Sendable {
      /// `PreTokenGenerationConfig` is set.
      case configuration
      /// Only `PreTokenGeneration` is set, which means V1_0.
      case legacy
    }

    package let version: Setting<LambdaVersion>
    package let evidence: Evidence
    /// The function's ARN.
    package let function: SettingTarget?
  }

  package let name: SettingsName
  package let arn: String?
  package let plan: Setting<FeaturePlan>
  package let trigger: Setting<Trigger>
  package let lastModified: NumericDate?
  package let created: NumericDate?
  /// Whether the pool has a domain, where its OAuth endpoints are; nil if that is not known.
  let hasDomain: Bool?
  /// `LambdaConfig`, whose other members a change must keep; nil if it is not known.
  let triggers: SettingValue?
  /// The members that `update-user-pool` would reset.
  package let otherSettings: [String]

  /// - Parameters:
  ///   - isComplete: whether a member that is missing is known not to be set.
  ///   - isWhole: whether a tool printed the pool whole, not a part that `--query` selected.
  init(_ pool: SettingValue, _ name: SettingsName, isComplete: Bool, isWhole: Bool = true) {
    self.name = name
    arn = pool["Arn"].text
    let tier = pool["UserPoolTier"]
    plan = tier.text.flatMap(FeaturePlan.init).map(Setting.known) ?? .unknown
    lastModified = name.source.isDeployed ? pool["LastModifiedDate"].date : nil
    created = pool["CreationDate"].date
    // A tool that prints the plan (since November 2024) also knows PreTokenGenerationConfig (2023).
    let isComplete = isComplete || isWhole && name.source.isDeployed && tier.text != nil
    // Every version of the AWS CLI that is in use prints the domain.
    hasDomain =
      [pool["Domain"], pool["CustomDomain"]].contains { $0.text.map { !$0.isEmpty } ?? false }
      ? true : isWhole && name.source == .deployed ? false : nil
    let lambda = pool["LambdaConfig"]
    triggers = lambda.isObject ? lambda : lambda == .missing && isComplete ? .object([]) : nil
    trigger = Self.trigger(lambda, isComplete: isComplete)
    otherSettings = Self.updatable.filter { pool[$0] != .missing }
  }

  private static func trigger(_ lambda: SettingValue, isComplete: Bool) -> Setting<Trigger> {
    let configuration = lambda["PreTokenGenerationConfig"]
    let legacy = lambda["PreTokenGeneration"]
    switch (configuration, legacy) {
    case (.object, _):
      let version = configuration["LambdaVersion"].text.flatMap(LambdaVersion.init)
      return .known(
        Trigger(
          version: version.map(Setting.known) ?? .unknown, evidence: .configuration,
          function: configuration["LambdaArn"].target ?? legacy.target))
    case (.missing, .text), (.missing, .reference):
      return .known(
        Trigger(
          version: isComplete ? .known(.v1) : .unknown, evidence: .legacy,
          function: legacy.target))
    case (.unknown, .text), (.unknown, .reference):
      return .known(
        Trigger(version: .unknown, evidence: .configuration, function: legacy.target))
    case (.missing, .missing): return isComplete ? .absent : .unknown
    default: return .unknown
    }
  }

  /// Amazon Cognito API reference, `UpdateUserPool`: each is reset unless the request has it.
  private static let updatable = [
    "AccountRecoverySetting", "AdminCreateUserConfig", "AutoVerifiedAttributes",
    "DeletionProtection", "DeviceConfiguration", "EmailConfiguration", "EmailVerificationMessage",
    "EmailVerificationSubject", "MfaConfiguration", "Policies", "SmsAuthenticationMessage",
    "SmsConfiguration", "SmsVerificationMessage", "UserAttributeUpdateSettings", "UserPoolAddOns",
    "UserPoolTags", "VerificationMessageTemplate",
  ]
}
