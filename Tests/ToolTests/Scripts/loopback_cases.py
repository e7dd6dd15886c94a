"""Generates settings and responses, signs in with them to the local Cognito, and says what jwtscope must find.

    loopback_cases.py FOLDER COUNT

Needs what loopback.py needs, and FUNCTIONS, the folder of the function "generated". What a token carries
decides the verdict: nothing is computed from the settings. FOLDER gets a numbered folder for each case, with
settings.json as the server prints them (if it accepts them), the same as template.json, response.json, token.jwt (if
the sign-in succeeds), scope and sign-in, and the file `expected` with one line each: the verdict of `jwtscope pool` for
the settings, that for the template, and the certain hints, as pool_reference.py finds them.
"""

import base64
import concurrent.futures
import json
import os
import pathlib
import random
import sys
import urllib.parse

import pool_reference as reference
from loopback import PASSWORD, USERNAME, ask, new_pool, send

FUNCTION = reference.FUNCTION.replace("pretoken", "generated")
READ, WRITE, ADMIN = reference.READ, "com.example.photos/write", reference.ADMIN
EXPECTED = [[READ], [READ], [WRITE], ["openid"], [ADMIN], [READ, "openid"], ["plain"]]
REDIRECT = "app://callback"


def grant(client, **form):
    secret = base64.b64encode(f"{client['ClientId']}:{client['ClientSecret']}".encode()).decode()
    headers = {"Authorization": f"Basic {secret}", "Content-Type": "application/x-www-form-urlencoded"}
    return json.loads(send("/oauth2/token", urllib.parse.urlencode(form), headers)[2])


