"""Generates settings, responses and tokens, and says what jwtscope must find in them.

    pool_reference.py FOLDER COUNT

It shares no code and no method with jwtscope: it tries out every pool that the settings leave possible
("worlds"), issues a token in each, and compares the tokens. FOLDER gets a numbered folder for each case, with
settings.json, response.json, token.jwt, scope and sign-in, and the file `expected` with one line each: the verdict of
`jwtscope pool`, and the certain hints of `jwtscope decode --pool`.
"""

import base64
import itertools
import json
import pathlib
import random
import sys

POOL, CLIENT = "us-east-1_Example01", "1example23456789"
ACCOUNT = "123456789012"
FUNCTION = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:pretoken"
POOL_ARN = f"arn:aws:cognito-idp:us-east-1:{ACCOUNT}:userpool/{POOL}"
ADMIN = "aws.cognito.signin.user.admin"
ISSUED = 1767225600
PLANS = 1732298400  # 2024-11-22T18:00:00Z
READ = "com.example.photos/read"
SCOPES = [[READ], [READ], ["com.example.photos/write"], ["openid"], [ADMIN], [READ, "openid"], ["plain"]]
FLOWS = [None, None, ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], ["ALLOW_USER_PASSWORD_AUTH"], ["ALLOW_REFRESH_TOKEN_AUTH"], ["ALLOW_CLIENT_TOKEN_AUTH"]]


def pool_settings(pick):
    arn, other = FUNCTION, {"PreSignUp": FUNCTION.replace("pretoken", "other")}
    lambda_config = pick(
        [None, {}, other]
        + [{"PreTokenGeneration": arn}] * 2
        + [{"PreTokenGenerationConfig": {"LambdaVersion": v, "LambdaArn": arn}} for v in ("V1_0", "V2_0", "V2_0", "V2_0", "V3_0", "V3_0")]
    )
    pool = {"Id": POOL, "Arn": POOL_ARN, "LastModifiedDate": pick([ISSUED - 5, ISSUED - 5, ISSUED + 5.5, None])}
    if lambda_config is not None:
        pool["LambdaConfig"] = lambda_config
    plan = pick(["ESSENTIALS", "ESSENTIALS", "PLUS", "LITE", "LITE", None])
    if plan:
        pool["UserPoolTier"] = plan
    pool["CreationDate"] = pick([PLANS - 1, PLANS, PLANS + 0.5, PLANS + 0.5, None])
    pool["Domain"] = pick(["photos"] * 5 + [None])
    return {k: v for k, v in pool.items() if v is not None}


def client_settings(pick):
    client = {
        "UserPoolId": POOL, "ClientId": CLIENT, "ClientSecret": "never-shown-5f2c1a9e7b3d4860",
        "LastModifiedDate": pick([ISSUED - 5, ISSUED - 5, ISSUED + 5.5, None]),
        "AllowedOAuthFlowsUserPoolClient": pick([True] * 5 + [False, None]),
        "AllowedOAuthFlows": pick([["code"], ["code"], ["client_credentials"], ["client_credentials", "code"], None]),
        "AllowedOAuthScopes": pick([[READ], ["openid", READ], ["openid", ADMIN], None]),
        "ExplicitAuthFlows": pick(FLOWS),
    }
    return {k: v for k, v in client.items() if v is not None}


def server_settings(pick):
    names = pick([["read"], ["read", "write"], ["write"], None])
    server = {"UserPoolId": POOL, "Identifier": "com.example.photos", "Scopes": names and [{"ScopeName": n} for n in names]}
    server = {k: v for k, v in server.items() if v is not None}
    other = {"UserPoolId": POOL, "Identifier": "com.example.albums", "Scopes": [{"ScopeName": "read"}]}
    return pick([
        {"ResourceServers": [server]}, {"ResourceServers": [server, other]}, {"ResourceServer": server},
        {"ResourceServers": [other]}, {"ResourceServers": [other], "NextToken": "x"}, {"ResourceServer": other},
    ])


def policy_settings(pick):
    statement = {
        "Effect": "Allow", "Principal": {"Service": pick(["cognito-idp.amazonaws.com"] * 9 + ["apigateway.amazonaws.com"])},
        "Action": pick(["lambda:InvokeFunction", "lambda:*"]), "Resource": pick([FUNCTION] * 5 + [FUNCTION + ":live"]),
    }
    condition = pick([None, {"ArnLike": {"AWS:SourceArn": POOL_ARN}}, {"Bool": {"aws:SecureTransport": "true"}}])
    if condition:
        statement["Condition"] = condition
    return {"Policy": json.dumps({"Version": "2012-10-17", "Statement": [statement]})}


