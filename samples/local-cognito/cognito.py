"""moto's Cognito with what moto lacks: tokens in Cognito's own form, two key pairs in
every user pool, and a pre token generation trigger that runs."""

import functools
import io
import json
import re
import secrets
import string
import sys
import threading
import time
import uuid
from collections.abc import Iterable
from datetime import datetime, timezone
from types import SimpleNamespace
from typing import TYPE_CHECKING

from joserfc.jwk import RSAKey
from moto.cognitoidp import models
from moto.cognitoidp.models import (
    CognitoIdpUserPool,
    CognitoIdpUserPoolClient,
    cognitoidp_backends,
)
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    create_backend_app,
)
from werkzeug.wrappers import Request, Response

from apply_response import InvalidLambdaResponse, apply
from oauth import PATHS as OAUTH_PATHS, Issuers, OAuth, OAuthError
from settings import check_flow, client_settings, pool_settings
from tokens import (
    ACCESS_ORDER,
    ID_ORDER,
    Claims,
    PoolKeys,
    in_order,
    new_refresh_token,
    unverified_claims,
)
from trigger import CognitoError, Functions, Trigger, group_configuration, source

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

JWK_SET_PATH = re.compile(r"/([\w-]+_[0-9A-Za-z]+)/\.well-known/jwks\.json")
TARGET_PREFIX = "AWSCognitoIdentityProviderService."
SIGN_INS = {
    "InitiateAuth",
    "AdminInitiateAuth",
    "RespondToAuthChallenge",
    "AdminRespondToAuthChallenge",
    "GetTokensFromRefreshToken",
}
# InitiateAuth and AdminInitiateAuth do not pass their ClientMetadata to this trigger.
PASS_METADATA = SIGN_INS - {"InitiateAuth", "AdminInitiateAuth"}
CHANGE_SETTINGS = {
    "CreateUserPool",
    "UpdateUserPool",
    "CreateUserPoolClient",
    "UpdateUserPoolClient",
    "UpdateResourceServer",
}
MACHINE = "ClientCredentials"  # the user name in a machine's event
SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}


def _new_id(_: object, owner: str, *settings: object) -> str:
    """Returns an ID in Cognito's form: nine characters for a pool, 26 for a client."""
    is_client = "_" in owner
    letters = string.ascii_lowercase if is_client else string.ascii_letters
    size = 26 if is_client else 9
    return "".join(secrets.choice(letters + string.digits) for _ in range(size))


@functools.cache
def _imported(key: str) -> RSAKey:
    return RSAKey.import_key(json.loads(key))


def _import_once(key: dict[str, str]) -> RSAKey:
    """moto imports the same key for every user pool, which takes 0.2 seconds each time."""
    return _imported(json.dumps(key))


models.generate_id = _new_id
models.jwk = SimpleNamespace(RSAKey=SimpleNamespace(import_key=_import_once))


