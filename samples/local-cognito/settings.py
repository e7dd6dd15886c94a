"""What a user pool's settings allow: the rules that Amazon documents and moto lacks."""

import time
from collections.abc import Mapping

from moto.cognitoidp.models import CognitoIdpUserPool, CognitoIdpUserPoolClient

from trigger import CognitoError, Trigger

Members = dict[str, object]

OPENID_SCOPES = {"openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"}
# The setting that allows each AuthFlow. The second name of a setting is an older one.
FLOW_SETTINGS = {
    "USER_PASSWORD_AUTH": {"ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"},
    "ADMIN_USER_PASSWORD_AUTH": {
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "ADMIN_NO_SRP_AUTH",
    },
    "USER_SRP_AUTH": {"ALLOW_USER_SRP_AUTH"},
    "CUSTOM_AUTH": {"ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"},
    "REFRESH_TOKEN_AUTH": {"ALLOW_REFRESH_TOKEN_AUTH"},
}
DEFAULT_FLOWS = [
    "ALLOW_REFRESH_TOKEN_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_CUSTOM_AUTH",
]
FLOW_ALIASES = {
    "ADMIN_NO_SRP_AUTH": "ADMIN_USER_PASSWORD_AUTH",
    "REFRESH_TOKEN": "REFRESH_TOKEN_AUTH",
}


def pool_settings(parameters: Members, pool: CognitoIdpUserPool | None) -> Members:
    """Returns the settings of a new or changed user pool with those that Cognito adds.

    update-user-pool resets what is not given; that it keeps the feature plan is not
    documented.
    """
    current = pool.extended_config if pool else {}
    tier = parameters.get("UserPoolTier") or current.get("UserPoolTier", "ESSENTIALS")
    config = parameters.get("LambdaConfig")
    trigger = Trigger.configured_in(config if isinstance(config, dict) else {})
    if tier == "LITE" and trigger and trigger.version != "1":
        raise CognitoError(
            "FeatureUnavailableInTierException",
            "The following features need to be disabled for the LITE pricing tier"
            " configured: Token Customization with Pre-Token Generation Lambda"
            f" V{trigger.version}_0",
        )
    return parameters | {"UserPoolTier": tier}


def client_settings(
    parameters: Members,
    pool: CognitoIdpUserPool,
    client: CognitoIdpUserPoolClient | None,
) -> Members:
    """Returns the settings of a new or changed app client with its dates."""
    asked = parameters.get("AllowedOAuthScopes")
    for scope in asked if isinstance(asked, list) else []:
        if scope not in OPENID_SCOPES | custom_scopes(pool):
            raise CognitoError(
                "ScopeDoesNotExistException", f"Invalid scope requested: {scope}"
            )
    _check_oauth_flows(parameters, client)
    now = time.time()
    dates = (
        {"LastModifiedDate": now}
        if client
        else {
            "CreationDate": now,
            "LastModifiedDate": now,
        }
    )
    return parameters | dates


def _check_oauth_flows(
    parameters: Members, client: CognitoIdpUserPoolClient | None
) -> None:
    """Client credentials need a secret, and exclude every other OAuth flow."""
    flows = parameters.get("AllowedOAuthFlows")
    if not isinstance(flows, list) or "client_credentials" not in flows:
        return
    has_secret = client.generate_secret if client else parameters.get("GenerateSecret")
    if len(flows) > 1 or not has_secret:
        reason = (
            "along with code flow or implicit flow"
            if len(flows) > 1
            else "if client does not have a client secret"
        )
        raise CognitoError(
            "InvalidOAuthFlowException",
            f"client_credentials flow can not be selected {reason}.",
        )


def custom_scopes(pool: CognitoIdpUserPool) -> set[str]:
    return {
        f"{server.identifier}/{scope['ScopeName']}"
        for server in pool.resource_servers.values()
        for scope in server.scopes or []
    }


def check_flow(
    client: CognitoIdpUserPoolClient, parameters: Mapping[str, object]
) -> None:
    """Refuses a sign-in by an AuthFlow that the app client does not allow."""
    asked = str(parameters.get("AuthFlow"))
    flow = FLOW_ALIASES.get(asked, asked)
    allowed = client.extended_config.get("ExplicitAuthFlows") or DEFAULT_FLOWS
    if flow in FLOW_SETTINGS and not FLOW_SETTINGS[flow] & set(allowed):
        raise CognitoError(
            "InvalidParameterException", f"{asked} flow not enabled for this client"
        )
