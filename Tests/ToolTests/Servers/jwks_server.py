"""Serves a JWK Set, redirects, and unusable responses on a free loopback port, which it prints.

It ends when standard input ends.
"""

import http.server
import pathlib
import sys
import threading

JWKS = pathlib.Path(sys.argv[1]).read_bytes()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path.partition("?")[0]:
            case "/jwks.json":
                self.answer(200, JWKS)
            case "/moved.json":
                self.answer(302, b"", Location="/jwks.json")
            case "/page.json":
                self.answer(200, b"<!doctype html><title>Sign in</title>")
            case "/empty.json":
                self.answer(200, b"")
            case "/endless.json":
                self.send_response(200)
                self.end_headers()
                while True:
                    self.wfile.write(b" " * 65536)
            case _:
                self.answer(404, b'{"message":"not found"}')

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that closes the connection is not an error."""


server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.buffer.read()
