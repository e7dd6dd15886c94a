import CognitoToken

extension Hint.ID {
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
        commands: [Self.describingPool], source: Explanation.triggerPage)
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
        "this is a machine's token (client credentials): it has the custom scopes it was requested with",
        causes: [
          "the token request did not name the scope",
          "the app client does not allow the scope (AllowedOAuthScopes)",
          "the trigger's event version is V2_0, which Cognito runs only for users' tokens",
        ],
        next: "name the scope in the token request, and allow it on the app client",
        commands: [Self.describingClient], source: Explanation.scopesPage)
    case .oauthSignIn:
      Explanation(
        "the token is from managed login or another OAuth client: it has the scopes it was requested with",
        causes: [
          "the authorization request did not name the scope",
          "the app client does not allow the scope (AllowedOAuthScopes)",
        ],
        next: "name the scope in the authorization request, and allow it on the app client",
        commands: [Self.describingClient], source: Explanation.scopesPage)
    case .nearMiss:
      Explanation(
        "a granted scope is spelled almost like the missing one",
        causes: [
          "upper and lower case differ", "a colon or a dot in place of the slash",
          "only the short name, without the resource server", "another resource server",
          "several scopes with commas between them: use spaces",
        ],
        next: "use the same spelling on both sides: scopes are compared exactly",
        source: "RFC 6749 §3.3")
    case .staleToken:
      Explanation(
        "the token is older than a change of the trigger or the settings may be",
        causes: ["the token was kept from before the change"], next: "sign in again",
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
        commands: [Self.describingPool + " --region us-west-2"],
        source: Explanation.triggerPage)
    case .adminScopeSuppressed:
      Explanation(
        "a trigger probably suppressed aws.cognito.signin.user.admin",
        causes: ["the function returns the scope in scopesToSuppress"],
        next: "remove it from accessTokenGeneration.scopesToSuppress, then sign in again",
        commands: ["jwtscope trigger event token.jwt"], source: Explanation.triggerPage)
    }
  }

  private static let describingPool =
    "aws cognito-idp describe-user-pool --user-pool-id us-east-1_Example01 "
    + "--query UserPool.LambdaConfig"
  private static let describingClient =
    "aws cognito-idp describe-user-pool-client --user-pool-id us-east-1_Example01 "
    + "--client-id CLIENT_ID --query UserPoolClient.AllowedOAuthScopes"
}
