"""Verifies access tokens, one per line, with joserfc: joserfc_peer.py JWKS FILE ISSUER SCOPE"""

import json
import sys

from joserfc import jwt
from joserfc.jwk import KeySet

jwks, file, issuer, scope = sys.argv[1:]
with open(jwks) as text:
    keys = KeySet.import_key_set(json.load(text))
claims = jwt.JWTClaimsRegistry(
    iss={"essential": True, "value": issuer},
    exp={"essential": True},
    token_use={"essential": True, "value": "access"},
)
with open(file) as tokens:
    for text in map(str.strip, tokens):
        token = jwt.decode(text, keys, ["RS256"])
        claims.validate(token.claims)
        if scope not in token.claims["scope"].split():
            sys.exit("rejected")
