"""Prints the key of the token as PEM: pem.py JWKS FILE"""

import json
import sys

import jwt
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

jwks, file = sys.argv[1:]
with open(jwks) as text, open(file) as token:
    kid = jwt.get_unverified_header(token.read().strip())["kid"]
    key = next(key for key in json.load(text)["keys"] if key["kid"] == kid)
public = jwt.PyJWK(key, "RS256").key
print(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode(), end="")
