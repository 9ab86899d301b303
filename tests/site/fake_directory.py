"""A directory that speaks OpenID Connect on the loopback: it knows one person, whom tests make up."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

import jwt


class FakeDirectory:
    client_id, client_secret = "sito", "segreto"

    def __init__(self):
        self.person = {"sub": "42", "email": "giovanna@comune.example", "email_verified": True}
        self.asked = []
        directory = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.answer(directory.userinfo() if self.path == "/userinfo" else directory.configuration())

            def do_POST(self):
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                directory.asked.append(form)
                self.answer(directory.tokens())

            def answer(self, data):
                body = json.dumps(data).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def configuration(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def userinfo(self):
        return self.person

    def tokens(self):
        claims = {"iss": self.issuer, "aud": self.client_id, "exp": 4_000_000_000, **self.person}
        token = jwt.encode(claims, "una chiave che nessuno guarda, ma lunga", algorithm="HS256")
        return {"access_token": "gettone", "token_type": "Bearer", "id_token": token}

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
