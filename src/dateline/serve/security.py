"""What holds for every request and answer, whatever it is about: hosts, origins, limits, headers.

Takes an application; gives one that lets in only what names this server as its host, comes from no other site, and is
of a bearable size; every answer carries headers that keep a page from doing anything but showing this server's data.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.serve.answers import problem_answer
from dateline.serve.problems import Problem

BODY = 1_000_000  # bytes
QUERY = 8_192
HEADS = 16_384  # all headers together
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_READING = frozenset(("GET", "HEAD", "OPTIONS"))
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SIGN_IN_POLICY = HEADERS["Content-Security-Policy"].replace("form-action 'none'", "form-action 'self'")


class Guard:
    """The application with all of this around it. `hosts` are names without ports; `any_address`: also bare IP addresses."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], *, any_address: bool = False) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._any_address = any_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # nothing here speaks over web sockets
            await send({"type": "websocket.close", "code": 1008})
            return
        scope.setdefault("state", {})
        answer = _Answer(scope, send)
        problem = self._refused(scope)
        if problem is not None:
            await problem_answer(problem)(scope, receive, answer)
            return
        await self._app(scope, _Limited(receive), answer)

    def _refused(self, scope: Scope) -> Problem | None:
        """Why a request is not let in, if it is not."""
        headers = Headers(scope=scope)
        if not self._is_ours(headers.getlist("host")):
            return Problem(
                400, "The request is for another host", "Use the address that dateline serve printed, or --allow-host."
            )
        if len(scope["query_string"]) > QUERY:
            return Problem(413, f"The query is longer than {QUERY} bytes", "Ask for fewer filters at once.")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > HEADS:
            return Problem(413, f"The headers are longer than {HEADS} bytes", "Send fewer cookies.")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > BODY:
            return Problem(413, f"The body is larger than {BODY:,} bytes", "Send less at once.")
        if _is_from_elsewhere(scope, headers):
            return Problem(403, "The request comes from another site", "Use the explorer's own pages, or a token.")
        return None

    def _is_ours(self, given: list[str]) -> bool:
        if len(given) != 1:
            return False
        try:
            name = urlsplit(f"//{given[0]}").hostname or ""
        except ValueError:
            return False
        shown = f"[{name}]" if ":" in name else name
        return shown in self._hosts or (self._any_address and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_from_elsewhere(scope: Scope, headers: Headers) -> bool:
    """Whether a page of another site made a browser send this. Programs send neither header."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if scope["method"] in _READING:
        # A link from elsewhere may lead to a page, but nothing from elsewhere may read data, another port included.
        return site in ("cross-site", "same-site") and scope["path"].startswith("/api")
    if site is not None and site != "same-origin":
        return True
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


class _Limited:
    """The body of a request, which ends when it becomes too large."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._size = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > BODY:
            raise HTTPException(413, f"The body is larger than {BODY:,} bytes")
        return message


class _Answer:
    """The answer, with our headers. One that has an ETag of its state is said to be worth asking for again."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "private, no-cache")
            tag = self._scope["state"].get("etag")
            if tag and message["status"] in (200, 304):
                headers["ETag"] = tag
        await self._send(message)
