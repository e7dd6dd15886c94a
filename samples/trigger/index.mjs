// Amazon Cognito pre token generation trigger: puts an API's own scopes into the access tokens of users who sign in with
// InitiateAuth or AdminInitiateAuth, which otherwise carry nothing but aws.cognito.signin.user.admin.
// It needs the trigger's event version V2_0 or V3_0, and so the feature plan Essentials or Plus.

const scopesToAdd = (process.env.SCOPES || "com.example.photos/read com.example.photos/write").split(/\s+/).filter(Boolean);

export const handler = async (event) => {
  if (event.version === "1") {
    // V1_0 cannot change an access token's scopes. Signing in goes on without them, and the log says why they are missing.
    console.warn("no scopes added: set the trigger's event version to V2_0 (PreTokenGenerationConfig.LambdaVersion)");
    event.response = { claimsOverrideDetails: {} };
    return event;
  }

  // A machine names its scopes itself when it asks for a token (V3_0 only). Adding to them would give it a user's rights.
  const isMachine = event.triggerSource === "TokenGeneration_ClientCredentials";

  // Everyone who signs in gets every scope. To be choosier, look at event.request.groupConfiguration.groupsToOverride,
  // event.request.userAttributes or event.callerContext.clientId here.
  const accessTokenGeneration = isMachine ? {} : { scopesToAdd };

  // No scopesToSuppress: without aws.cognito.signin.user.admin, GetUser and ChangePassword would refuse the token.
  // No groupOverrideDetails: an empty one would take the user's groups out of both tokens.
  event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration } };

  // Cognito wants the whole event back, not just the response.
  return event;
};
