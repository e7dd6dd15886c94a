/// Finds out from a token why a scope is missing.
struct Diagnosis {
  private let claims: ClaimsSet
  private let json: JSON
  private let scopes: Report.Scopes
  private let isIssuerExpected: Bool
  private let now: NumericDate
  private let givesHints: Bool
  private let nearMisses: [NearMiss]
  /// nil for a token from a token exchange, and for one that is not a Cognito access token.
  private let origin: TokenOrigin?
  private let issuer: TokenIssuer
  private let evidence: TokenEvidence?

  private static let limit = 3
  /// Seconds. A younger token was probably issued after the last change of the user pool.
  private static let staleAge = 300.0

  /// - Parameters:
  ///   - isIssuerExpected: whether the issuer was checked and is the expected one.
  ///   - isDecoded: whether the token was only decoded.
  init(
    claims: ClaimsSet, scopes: Report.Scopes, expected: Expectations.Scopes,
    isIssuerExpected: Bool, now: NumericDate, isDecoded: Bool, evidence: TokenEvidence? = nil
  ) {
    self.claims = claims
    self.scopes = scopes
    self.isIssuerExpected = isIssuerExpected
    self.evidence = evidence
    self.now = now
    let isNothingExpected = expected.all.isEmpty && expected.any.isEmpty
    givesHints =
      !scopes.missing.isEmpty
      || isDecoded && isNothingExpected && scopes.granted.scopes(of: .custom).isEmpty
    json = givesHints ? claims.json : .null
    nearMisses = givesHints ? NearMiss.find(in: scopes, expecting: expected) : []
    let isAccessToken = claims.has(.tokenUse, equalTo: "access")
    origin = givesHints && isAccessToken ? TokenOrigin(json) : nil
    issuer = givesHints ? TokenIssuer(claims.string(.iss) ?? "") : .unknown
  }

  /// At most three, the certain ones first. Empty unless an expected scope is missing, or nothing
  /// was expected of a decoded token and it has no custom scope.
  var hints: [Hint] {
    if !givesHints { return [] }
    if claims.has(.tokenUse, equalTo: "id") { return [.idToken] }
    let near = nearMisses.isEmpty ? [] : [Hint.nearMiss(nearMisses)]
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
    guard claims.has(.tokenUse, equalTo: "access") else { return [] }
    let customized = customizedWithoutScope
    let causes: [Hint?] =
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
    guard let evidence, let origin else { return fromToken }
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

  private var apiSignIn: Hint? {
    guard scopes.granted.isOnlyUserAdmin, traces.isEmpty else { return nil }
    return .apiSignInWithoutCustomization(pool: issuer.pool)
  }

  private var machineToken: Hint {
    .machineToken(
      lacksCustomScope: lacksCustom,
      ungrantable: scopes.missing.filter { ScopeSet.kind(of: $0) != .custom }, client)
  }

  private var oauthSignIn: Hint {
    let openID = scopes.granted.scopes(of: .openIDConnect)
    let evidence: Hint.OAuthEvidence =
      !openID.isEmpty ? .openIDScopes(openID) : json["version"] != nil ? .versionClaim : .resource
    return .oauthSignIn(evidence, client)
  }

  // MARK: Traces of a trigger

  private var traces: TriggerTraces {
    TriggerTraces(in: json, origin: origin ?? .api)
  }

  private var customizedWithoutScope: Hint? {
    let traces = traces
    guard let origin, !traces.isEmpty else { return nil }
    // Another hint explains a trigger that suppressed the scope.
    if lacksUserAdmin, scopes.missing.count == 1, origin == .api { return nil }
    // Emulators may leave out the scope claim without any trigger.
    if case .emulator = issuer, traces.isOnlyMissingUserAdmin { return nil }
    return .customizedWithoutScope(traces, origin, missing: scopes.missing)
  }

  // MARK: Where and when it was issued

  private var emulator: Hint? {
    guard case .emulator(let host, _) = issuer, scopes.granted.scopes(of: .custom).isEmpty
    else { return nil }
    return .emulatorIssuer(host: host)
  }

  private var replica: Hint? {
    guard !isIssuerExpected, case .replica(let pool, let region) = issuer else {
      return nil
    }
    return .replicaIssuer(pool, region: region)
  }

  private var stale: Hint? {
    guard let issued = claims.date(.iat), now.seconds - issued.seconds >= Self.staleAge else {
      return nil
    }
    return .staleToken(issued: issued, now: now, origin)
  }
}