def generate(pick):
    """A case: the pool's trigger and plan, the client, the resource server's scopes, and what the function returns."""
    version = pick([None, "legacy", "V1_0", "V2_0", "V2_0", "V2_0", "V3_0", "V3_0"])
    config = {"LambdaVersion": version, "LambdaArn": FUNCTION}
    names = pick([["read"], ["read", "write"], ["write"]])
    defined = [f"com.example.photos/{name}" for name in names]
    kind = pick(["api", "api", "oauth", "machine"])
    flow = "client_credentials" if kind == "machine" and pick([True] * 5 + [False]) else "code"
    allowed = [scope for scope in defined if pick([True, True, False])]
    if flow == "code":
        allowed += pick([["openid"], ["openid", ADMIN]])
    added = {
        name: scopes
        for name in ("scopesToAdd", "scopesToSuppress")
        if (scopes := pick([None, [READ], [READ], [READ, "openid", "plain"], [ADMIN], [WRITE]]))
        and (name == "scopesToAdd" or pick([True, False, False, False]))
    }
    return {
        "kind": kind,
        "scopes": pick(EXPECTED),
        "tier": pick(["ESSENTIALS", "PLUS", "LITE", "LITE"]),
        "trigger": {"PreTokenGeneration": FUNCTION} if version == "legacy" else {"PreTokenGenerationConfig": config} if version else {},
        "names": names,
        "client": {
            "ClientName": "web", "CallbackURLs": [REDIRECT],
            "AllowedOAuthFlowsUserPoolClient": pick([True] * 5 + [False]),
            "AllowedOAuthFlows": [flow], "AllowedOAuthScopes": allowed or defined[:1],
            "ExplicitAuthFlows": pick([["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]] * 5 + [["ALLOW_REFRESH_TOKEN_AUTH"]]),
        },
        "has_domain": pick([True] * 5 + [False]),
        "generation": added,
    }


def sign_in(case, client):
    """The access token; None if it is refused."""
    name, wanted = client["ClientId"], [s for s in case["scopes"] if s in client["AllowedOAuthScopes"]]
    if case["kind"] == "api":
        parameters = {"USERNAME": USERNAME, "PASSWORD": PASSWORD}
        answer = ask("InitiateAuth", ClientId=name, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=parameters)
        return answer.get("AuthenticationResult", {}).get("AccessToken")
    scope = {"scope": " ".join(wanted)} if wanted else {}
    if case["kind"] == "machine":
        scope = {k: v for k, v in scope.items() if "openid" not in v and ADMIN not in v}
        return grant(client, grant_type="client_credentials", **scope).get("access_token")
    query = {"response_type": "code", "client_id": name, "redirect_uri": REDIRECT, **scope}
    form = urllib.parse.urlencode({"username": USERNAME, "password": PASSWORD})
    _, headers, _ = send(f"/login?{urllib.parse.urlencode(query)}", form, {"Content-Type": "application/x-www-form-urlencoded"})
    code = urllib.parse.parse_qs(urllib.parse.urlsplit(headers.get("Location", "")).query).get("code", [""])[0]
    return grant(client, grant_type="authorization_code", code=code, redirect_uri=REDIRECT).get("access_token")


def template(case):
    pool = {"UserPoolTier": case["tier"]}
    if case["trigger"]:
        arn = {"Fn::GetAtt": ["Function", "Arn"]}
        pool["LambdaConfig"] = json.loads(json.dumps(case["trigger"]).replace(json.dumps(FUNCTION), json.dumps(arn)))
    ref = {"UserPoolId": {"Ref": "Pool"}}
    resources = {
        "Pool": ("UserPool", pool),
        "Web": ("UserPoolClient", ref | case["client"]),
        "Server": ("UserPoolResourceServer", ref | {"Identifier": "com.example.photos", "Scopes": [{"ScopeName": n} for n in case["names"]]}),
        "Domain": ("UserPoolDomain", ref | {"Domain": "photos"}),
    }
    permission = {
        "Action": "lambda:InvokeFunction", "Principal": "cognito-idp.amazonaws.com",
        "FunctionName": {"Fn::GetAtt": ["Function", "Arn"]}, "SourceArn": {"Fn::GetAtt": ["Pool", "Arn"]},
    }
    described = {name: {"Type": f"AWS::Cognito::{kind}", "Properties": p} for name, (kind, p) in resources.items()}
    if not case["has_domain"]:
        del described["Domain"]
    described["Function"] = {"Type": "AWS::Lambda::Function"}
    described["Permission"] = {"Type": "AWS::Lambda::Permission", "Properties": permission}
    return {"Resources": described}


def run(case, pool_id, folder):
    """Writes the case's files and returns its line."""
    response = json.dumps({"claimsAndScopeOverrideDetails": {"accessTokenGeneration": case["generation"]}})
    pathlib.Path(os.environ["FUNCTIONS"], f"{pool_id}.json").write_text(response)
    folder.joinpath("response.json").write_text(response)
    folder.joinpath("template.json").write_text(json.dumps(template(case)))
    folder.joinpath("scope").write_text(" ".join(case["scopes"]))
    folder.joinpath("sign-in").write_text(case["kind"])

    in_pool = {"UserPoolId": pool_id}
    refused = ask("UpdateUserPool", **in_pool, UserPoolTier=case["tier"], LambdaConfig=case["trigger"]).get("error")
    if refused:
        assert refused == "FeatureUnavailableInTierException", refused
        return "refused would-not-carry"
    domain = {"Domain": pool_id.lower().replace("_", "-"), **in_pool}
    ask("CreateUserPoolDomain" if case["has_domain"] else "DeleteUserPoolDomain", **domain)
    scopes = [{"ScopeName": name, "ScopeDescription": "-"} for name in case["names"]]
    ask("UpdateResourceServer", **in_pool, Identifier="com.example.photos", Name="photos", Scopes=scopes)
    client = ask("CreateUserPoolClient", **in_pool, GenerateSecret=True, **case["client"])["UserPoolClient"]
    token = sign_in(case, client)

    pool = ask("DescribeUserPool", **in_pool)["UserPool"]
    client = ask("DescribeUserPoolClient", **in_pool, ClientId=client["ClientId"])["UserPoolClient"]
    servers = ask("ListResourceServers", **in_pool, MaxResults=50)
    carried, issued = set(), pool["LastModifiedDate"] + 5
    if token:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
        carried, issued = set(claims.get("scope", "").split(" ")), claims["iat"]
        folder.joinpath("token.jwt").write_text(token)
    # As if the token were issued a minute later: each pool and client here is as old as its token.
    pool["LastModifiedDate"] = client["LastModifiedDate"] = issued - 60
    statement = {"Effect": "Allow", "Principal": {"Service": "cognito-idp.amazonaws.com"}, "Action": "lambda:InvokeFunction", "Resource": FUNCTION}
    policy = {"Policy": json.dumps({"Version": "2012-10-17", "Statement": [statement]})}
    documents = [{"UserPool": pool}, {"UserPoolClient": client}, servers, policy]
    folder.joinpath("settings.json").write_text("\n".join(map(json.dumps, documents)))

    verdict = "would-carry" if set(case["scopes"]) <= carried else "would-not-carry"
    # A template does not show that there is no domain.
    planned = verdict if case["has_domain"] or case["kind"] == "api" else "-"
    reference.ISSUED = issued
    hints = []
    if token and verdict == "would-not-carry":
        missing = [s for s in case["scopes"] if s not in carried]
        hints = reference.certain_hints(case["kind"], missing, pool, client, servers)
        # OpenID Connect scopes that a trigger added look like an OAuth client's.
        if case["kind"] == "api" and "openid" in carried:
            hints = []
    return " ".join([verdict, planned, *hints])


def run_all(cases):
    """Runs numbered cases in a new pool: a dictionary of their lines."""
    pool_id = new_pool("generated")
    ask("CreateResourceServer", UserPoolId=pool_id, Identifier="com.example.photos", Name="photos", Scopes=[])
    lines = {}
    for number, case, place in cases:
        place.mkdir(parents=True)
        lines[number] = run(case, pool_id, place)
    return lines


def main(folder, count):
    generator = random.Random(20261121)
    cases = [(n, generate(generator.choice), pathlib.Path(folder, str(n))) for n in range(count)]
    # Two processes: while one waits for a function, the server answers the other.
    with concurrent.futures.ProcessPoolExecutor(2) as workers:
        first, second = workers.map(run_all, [cases[::2], cases[1::2]])
    lines = first | second
    pathlib.Path(folder, "expected").write_text("".join(f"{lines[n]}\n" for n in range(count)))


main(sys.argv[1], int(sys.argv[2]))
