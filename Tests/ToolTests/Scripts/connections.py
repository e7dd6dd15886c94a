"""Runs a shell command with $TOKEN, a token that names this server as the location of its keys.

Prints the number of connections that the server got meanwhile.
"""

import base64
import json
import os
import socket
import subprocess
import sys


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
origin = f"http://127.0.0.1:{server.getsockname()[1]}"
header = {
    "alg": "RS256", "kid": f"{origin}/kid", "jku": f"{origin}/jwks.json",
    "x5u": f"{origin}/cert.pem", "jwk": {"kty": "RSA", "x5u": f"{origin}/cert.pem"},
}
claims = {
    "iss": origin, "aud": origin, "jwks_uri": f"{origin}/jwks.json", "token_use": "access",
    "exp": 1767229200, "scope": origin,
}
token = f"{part(header)}.{part(claims)}.{'A' * 342}"
subprocess.run(["sh", "-c", sys.argv[1]], env={**os.environ, "TOKEN": token, "ORIGIN": origin})
count = 0
while True:
    try:
        server.accept()
        count += 1
    except BlockingIOError:
        break
print(count, "connections")
