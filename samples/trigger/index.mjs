// Amazon Cognito pre token generation trigger: adds an API's scopes to the access tokens of users
// who sign in with InitiateAuth or AdminInitiateAuth. Without it, these tokens carry only
// aws.cognito.signin.user.admin. The trigger needs event version V2_0 or V3_0, and so the feature
// plan Essentials or Plus.

const scopesToAdd = (process.env.SCOPES || "com.example.photos/read com.example.photos/write").split(/\s+/).filter(Boolean);

export const handler = async (event) => {
  if (event.version === "1") {
    // V1_0 cannot change an access token's scopes. The sign-in succeeds without them, and the log
    // says why they are missing.
    console.warn("no scopes added: set the trigger's event version to V2_0 (PreTokenGenerationConfig.LambdaVersion)");
    event.response = { claimsOverrideDetails: {} };
    return event;
  }

  // A machine requests its scopes itself (V3_0 only). Adding scopes would give it a user's rights.
  const isMachine = event.triggerSource === "TokenGeneration_ClientCredentials";

  // Every user gets every scope. To decide per user or client, look here at
  // event.request.groupConfiguration.groupsToOverride, event.request.userAttributes or
  // event.callerContext.clientId.
  const accessTokenGeneration = isMachine ? {} : { scopesToAdd };

  // No scopesToSuppress: without aws.cognito.signin.user.admin, GetUser and ChangePassword would
  // refuse the token. No groupOverrideDetails: an empty one would remove the user's groups from
  // both tokens.
  event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration } };

  // Cognito needs the whole event back, not only the response.
  return event;
};
