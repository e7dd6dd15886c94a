/// Finds out why a scope is not there, from what the token says.
///
/// What AWS documents is `certain`: Amazon Cognito, "Understanding the access token", "Pre token generation Lambda
/// trigger", "Scopes, M2M, and resource servers". What is only seen in tokens, or one cause of several, is `likely`.
struct Diagnosis {
  let claims: ClaimsSet
  let scopes: Report.Scopes
  let expected: Expectations.Scopes
  let outcomes: Outcomes
  let now: NumericDate
  /// Whether the token was only decoded.
  let isDecoded: Bool

  private static let limit = 3
  /// A token as young as this was probably issued after the last change of the pool.
  private static let staleAge = 300.0

  /// At most three, the surest first. None where nothing is missing: neither an expected scope nor, when nothing was
  /// expected of a decoded token, a custom one.
  var hints: [Hint] {
    let isNothingExpected = expected.all.isEmpty && expected.any.isEmpty
    let lacksCustom = isDecoded && isNothingExpected && !hasCustom
    guard lacksCustom || !scopes.missing.isEmpty else { return [] }
    if claims.has(.tokenUse, equalTo: Array("id".utf8)) { return [idToken] }

    let nearMisses = NearMiss.find(in: scopes, expecting: expected)
    // Every scope is there in another spelling: no other cause is left.
    if !scopes.missing.isEmpty, nearMisses.count(where: \.isSlip) == scopes.missing.count {
      return [Hint(nearMisses)]
    }
    let near = nearMisses.isEmpty ? nil : Hint(nearMisses)
    // The others are about how Cognito grants scopes, and its access tokens alone say so of themselves.
    let causes =
      claims.has(.tokenUse, equalTo: Array("access".utf8))
      ? [apiSignIn, machineToken, near, emulator, replica, adminSuppressed, oauthSignIn, stale]
      : [near]
    return Array(causes.compactMap(\.self).prefix(Self.limit))
  }

  // MARK: What kind of token it is

  private var hasCustom: Bool { !scopes.granted.scopes(of: .custom).isEmpty }
  private var openIDScopes: [String] { scopes.granted.scopes(of: .openIDConnect) }

  /// The client credentials grant: the client is its own subject.
  private var isMachine: Bool {
    guard let subject = claims.string(.sub), let client = claims.string(.clientID) else {
      return false
    }
    return subject.utf8.elementsEqual(client.utf8)
  }

  /// Of the OAuth endpoints, whose tokens have a `version`, or scopes that only they grant by themselves.
  private var isOAuth: Bool { !isMachine && (hasVersion || !openIDScopes.isEmpty) }
  private var hasVersion: Bool { claims.document.member(Array("version".utf8)) != nil }

  private var issuer: TokenIssuer { TokenIssuer(claims.string(.iss) ?? "") }
  private var command: AWSCommand { AWSCommand(for: claims) }

  // MARK: The hints

  private var idToken: Hint {
    Hint(
      id: .idToken, certainty: .certain,
      message: "this is an ID token, and ID tokens carry no scopes",
      next: "use the response's AccessToken (access_token) instead of its IdToken")
  }

  private var apiSignIn: Hint? {
    guard !isMachine, !isOAuth, scopes.granted.granted == [ScopeSet.userAdmin] else { return nil }
    return Hint(
      id: .apiSignInWithoutCustomization, certainty: .certain,
      message: """
        the only scope is \(ScopeSet.userAdmin), as after every sign-in through the API that no pre token \
        generation trigger has customized
        """,
      next: """
        attach a pre token generation Lambda trigger with event version V2_0 or later, which returns the scope in \
        claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd, then sign in again. A trigger with \
        LambdaVersion V1_0, or without PreTokenGenerationConfig, changes no scopes; see which one is attached
        """,
      command: command.describePool())
  }

  private var machineToken: Hint? {
    guard isMachine else { return nil }
    return Hint(
      id: .machineToken, certainty: .certain,
      message: """
        this is a machine's token (sub is the client_id), from the client credentials grant: it has the scopes that \
        the app client allows and the token request asks for, and only a trigger with event version V3_0 can change \
        them
        """,
      next: """
        name the scope in the token request's scope parameter, and see whether the app client allows it \
        (AllowedOAuthScopes)
        """,
      command: command.describeClient)
  }

  private var oauthSignIn: Hint? {
    guard isOAuth else { return nil }
    let sign =
      openIDScopes.isEmpty
      ? "it has a version" : "it has OpenID Connect scopes (\(openIDScopes.joined(separator: " ")))"
    return Hint(
      id: .oauthSignIn, certainty: .likely,
      message: """
        \(sign), as after a sign-in through managed login or another OAuth client: that grants the scopes that the \
        app client allows and the authorization request asks for
        """,
      next: """
        name the scope in the authorization request's scope parameter, and see whether the app client allows it \
        (AllowedOAuthScopes)
        """,
      command: command.describeClient)
  }

  private var emulator: Hint? {
    guard case .emulator(let sign, _) = issuer, !hasCustom else { return nil }
    return Hint(
      id: .emulatorIssuer, certainty: .likely,
      message: """
        the issuer is an emulator (\(sign)), and emulators seldom run the pre token generation trigger, even where \
        one is attached
        """,
      next: """
        see in the emulator's documentation whether it runs the trigger with V2_0 events, or try the function by \
        itself with "jwtscope trigger preview"
        """)
  }

  private var replica: Hint? {
    guard outcomes[.issuer] != .passed, case .replica(let pool, let region) = issuer else {
      return nil
    }
    return Hint(
      id: .replicaIssuer, certainty: .likely,
      message: """
        the issuer's host is in \(region), but the pool's ID is of \(pool.region): a replica of the pool issued it, \
        whose trigger may not be the one of \(pool.region)
        """,
      next: "see which trigger is attached in \(region)", command: command.describePool(in: region))
  }

  /// What every sign-in through the API grants can only have been taken away.
  private var adminSuppressed: Hint? {
    guard !isMachine, !isOAuth, !scopes.granted.contains(ScopeSet.userAdmin) else { return nil }
    return Hint(
      id: .adminScopeSuppressed, certainty: .likely,
      message: """
        \(ScopeSet.userAdmin), which every sign-in through the API grants, is not there: a pre token generation \
        trigger has suppressed it, and GetUser and the user's other own calls are refused without it
        """,
      next: """
        see what the function returns in accessTokenGeneration.scopesToSuppress and scopesToAdd, take \
        \(ScopeSet.userAdmin) out of the former, then sign in again
        """)
  }

  private var stale: Hint? {
    guard let issued = claims.date(.iat), now.seconds - issued.seconds >= Self.staleAge else {
      return nil
    }
    return Hint(
      id: .staleToken, certainty: .likely,
      message: """
        it was issued \(issued.relative(to: now)), and a token keeps the scopes it was issued with: a trigger or \
        setting that was changed since then does not show in it
        """,
      next: isMachine ? "request a new token" : "sign in again, or refresh the token")
  }
}
