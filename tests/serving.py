"""A real server on this machine, for what the web does to a reader."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server:
    """A server on this machine whose answers a test writes; it notes what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answers: dict[str, list[tuple[int, dict[str, str], bytes]]] = {}
        self.slow: set[str] = set()
        self.at_once = self.most_at_once = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.at_once += 1
                outer.most_at_once = max(outer.most_at_once, outer.at_once)
                outer.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                queue = outer.answers.get(self.path, [(404, {}, b"")])
                status, headers, body = queue.pop(0) if len(queue) > 1 else queue[0]
                self.send_response(status)
                for key, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(key, value)
                self.end_headers()
                try:
                    for byte in range(0, len(body), 10) if self.path in outer.slow else ():
                        self.wfile.write(body[byte : byte + 10])
                        self.wfile.flush()
                        time.sleep(0.05)
                    if self.path not in outer.slow:
                        self.wfile.write(body)
                except OSError:
                    pass
                outer.at_once -= 1

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def answer(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        told = {key.replace("_", "-"): value for key, value in headers.items()}
        self.answers.setdefault(path, []).append((status, told, body))

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]
