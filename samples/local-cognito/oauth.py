"""The OAuth endpoints: /oauth2/authorize, /login and /oauth2/token.

They serve every user pool: the app client's ID names the pool.
"""

import html
import json
import uuid
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from moto.cognitoidp.models import (
    CognitoIdpUser,
    CognitoIdpUserPool,
    CognitoIdpUserPoolClient,
)
from werkzeug.wrappers import Request, Response

from settings import OPENID_SCOPES, custom_scopes

PATHS = {"/oauth2/authorize", "/login", "/oauth2/token"}
PAGE = """<!doctype html>
<html lang="en"><title>Sign in</title>
<form method="post" action="/login?{query}"><p>{message}
<p><label>Username <input name="username" autofocus></label>
<p><label>Password <input name="password" type="password"></label>
<p><button>Sign in</button></form>
"""

Pool, Client, Tokens = CognitoIdpUserPool, CognitoIdpUserPoolClient, dict[str, object]


class OAuthError(Exception):
    """An error response of RFC 6749, whose name is the message."""


class NoDomain(Exception):
    """Without a domain, a pool has no such endpoints."""


class Code(NamedTuple):
    """What an authorization code was issued for."""

    client: str
    username: str
    redirect_uri: str
    scopes: list[str]


class Issuers(NamedTuple):
    """The functions that issue tokens."""

    user: Callable[[Pool, Client, str, list[str]], Tokens]
    machine: Callable[[Pool, Client, list[str], object], Tokens]
    refresh: Callable[[Client, str], Tokens]


class OAuth:
    def __init__(
        self, find: Callable[[str], tuple[Pool, Client] | None], issue: Issuers
    ) -> None:
        self._find = find
        self._issue = issue
        self._codes: dict[str, Code] = {}

    def answer(self, request: Request) -> Response:
        try:
            if request.path == "/oauth2/token":
                return _json(self._tokens(request))
            return self._log_in(request)
        except NoDomain as error:
            return _json({"error": "not_found", "error_description": str(error)}, 404)
        except OAuthError as error:
            return _json({"error": str(error)}, 400)

    # The browser.

    def _log_in(self, request: Request) -> Response:
        asked = request.args
        pool, client = self._client(asked.get("client_id", ""))
        redirect_uri = asked.get("redirect_uri", "")
        if redirect_uri not in (client.extended_config.get("CallbackURLs") or []):
            raise OAuthError("redirect_mismatch")
        try:
            if asked.get("response_type") != "code":
                raise OAuthError("unsupported_response_type")
            _require_flow(client, "code")
            scopes = granted(pool, client, asked.get("scope"), is_machine=False)
        except OAuthError as error:
            return _redirect(redirect_uri, {"error": str(error)}, asked)
        message = "Sign in to the local Cognito."
        if request.method == "POST":
            name = request.form.get("username", "")
            user = pool._get_user(name)
            if user and _may_sign_in(user, request.form.get("password", "")):
                code = str(uuid.uuid4())
                self._codes[code] = Code(client.id, name, redirect_uri, scopes)
                return _redirect(redirect_uri, {"code": code}, asked)
            message = "Incorrect username or password."
        query = html.escape(request.query_string.decode("ascii", "replace"))
        return Response(PAGE.format(query=query, message=message), mimetype="text/html")

    # The token endpoint.

    def _tokens(self, request: Request) -> Tokens:
        form = request.form
        basic = request.authorization
        given = basic if basic and basic.type == "basic" else None
        name = given.username if given else form.get("client_id")
        secret = given.password if given else form.get("client_secret")
        pool, client = self._client(name or "")
        if client.generate_secret and secret != client.secret:
            raise OAuthError("invalid_client")
        grant = form.get("grant_type")
        if grant == "client_credentials":
            _require_flow(client, grant)
            scopes = granted(pool, client, form.get("scope"), is_machine=True)
            metadata = _metadata(form.get("aws_client_metadata"))
            return self._issue.machine(pool, client, scopes, metadata)
        if grant == "authorization_code":
            _require_flow(client, "code")
            # A code is valid once.
            code = self._codes.pop(form.get("code", ""), None)
            if (
                not code
                or code.client != client.id
                or code.redirect_uri != form.get("redirect_uri")
            ):
                raise OAuthError("invalid_grant")
            return self._issue.user(pool, client, code.username, code.scopes)
        if grant == "refresh_token":
            return self._issue.refresh(client, form.get("refresh_token", ""))
        raise OAuthError("unsupported_grant_type")

    def _client(self, name: str) -> tuple[Pool, Client]:
        found = self._find(name)
        if not found:
            raise OAuthError("invalid_client")
        if not found[0].domain:
            raise NoDomain("the user pool has no domain: use create-user-pool-domain")
        return found


def granted(
    pool: Pool, client: Client, asked: str | None, *, is_machine: bool
) -> list[str]:
    """Returns the scopes of a token: those asked for, by default all that are allowed.

    UNDOCUMENTED: refuses a scope that the app client does not allow. Amazon's
    documentation says in one place that it is ignored, and in another that it is not.
    """
    allowed: list[str] = client.extended_config.get("AllowedOAuthScopes") or []
    if is_machine:
        allowed = [scope for scope in allowed if scope not in OPENID_SCOPES]
    wanted = (asked or "").split(" ")
    wanted = [scope for scope in dict.fromkeys(wanted) if scope]
    if not set(wanted) <= set(allowed):
        raise OAuthError("invalid_scope")
    # A scope whose resource server was deleted is left out.
    exist = OPENID_SCOPES | custom_scopes(pool)
    scopes = [scope for scope in wanted or allowed if scope in exist]
    if not scopes:
        raise OAuthError("invalid_scope")
    return scopes


def _require_flow(client: Client, flow: str) -> None:
    config = client.extended_config
    is_allowed = config.get("AllowedOAuthFlowsUserPoolClient")
    if not is_allowed or flow not in (config.get("AllowedOAuthFlows") or []):
        raise OAuthError("unauthorized_client")


def _may_sign_in(user: CognitoIdpUser, password: str) -> bool:
    status = getattr(user.status, "value", user.status)
    return bool(user.enabled and status == "CONFIRMED" and user.password == password)


def _metadata(text: str | None) -> object:
    try:
        return json.loads(text) if text else None
    except ValueError:
        raise OAuthError("invalid_request") from None


def _redirect(
    uri: str, parameters: dict[str, str], asked: Mapping[str, str]
) -> Response:
    if state := asked.get("state"):
        parameters = parameters | {"state": state}
    mark = "&" if "?" in uri else "?"
    return Response(
        status=302, headers={"Location": f"{uri}{mark}{urlencode(parameters)}"}
    )


def _json(members: Tokens, status: int = 200) -> Response:
    return Response(
        json.dumps(members),
        status,
        headers={"Cache-Control": "no-store"},
        content_type="application/json",
    )