def response(pick):
    generation = {}
    for name in ("scopesToAdd", "scopesToSuppress"):
        scopes = pick([None, [READ], [READ], [READ, "openid", "plain"], [ADMIN], ["com.example.photos/write"]])
        if scopes and (name == "scopesToAdd" or pick([True, False, False, False])):
            generation[name] = scopes
    return {"claimsAndScopeOverrideDetails": {"accessTokenGeneration": generation}}


# What the settings leave possible.

def triggers(pool):
    """The trigger's possible versions; None is no trigger."""
    if pool is None:
        return [None, 1, 2, 3]
    config = pool.get("LambdaConfig", {})
    if "PreTokenGenerationConfig" in config:
        return [int(config["PreTokenGenerationConfig"]["LambdaVersion"][1])]
    if "UserPoolTier" in pool:
        return [1] if "PreTokenGeneration" in config else [None]
    return [1, 2, 3] if "PreTokenGeneration" in config else [None, 1, 2, 3]


def runs(pool):
    """Whether the trigger's changes are made: of a pool that has one in the plan LITE, that is documented for some."""
    if pool is None or pool.get("UserPoolTier") != "LITE" or triggers(pool)[0] in (None, 1):
        return [True]
    return [True] if triggers(pool) == [2] and pool.get("CreationDate", PLANS + 1) <= PLANS else [True, False]


def clients(client, scopes, pool):
    """Possible pairs: the allowed scopes of those expected, and the kinds of sign-in that succeed."""
    domains = [True, False] if pool is None else ["Domain" in pool]
    sets = [set(c) for n in range(len(scopes) + 1) for c in itertools.combinations(scopes, n)]
    if client is None:
        kinds = [{"api", "machine"} | ({"oauth"} if True in domains else set()), set()]
        return [(s, k) for s in sets for k in kinds]
    whole = "AllowedOAuthFlowsUserPoolClient" in client
    allowed = [set(client["AllowedOAuthScopes"])] if "AllowedOAuthScopes" in client else [set()] if whole else sets
    oauth = [client["AllowedOAuthFlowsUserPoolClient"]] if whole else [True, False]
    grants = [client["AllowedOAuthFlows"]] if "AllowedOAuthFlows" in client else [[]] if whole else [["code", "client_credentials"], []]
    flows = client.get("ExplicitAuthFlows")
    flows = [flows] if flows else [["ALLOW_USER_SRP_AUTH"]] if whole else [["ALLOW_USER_SRP_AUTH", "ALLOW_CLIENT_TOKEN_AUTH"], []]
    worlds = []
    for a, o, g, f, d in itertools.product(allowed, oauth, grants, flows, domains):
        kinds = set()
        if set(f) - {"ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_CLIENT_TOKEN_AUTH"}:
            kinds.add("api")
        if d and o and {"code", "implicit"} & set(g):
            kinds.add("oauth")
        if d and o and "client_credentials" in g or "ALLOW_CLIENT_TOKEN_AUTH" in f:
            kinds.add("machine")
        worlds.append((a, kinds))
    return worlds


def is_custom(scope):
    return scope not in ("openid", "profile", "email", "phone") and not scope.startswith("aws.cognito.")


def definitions(servers, scopes):
    """The possible sets of expected custom scopes that are defined."""
    if servers is None:
        known, open_ = set(), [s for s in scopes if is_custom(s) and "/" in s]
        open_ += [s for s in scopes if is_custom(s) and "/" not in s]
    else:
        found = servers.get("ResourceServers") or [servers["ResourceServer"]]
        known = {f"{s['Identifier']}/{x['ScopeName']}" for s in found for x in s.get("Scopes", [])}
        whole = "ResourceServers" in servers and "NextToken" not in servers
        seen = {s["Identifier"] for s in found}
        open_ = [] if whole else [s for s in scopes if is_custom(s) and s.rpartition("/")[0] not in seen]
    return [known | set(c) for n in range(len(open_) + 1) for c in itertools.combinations(open_, n)]


def permissions(policy, pool):
    # Without the pool's settings, the policy may be another function's.
    if policy is None or pool is None:
        return [True, False]
    statement = json.loads(policy["Policy"])["Statement"][0]
    if statement["Resource"] != FUNCTION:
        return [True, False]
    if statement["Principal"]["Service"] != "cognito-idp.amazonaws.com":
        return [False]
    return [True, False] if "Bool" in statement.get("Condition", {}) else [True]


def responses(answer, scopes):
    if answer is None:
        return [(set(scopes), set()), (set(), set()), (set(), set(scopes))]
    generation = answer["claimsAndScopeOverrideDetails"]["accessTokenGeneration"]
    suppressed = set(generation.get("scopesToSuppress", []))
    return [(set(generation.get("scopesToAdd", [])) - suppressed, suppressed)]


