"""Applies a pre token generation trigger's response to the tokens.

The rules are those of the Amazon Cognito Developer Guide, "Pre token generation Lambda
trigger". Where it is silent, the choice is marked UNDOCUMENTED. As a program, it reads
{"event": …, "response": …, "accessToken": {claims}} from standard input and prints
{"accessToken": {claims}} or {"error": "…"}.
"""

import copy
import json
import re
import sys
from collections.abc import Iterable

Claims = dict[str, object]

CHANGES_LIMIT = 5000
CONTAINERS = {"claimsOverrideDetails", "claimsAndScopeOverrideDetails"}
GROUP_CLAIMS = ("cognito:groups", "cognito:roles", "cognito:preferred_role")
# RFC 6749 section 3.3. Cognito documents only "no blank space"; OAuth allows no others.
SCOPE_TOKEN = re.compile(r"[\x21\x23-\x5B\x5D-\x7E]+")

# fmt: off
RESERVED = {
    "acr", "amr", "at_hash", "auth_time", "azp", "event_id", "exp", "iat", "identities",
    "iss", "jti", "nbf", "nonce", "origin_jti", "sub", "token_use",
}
RESERVED_IN_ACCESS = RESERVED | {
    "client_id", "device_key", "scope", "username", "version",
}
RESERVED_IN_ID = RESERVED | {"aud"}
# ID token claims whose form OpenID Connect defines.
SIMPLE_IN_ID = {"address", "email_verified", "phone_number_verified", "updated_at"}
# fmt: on


class InvalidLambdaResponse(Exception):
    """Cognito would reject the response, and the sign-in would fail."""


def apply(
    event: Claims, response_json: object, access_claims: Claims, id_claims: Claims
) -> tuple[Claims, Claims]:
    """Returns both tokens' claims after `response_json`, the function's whole output.

    Does not change its arguments.
    """
    # The function must return the event that it received, with its response in it.
    returned = _object(response_json, "what the function returned")
    _object(returned.get("request"), "request")
    if "response" not in returned:
        raise InvalidLambdaResponse("the event came back without a response")
    # Any other source is accepted: AWS does not document the one of GetClientToken.
    source = event.get("triggerSource")
    version = event.get("version")
    if source == "TokenGeneration_ClientCredentials" and version != "3":
        raise InvalidLambdaResponse(f"{source} needs an event of version 3")
    response = _object_or_empty(returned, "response")
    access, identity = copy.deepcopy((access_claims, id_claims))
    if version == "1":
        _apply_v1(response, access, identity)
    else:
        _apply_v2(event, response, access, identity)
    # Cognito runs only version 3 triggers for a client that is its own subject.
    client = access_claims.get("client_id")
    is_machine = isinstance(client, str) and access_claims.get("sub") == client
    if is_machine and version != "3":
        return copy.deepcopy((access_claims, id_claims))
    return access, identity


def _apply_v1(response: Claims, access: Claims, identity: Claims) -> None:
    """V1_0 changes the ID token, and only the groups of the access token."""
    details = _container(response, "claimsOverrideDetails")
    add, suppress = _claim_changes(details, "claimsOverrideDetails")
    if not all(isinstance(value, str) for value in add.values()):
        raise InvalidLambdaResponse(
            "claimsToAddOrOverride must hold strings: the event's version is V1_0"
        )
    _limit(add, suppress)
    for claims in (access, identity):
        _override_groups(details, claims)
    _change_claims(identity, add, suppress, RESERVED_IN_ID)
    # UNDOCUMENTED: also suppresses the groups in the access token.
    _suppress_groups(access, suppress)


def _apply_v2(
    event: Claims, response: Claims, access: Claims, identity: Claims
) -> None:
    """V2_0 and V3_0 change each token separately."""
    details = _container(response, "claimsAndScopeOverrideDetails")
    for_id = _object_or_empty(details, "idTokenGeneration")
    for_access = _object_or_empty(details, "accessTokenGeneration")
    id_add, id_suppress = _claim_changes(for_id, "idTokenGeneration")
    access_add, access_suppress = _claim_changes(for_access, "accessTokenGeneration")
    scopes_add = _strings(for_access, "scopesToAdd")
    scopes_suppress = _strings(for_access, "scopesToSuppress")
    _limit(
        id_add, id_suppress, access_add, access_suppress, scopes_add, scopes_suppress
    )
    for claims in (access, identity):
        _override_groups(details, claims)

    complex_in_id = {
        name for name in SIMPLE_IN_ID if isinstance(id_add.get(name), dict | list)
    }
    _change_claims(identity, id_add, id_suppress, RESERVED_IN_ID | complex_in_id)

    # The only audience that can be added to an access token is the app client's ID.
    context = event.get("callerContext")
    client = context.get("clientId") if isinstance(context, dict) else None
    may_add_audience = client is not None and access_add.get("aud") == client
    if "aud" in access_suppress or not may_add_audience:
        access_add = {
            name: value for name, value in access_add.items() if name != "aud"
        }
    access_suppress = [name for name in access_suppress if name != "aud"]
    _change_claims(access, access_add, access_suppress, RESERVED_IN_ACCESS)
    _change_scopes(access, scopes_add, scopes_suppress)


