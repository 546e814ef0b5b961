"""One request after another, carefully: the only file that sends any.

Takes a web address; gives the server's answer, or raises `FetchError` with the reason. Each redirect is checked like
the address itself; bytes, time and redirects have limits; robots.txt is obeyed; between two requests to one host there
is a pause.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dateline.errors import FetchError
from dateline.fetch import robots
from dateline.fetch.backoff import minutes_asked
from dateline.fetch.settings import settings
from dateline.fetch.web_address import PORTS, web_address

if TYPE_CHECKING:
    from httpcore2 import Response

_REDIRECTS = (301, 302, 303, 307, 308)
_UNCHANGED = 304


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent. `address` is where it came from in the end; `data` is None when nothing changed."""

    address: str
    data: bytes | None
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class Fetcher:
    """Use it in a `with` statement. `allow_hosts`: HOST:PORT whose address need not be public."""

    def __init__(self, allow_hosts: Collection[str] = (), *, pause: float | None = None) -> None:
        self._allowed = frozenset(_host(name) for name in allow_hosts)
        self._pause = settings().manners.between_seconds if pause is None else pause
        self._rules: dict[str, tuple[robots.Rules | FetchError, float]] = {}
        self._turns: dict[str, threading.Lock] = {}
        self._last: dict[str, float] = {}
        self._guard = threading.Lock()
        self._stopped = threading.Event()
        self._sockets: dict[int, socket.socket] = {}
        self._context: ssl.SSLContext | None = None

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """No request begins any more; who waits for a turn or an answer is let go."""
        self._stopped.set()
        for connection in list(self._sockets.values()):
            with suppress(OSError):  # it has just ended by itself
                connection.shutdown(socket.SHUT_RDWR)

    def get(
        self, address: str, *, etag: str | None = None, last_modified: str | None = None, limit: int | None = None
    ) -> Answer:
        """The answer for an address; `etag` and `last_modified` are what the server said the last time."""
        current = web_address(address)
        deadline = time.monotonic() + settings().limits.seconds
        headers = _conditions(etag, last_modified)
        for _ in range(settings().limits.redirects + 1):
            waited = self._check_robots(current)
            began = time.monotonic()
            self._wait(current, waited)
            deadline += time.monotonic() - began  # waiting for one's turn is no fault of the server
            answer = self._ask(current, headers, limit or settings().limits.bytes, deadline)
            if isinstance(answer, Answer):
                return answer
            current = web_address(urljoin(current, answer))
        raise FetchError(
            f"The address leads to more than {settings().limits.redirects} others",
            where=address,
            advice="Leave it out.",
        )

    def _ask(self, address: str, headers: list[tuple[str, str]], limit: int, deadline: float) -> Answer | str:
        """One request: the answer, or where else to look."""
        from httpcore2 import ConnectionPool, ProtocolError, TimeoutException
        from httpcore2 import NetworkError as BrokenConnection

        from dateline.fetch.connect import CheckedBackend
        from dateline.fetch.unpack import unpacked

        backend = CheckedBackend(deadline, self._allowed, self._sockets)
        try:
            with (
                ConnectionPool(ssl_context=self._tls(), network_backend=backend, max_keepalive_connections=0) as pool,
                pool.stream("GET", address, headers=[*_standing(address), *headers]) as response,
            ):
                if response.status in _REDIRECTS:
                    target = _header(response, "location")
                    if not target:
                        raise FetchError("The address leads elsewhere without saying where", where=address)
                    return target
                if response.status == _UNCHANGED:
                    return Answer(
                        address, None, etag=_header(response, "etag"), last_modified=_header(response, "last-modified")
                    )
                if response.status != 200:
                    raise FetchError(
                        f"The server answered {response.status}",
                        where=address,
                        advice=_advice(response),
                        wait_minutes=minutes_asked(_header(response, "retry-after")),
                    )
                pieces: Iterable[bytes] = response.iter_stream()
                data = unpacked(pieces, _header(response, "content-encoding") or "", limit, address)
                kind, charset = _content_type(_header(response, "content-type") or "")
                return Answer(
                    address, data, kind, charset, _header(response, "etag"), _header(response, "last-modified")
                )
        except TimeoutException as error:
            seconds = settings().limits.seconds
            raise FetchError(
                f"The server took longer than {seconds:g} seconds", where=address, advice="Try again later."
            ) from error
        except (BrokenConnection, ProtocolError, ssl.SSLError, OSError, ValueError) as error:
            told = str(error) or type(error).__name__
            raise FetchError(
                f"The connection failed: {told}", where=address, advice="Check the address, or try again later."
            ) from error

    def _check_robots(self, address: str) -> float:
        """The pause that the site asks for. Raises FetchError when it does not want the address fetched."""
        rules = self._robots(address)
        if not rules.allow(address):
            raise FetchError(
                "The site's robots.txt asks programs not to fetch this",
                where=address,
                advice="Ask the site, or read it there.",
            )
        delay = rules.delay or 0.0
        if delay > settings().manners.longest_delay_seconds:
            raise FetchError(
                f"The site's robots.txt asks for {delay:g} seconds between two requests",
                where=address,
                advice="Leave it out.",
            )
        return max(delay, self._pause)

    def _robots(self, address: str) -> robots.Rules:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        known, until = self._rules.get(site, (None, 0.0))
        if known is None or until < time.monotonic():
            minutes = settings().manners.robots_minutes
            try:
                known = self._fetched_robots(f"{site}/robots.txt")
            except FetchError as error:
                known, minutes = error, settings().manners.robots_again_minutes
            self._rules[site] = known, time.monotonic() + 60 * minutes
        if isinstance(known, FetchError):
            raise FetchError(known.what, where=known.where, advice=known.advice, wait_minutes=known.wait_minutes)
        return known

    def _fetched_robots(self, address: str) -> robots.Rules:
        """A site without a robots.txt allows all; one whose robots.txt cannot be had allows nothing (RFC 9309, 2.3.1)."""
        limits = settings().limits
        deadline = time.monotonic() + limits.seconds
        current = address
        for _ in range(limits.redirects + 1):
            self._wait(current, self._pause)
            try:
                answer = self._ask(current, [], limits.robots_bytes, deadline)
            except FetchError as error:
                status = error.what.removeprefix("The server answered ")
                if status.isdigit() and 400 <= int(status) < 500 and status != "429":
                    return robots.Rules()
                raise
            if isinstance(answer, Answer):
                text = (answer.data or b"").decode("utf-8-sig", "replace")
                return robots.parse(text, settings().manners.agent)
            current = web_address(urljoin(current, answer))
        return robots.Rules()

    def _wait(self, address: str, pause: float) -> None:
        """Wait for the host's turn, and take it."""
        host = urlsplit(address).netloc
        with self._guard:
            turn = self._turns.setdefault(host, threading.Lock())
        with turn:
            left = self._last.get(host, float("-inf")) + pause - time.monotonic()
            if left > 0:
                self._stopped.wait(left)
            if self._stopped.is_set():
                raise FetchError("Fetching was stopped", where=address)
            self._last[host] = time.monotonic()

    def _tls(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = ssl.create_default_context()
        return self._context


def user_agent() -> str:
    """How the program introduces itself."""
    from importlib.metadata import PackageNotFoundError, version

    name = settings().manners.agent
    try:
        return f"{name}/{version('dateline')} (reads news reports; obeys robots.txt)"
    except PackageNotFoundError:
        return f"{name} (reads news reports; obeys robots.txt)"


def _host(name: str) -> tuple[str, int]:
    """HOST:PORT as the command line gives it."""
    from dateline.errors import ConfigError

    host, _, port = name.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise ConfigError(f"{name!r} is no host and port", where="--allow-host", advice="Write it as 127.0.0.1:8000.")
    return host.strip("[]").lower(), int(port)


def _standing(address: str) -> list[tuple[str, str]]:
    from dateline.fetch.unpack import ACCEPTED

    parts = urlsplit(address)
    host = parts.netloc if parts.port != PORTS[parts.scheme] else parts.netloc.rpartition(":")[0]
    accept = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/*;q=0.8, */*;q=0.5"
    return [
        ("Host", host), ("User-Agent", user_agent()), ("Accept", accept), ("Accept-Encoding", ACCEPTED),
        ("Connection", "close"),
    ]  # fmt: skip


def _conditions(etag: str | None, last_modified: str | None) -> list[tuple[str, str]]:
    given = (("If-None-Match", etag), ("If-Modified-Since", last_modified))
    return [(name, value) for name, value in given if value and value.isprintable() and value.isascii()]


def _header(response: Response, name: str) -> str | None:
    for key, value in response.headers:
        if key.lower() == name.encode():
            try:
                return str(value.decode("utf-8")).strip()
            except UnicodeDecodeError:
                return str(value.decode("latin-1")).strip()
    return None


def _content_type(value: str) -> tuple[str, str | None]:
    kind, _, rest = value.partition(";")
    found = [
        part.partition("=")[2].strip(" \"'") for part in rest.split(";") if part.strip().lower().startswith("charset=")
    ]
    return kind.strip().lower(), found[0] if found and found[0] else None


def _advice(response: Response) -> str:
    return "Try again later." if response.status >= 500 or response.status == 429 else "Check the address."
