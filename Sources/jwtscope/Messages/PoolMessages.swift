import CognitoToken

/// The message for one check of a pool.
struct PoolCheckMessage {
  let check: PoolReport.Check
  let text: String
  /// A command that prints the missing setting.
  let command: String?

  static func all(of report: PoolReport) -> [PoolCheckMessage] {
    report.checks.map { check in
      PoolCheckMessage(
        check: check, text: Redaction.redacting(check.finding.text(report)),
        command: check.finding.command(report))
    }
  }

  /// The messages, with each command only where it is first needed.
  static func withoutRepetition(_ report: PoolReport) -> [PoolCheckMessage] {
    var commands: Set<String> = []
    return all(of: report).map { message in
      let isNew = message.command.map { commands.insert($0).inserted } ?? false
      return isNew
        ? message : PoolCheckMessage(check: message.check, text: message.text, command: nil)
    }
  }

  /// The mark of the status in text output.
  var mark: String {
    switch check.status {
    case .passed: "✓"
    case .failed: "✗"
    case .skipped: check.finding.isUnknown ? "?" : "–"
    }
  }

  /// With the command.
  var whole: String { command.map { "\(text): \($0)" } ?? text }
}

extension PoolReport {
  /// The verdict's reason in a few words.
  var reason: String {
    let scopes = ShownNames.list(expected.map { Redaction.redacting(argument: $0) })
    switch verdict {
    case .wouldCarry: return "the access token of \(signIn) would carry \(scopes)"
    case .notPrevented:
      let open = checks.filter { $0.finding.isUnknown }.map(\.id.rawValue)
      return """
        nothing known prevents the access token of \(signIn) from carrying \(scopes); unknown: \
        \(open.joined(separator: ", "))
        """
    case .wouldNotCarry:
      if isUndeployable {
        return
          "the plan LITE does not allow the trigger, so deploying the pool would probably fail"
      }
      if isRefused { return "\(signIn) would fail, so no token would carry \(scopes)" }
      let lacking = ShownNames.list(missing.map { Redaction.redacting(argument: $0) })
      return "the access token of \(signIn) would not carry \(lacking)"
    }
  }

  /// The kind of sign-in, as --sign-in names it.
  fileprivate var signIn: String {
    switch origin {
    case .api: "a sign-in through the API"
    case .oauth: "a sign-in through managed login or another OAuth client"
    case .machine: "a machine (client credentials)"
    }
  }
}

extension PoolFinding {
  fileprivate func text(_ report: PoolReport) -> String {
    switch self {
    case .plan(let plan): "UserPoolTier is \(plan.rawValue)"
    case .planKept: "UserPoolTier is LITE, but the pool kept a trigger from before there were plans"
    case .planRefused:
      "UserPoolTier is LITE, which allows no trigger with event version V2_0 or later"
    case .planDoubtful:
      """
      UserPoolTier is LITE: according to AWS, this allows event version V2_0 only in pools that \
      had advanced security before 2024-11-22, and V3_0 in none. It is not known whether the \
      trigger runs
      """
    case .trigger(let function):
      "attached\(Self.name(of: function).map { ": \($0)" } ?? "")"
    case .noTrigger: "LambdaConfig.PreTokenGenerationConfig is not set"
    case .version(let version, let needed):
      version >= needed
        ? version.rawValue
        : "\(version.rawValue), but \(needed.rawValue) is needed to add scopes to this token"
    case .permitted: "Cognito may call the function"
    case .notPermitted:
      """
      the function's policy does not let Cognito call it for this pool, so the sign-in fails with \
      UnexpectedLambdaException
      """
    case .allowed(let scopes): "AllowedOAuthScopes contains \(Self.list(scopes))"
    case .notAllowed(let scopes, _):
      "AllowedOAuthScopes does not contain \(Self.list(scopes)), so only a trigger can add it"
    case .flows(let flows): "allows \(ShownNames.list(flows))"
    case .noSignInFlow(let flows):
      """
      ExplicitAuthFlows allows no sign-in \
      (\(flows.isEmpty ? "it is empty" : ShownNames.list(flows))), so the sign-in fails
      """
    case .noOAuth:
      "AllowedOAuthFlowsUserPoolClient is false: the client allows only sign-ins through the API"
    case .noDomain:
      """
      the user pool has no Domain and so no OAuth endpoints: create one with \
      create-user-pool-domain
      """
    case .noGrant(let flows):
      "AllowedOAuthFlows has no \(flows.joined(separator: " or ")), so the sign-in fails"
    case .defined(let scopes): "a resource server defines \(Self.list(scopes))"
    case .notDefined(let scopes): "no resource server defines \(Self.list(scopes))"
    case .addedByTrigger(let scopes): "not needed for \(Self.list(scopes)): the trigger adds it"
    case .added(let scopes):
      scopes.isEmpty ? "suppresses no expected scope" : "adds \(Self.list(scopes))"
    case .notAdded(let scopes): "the function's response does not add \(Self.list(scopes))"
    case .suppressed(let scopes): "the function's response suppresses \(Self.list(scopes))"
    case .notNeeded(let reason): "not needed: \(Self.text(reason))"
    case .unknown(let source): Self.text(source)
    }
  }

  private static func text(_ reason: Reason) -> String {
    switch reason {
    case .grantedBySignIn: "the sign-in grants the scope by itself"
    case .noTriggerRuns: "no trigger runs for this token"
    case .api: "scopes that a trigger adds need not be defined"
    case .version: "the trigger's event version decides"
    case .onlyStandardScopes: "no expected scope is a custom one"
    }
  }

  private static func text(_ source: Source) -> String {
    switch source {
    case .pool: "unknown: describe-user-pool of AWS CLI 1.37, 2.23 or later prints it"
    case .client: "unknown: describe-user-pool-client prints it"
    case .servers: "unknown: list-resource-servers prints it"
    case .policy:
      "unknown: get-policy prints it; if there is no policy, Cognito may not call the function"
    case .template:
      "unknown: the file does not contain it, or a parameter or condition decides it"
    case .response: "unknown: give the function's response with --response"
    case .severalClients(let names):
      "unknown: name one of \(ShownNames.list(names)) with --client-id"
    }
  }

  /// A command that prints the missing setting.
  fileprivate func command(_ report: PoolReport) -> String? {
    guard case .unknown(let source) = self else { return nil }
    let pool = report.poolID.flatMap(UserPool.init(id:))
    switch source {
    case .pool: return AWSCommand.describePool(pool, query: false)
    case .client:
      let client = Hint.AppClient(id: report.clientID, pool: pool)
      return AWSCommand.describeClient(client, query: false)
    case .servers: return AWSCommand.listServers(pool)
    case .policy(let function): return AWSCommand.policy(of: function)
    case .response, .template, .severalClients: return nil
    }
  }

  private static func name(of function: SettingTarget?) -> String? {
    switch function {
    case .named(let arn): ShownNames.cut(arn, to: 200)
    case .resource(let name): ShownNames.cut(name, to: 200)
    case nil: nil
    }
  }

  /// Expected scopes, which come from arguments.
  private static func list(_ scopes: [String]) -> String {
    ShownNames.list(scopes.map { Redaction.redacting(argument: $0) })
  }
}
