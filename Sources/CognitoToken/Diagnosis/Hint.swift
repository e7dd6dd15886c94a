/// A cause of a missing scope, with the facts that point to it.
package enum Hint: Equatable, Sendable {
  /// An ID token, which never has scopes.
  case idToken
  /// The only scope is the one that every sign-in through the API grants. No trigger added another.
  case apiSignInWithoutCustomization(pool: UserPool?)
  /// A trigger probably ran. `missing` is empty if no scope was expected.
  case customizedWithoutScope(TriggerTraces, TokenOrigin, missing: [String])
  /// `ungrantable` are the missing scopes that client credentials never grant.
  case machineToken(lacksCustomScope: Bool, ungrantable: [String], AppClient)
  case oauthSignIn(OAuthEvidence, AppClient)
  case nearMiss([NearMiss])
  /// The token was issued a while before `now`. The origin is nil if it is unknown.
  case staleToken(issued: NumericDate, now: NumericDate, TokenOrigin?)
  /// The emulator's host; nil if only the user pool's ID shows the emulator.
  case emulatorIssuer(host: String?)
  case replicaIssuer(UserPool, region: String)
  /// `aws.cognito.signin.user.admin` is missing, and only a trigger can suppress it.
  case adminScopeSuppressed

  // From the settings of the pool and the app client.

  case poolWithoutTrigger(UserPoolSettings, Certainty)
  /// `needed` is the lowest version that can add a scope to such a token.
  case poolTriggerVersion(UserPoolSettings, LambdaVersion, needed: LambdaVersion, Certainty)
  /// The trigger runs and can add scopes. `missing` is empty if no scope was expected.
  case triggerWithoutScope(UserPoolSettings, LambdaVersion, missing: [String], Certainty)
  /// The plan does not allow a version that can add scopes.
  case poolPlan(UserPoolSettings, Certainty)
  /// Settings were changed after the token was issued.
  case poolChangedSince(
    SettingsName, changed: NumericDate, issued: NumericDate, now: NumericDate, TokenOrigin)
  case clientScopeNotAllowed([String], allowed: [String], AppClient, Certainty)
  /// No resource server defines the scopes; some that are defined resemble them.
  case scopeNotDefined([String], [NearMiss], ResourceServers, Certainty)

  package enum Certainty: String, Codable, Sendable {
    /// A documented rule proves it.
    case certain
    /// Only observed, or one of several possible causes.
    case likely
  }

  /// What shows that a token comes from a sign-in through managed login or another OAuth client.
  package enum OAuthEvidence: Equatable, Sendable {
    case openIDScopes([String])
    case versionClaim
    /// `aud` is a resource (RFC 8707).
    case resource
  }

  /// The app client and the user pool that a token names. The client's ID is not validated.
  package struct AppClient: Equatable, Sendable {
    package let id: String?
    package let pool: UserPool?
    /// Whether settings show that the client allows every missing scope.
    package internal(set) var allowsMissing = false
    /// Whether it is described by settings of what is deployed, not by a template or plan.
    package internal(set) var isDeployed = false
    /// Whether a missing scope is not defined yet, so that the client cannot allow it.
    package internal(set) var lacksDefinition = false

    package init(id: String?, pool: UserPool?) {
      self.id = id
      self.pool = pool
    }
  }

  /// The resource servers of a user pool.
  package struct ResourceServers: Equatable, Sendable {
    package let pool: UserPool?
    package let identifiers: [String]
    /// Whether a template or plan describes them, so that a change belongs in it.
    package let isPlanned: Bool

    package init(pool: UserPool?, identifiers: [String], isPlanned: Bool) {
      self.pool = pool
      self.identifiers = identifiers
      self.isPlanned = isPlanned
    }
  }

  package typealias ID = HintCode

  package var id: ID {
    switch self {
    case .idToken: .idToken
    case .apiSignInWithoutCustomization: .apiSignInWithoutCustomization
    case .customizedWithoutScope: .customizedWithoutScope
    case .machineToken: .machineToken
    case .oauthSignIn: .oauthSignIn
    case .nearMiss: .nearMiss
    case .staleToken: .staleToken
    case .emulatorIssuer: .emulatorIssuer
    case .replicaIssuer: .replicaIssuer
    case .adminScopeSuppressed: .adminScopeSuppressed
    case .poolWithoutTrigger: .poolWithoutTrigger
    case .poolTriggerVersion: .poolTriggerVersion
    case .triggerWithoutScope: .customizedWithoutScope
    case .poolPlan: .poolPlan
    case .poolChangedSince: .poolChangedSince
    case .clientScopeNotAllowed: .clientScopeNotAllowed
    case .scopeNotDefined: .scopeNotDefined
    }
  }

  /// Amazon Cognito, "Understanding the access token", "Pre token generation Lambda trigger" and
  /// "Scopes, M2M, and resource servers" document what is certain.
  package var certainty: Certainty {
    switch self {
    case .idToken, .apiSignInWithoutCustomization, .machineToken: .certain
    case .customizedWithoutScope, .oauthSignIn, .nearMiss, .staleToken, .emulatorIssuer,
      .replicaIssuer, .adminScopeSuppressed, .poolChangedSince:
      .likely
    case .poolWithoutTrigger(_, let certainty), .poolTriggerVersion(_, _, _, let certainty),
      .triggerWithoutScope(_, _, _, let certainty), .poolPlan(_, let certainty),
      .clientScopeNotAllowed(_, _, _, let certainty), .scopeNotDefined(_, _, _, let certainty):
      certainty
    }
  }
}

/// Why an expected scope is missing. The raw value is the stable name in reports.
///
/// Amazon Cognito, "Understanding the access token", "Pre token generation Lambda trigger" and
/// "Scopes, M2M, and resource servers".
public enum HintCode: String, CaseIterable, Codable, Sendable {
  /// The token comes from a sign-in through the API, and no trigger added a scope. Certain.
  case apiSignInWithoutCustomization = "api-sign-in-without-customization"
  /// A trigger probably customized the token, but did not add the scope.
  case customizedWithoutScope = "customized-without-scope"
  /// It is an ID token, which never has scopes. Certain.
  case idToken = "id-token"
  /// The token comes from client credentials, which grant only requested custom scopes. Certain.
  case machineToken = "machine-token"
  /// The token comes from an OAuth sign-in, which grants only requested scopes.
  case oauthSignIn = "oauth-sign-in"
  /// A granted scope differs only slightly from the expected one.
  case nearMiss = "near-miss"
  /// The token is older than 5 minutes: it may be older than a change of the user pool.
  case staleToken = "stale-token"
  /// The issuer is an emulator of Cognito, which may run no trigger.
  case emulatorIssuer = "emulator-issuer"
  /// A replica of the user pool in another Region issued the token.
  case replicaIssuer = "replica-issuer"
  /// A trigger probably suppressed `aws.cognito.signin.user.admin`.
  case adminScopeSuppressed = "admin-scope-suppressed"
  /// The settings show that the user pool has no pre token generation trigger.
  case poolWithoutTrigger = "pool-without-trigger"
  /// The settings show that the trigger's event version cannot add scopes to such a token.
  case poolTriggerVersion = "pool-trigger-version"
  /// The settings show a feature plan that allows no trigger that can add scopes.
  case poolPlan = "pool-plan"
  /// The settings were changed after the token was issued.
  case poolChangedSince = "pool-changed-since"
  /// The settings show that the app client does not allow the scope.
  case clientScopeNotAllowed = "client-scope-not-allowed"
  /// The settings show that no resource server defines the scope.
  case scopeNotDefined = "scope-not-defined"
}
