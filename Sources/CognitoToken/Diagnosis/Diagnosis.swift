/// Finds out from a token why a scope is missing.
///
/// A hint is `certain` if AWS documents the rule behind it: Amazon Cognito, "Understanding the access token", "Pre token
/// generation Lambda trigger", "Scopes, M2M, and resource servers". What was only observed, or is one cause of
/// several, is `likely`.
struct Diagnosis {
  private let claims: ClaimsSet
  private let json: JSON
  private let scopes: Report.Scopes
  private let outcomes: Outcomes
  private let now: NumericDate
  private let isDue: Bool
  private let nearMisses: [NearMiss]
  /// nil for a token that was exchanged for another, and for one that is not an access token of Cognito.
  private let origin: TokenOrigin?
  private let issuer: TokenIssuer

  private static let limit = 3
  /// Seconds. A younger token was probably issued after the last change of the user pool.
  private static let staleAge = 300.0

  /// - Parameter isDecoded: whether the token was only decoded.
  init(
    claims: ClaimsSet, scopes: Report.Scopes, expected: ExpectedScopes, outcomes: Outcomes,
    now: NumericDate, isDecoded: Bool
  ) {
    self.claims = claims
    self.scopes = scopes
    self.outcomes = outcomes
    self.now = now
    let isNothingExpected = expected.all.isEmpty && expected.any.isEmpty
    isDue =
      !scopes.missing.isEmpty
      || isDecoded && isNothingExpected && scopes.granted.scopes(of: .custom).isEmpty
    json = isDue ? claims.json : .null
    nearMisses = isDue ? NearMiss.find(in: scopes, expecting: expected) : []
    let isAccessToken = claims.has(.tokenUse, equalTo: Array("access".utf8))
    origin = isDue && isAccessToken ? TokenOrigin(json) : nil
    issuer = isDue ? TokenIssuer(claims.string(.iss) ?? "") : .unknown
  }

  /// At most three, the surest first. Empty unless an expected scope is missing, or nothing was expected of a decoded
  /// token and it has no custom scope.
  var hints: [Hint] {
    if !isDue { return [] }
    if claims.has(.tokenUse, equalTo: Array("id".utf8)) { return [idToken] }
    let near = nearMisses.isEmpty ? [] : [Hint(nearMisses)]
    // Every missing scope is granted in another spelling, which leaves no other cause.
    if !scopes.missing.isEmpty, nearMisses.count(where: \.isSlip) == scopes.missing.count {
      return near
    }
    return Array((near.isEmpty ? causes : Self.merge(near, causes)).prefix(Self.limit))
  }

  /// Certain hints come before those about spelling.
  private static func merge(_ near: [Hint], _ causes: [Hint]) -> [Hint] {
    causes.filter { $0.certainty == .certain } + near
      + causes.filter { $0.certainty == .likely }
  }

  private var causes: [Hint] {
    guard claims.has(.tokenUse, equalTo: Array("access".utf8)) else { return [] }
    let customized = customizedWithoutScope
    let causes: [Hint?] =
      switch origin {
      case .api:
        [
          apiSignIn, customized, adminSuppressed, customized == nil ? emulator : nil, replica,
          stale,
        ]
      case .oauth: [customized, oauthSignIn, customized == nil ? emulator : nil, replica, stale]
      case .machine where !lacksCustom: [machineToken]
      case .machine: [machineToken, customized, replica, stale]
      case nil: [stale]
      }
    return causes.compactMap(\.self)
  }

  // MARK: What is missing

  /// Whether a custom scope is missing; where nothing was expected, that is why hints are given.
  private var lacksCustom: Bool {
    scopes.missing.isEmpty || scopes.missing.contains { ScopeSet.kind(of: $0) == .custom }
  }

  private var missingScopesOfUsers: [String] {
    scopes.missing.filter { ScopeSet.kind(of: $0) != .custom }
  }

  private var lacksUserAdmin: Bool {
    scopes.missing.contains { $0.utf8.elementsEqual(ScopeSet.userAdmin.utf8) }
  }

  private var command: AWSCommand { AWSCommand(for: claims) }

  // MARK: What kind of token it is

  private var idToken: Hint {
    Hint(
      id: .idToken, certainty: .certain,
      message: "this is an ID token, and Cognito puts scopes only into access tokens",
      next: "use AccessToken (access_token) from the same response instead of IdToken")
  }

  private var apiSignIn: Hint? {
    guard scopes.granted.granted == [ScopeSet.userAdmin], traces.isEmpty else { return nil }
    return Hint(
      id: .apiSignInWithoutCustomization, certainty: .certain,
      message: """
        the only scope is \(ScopeSet.userAdmin): no pre token generation trigger added a scope to this token, and \
        without one, a sign-in through the API grants no other scope, whatever the app client allows
        """,
      next: """
        attach a pre token generation Lambda trigger with event version V2_0 or later that returns the scope in \
        claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd, then sign in again. If one is attached, \
        check its LambdaVersion: V1_0, or PreTokenGeneration without PreTokenGenerationConfig, cannot add scopes
        """,
      command: command.describePool())
  }

