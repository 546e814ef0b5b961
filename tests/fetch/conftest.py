"""A web server on this machine whose pages a test writes down, and which keeps what it was asked for."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import store_stub

from dateline.store import open_store


@dataclass
class Web:
    """`routes`: a path's answer as (status, headers, body), or a function that answers a request itself."""

    address: str
    host: str
    routes: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def put(self, path, body, status=200, **headers):
        """Answer with this from now on. A header's name is written with _ for -."""
        kind = "application/rss+xml" if "<rss" in str(body)[:60] else "text/html; charset=utf-8"
        named = {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}
        self.routes[path] = (status, named, body.encode() if isinstance(body, str) else body)

    def paths(self):
        """What was asked for since the last time, without robots.txt."""
        found = [path for path, _ in self.asked if path != "/robots.txt"]
        self.asked.clear()
        return found


@pytest.fixture
def web():
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            server.web.asked.append((self.path, dict(self.headers)))
            answer = server.web.routes.get(self.path, (404, {}, b""))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            etag = headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request, client_address):
            pass  # who asked went away

    server = Server(("127.0.0.1", 0), Handler)
    host = f"127.0.0.1:{server.server_port}"
    server.web = Web(f"http://{host}", host)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.web
    server.web.release.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def quick(monkeypatch):
    """A coder that takes no time, no pauses between requests, and small pages read at once, without another process."""
    monkeypatch.setattr("dateline.cli.store_options.code", lambda model, jobs: store_stub.code)
    monkeypatch.setattr("dateline.fetch.fetcher.Fetcher._wait", lambda *_: None)
    monkeypatch.setattr("dateline.read.worker.Worker.is_careful", False)


@pytest.fixture
def rows(store_name):
    """The rows of a statement on the test's store."""

    def ask(statement):
        with open_store(store_name) as store:
            return store.database.rows(statement)

    return ask
