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
        commands: [Self.describingClient], source: Explanation.scopesPage)
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
        commands: [Self.describingClient], source: Explanation.scopesPage)
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
        commands: [Self.describingPool + " --region us-west-2"],
        source: Explanation.triggerPage)
    case .adminScopeSuppressed:
      Explanation(
        "a trigger probably suppressed aws.cognito.signin.user.admin",
        causes: ["the function returns the scope in scopesToSuppress"],
        next: "remove it from accessTokenGeneration.scopesToSuppress, then sign in again",
        commands: ["jwtscope trigger event token.jwt"], source: Explanation.triggerPage)
    case .poolWithoutTrigger, .poolTriggerVersion, .poolPlan, .poolChangedSince,
      .clientScopeNotAllowed, .scopeNotDefined:
      settingsExplanation
    }
  }

  /// The explanation of a hint that is based on a pool's settings.
  private var settingsExplanation: Explanation {
    switch self {
    case .poolWithoutTrigger:
      Explanation(
        "the settings show that the user pool has no pre token generation trigger",
        causes: [
          "none was ever attached", "update-user-pool was run without --lambda-config",
          "a deployment tool removed it",
        ],
        next: "attach a trigger with event version V2_0 or later that adds the scope",
        commands: [Self.checkingPool], source: Explanation.triggerPage)
    case .poolTriggerVersion:
      Explanation(
        "the settings show that the trigger's event version cannot add scopes to such a token",
        causes: [
          "LambdaVersion is V1_0, or V2_0 where a machine's token needs V3_0",
          "PreTokenGeneration is set without PreTokenGenerationConfig",
          "a deployment tool reset the version",
        ],
        next: "set LambdaVersion with the command that the hint prints",
        commands: [Self.checkingPool], source: Explanation.triggerPage)
    case .poolPlan:
      Explanation(
        "the user pool's plan is LITE, which allows no trigger that can add scopes",
        causes: ["UserPoolTier is LITE"],
        next: "change the plan to ESSENTIALS or PLUS together with the trigger",
        commands: [Self.checkingPool], source: Explanation.triggerPage)
    case .poolChangedSince:
      Explanation(
        "the settings were changed after the token was issued, so they prove nothing about it",
        causes: ["the trigger was attached or changed after the sign-in"],
        next: "sign in again, and look at the new token",
        commands: ["jwtscope decode token.jwt --pool pool.json"],
        source: "Amazon Cognito API: UserPoolType")
    case .clientScopeNotAllowed:
      Explanation(
        "the settings show that the app client does not allow the scope",
        causes: ["AllowedOAuthScopes does not contain it, or spells it differently"],
        next: "add the scope to AllowedOAuthScopes, and request it",
        commands: [Self.describingClient], source: Explanation.scopesPage)
    default:
      Explanation(
        "the settings show that no resource server of the user pool defines the scope",
        causes: [
          "the identifier or the name is misspelled", "the resource server was deleted",
          "the scope has no slash: a custom scope is an identifier, a slash and a name",
        ],
        next: "define the scope with a resource server, or use one that is defined",
        commands: [
          "aws cognito-idp list-resource-servers --user-pool-id us-east-1_Example01 --max-results 50"
        ], source: Explanation.scopesPage)
    }
  }

  private static let checkingPool =
    "aws cognito-idp describe-user-pool --user-pool-id us-east-1_Example01 | "
    + "jwtscope pool --scope com.example.photos/read"

  private static let describingPool =
    "aws cognito-idp describe-user-pool --user-pool-id us-east-1_Example01 "
    + "--query UserPool.LambdaConfig"
  private static let describingClient =
    "aws cognito-idp describe-user-pool-client --user-pool-id us-east-1_Example01 "
    + "--client-id CLIENT_ID --query UserPoolClient.AllowedOAuthScopes"
}
