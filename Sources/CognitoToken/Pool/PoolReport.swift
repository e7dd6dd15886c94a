/// Whether the access token of a future sign-in through a user pool could carry scopes.
package struct PoolReport: Sendable {
  package enum Verdict: String, CaseIterable, Sendable {
    /// Everything that is needed is known, and nothing prevents it.
    case wouldCarry = "would-carry"
    /// Nothing that is known prevents it.
    case notPrevented = "not-prevented"
    case wouldNotCarry = "would-not-carry"
  }

  /// In the order of the report.
  package enum CheckID: String, CaseIterable, Sendable {
    case plan, trigger
    case triggerVersion = "trigger-version"
    case permission, client
    case resourceServer = "resource-server"
    case response
  }

  package struct Check: Equatable, Sendable {
    package enum Status: String, Sendable {
      case passed, failed, skipped
    }

    package let id: CheckID
    package let status: Status
    package let finding: PoolFinding
  }

  package let origin: TokenOrigin
  package let checks: [Check]
  /// The expected scopes.
  package let expected: [String]
  /// The expected scopes that the token would carry, as far as is known.
  package var granted: [String] { isRefused ? [] : carried }
  /// The expected scopes that it would not carry.
  package var missing: [String] { isRefused ? expected : lacking }
  let carried: [String]
  let lacking: [String]
  package let hints: [Hint]
  /// Problems of the function's response.
  package let warnings: [TriggerWarning]
  package let pool: UserPoolSettings?
  /// The pool's ID, from any of the settings.
  package let poolID: String?
  package let clientID: String?

  /// Whether Cognito would refuse the pool's trigger for its plan, so the pool is not deployed.
  package var isUndeployable: Bool { pool?.isRefusedForPlan ?? false }

  /// Whether the sign-in itself would fail.
  package var isRefused: Bool {
    isUndeployable
      || checks.contains { check in
        switch check.finding {
        case .notPermitted, .noSignInFlow, .noOAuth, .noDomain, .noGrant: check.status == .failed
        default: false
        }
      }
  }

  package var verdict: Verdict {
    if checks.contains(where: { $0.status == .failed }) { return .wouldNotCarry }
    return checks.contains { $0.finding.isUnknown } ? .notPrevented : .wouldCarry
  }
}

/// What a check of a pool found, and why.
package enum PoolFinding: Equatable, Sendable {
  case plan(FeaturePlan)
  /// A pool from before the feature plans keeps V2_0 in the plan Lite.
  case planKept
  case planRefused
  /// Whether the plan Lite allows the trigger in a pool of this age is not documented.
  case planDoubtful
  case trigger(SettingTarget?)
  case noTrigger
  case version(LambdaVersion, needed: LambdaVersion)
  case permitted, notPermitted
  /// The scopes that the client allows.
  case allowed([String])
  /// The scopes that the client does not allow, and those that it does.
  case notAllowed([String], allowed: [String])
  /// The sign-in flows that the client allows.
  case flows([String])
  case noSignInFlow([String])
  case noOAuth
  /// Without a domain, a pool has no OAuth endpoints.
  case noDomain
  case noGrant([String])
  case defined([String])
  case notDefined([String])
  /// The trigger adds what neither the client nor a resource server grants.
  case addedByTrigger([String])
  case added([String])
  case notAdded([String])
  case suppressed([String])
  case notNeeded(Reason)
  /// A setting is not known; the source would show it.
  case unknown(Source)

  package enum Reason: Equatable, Sendable {
    /// The sign-in grants the scopes by itself.
    case grantedBySignIn
    /// The trigger is not run for such a token, or there is none.
    case noTriggerRuns
    /// The scopes of a sign-in through the API do not depend on it.
    case api
    /// The trigger's version cannot change scopes.
    case version
    case onlyStandardScopes
  }

  package enum Source: Equatable, Sendable {
    case pool, client, servers, response
    /// The file that describes the resource leaves this open.
    case template
    case policy(SettingTarget?)
    case severalClients([String])
  }

  package var isUnknown: Bool {
    switch self {
    case .unknown, .planDoubtful: true
    default: false
    }
  }
}