def _change_claims(
    claims: Claims, add: Claims, suppress: list[str], reserved: Iterable[str]
) -> None:
    """UNDOCUMENTED: ignores reserved names and null, and applies arrays of arrays."""
    for name, value in add.items():
        is_reserved = name in reserved or name.startswith(("cognito:", "dev:"))
        if not is_reserved and value is not None:
            claims[name] = value
    for name in suppress:
        if name not in reserved and not name.startswith("cognito:"):
            claims.pop(name, None)
    _suppress_groups(claims, suppress)


def _suppress_groups(claims: Claims, suppress: list[str]) -> None:
    if "cognito:groups" in suppress:
        for name in GROUP_CLAIMS:
            claims.pop(name, None)


def _override_groups(details: Claims, claims: Claims) -> None:
    """Without details, nothing changes (UNDOCUMENTED); empty ones remove the groups."""
    if "groupOverrideDetails" not in details:
        return
    override = _object_or_empty(details, "groupOverrideDetails")
    groups, roles = (
        _strings(override, name) for name in ("groupsToOverride", "iamRolesToOverride")
    )
    _suppress_groups(claims, ["cognito:groups"])
    if groups:
        claims["cognito:groups"] = groups
    # Only the ID token has roles.
    if claims.get("token_use") == "id" and roles:
        claims["cognito:roles"] = roles
    if claims.get("token_use") == "id" and isinstance(
        override.get("preferredRole"), str
    ):
        claims["cognito:preferred_role"] = override["preferredRole"]


def _change_scopes(claims: Claims, add: list[str], suppress: list[str]) -> None:
    """UNDOCUMENTED: suppressing wins; added scopes come last, without repeats."""
    granted = str(claims.get("scope", "")).split(" ")
    wanted = [scope for scope in granted if scope] + [
        scope for scope in add if SCOPE_TOKEN.fullmatch(scope)
    ]
    left = [scope for scope in dict.fromkeys(wanted) if scope not in suppress]
    if left:
        claims["scope"] = " ".join(left)
    else:
        claims.pop("scope", None)


def _claim_changes(details: Claims, where: str) -> tuple[Claims, list[str]]:
    add = _object_or_empty(details, "claimsToAddOrOverride", where)
    return add, _strings(details, "claimsToSuppress")


def _container(response: Claims, name: str) -> Claims:
    """AWS's sample events have an empty array here, which a function may return."""
    return {} if response.get(name) == [] else _object_or_empty(response, name)


def _object_or_empty(members: Claims, name: str, where: str = "") -> Claims:
    """A null member counts as missing: Go and Java encode empty values as null."""
    value = members.get(name)
    return {} if value is None else _object(value, f"{where}.{name}".lstrip("."))


def _object(value: object, name: str) -> Claims:
    if not isinstance(value, dict):
        raise InvalidLambdaResponse(f"{name} must be an object")
    return value


def _strings(members: Claims, name: str) -> list[str]:
    value = members.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InvalidLambdaResponse(f"{name} must be an array of strings")
    return value


def _limit(*changes: Claims | list[str]) -> None:
    if (count := sum(map(len, changes))) > CHANGES_LIMIT:
        raise InvalidLambdaResponse(
            f"{count} changes: Cognito makes at most {CHANGES_LIMIT}"
        )


USAGE = (
    "apply_response.py: needs one JSON object on standard input: "
    '{"event": {…}, "response": …, "accessToken": {…}}'
)


def main() -> int:
    try:
        case = _object(json.load(sys.stdin), "standard input")
        event, access = (
            _object(case.get(name), name) for name in ("event", "accessToken")
        )
    except (ValueError, RecursionError, InvalidLambdaResponse):
        print(USAGE, file=sys.stderr)
        return 65
    returned = case.get("response")
    # As in jwtscope trigger preview, the response may come without its event.
    if isinstance(returned, dict) and returned.keys() <= CONTAINERS:
        returned = {"request": {}, "response": returned}
    try:
        print(json.dumps({"accessToken": apply(event, returned, access, {})[0]}))
    except InvalidLambdaResponse as error:
        print(json.dumps({"error": str(error)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
