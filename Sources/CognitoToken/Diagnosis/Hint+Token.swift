extension HintCode {
  /// Why an expected scope is missing, as the token shows.
  public enum Token: String, CaseIterable, Codable, Sendable {
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
  }
}

extension Hint {
  /// A cause of a missing scope that the token shows.
  package enum Token: Equatable, Sendable {
    /// An ID token, which never has scopes.
    case idToken
    /// The only scope is the one that every sign-in through the API grants: no trigger added one.
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

    /// What shows that a token comes from a sign-in through managed login or another OAuth client.
    package enum OAuthEvidence: Equatable, Sendable {
      case openIDScopes([String])
      case versionClaim
      /// `aud` is a resource (RFC 8707).
      case resource
    }

    var id: ID.Token {
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
      }
    }

    var certainty: Certainty {
      switch self {
      case .idToken, .apiSignInWithoutCustomization, .machineToken: .certain
      case .customizedWithoutScope, .oauthSignIn, .nearMiss, .staleToken, .emulatorIssuer,
        .replicaIssuer, .adminScopeSuppressed:
        .likely
      }
    }
  }
}

extension Diagnosis {
  /// Seconds. A younger token was probably issued after the last change of the user pool.
  private static let staleAge = 300.0

  /// Why an access token's scopes are missing, as the token shows and the settings confirm or
  /// refute.
  var causes: [Hint] {
    guard claims.has(.tokenUse, equalTo: "access") else { return [] }
    let customized = customizedWithoutScope
    let causes: [Hint.Token?] =
      switch origin {
      case .api:
        [
          apiSignIn, customized, lacksUserAdmin ? .adminScopeSuppressed : nil,
          customized == nil ? emulator : nil, replica, stale,
        ]
      case .oauth: [customized, oauthSignIn, customized == nil ? emulator : nil, replica, stale]
      case .machine where !lacksCustom: [machineToken]
      case .machine: [machineToken, customized, replica, stale]
      case nil: [stale]
      }
    let fromToken = causes.compactMap(\.self)
    guard let evidence, let origin else { return fromToken.map(Hint.token) }
    return PoolDiagnosis(
      evidence: evidence, origin: origin,
      isOriginProven: origin != .oauth || TokenOrigin.isOAuthProven(json),
      missing: scopes.missing, traces: traces, issuer: issuer, issued: claims.date(.iat), now: now
    ).hints(fromToken)
  }

  // MARK: What is missing

  /// Whether a custom scope is missing. If no scope was expected, hints are given only because the
  /// token has no custom scope.
  private var lacksCustom: Bool {
    scopes.missing.isEmpty || scopes.missing.contains { ScopeSet.kind(of: $0) == .custom }
  }

  private var lacksUserAdmin: Bool {
    scopes.missing.contains { ExactText($0) == ExactText(ScopeSet.userAdmin) }
  }

  private var client: Hint.AppClient {
    Hint.AppClient(id: claims.string(.clientID), pool: issuer.pool)
  }

  // MARK: What kind of token it is

  private var apiSignIn: Hint.Token? {
    guard scopes.granted.isOnlyUserAdmin, traces.isEmpty else { return nil }
    return .apiSignInWithoutCustomization(pool: issuer.pool)
  }

  private var machineToken: Hint.Token {
    .machineToken(
      lacksCustomScope: lacksCustom,
      ungrantable: scopes.missing.filter { ScopeSet.kind(of: $0) != .custom }, client)
  }

  private var oauthSignIn: Hint.Token {
    let openID = scopes.granted.scopes(of: .openIDConnect)
    let evidence: Hint.Token.OAuthEvidence =
      !openID.isEmpty ? .openIDScopes(openID) : json["version"] != nil ? .versionClaim : .resource
    return .oauthSignIn(evidence, client)
  }

  // MARK: Traces of a trigger

  private var traces: TriggerTraces {
    TriggerTraces(in: json, origin: origin ?? .api)
  }

  private var customizedWithoutScope: Hint.Token? {
    let traces = traces
    guard let origin, !traces.isEmpty else { return nil }
    // Another hint explains a trigger that suppressed the scope.
    if lacksUserAdmin, scopes.missing.count == 1, origin == .api { return nil }
    // Emulators may leave out the scope claim without any trigger.
    if case .emulator = issuer, traces.isOnlyMissingUserAdmin { return nil }
    return .customizedWithoutScope(traces, origin, missing: scopes.missing)
  }

  // MARK: Where and when it was issued

  private var emulator: Hint.Token? {
    guard case .emulator(let host, _) = issuer, scopes.granted.scopes(of: .custom).isEmpty
    else { return nil }
    return .emulatorIssuer(host: host)
  }

  private var replica: Hint.Token? {
    guard !isIssuerExpected, case .replica(let pool, let region) = issuer else {
      return nil
    }
    return .replicaIssuer(pool, region: region)
  }

  private var stale: Hint.Token? {
    guard let issued = claims.date(.iat), now.seconds - issued.seconds >= Self.staleAge else {
      return nil
    }
    return .staleToken(issued: issued, now: now, origin)
  }
}
