import CognitoToken

extension HintMessage {
  init(_ hint: Hint.Settings) {
    switch hint {
    case .poolWithoutTrigger(let pool, _): self = Self.poolWithoutTrigger(hint, pool)
    case .poolTriggerVersion(let pool, let version, let needed, _):
      self = Self.poolTriggerVersion(hint, pool, version, needed: needed)
    case .triggerWithoutScope(let pool, let version, let missing, _):
      self = Self.triggerWithoutScope(hint, pool, version, missing)
    case .poolPlan(let pool, _): self = Self.poolPlan(hint, pool)
    case .poolChangedSince(let name, let changed, let issued, let now, let origin):
      self = Self.poolChangedSince(
        hint, name, changed: changed, issued: issued, now: now, origin)
    case .clientScopeNotAllowed(let scopes, let allowed, let client, _):
      self = Self.clientScopeNotAllowed(hint, scopes, allowed: allowed, client)
    case .scopeNotDefined(let scopes, let near, let servers, _):
      self = Self.scopeNotDefined(hint, scopes, near, servers)
    }
  }

  private static func poolWithoutTrigger(_ hint: Hint.Settings, _ pool: UserPoolSettings)
    -> HintMessage
  {
    let change = PoolChange(of: pool, to: .v2)
    return HintMessage(
      .settings(hint),
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

  private static func poolTriggerVersion(
    _ hint: Hint.Settings, _ pool: UserPoolSettings, _ version: LambdaVersion, needed: LambdaVersion
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
      .settings(hint), "in \(pool.name.phrase), \(seen): \(effect)",
      next: """
        set LambdaVersion to \(needed.rawValue). \(change.advice), then \
        \(needed == .v3 ? "request a new token" : "sign in again")
        """,
      command: change.command)
  }

  private static func triggerWithoutScope(
    _ hint: Hint.Settings, _ pool: UserPoolSettings, _ version: LambdaVersion, _ missing: [String]
  ) -> HintMessage {
    HintMessage(
      .settings(hint),
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

  private static func poolPlan(_ hint: Hint.Settings, _ pool: UserPoolSettings) -> HintMessage {
    let isRefused = pool.trigger.value?.version.value.map { $0 > .v1 } ?? false
    return HintMessage(
      .settings(hint),
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

  private static func poolChangedSince(
    _ hint: Hint.Settings, _ name: SettingsName, changed: NumericDate, issued: NumericDate,
    now: NumericDate, _ origin: TokenOrigin
  ) -> HintMessage {
    HintMessage(
      .settings(hint),
      """
      \(name.phrase) was changed at \(changed.utc) (LastModifiedDate), after the token was issued \
      at \(issued.utc): the token may have been issued with other settings than these
      """,
      next: "\(newToken(origin)) to see what the settings do now")
  }

  private static func clientScopeNotAllowed(
    _ hint: Hint.Settings, _ scopes: [String], allowed: [String], _ client: Hint.AppClient
  ) -> HintMessage {
    let id = client.id.map { "app client \(ShownNames.list([$0]))" } ?? "the app client"
    let shown = allowed.isEmpty ? "empty" : ShownNames.list(allowed)
    let command = client.lacksDefinition ? nil : AWSCommand.allow(scopes, client)
    return HintMessage(
      .settings(hint),
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

  private static func scopeNotDefined(
    _ hint: Hint.Settings, _ scopes: [String], _ near: [NearMiss],
    _ servers: Hint.Settings.ResourceServers
  ) -> HintMessage {
    let guesses = near.prefix(3).map { ShownNames.list([$0.granted]) }
    // A similar scope was probably meant, rather than a new one.
    let command = guesses.isEmpty ? AWSCommand.define(scopes, servers) : nil
    return HintMessage(
      .settings(hint),
      """
      no resource server of the user pool defines \(ShownNames.list(scopes)), so Cognito cannot \
      grant it to an OAuth client\
      \(guesses.isEmpty ? "" : "; similar and defined: \(guesses.joined(separator: ", "))")
      """,
      next: defining(scopes, servers, command),
      command: servers.isPlanned ? nil : command ?? AWSCommand.listServers(servers.pool))
  }

  private static func defining(
    _ scopes: [String], _ servers: Hint.Settings.ResourceServers, _ command: String?
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

extension Hint.ID.Settings {
  var explanation: Explanation {
    switch self {
    case .poolWithoutTrigger:
      Explanation(
        "the settings show that the user pool has no pre token generation trigger",
        causes: [
          "none was ever attached", "update-user-pool was run without --lambda-config",
          "a deployment tool removed it",
        ],
        next: "attach a trigger with event version V2_0 or later that adds the scope",
        commands: [ExampleCommand.pool], source: Explanation.triggerPage)
    case .poolTriggerVersion:
      Explanation(
        "the settings show that the trigger's event version cannot add scopes to such a token",
        causes: [
          "LambdaVersion is V1_0, or V2_0 where a machine's token needs V3_0",
          "PreTokenGeneration is set without PreTokenGenerationConfig",
          "a deployment tool reset the version",
        ],
        next: "set LambdaVersion with the command that the hint prints",
        commands: [ExampleCommand.pool], source: Explanation.triggerPage)
    case .poolPlan:
      Explanation(
        "the user pool's plan is LITE, which allows no trigger that can add scopes",
        causes: ["UserPoolTier is LITE"],
        next: "change the plan to ESSENTIALS or PLUS together with the trigger",
        commands: [ExampleCommand.pool], source: Explanation.triggerPage)
    case .poolChangedSince:
      Explanation(
        "the settings were changed after the token was issued, so they prove nothing about it",
        causes: ["the trigger was attached or changed after the sign-in"],
        next: "sign in again, and look at the new token",
        commands: ["jwtscope decode token.jwt --pool pool.json"],
        source: "Amazon Cognito API: UserPoolType")
    case .clientScopeNotAllowed:
      Explanation(
        "the settings show that the app client does not allow the scope",
        causes: ["AllowedOAuthScopes does not contain it, or spells it differently"],
        next: "add the scope to AllowedOAuthScopes, and request it",
        commands: [ExampleCommand.describeClient], source: Explanation.scopesPage)
    case .scopeNotDefined:
      Explanation(
        "the settings show that no resource server of the user pool defines the scope",
        causes: [
          "the identifier or the name is misspelled", "the resource server was deleted",
          "the scope has no slash: a custom scope is an identifier, a slash and a name",
        ],
        next: "define the scope with a resource server, or use one that is defined",
        commands: [
          "aws cognito-idp list-resource-servers --user-pool-id us-east-1_Example01 "
            + "--max-results 50"
        ], source: Explanation.scopesPage)
    }
  }
}