class Cognito:
    """The WSGI application."""

    def __init__(self, functions: Functions) -> None:
        self._functions = functions
        self._moto = DomainDispatcherApplication(create_backend_app)
        self._keys: dict[str, PoolKeys] = {}
        # By the origin_jti, which refreshed tokens keep.
        self._auth_times: dict[object, object] = {}
        self._oauth_scopes: dict[object, list[str]] = {}
        self._oauth = OAuth(
            _client_and_pool,
            Issuers(self._user_tokens, self._machine_token, self._refreshed_tokens),
        )
        self._lock = threading.Lock()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        request = Request(environ)
        target = request.headers.get("X-Amz-Target", "")
        operation = target.removeprefix(TARGET_PREFIX)
        try:
            if match := JWK_SET_PATH.fullmatch(request.path):
                response = _json(self._keys_of(_pool(match[1])).jwk_set())
            elif request.path in OAUTH_PATHS:
                response = self._answer_oauth(request)
            elif operation in SIGN_INS:
                response = self._sign_in(operation, request)
            elif operation in CHANGE_SETTINGS:
                response = self._change_settings(operation, request)
            else:
                response = Response.from_app(self._moto, environ)
        except CognitoError as error:
            status = 404 if error.kind == "ResourceNotFoundException" else 400
            response = _json({"__type": error.kind, "message": str(error)}, status)
        return response(environ, start_response)

    def _keys_of(self, pool: CognitoIdpUserPool) -> PoolKeys:
        with self._lock:
            if pool.id not in self._keys:
                self._keys[pool.id] = PoolKeys()
            return self._keys[pool.id]

    def _sign_in(self, operation: str, request: Request) -> Response:
        """Lets moto handle the sign-in, and replaces the tokens if it succeeds."""
        parameters = _parameters(request)
        response = self._ask_moto(operation, parameters, request.environ)
        answer = response.get_json(force=True)
        result = answer.get("AuthenticationResult")
        if response.status_code != 200 or not result:
            return response
        answer["AuthenticationResult"] = self._reissue(operation, parameters, result)
        if operation == "GetTokensFromRefreshToken":
            answer.pop("ChallengeParameters", None)
        else:
            answer = {"ChallengeParameters": {}} | answer
        return _json(answer)

    def _ask_moto(
        self, operation: str, parameters: dict[str, object], environ: "WSGIEnvironment"
    ) -> Response:
        # moto supports only the older form of this operation.
        if operation == "GetTokensFromRefreshToken":
            operation = "InitiateAuth"
            token = parameters.get("RefreshToken")
            parameters = {
                "ClientId": parameters.get("ClientId"),
                "AuthFlow": "REFRESH_TOKEN_AUTH",
                "AuthParameters": {"REFRESH_TOKEN": token},
            }
        found = _client_and_pool(str(parameters.get("ClientId")))
        if found and "AuthFlow" in parameters:
            check_flow(found[1], parameters)
        _check_refresh_token(parameters)
        return self._forward(operation, parameters, environ)

    def _change_settings(self, operation: str, request: Request) -> Response:
        """Lets moto change the settings, if Cognito would, and adds what moto omits."""
        parameters = _parameters(request)
        pool = client = None
        if operation != "CreateUserPool":
            pool = _pool(str(parameters.get("UserPoolId")))
            client = pool.clients.get(str(parameters.get("ClientId")))
        if pool and operation == "UpdateResourceServer":
            return _update_server(pool, parameters)
        if pool and operation.endswith("Client"):
            parameters = client_settings(parameters, pool, client)
        else:
            parameters = pool_settings(parameters, pool)
        response = self._forward(operation, parameters, request.environ)
        if pool and operation == "UpdateUserPool":
            pool.last_modified_date = datetime.now(timezone.utc)
        return response

    def _forward(
        self, operation: str, parameters: dict[str, object], environ: "WSGIEnvironment"
    ) -> Response:
        body = json.dumps(parameters).encode()
        forwarded = environ | {
            "HTTP_X_AMZ_TARGET": TARGET_PREFIX + operation,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        return Response.from_app(self._moto, forwarded)

    def _reissue(
        self, operation: str, parameters: dict[str, object], result: dict[str, str]
    ) -> dict[str, object]:
        access = unverified_claims(result["AccessToken"])
        identity = unverified_claims(result["IdToken"])
        if scopes := self._oauth_scopes.get(access["origin_jti"]):
            access |= {"scope": " ".join(scopes), "version": 2}
        pool = _pool(str(access["iss"]).rsplit("/", 1)[1])
        # Removed from moto's lists: if the trigger fails, the sign-in leaves no token.
        client_id, username = owner = pool.access_tokens.pop(result["AccessToken"])
        pool.id_tokens.pop(result["IdToken"])
        refresh = result.get("RefreshToken")
        session = pool.refresh_tokens.pop(refresh) if refresh else None

        self._complete(pool.clients[client_id], access, identity)
        access, identity = self._run_trigger(
            pool, username, operation, parameters, access, identity
        )

        keys = self._keys_of(pool)
        tokens: dict[str, object] = {
            "AccessToken": keys.access.sign(in_order(access, ACCESS_ORDER)),
            "ExpiresIn": int(str(access["exp"])) - int(str(access["iat"])),
            "TokenType": "Bearer",
        }
        if refresh:
            tokens["RefreshToken"] = new_refresh_token()
            pool.refresh_tokens[str(tokens["RefreshToken"])] = session
        tokens["IdToken"] = keys.identity.sign(in_order(identity, ID_ORDER))
        # moto's other operations, such as GetUser, find tokens in these lists.
        pool.access_tokens[str(tokens["AccessToken"])] = owner
        pool.id_tokens[str(tokens["IdToken"])] = owner
        return tokens

    def _complete(
        self, client: CognitoIdpUserPoolClient, access: Claims, identity: Claims
    ) -> None:
        """Adds the claims that moto omits, and corrects those it sets differently."""
        event_id = str(uuid.uuid4())
        # A refresh is not a new sign-in: auth_time stays the same.
        origin = access["origin_jti"]
        auth_time = self._auth_times.setdefault(origin, access["auth_time"])
        for claims, name in ((access, "AccessToken"), (identity, "IdToken")):
            claims["event_id"] = event_id
            claims["auth_time"] = auth_time
            claims["iat"] = access["iat"]
            if isinstance(groups := claims.get("cognito:groups"), list):
                groups.sort()
            claims["exp"] = int(str(access["iat"])) + _lifetime(client, name)
        for name in ("email_verified", "phone_number_verified"):
            if name in identity:
                identity[name] = identity[name] == "true"

    def _run_trigger(
        self,
        pool: CognitoIdpUserPool,
        username: str,
        operation: str,
        parameters: dict[str, object],
        access: Claims,
        identity: Claims,
    ) -> tuple[Claims, Claims]:
        config = pool.extended_config.get("LambdaConfig") or {}
        trigger = Trigger.configured_in(config)
        if not trigger:
            return access, identity
        user = pool.backend.admin_get_user(pool.id, username)
        status = {
            "cognito:user_status": str(getattr(user.status, "value", user.status))
        }
        request: dict[str, object] = {
            "userAttributes": user.attribute_lookup | status,
            "groupConfiguration": group_configuration(user.groups),
            "scopes": str(access["scope"]).split(" "),
        }
        if operation in PASS_METADATA and parameters.get("ClientMetadata"):
            request["clientMetadata"] = parameters["ClientMetadata"]
        event = trigger.event(
            pool.id,
            str(access["client_id"]),
            str(access["username"]),
            source(operation, parameters),
            request,
        )
        return self._apply(trigger, event, access, identity)

    def _apply(
        self, trigger: Trigger, event: Claims, access: Claims, identity: Claims
    ) -> tuple[Claims, Claims]:
        returned = self._functions.invoke(trigger.function, event)
        try:
            return apply(event, returned, access, identity)
        except InvalidLambdaResponse as error:
            print(f"{trigger.function}: {error}", file=sys.stderr)
            raise CognitoError(
                "InvalidLambdaResponseException", "Unrecognizable lambda output"
            ) from None

    # The OAuth endpoints.

    def _answer_oauth(self, request: Request) -> Response:
        try:
            return self._oauth.answer(request)
        except CognitoError as error:
            # The form of an error in the function: FIELD, not documented.
            members = {"error": "invalid_request", "error_description": str(error)}
            return _json(members, 400)

    def _user_tokens(
        self,
        pool: CognitoIdpUserPool,
        client: CognitoIdpUserPoolClient,
        username: str,
        scopes: list[str],
    ) -> dict[str, object]:
        signed_in = pool.backend._log_user_in(pool, client, username)
        result = signed_in["AuthenticationResult"]
        origin = unverified_claims(result["AccessToken"])["origin_jti"]
        self._oauth_scopes[origin] = scopes
        tokens = self._reissue("", {"AuthFlow": "authorization_code"}, result)
        return _oauth_members(tokens, "openid" in scopes)

    def _refreshed_tokens(
        self, client: CognitoIdpUserPoolClient, token: str
    ) -> dict[str, object]:
        given = {"REFRESH_TOKEN": token}
        asked = {"ClientId": client.id, "AuthFlow": "REFRESH_TOKEN_AUTH"}
        try:
            _check_refresh_token(asked | {"AuthParameters": given})
        except CognitoError:
            raise OAuthError("invalid_grant") from None
        pool = _pool(client.user_pool_id)
        access, identity, _ = pool.create_tokens_from_refresh_token(token)
        result = {"AccessToken": access, "IdToken": identity}
        return _oauth_members(self._reissue("", asked, result), True)

    def _machine_token(
        self,
        pool: CognitoIdpUserPool,
        client: CognitoIdpUserPoolClient,
        scopes: list[str],
        metadata: object,
    ) -> dict[str, object]:
        now, lifetime = int(time.time()), _lifetime(client, "AccessToken")
        access: Claims = {
            "sub": client.id,
            "token_use": "access",
            "scope": " ".join(scopes),
            "auth_time": now,
            "iss": f"https://cognito-idp.{pool.region}.amazonaws.com/{pool.id}",
            "exp": now + lifetime,
            "iat": now,
            "version": 2,
            "jti": str(uuid.uuid4()),
            "client_id": client.id,
        }
        config = pool.extended_config.get("LambdaConfig") or {}
        trigger = Trigger.configured_in(config)
        # Only triggers with event version V3_0 are run for machines.
        if trigger and trigger.version == "3":
            request = {"userAttributes": {}, "groupConfiguration": None}
            request |= {"scopes": scopes}
            request |= {"clientMetadata": metadata} if metadata else {}
            reason = f"TokenGeneration_{MACHINE}"
            event = trigger.event(pool.id, client.id, MACHINE, reason, request)
            access, _ = self._apply(trigger, event, access, {})
        token = self._keys_of(pool).access.sign(access)
        return {"access_token": token, "expires_in": lifetime, "token_type": "Bearer"}


def _oauth_members(tokens: dict[str, object], has_id: bool) -> dict[str, object]:
    """Names the tokens as RFC 6749 does. Only openid is granted an ID token."""
    names = {
        "IdToken": "id_token" if has_id else "",
        "AccessToken": "access_token",
        "RefreshToken": "refresh_token",
        "ExpiresIn": "expires_in",
        "TokenType": "token_type",
    }
    return {new: tokens[old] for old, new in names.items() if new and old in tokens}


def _update_server(
    pool: CognitoIdpUserPool, parameters: dict[str, object]
) -> Response:
    """Replaces all scopes, as Cognito does. moto has no such operation."""
    server = pool.resource_servers.get(str(parameters.get("Identifier")))
    if not server:
        raise CognitoError(
            "ResourceNotFoundException", "Resource server does not exist."
        )
    server.name = str(parameters.get("Name"))
    scopes = parameters.get("Scopes")
    server.scopes = scopes if isinstance(scopes, list) else []
    return _json({"ResourceServer": server.to_json()})


def _pool(user_pool_id: str) -> CognitoIdpUserPool:
    for account in cognitoidp_backends.values():
        for backend in account.values():
            if user_pool_id in backend.user_pools:
                return backend.user_pools[user_pool_id]
    message = f"User pool {user_pool_id} does not exist."
    raise CognitoError("ResourceNotFoundException", message)


def _client_and_pool(
    client_id: str,
) -> tuple[CognitoIdpUserPool, CognitoIdpUserPoolClient] | None:
    for account in cognitoidp_backends.values():
        for backend in account.values():
            for pool in backend.user_pools.values():
                if client_id in pool.clients:
                    return pool, pool.clients[client_id]
    return None


def _parameters(request: Request) -> dict[str, object]:
    parameters = request.get_json(force=True, silent=True)
    if not isinstance(parameters, dict):
        raise CognitoError("SerializationException", "The body is not an object.")
    return parameters


def _check_refresh_token(parameters: dict[str, object]) -> None:
    """Rejects unknown tokens. moto answers with HTTP 500, which the AWS CLI retries."""
    if parameters.get("AuthFlow") not in ("REFRESH_TOKEN", "REFRESH_TOKEN_AUTH"):
        return
    given = parameters.get("AuthParameters")
    token = given.get("REFRESH_TOKEN") if isinstance(given, dict) else None
    for account in cognitoidp_backends.values():
        for backend in account.values():
            for pool in backend.user_pools.values():
                session = pool.refresh_tokens.get(str(token))
                if session and session[0] == parameters.get("ClientId"):
                    return
    raise CognitoError("NotAuthorizedException", "Invalid Refresh Token")


def _lifetime(client: CognitoIdpUserPoolClient, token: str) -> int:
    """Returns seconds. The setting is in hours unless the client names another unit."""
    config = client.extended_config
    validity = config.get(f"{token}Validity") or 1
    unit = (config.get("TokenValidityUnits") or {}).get(token) or "hours"
    return int(validity) * SECONDS[unit]


def _json(members: dict[str, object], status: int = 200) -> Response:
    kind = "application/json" if status == 404 else "application/x-amz-json-1.1"
    return Response(json.dumps(members), status, content_type=kind)