def issue(kind, scopes, trigger, is_run, permitted, client, defined, answer):
    """The scopes of the token, as far as they are expected; None if the sign-in fails."""
    allowed, kinds = client
    if kind not in kinds:
        return None
    if kind == "api":
        token = {ADMIN}
    else:
        token = {s for s in scopes if s in allowed and (s in defined if is_custom(s) else kind == "oauth")}
    called = trigger is not None and (kind != "machine" or trigger == 3)
    if called and not permitted:
        return None
    if called and trigger >= 2 and is_run:
        token = (token | answer[0]) - answer[1]
    return token


def verdict(kind, scopes, pool, client, servers, policy, answer):
    worlds = itertools.product(
        triggers(pool), runs(pool), permissions(policy, pool), clients(client, scopes, pool), definitions(servers, scopes), responses(answer, scopes)
    )
    tokens = [issue(kind, scopes, *world) for world in worlds]
    carrying = [t is not None and set(scopes) <= t for t in tokens]
    return "would-carry" if all(carrying) else "not-prevented" if any(carrying) else "would-not-carry"


def certain_hints(kind, scopes, pool, client, servers):
    """The certain hints from the settings, for a token that lacks every expected scope."""
    dates = [d.get("LastModifiedDate") for d in (pool, client) if d]
    if any(d is not None and d > ISSUED for d in dates):
        return []
    missing = [s for s in scopes if kind != "api" or s != ADMIN]
    hints = set()
    if kind == "api":
        if missing and pool and "LastModifiedDate" in pool:
            possible = triggers(pool)
            if possible == [None]:
                hints.add("pool-without-trigger")
            elif possible == [1]:
                hints.add("pool-trigger-version")
            elif min(v or 0 for v in possible) >= 2 and runs(pool) == [True]:
                hints.add("customized-without-scope")
            if pool.get("UserPoolTier") == "LITE" and possible[0] in (None, 1) and pool.get("CreationDate", 0) > PLANS:
                hints.add("pool-plan")
        return sorted(hints)
    custom = [s for s in missing if is_custom(s)]
    if servers and any(all(s not in d for d in definitions(servers, scopes)) for s in custom):
        hints.add("scope-not-defined")
    if client and "LastModifiedDate" in client and client.get("AllowedOAuthFlowsUserPoolClient") is not False:
        concerned = missing if kind == "oauth" else custom
        if any(all(s not in a for a, _ in clients(client, scopes, pool)) for s in concerned):
            hints.add("client-scope-not-allowed")
    return sorted(hints)


def token(kind):
    claims = {
        "sub": CLIENT if kind == "machine" else "7618385c-aea3-42f5-8230-5468e5863303", "client_id": CLIENT,
        "iss": f"https://cognito-idp.us-east-1.amazonaws.com/{POOL}", "token_use": "access", "iat": ISSUED, "exp": ISSUED + 3600,
        "scope": {"api": ADMIN, "oauth": "phone", "machine": "com.example.other/list"}[kind],
    }
    if kind != "api":
        claims["version"] = 2
    encode = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()
    return f"{encode({'alg': 'RS256', 'kid': 'key'})}.{encode(claims)}.AAAA"


def main(folder, count):
    generator = random.Random(20260101)
    pick = generator.choice
    lines = []
    for number in range(count):
        kind, scopes = pick(["api", "api", "oauth", "machine"]), pick(SCOPES)
        parts = [
            make(pick) if generator.random() < 0.85 else None
            for make in (pool_settings, client_settings, server_settings, policy_settings)
        ]
        pool, client, servers, policy = parts
        if not any(parts):
            pool = pool_settings(pick)
        answer = response(pick) if generator.random() < 0.6 else None
        documents = [{"UserPool": pool} if pool else None, {"UserPoolClient": client} if client else None, servers, policy]
        documents = [d for d in documents if d]
        generator.shuffle(documents)
        place = pathlib.Path(folder, str(number))
        place.mkdir(parents=True)
        place.joinpath("settings.json").write_text("\n".join(json.dumps(d, indent=generator.choice([None, 2])) for d in documents))
        if answer is not None:
            place.joinpath("response.json").write_text(json.dumps(answer))
        place.joinpath("token.jwt").write_text(token(kind))
        place.joinpath("scope").write_text(" ".join(scopes))
        place.joinpath("sign-in").write_text(kind)
        lines.append(f"{verdict(kind, scopes, pool, client, servers, policy, answer)} {' '.join(certain_hints(kind, scopes, pool, client, servers))}".strip())
    pathlib.Path(folder, "expected").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
