"""Tokens in the form of Amazon Cognito."""

import base64
import json
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

Claims = dict[str, object]

# fmt: off
ACCESS_ORDER = [
    "sub", "cognito:groups", "iss", "client_id", "origin_jti", "event_id", "token_use",
    "scope", "auth_time", "exp", "iat", "jti", "username",
]
ID_ORDER = [
    "sub", "cognito:groups", "email_verified", "phone_number_verified", "iss",
    "cognito:username", "origin_jti", "aud", "event_id", "token_use", "auth_time",
    "exp", "iat", "jti",
]
# fmt: on


class SigningKey:
    """An RSA key that exists only in memory, and its kid of 44 base64 characters."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.kid = base64.b64encode(os.urandom(32)).decode()

    def sign(self, claims: Claims) -> str:
        header = {"kid": self.kid, "alg": "RS256"}
        signed = f"{_part(header)}.{_part(claims)}"
        signature = self._key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{_base64url(signature)}"

    def jwk(self) -> dict[str, str]:
        numbers = self._key.public_key().public_numbers()
        return {
            "alg": "RS256",
            "e": _base64url(numbers.e.to_bytes(3, "big")),
            "kid": self.kid,
            "kty": "RSA",
            "n": _base64url(numbers.n.to_bytes(256, "big")),
            "use": "sig",
        }


class PoolKeys:
    """The keys of a user pool, which signs ID and access tokens with different keys."""

    def __init__(self) -> None:
        self.identity, self.access = SigningKey(), SigningKey()

    def jwk_set(self) -> dict[str, object]:
        return {"keys": [self.identity.jwk(), self.access.jwk()]}


def in_order(claims: Claims, order: list[str]) -> Claims:
    """Returns the claims with those in `order` first."""
    first = {name: claims[name] for name in order if name in claims}
    return first | claims


def unverified_claims(token: str) -> Claims:
    payload = token.split(".")[1]
    claims: Claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
    return claims


def new_refresh_token() -> str:
    """Returns five parts, as in a JWE. All but the header are random."""
    header = _part({"cty": "JWT", "enc": "A256GCM", "alg": "RSA-OAEP"})
    encrypted = (_base64url(os.urandom(size)) for size in (256, 12, 850, 16))
    return ".".join([header, *encrypted])


def _part(members: object) -> str:
    """Encodes JSON as Cognito does: without spaces, and with / as \\/."""
    text = json.dumps(members, ensure_ascii=False, separators=(",", ":"))
    # A handler can return half a surrogate pair, which UTF-8 cannot represent.
    return _base64url(text.replace("/", r"\/").encode(errors="replace"))


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
