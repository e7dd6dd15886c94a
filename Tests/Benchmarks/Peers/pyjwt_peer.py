"""Verifies access tokens, one per line, with PyJWT: pyjwt_peer.py JWKS FILE ISSUER SCOPE"""

import json
import sys

import jwt

jwks, file, issuer, scope = sys.argv[1:]
with open(jwks) as text:
    keys = {key["kid"]: jwt.PyJWK(key, "RS256") for key in json.load(text)["keys"]}
with open(file) as tokens:
    for token in map(str.strip, tokens):
        key = keys[jwt.get_unverified_header(token)["kid"]]
        claims = jwt.decode(token, key, ["RS256"], {"require": ["exp", "iss"]}, issuer=issuer)
        if claims["token_use"] != "access" or scope not in claims["scope"].split():
            sys.exit("rejected")
