"""Connections to checked addresses only, each with one deadline.

The host's name is resolved once; every address that it gives is checked, and the connection goes to the one that was
checked, so that a name cannot mean another host a moment later. Proxy settings of the environment are not looked at.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Collection, Iterable
from typing import Any

from httpcore2 import (
    ConnectError,
    ConnectTimeout,
    NetworkBackend,
    NetworkStream,
    ReadTimeout,
    SyncBackend,
    WriteTimeout,
)

from dateline.errors import FetchError
from dateline.fetch.guard import is_public
from dateline.fetch.settings import settings
from dateline.fetch.web_address import PORTS

Host = tuple[str, int]


class CheckedBackend(NetworkBackend):
    """Opens connections until `deadline`; `allowed` hosts and ports are connected to whatever their address is.

    `sockets` has the connections that are open, so that another thread can end them.
    """

    def __init__(self, deadline: float, allowed: Collection[Host], sockets: dict[int, socket.socket]) -> None:
        self._deadline = deadline
        self._allowed = allowed
        self._sockets = sockets
        self._backend = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        """A connection to one of the host's addresses, each of which was checked."""
        addresses = checked(host, port, self._allowed)
        failure: Exception = ConnectError("no address")
        for address in addresses:
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise ConnectTimeout("out of time")
            try:
                stream = self._backend.connect_tcp(address, port, min(left, settings().limits.seconds / 2))
                return _Stream(stream, self._deadline, self._sockets)
            except (ConnectError, ConnectTimeout) as error:
                failure = error
        raise failure


class _Stream(NetworkStream):
    """A connection on which nothing may last beyond the deadline, however slowly the other side drips."""

    def __init__(self, stream: NetworkStream, deadline: float, sockets: dict[int, socket.socket]) -> None:
        self._stream = stream
        self._deadline = deadline
        self._sockets = sockets
        sockets[id(self)] = stream.get_extra_info("socket")

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes."""
        return self._stream.read(max_bytes, self._left(ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send the bytes."""
        self._stream.write(buffer, self._left(WriteTimeout))

    def close(self) -> None:
        """End the connection."""
        self._sockets.pop(id(self), None)
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        """The same connection, encrypted; the certificate must be the host's."""
        secure = self._stream.start_tls(ssl_context, server_hostname, self._left(ConnectTimeout))
        self._sockets.pop(id(self), None)
        return _Stream(secure, self._deadline, self._sockets)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - what the library declares
        """What the pool asks of a connection."""
        return self._stream.get_extra_info(info)

    def _left(self, error: type[Exception]) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise error("out of time")
        return left


def checked(host: str, port: int, allowed: Collection[Host] = ()) -> list[str]:
    """The numeric addresses of a host. Raises FetchError unless all of them are public."""
    addresses = _resolved(host, port)
    if (host, port) in allowed:
        return addresses
    if port not in PORTS.values():
        raise FetchError(
            f"Port {port} is not fetched from, only {' and '.join(str(p) for p in sorted(PORTS.values()))}",
            where=host,
            advice=_allow(host, port),
        )
    for address in addresses:
        if not is_public(address):
            raise FetchError(f"The host's address {address} is not a public one", where=host, advice=_allow(host, port))
    return addresses


def _allow(host: str, port: int) -> str:
    return f"If the server is yours, allow it: --allow-host {host}:{port}."


def _resolved(host: str, port: int) -> list[str]:
    """Looked up in a thread that is left alone when it takes too long: a lookup cannot be stopped."""
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, ValueError) as error:  # ValueError: a label that is too long
            answers.put(error)

    threading.Thread(target=look_up, daemon=True).start()
    try:
        answer = answers.get(timeout=settings().limits.lookup_seconds)
    except queue.Empty:
        raise FetchError(
            "The host's name could not be resolved in time", where=host, advice="Try again later."
        ) from None
    if isinstance(answer, Exception) or not answer:
        reason = getattr(answer, "strerror", None) or str(answer)
        raise FetchError(
            f"The host's name could not be resolved: {reason}", where=host, advice="Check the address and the network."
        )
    return answer
