import CognitoToken

extension HintMessage {
  init(_ hint: Hint) {
    switch hint {
    case .idToken:
      self.init(
        hint, "this is an ID token, and Cognito puts scopes only into access tokens",
        next: "use AccessToken (access_token) from the same response instead of IdToken")
    case .apiSignInWithoutCustomization(let pool):
      self.init(
        hint,
        """
        the only scope is \(ScopeSet.userAdmin): no pre token generation trigger added a scope to \
        this token, and without one, a sign-in through the API grants no other scope, whatever \
        the app client allows
        """,
        next: """
          attach a pre token generation Lambda trigger with event version V2_0 or later that \
          returns the scope in \
          claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd, then sign in again. \
          If one is attached, check its LambdaVersion: V1_0, or PreTokenGeneration without \
          PreTokenGenerationConfig, cannot add scopes
          """,
        command: AWSCommand.describePool(pool))
    case .customizedWithoutScope(let traces, let origin, let missing):
      let renewal =
        origin == .machine
        ? "for a machine's token, then request a new token" : "for this user, then sign in again"
      self.init(
        hint,
        """
        the token \(Self.description(of: traces, origin)): a pre token generation trigger \
        probably customized it, but \
        \(missing.isEmpty ? "added no custom scope" : "did not add the missing scope")
        """,
        next: """
          add the scope to claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd in \
          what the function returns \(renewal)
          """)
    case .machineToken(let lacksCustomScope, let ungrantable, let client):
      self = Self.machineToken(hint, lacksCustomScope, ungrantable, client)
    case .oauthSignIn(let evidence, let client):
      self.init(
        hint,
        """
        the token has \(Self.description(of: evidence)), as after a sign-in through managed login \
        or another OAuth client: that grants the scopes that the authorization request asks for \
        and the app client allows
        """,
        next: "name the scope in the authorization request's scope parameter"
          + Self.check(of: client), command: Self.command(for: client))
    case .nearMiss(let misses):
      self.init(
        hint, Self.description(of: misses), next: Self.nearMissAdvice,
        comparing: Self.comparisons(of: misses))
    case .staleToken(let issued, let now, let origin):
      self.init(
        hint,
        """
        the token was issued \(issued.relative(to: now)) and keeps the scopes it was issued with: \
        it does not show later changes to a trigger or setting
        """,
        next: Self.newToken(origin))
    case .emulatorIssuer(let host):
      let evidence = host.map { "its host is \($0)" } ?? "its pool ID has the form that moto uses"
      self.init(
        hint,
        """
        the issuer is an emulator (\(evidence)), and not every emulator lets a trigger add scopes \
        to access tokens (samples/local-cognito of jwtscope does, plain moto does not)
        """,
        next: """
          check in the emulator's documentation whether it runs V2_0 triggers, or test the \
          function by itself with "jwtscope trigger preview"
          """)
    case .replicaIssuer(let pool, let region):
      self.init(
        hint,
        """
        the issuer's host is in \(region), but the user pool's ID names \(pool.region): a replica \
        of the pool issued the token, and each Region has its own trigger
        """,
        next: "check which trigger is attached in \(region)",
        command: AWSCommand.describePool(pool, in: region))
    case .adminScopeSuppressed:
      self.init(
        hint,
        """
        \(ScopeSet.userAdmin) is missing, although every sign-in through the API grants it: a pre \
        token generation trigger probably suppressed it
        """,
        next: """
          remove \(ScopeSet.userAdmin) from accessTokenGeneration.scopesToSuppress in what the \
          function returns, then sign in again
          """)
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

  private static func machineToken(
    _ hint: Hint, _ lacksCustomScope: Bool, _ ungrantable: [String], _ client: Hint.AppClient
  ) -> HintMessage {
    var message = "this is a machine's token (sub is the client_id)"
    var next: [String] = []
    if lacksCustomScope {
      message += """
        . It gets the custom scopes that the token request asks for and the app client allows; \
        only a trigger with event version V3_0 can change them
        """
      next.append("name the scope in the token request's scope parameter" + check(of: client))
    }
    if !ungrantable.isEmpty {
      let scopes = ShownNames.list(ungrantable)
      message += ". Client credentials grant only custom scopes, never \(scopes)"
      next.insert(
        "use a user's token where \(scopes) is required, or require a custom scope", at: 0)
    }
    return HintMessage(
      hint, message, next: next.joined(separator: ". Also "),
      command: lacksCustomScope ? command(for: client) : nil)
  }

  /// What to check of the app client, unless its settings show it.
  private static func check(of client: Hint.AppClient) -> String {
    client.allowsMissing
      ? ": the app client allows it"
      : ", and check that the app client allows it (AllowedOAuthScopes)"
  }

  private static func command(for client: Hint.AppClient) -> String? {
    client.allowsMissing ? nil : AWSCommand.describeClient(client)
  }

  private static func description(of evidence: Hint.OAuthEvidence) -> String {
    switch evidence {
    case .openIDScopes(let scopes): "OpenID Connect scopes (\(scopes.joined(separator: " ")))"
    case .versionClaim: "a version claim"
    case .resource: "a resource as its audience (aud)"
    }
  }

  /// What the token has or lacks, as verb phrases.
  private static func description(of traces: TriggerTraces, _ origin: TokenOrigin) -> String {
    let way = origin == .machine ? "the client credentials grant" : "a sign-in through the API"
    var parts: [String] = []
    if !traces.claims.isEmpty {
      let claims = ShownNames.list(traces.claims)
      parts.append("has claims that Cognito does not set itself (\(claims))")
    }
    if traces.hasAudience {
      parts.append(
        origin == .oauth
          ? "has the app client's ID as its aud" : "has aud, which \(way) does not set")
    }
    if !traces.scopes.isEmpty {
      parts.append("has scopes that \(way) does not grant (\(ShownNames.list(traces.scopes)))")
    }
    if traces.lacksUserAdmin {
      parts.append("lacks \(ScopeSet.userAdmin), which every sign-in through the API grants")
    }
    let last = parts.popLast() ?? ""
    return parts.isEmpty ? last : "\(parts.joined(separator: ", ")), and \(last)"
  }

  /// How to get a token that shows the current settings. A refresh cannot add scopes to what an
  /// OAuth request was granted.
  static func newToken(_ origin: TokenOrigin?) -> String {
    switch origin {
    case .api: "sign in again, or refresh the token"
    case .oauth: "sign in again"
    case .machine, nil: "request a new token"
    }
  }

  // MARK: Near misses

  static let nearMissAdvice =
    "use the same spelling on both sides: scopes are compared exactly, including case"

  /// The first three.
  static func description(of nearMisses: [NearMiss]) -> String {
    nearMisses.prefix(3).map {
      "\"\(Redaction.redacting(argument: $0.wanted))\" is not granted, but \"\($0.granted)\" is: "
        + description(of: $0.difference)
    }.joined(separator: "; ")
  }

  static func comparisons(of nearMisses: [NearMiss]) -> [ScopeComparison] {
    nearMisses.prefix(3).map {
      ScopeComparison(
        wanted: VisibleText.escaping(Redaction.redacting(argument: $0.wanted)),
        granted: VisibleText.escaping($0.granted), difference: description(of: $0.difference))
    }
  }

  private static func description(of difference: NearMiss.Difference) -> String {
    switch difference {
    case .letterCase: "upper and lower case differ"
    case .separator: "the separator differs"
    case .shortName: "one includes the resource server, the other is only the short name"
    case .resourceServer: "the resource server differs"
    case .letters: "one or two characters differ"
    }
  }
}