  private var machineToken: Hint {
    var message = "this is a machine's token (sub is the client_id)"
    var next: [String] = []
    if lacksCustom {
      message += """
        . It gets the custom scopes that the token request asks for and the app client allows; only a trigger with \
        event version V3_0 can change them
        """
      next.append(
        """
        name the scope in the token request's scope parameter, and check that the app client allows it \
        (AllowedOAuthScopes)
        """)
    }
    let ungrantable = missingScopesOfUsers
    if !ungrantable.isEmpty {
      message += ". Client credentials grant only custom scopes, never \(Hint.list(ungrantable))"
      next.insert(
        "use a user's token where \(Hint.list(ungrantable)) is required, or require a custom scope",
        at: 0)
    }
    return Hint(
      id: .machineToken, certainty: .certain, message: message,
      next: next.joined(separator: ". Also "), command: lacksCustom ? command.describeClient : nil)
  }

  private var oauthSignIn: Hint {
    let openID = scopes.granted.scopes(of: .openIDConnect)
    let evidence =
      !openID.isEmpty
      ? "OpenID Connect scopes (\(openID.joined(separator: " ")))"
      : json["version"] != nil ? "a version claim" : "a resource as its audience (aud)"
    return Hint(
      id: .oauthSignIn, certainty: .likely,
      message: """
        the token has \(evidence), as after a sign-in through managed login or another OAuth client: that grants the \
        scopes that the authorization request asks for and the app client allows
        """,
      next: """
        name the scope in the authorization request's scope parameter, and check that the app client allows it \
        (AllowedOAuthScopes)
        """,
      command: command.describeClient)
  }

  // MARK: Traces of a trigger

  private var traces: TriggerTraces {
    TriggerTraces(in: json, origin: origin ?? .api)
  }

  private var customizedWithoutScope: Hint? {
    let traces = traces
    guard let origin, let evidence = traces.description(of: origin) else { return nil }
    // A trigger that took the scope away is the subject of another hint.
    if lacksUserAdmin, scopes.missing.count == 1, origin == .api { return nil }
    // Emulators may leave out the scope claim without any trigger.
    if case .emulator = issuer, traces.isOnlyMissingUserAdmin { return nil }
    let missing = scopes.missing.isEmpty ? "added no custom scope" : "did not add the missing scope"
    return Hint(
      id: .customizedWithoutScope, certainty: .likely,
      message: """
        the token \(evidence): a pre token generation trigger probably customized it, but \(missing)
        """,
      next: """
        add the scope to claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd in what the function returns \
        \(origin == .machine ? "for a machine's token, then request a new token" : "for this user, then sign in again")
        """)
  }

  private var adminSuppressed: Hint? {
    guard lacksUserAdmin else { return nil }
    return Hint(
      id: .adminScopeSuppressed, certainty: .likely,
      message: """
        \(ScopeSet.userAdmin) is missing, although every sign-in through the API grants it: a pre token generation \
        trigger probably suppressed it
        """,
      next: """
        remove \(ScopeSet.userAdmin) from accessTokenGeneration.scopesToSuppress in what the function returns, then \
        sign in again
        """)
  }

  // MARK: Where and when it was issued

  private var emulator: Hint? {
    guard case .emulator(let evidence, _) = issuer, scopes.granted.scopes(of: .custom).isEmpty
    else { return nil }
    return Hint(
      id: .emulatorIssuer, certainty: .likely,
      message: """
        the issuer is an emulator (\(evidence)), and not every emulator lets a trigger add scopes to access tokens: \
        moto, for one, runs no trigger
        """,
      next: """
        check in the emulator's documentation whether it runs V2_0 triggers, or test the function by itself with \
        "jwtscope trigger preview"
        """)
  }

  private var replica: Hint? {
    guard outcomes[.issuer] != .passed, case .replica(let pool, let region) = issuer else {
      return nil
    }
    return Hint(
      id: .replicaIssuer, certainty: .likely,
      message: """
        the issuer's host is in \(region), but the user pool's ID names \(pool.region): a replica of the pool issued \
        the token, and each Region has its own trigger
        """,
      next: "check which trigger is attached in \(region)",
      command: command.describePool(in: region))
  }

  private var stale: Hint? {
    guard let issued = claims.date(.iat), now.seconds - issued.seconds >= Self.staleAge else {
      return nil
    }
    return Hint(
      id: .staleToken, certainty: .likely,
      message: """
        the token was issued \(issued.relative(to: now)) and keeps the scopes it was issued with: it does not show \
        what was changed in a trigger or setting since then
        """,
      next: newToken)
  }

  /// How to get a token that shows the current settings. Refreshing cannot widen what an OAuth request was granted.
  private var newToken: String {
    switch origin {
    case .api: "sign in again, or refresh the token"
    case .oauth: "sign in again"
    case .machine, nil: "request a new token"
    }
  }
}
