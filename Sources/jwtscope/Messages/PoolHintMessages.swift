import CognitoToken

/// The messages of hints that are based on a pool's settings.
extension HintMessage {
  static func poolWithoutTrigger(_ hint: Hint, _ pool: UserPoolSettings) -> HintMessage {
    let change = PoolChange(of: pool, to: .v2)
    return HintMessage(
      hint,
      """
      \(pool.name.phrase) has no pre token generation trigger: \
      LambdaConfig.PreTokenGenerationConfig is not set. Without a trigger, a sign-in through the \
      API grants only \(ScopeSet.userAdmin)
      """,
      next: """
        attach a function that returns the scope in \
        claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd, and let Cognito call it \
        (aws lambda add-permission). \(change.advice), then sign in again
        """,
      command: change.command)
  }

  static func poolTriggerVersion(
    _ hint: Hint, _ pool: UserPoolSettings, _ version: LambdaVersion, needed: LambdaVersion
  ) -> HintMessage {
    let change = PoolChange(of: pool, to: needed)
    let seen =
      pool.trigger.value?.evidence == .legacy
      ? """
      LambdaConfig.PreTokenGeneration is set without PreTokenGenerationConfig, which means \
      \(version.rawValue)
      """ : "LambdaConfig.PreTokenGenerationConfig.LambdaVersion is \(version.rawValue)"
    let effect =
      needed == .v3
      ? "a trigger of this version cannot change a machine's token"
      : "a trigger of this version cannot change an access token's scopes"
    return HintMessage(
      hint, "in \(pool.name.phrase), \(seen): \(effect)",
      next: """
        set LambdaVersion to \(needed.rawValue). \(change.advice), then \
        \(needed == .v3 ? "request a new token" : "sign in again")
        """,
      command: change.command)
  }

  static func triggerWithoutScope(
    _ hint: Hint, _ pool: UserPoolSettings, _ version: LambdaVersion, _ missing: [String]
  ) -> HintMessage {
    HintMessage(
      hint,
      """
      in \(pool.name.phrase), LambdaConfig.PreTokenGenerationConfig.LambdaVersion is \
      \(version.rawValue): the trigger runs for this token, but its function \
      \(missing.isEmpty ? "added no custom scope" : "did not add the missing scope")
      """,
      next: """
        add the scope to claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd in what \
        the function returns for this user, then sign in again. To test the function without AWS, \
        use "jwtscope trigger preview"
        """)
  }

  static func poolPlan(_ hint: Hint, _ pool: UserPoolSettings) -> HintMessage {
    let isRefused = pool.trigger.value?.version.value.map { $0 > .v1 } ?? false
    return HintMessage(
      hint,
      """
      in \(pool.name.phrase), UserPoolTier is \(FeaturePlan.lite.rawValue): this plan allows no \
      trigger with event version V2_0 or later, except in pools that had advanced security before \
      2024-11-22\(isRefused ? ", so deploying this will probably fail" : "")
      """,
      next: """
        change the plan to \(FeaturePlan.essentials.rawValue) or \(FeaturePlan.plus.rawValue), \
        which are billed differently, together with the trigger
        """)
  }

  static func poolChangedSince(
    _ hint: Hint, _ name: SettingsName, changed: NumericDate, issued: NumericDate,
    now: NumericDate, _ origin: TokenOrigin
  ) -> HintMessage {
    HintMessage(
      hint,
      """
      \(name.phrase) was changed at \(changed.utc) (LastModifiedDate), after the token was issued \
      at \(issued.utc): the token may have been issued with other settings than these
      """,
      next: "\(newToken(origin)) to see what the settings do now")
  }

  static func clientScopeNotAllowed(
    _ hint: Hint, _ scopes: [String], allowed: [String], _ client: Hint.AppClient
  ) -> HintMessage {
    let id = client.id.map { "app client \(ShownNames.list([$0]))" } ?? "the app client"
    let shown = allowed.isEmpty ? "empty" : ShownNames.list(allowed)
    let command = client.lacksDefinition ? nil : AWSCommand.allow(scopes, client)
    return HintMessage(
      hint,
      """
      AllowedOAuthScopes of \(id) is \(shown): it does not contain \
      \(ShownNames.list(scopes)), so only a trigger could add that to this client's tokens
      """,
      next: client.isDeployed
        ? """
        \(client.lacksDefinition ? "first define the scope with a resource server. Then " : "")\
        add the scope to the client's AllowedOAuthScopes, name it in the request's scope \
        parameter, and request a new token. update-user-pool-client resets every setting that it \
        is not given\(command == nil ? ", so start from this command's output" : wholeCommand)
        """
        : """
        add the scope to AllowedOAuthScopes in the file that describes the client, deploy it, and \
        name the scope in the request's scope parameter
        """,
      command: client.isDeployed
        ? command ?? AWSCommand.describeClient(client, query: false) : nil)
  }

  /// About a command that changes one setting.
  private static let wholeCommand =
    "; this command, which needs jq, gives it every setting that your AWS CLI knows"

  static func scopeNotDefined(
    _ hint: Hint, _ scopes: [String], _ near: [NearMiss], _ servers: Hint.ResourceServers
  ) -> HintMessage {
    let guesses = near.prefix(3).map { ShownNames.list([$0.granted]) }
    // A similar scope was probably meant, rather than a new one.
    let command = guesses.isEmpty ? AWSCommand.define(scopes, servers) : nil
    return HintMessage(
      hint,
      """
      no resource server of the user pool defines \(ShownNames.list(scopes)), so Cognito cannot \
      grant it to an OAuth client\
      \(guesses.isEmpty ? "" : "; similar and defined: \(guesses.joined(separator: ", "))")
      """,
      next: defining(scopes, servers, command),
      command: servers.isPlanned ? nil : command ?? AWSCommand.listServers(servers.pool))
  }

  private static func defining(
    _ scopes: [String], _ servers: Hint.ResourceServers, _ command: String?
  ) -> String {
    if scopes.compactMap(ScopeSet.split).isEmpty {
      return """
        a custom scope is a resource server's identifier, a slash and a name, such as \
        com.example.photos/read: use one that a resource server defines
        """
    }
    let start = """
      use a scope that is defined, or define this one with a resource server\
      \(servers.isPlanned ? " in the file that describes the pool" : ""), then allow it on the \
      app client (AllowedOAuthScopes)
      """
    if servers.isPlanned || command?.contains("create-resource-server") == true { return start }
    let change =
      command == nil
      ? ", so start from this command's output"
      : "; this command, which needs jq, keeps the others"
    return "\(start). update-resource-server replaces all scopes\(change)"
  }
}

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
