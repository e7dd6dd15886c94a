"""Amazon Cognito pre token generation trigger: adds an API's scopes to users' access tokens.

For users who sign in with InitiateAuth or AdminInitiateAuth: without it, these tokens carry only
aws.cognito.signin.user.admin. The trigger needs event version V2_0 or V3_0, and so the feature plan
Essentials or Plus. index.mjs does the same in JavaScript.
"""

import os

SCOPES_TO_ADD = (
    os.environ.get("SCOPES") or "com.example.photos/read com.example.photos/write"
).split()


def lambda_handler(event, context):
    if event["version"] == "1":
        # V1_0 cannot change an access token's scopes. The sign-in succeeds without them, and the
        # log says why they are missing.
        print(
            "no scopes added: set the trigger's event version to V2_0"
            " (PreTokenGenerationConfig.LambdaVersion)"
        )
        event["response"] = {"claimsOverrideDetails": {}}
        return event

    # A machine requests its scopes itself (V3_0 only). Adding scopes would give it a user's rights.
    is_machine = event["triggerSource"] == "TokenGeneration_ClientCredentials"

    # Every user gets every scope. To decide per user or client, look here at
    # event["request"]["groupConfiguration"]["groupsToOverride"], event["request"]["userAttributes"]
    # or event["callerContext"]["clientId"].
    access_token = {} if is_machine else {"scopesToAdd": SCOPES_TO_ADD}

    # No scopesToSuppress: without aws.cognito.signin.user.admin, GetUser and ChangePassword would
    # refuse the token. No groupOverrideDetails: an empty one would remove the user's groups from
    # both tokens.
    event["response"] = {
        "claimsAndScopeOverrideDetails": {"accessTokenGeneration": access_token}
    }

    # Cognito needs the whole event back, not only the response.
    return event
