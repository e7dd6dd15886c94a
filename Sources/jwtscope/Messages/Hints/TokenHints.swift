import CognitoToken

extension HintMessage {
  init(_ hint: Hint.Token) {
    switch hint {
    case .idToken:
      self.init(
        .token(hint), "this is an ID token, and Cognito puts scopes only into access tokens",
        next: "use AccessToken (access_token) from the same response instead of IdToken")
    case .apiSignInWithoutCustomization(let pool):
      self.init(
        .token(hint),
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
        .token(hint),
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
        .token(hint),
        """
        the token has \(Self.description(of: evidence)), as after a sign-in through managed login \
        or another OAuth client: that grants the scopes that the authorization request asks for \
        and the app client allows
        """,
        next: "name the scope in the authorization request's scope parameter"
          + Self.check(of: client), command: Self.command(for: client))
    case .nearMiss(let misses):
      self.init(
        .token(hint), Self.description(of: misses), next: Self.nearMissAdvice,
        comparing: Self.comparisons(of: misses))
    case .staleToken(let issued, let now, let origin):
      self.init(
        .token(hint),
        """
        the token was issued \(issued.relative(to: now)) and keeps the scopes it was issued with: \
        it does not show later changes to a trigger or setting
        """,
        next: Self.newToken(origin))
    case .emulatorIssuer(let host):
      let evidence = host.map { "its host is \($0)" } ?? "its pool ID has the form that moto uses"
      self.init(
        .token(hint),
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
        .token(hint),
        """
        the issuer's host is in \(region), but the user pool's ID names \(pool.region): a replica \
        of the pool issued the token, and each Region has its own trigger
        """,
        next: "check which trigger is attached in \(region)",
        command: AWSCommand.describePool(pool, in: region))
    case .adminScopeSuppressed:
      self.init(
        .token(hint),
        """
        \(ScopeSet.userAdmin) is missing, although every sign-in through the API grants it: a pre \
        token generation trigger probably suppressed it
        """,
        next: """
          remove \(ScopeSet.userAdmin) from accessTokenGeneration.scopesToSuppress in what the \
          function returns, then sign in again
          """)
    }
  }

  private static func machineToken(
    _ hint: Hint.Token, _ lacksCustomScope: Bool, _ ungrantable: [String], _ client: Hint.AppClient
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
      .token(hint), message, next: next.joined(separator: ". Also "),
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
}

extension Hint.ID.Token {
  var explanation: Explanation {
    switch self {
    case .apiSignInWithoutCustomization:
      Explanation(
        "the token is from a sign-in through the API, and no trigger added a scope to it",
        causes: [
          "no pre token generation trigger is attached",
          "the trigger's event version is V1_0, or only PreTokenGeneration is set",
          "a deployment tool reset the version to V1_0",
        ],
        next: "attach a trigger with event version V2_0 or later that adds the scope",
        commands: [ExampleCommand.describePool], source: Explanation.triggerPage)
    case .customizedWithoutScope:
      Explanation(
        "a trigger probably changed the token, but did not add the expected scope",
        causes: [
          "the function adds the scope only for some users, groups or app clients",
          "the function returns the scope in the wrong place",
        ],
        next: "test the function with this token's event",
        commands: ["jwtscope trigger event token.jwt"], source: Explanation.triggerPage)
    case .idToken:
      Explanation(
        "this is an ID token, and Cognito puts scopes only into access tokens",
        causes: ["the program or script took IdToken from the sign-in's response"],
        next: "use AccessToken (access_token) of the same response",
        source: Explanation.accessTokenPage)
    case .machineToken:
      Explanation(
        """
        this is a machine's token (client credentials): it has the custom scopes it was \
        requested with
        """,
        causes: [
          "the token request did not name the scope",
          "the app client does not allow the scope (AllowedOAuthScopes)",
          "the trigger's event version is V2_0, which Cognito runs only for users' tokens",
        ],
        next: "name the scope in the token request, and allow it on the app client",
        commands: [ExampleCommand.describeClient], source: Explanation.scopesPage)
    case .oauthSignIn:
      Explanation(
        """
        the token is from managed login or another OAuth client: it has the scopes it was \
        requested with
        """,
        causes: [
          "the authorization request did not name the scope",
          "the app client does not allow the scope (AllowedOAuthScopes)",
        ],
        next: "name the scope in the authorization request, and allow it on the app client",
        commands: [ExampleCommand.describeClient], source: Explanation.scopesPage)
    case .nearMiss:
      Explanation(
        "a granted scope is spelled almost like the missing one",
        causes: [
          "upper and lower case differ", "a colon or a dot instead of the slash",
          "only the short name, without the resource server", "another resource server",
          "several scopes with commas between them: use spaces",
        ],
        next: "use the same spelling on both sides: scopes are compared exactly",
        source: "RFC 6749 §3.3")
    case .staleToken:
      Explanation(
        "the token may be older than the last change of the trigger or the settings",
        causes: ["the token was saved before the change"], next: "sign in again",
        commands: ["jwtscope diff old-token.jwt new-token.jwt"],
        source: Explanation.accessTokenPage)
    case .emulatorIssuer:
      Explanation(
        "an emulator of Cognito issued the token, and not every emulator lets a trigger add scopes",
        causes: ["the emulator runs no pre token generation trigger, or only V1_0"],
        next: "test the function by itself, or use an emulator that runs V2_0 triggers",
        commands: ["jwtscope trigger event", "samples/local-cognito/local-cognito"])
    case .replicaIssuer:
      Explanation(
        "a replica of the user pool in another Region issued the token",
        causes: ["each Region has its own trigger, and the replica's is missing or different"],
        next: "check which trigger is attached in that Region",
        commands: [ExampleCommand.describePool + " --region us-west-2"],
        source: Explanation.triggerPage)
    case .adminScopeSuppressed:
      Explanation(
        "a trigger probably suppressed aws.cognito.signin.user.admin",
        causes: ["the function returns the scope in scopesToSuppress"],
        next: "remove it from accessTokenGeneration.scopesToSuppress, then sign in again",
        commands: ["jwtscope trigger event token.jwt"], source: Explanation.triggerPage)
    }
  }
}
