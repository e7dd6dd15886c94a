import CognitoToken

extension SettingsName {
  /// What messages call the resource.
  var phrase: String {
    let id = id.map { Redaction.redacting(ShownNames.cut($0, to: 128)) }
    switch source {
    case .deployed: return "user pool \(id ?? "")"
    case .state: return "user pool \(id ?? "") of the Terraform state"
    case .template: return "\(id ?? "the user pool") of the template"
    case .plan: return "\(id ?? "the user pool") of the plan"
    }
  }
}

/// How to set a pool's trigger to a version of the event.
struct PoolChange {
  /// A clause without a full stop.
  let advice: String
  let command: String?

  init(of pool: UserPoolSettings, to version: LambdaVersion) {
    guard pool.name.source == .deployed else {
      advice = "Change the file that describes the pool, deploy it"
      command = nil
      return
    }
    let config = pool.lambdaConfig(version: version, function: "FUNCTION_ARN")
    let id = pool.name.id.flatMap(UserPool.init(id:))
    guard let config, let id else {
      advice = "Give update-user-pool a LambdaConfig with every trigger that this command prints"
      command = AWSCommand.describePool(id)
      return
    }
    // The CLI has had PreTokenGenerationConfig since December 2023, and UserPoolTier since November
    // 2024.
    let tools = pool.plan.value == nil ? "1.33, 2.16" : "1.37, 2.23"
    let others = pool.otherSettings.joined(separator: ", ")
    advice = """
      The command keeps every trigger. It needs AWS CLI \(tools) or later; Debian 12 has 2.9. \
      update-user-pool resets every setting that it is not given\
      \(others.isEmpty ? "" : ", so add this pool's \(others)"). Run the command
      """
    command = AWSCommand.update(pool, id, config)
  }
}
