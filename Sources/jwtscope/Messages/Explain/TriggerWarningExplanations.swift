import CognitoToken

extension TriggerWarning.Code {
  var explanation: Explanation {
    switch self {
    case .machineToken:
      Explanation(
        "Cognito runs a trigger for a machine's token only in event version V3_0",
        causes: ["LambdaVersion is V2_0"],
        next: "set PreTokenGenerationConfig.LambdaVersion to V3_0",
        commands: [ExampleCommand.describePool],
        source: Explanation.triggerPage)
    case .v1Event:
      Explanation(
        "an event of version V1_0 cannot change an access token's scopes",
        causes: [
          "only PreTokenGeneration is set, without PreTokenGenerationConfig",
          "a deployment tool reset the version to V1_0",
        ],
        next: "set PreTokenGenerationConfig.LambdaVersion to V2_0",
        commands: [ExampleCommand.describePool],
        source: Explanation.triggerPage)
    case .v1Container:
      Explanation(
        "the response has claimsOverrideDetails, which belongs to event version V1_0",
        causes: ["the function was written for V1_0"],
        next: "return the changes in response.claimsAndScopeOverrideDetails",
        source: Explanation.triggerPage)
    case .scopesInWrongPlace:
      Explanation(
        "the response has scopes where Cognito does not read them",
        causes: [
          "they are under idTokenGeneration, in claimsToSuppress, or in a claim named scope"
        ],
        next: "move them to accessTokenGeneration.scopesToAdd or scopesToSuppress",
        source: Explanation.triggerPage)
    case .scopeWithSpace:
      Explanation(
        """
        a string in scopesToAdd cannot be a scope: it contains a space or another character that \
        is not allowed
        """,
        causes: ["one string contains several scopes"],
        next: "return an array with one scope in each string", source: "RFC 6749 §3.3")
    case .scopeAddedAndSuppressed:
      Explanation(
        """
        the same scope is in scopesToAdd and in scopesToSuppress; AWS does not document which \
        one wins
        """,
        causes: ["the function fills the two lists separately"],
        next: "remove it from one of the two lists",
        source: Explanation.triggerPage)
    case .nearMiss:
      Explanation(
        "the token would have a scope that is spelled almost like the missing one",
        causes: ["case, separator or resource server differ", "commas between scopes: use spaces"],
        next: "use the same spelling on both sides: scopes are compared exactly",
        source: "RFC 6749 §3.3")
    case .reservedClaim:
      Explanation(
        "the response changes a claim that a trigger cannot change, such as sub, exp or iss",
        causes: ["Cognito reserves the claim, or another member of the response changes it"],
        next: "remove it, or use a claim name of your own", source: Explanation.triggerPage)
    case .groupsRemoved:
      Explanation(
        "a groupOverrideDetails without groups removes all groups from the token",
        causes: ["the function returns an empty groupOverrideDetails"],
        next: "leave it out, or copy event.request.groupConfiguration into it",
        source: Explanation.triggerPage)
    case .emptyResponse:
      Explanation(
        "the response changes nothing",
        causes: [
          "the function returns the event as it received it",
          "the function returns only a part of the event, or nothing",
        ],
        next: "set event.response.claimsAndScopeOverrideDetails, and return the whole event",
        source: Explanation.triggerPage)
    case .clientMetadataAbsent:
      Explanation(
        "the event has no clientMetadata, and the function changed nothing",
        causes: [
          """
          Cognito does not pass ClientMetadata of initiate-auth and admin-initiate-auth to this \
          trigger
          """
        ],
        next: "send it with respond-to-auth-challenge, or use the app client's ID",
        commands: ["jwtscope trigger event --client-metadata tenant=a"],
        source: Explanation.triggerPage)
    case .unknownTriggerSource:
      Explanation(
        "AWS does not document this triggerSource for the trigger",
        causes: ["a misspelled --source, or a newer source"], next: "use a documented one",
        commands: ["jwtscope trigger event --source TokenGeneration_Authentication"],
        source: Explanation.triggerPage)
    case .v1EventWithScopes:
      Explanation(
        "the event's version is 1, but it has request.scopes, which only versions 2 and 3 have",
        causes: ["the event was written or changed by hand"],
        next: "make the event again with the pool's version",
        commands: ["jwtscope trigger event --trigger-version 2"], source: Explanation.triggerPage)
    case .v1GroupsSuppressed:
      Explanation(
        "a V1_0 response suppresses cognito:groups, which is documented for the ID token only",
        causes: ["claimsToSuppress contains cognito:groups"],
        next: "return an empty groupOverrideDetails, which removes the groups from both tokens",
        source: Explanation.triggerPage)
    case .undocumentedValue:
      Explanation(
        "a claim has a value of a type that AWS does not document, such as null",
        causes: ["a variable of the function is undefined"],
        next: "return a string, a number, a boolean, an array of those, or an object",
        source: Explanation.triggerPage)
    }
  }
}
