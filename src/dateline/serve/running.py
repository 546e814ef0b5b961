"""The server: uvicorn with an application, on one address.

Takes an application and where to listen; gives a server whose port is known before it runs.
"""

from __future__ import annotations

import socket

import uvicorn
from starlette.types import ASGIApp

from dateline.errors import ConfigError

_BACKLOG = 128
_CLIENTS = 200  # at once


class Server:
    """Listens from the start; `run` answers until it is told to stop."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self._app = app
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((host, port))
        except OSError as error:
            self._socket.close()
            raise ConfigError(
                f"The server cannot listen there: {error.strerror or error}", where=f"{host}:{port}",
                advice="Choose another --port, or 0 for any that is free.",
            ) from error  # fmt: skip
        self._socket.listen(_BACKLOG)
        self.port: int = self._socket.getsockname()[1]
        self._server = uvicorn.Server(
            uvicorn.Config(
                app, log_level="warning", access_log=False, server_header=False, limit_concurrency=_CLIENTS,
                timeout_keep_alive=15, timeout_graceful_shutdown=5, ws="none", h11_max_incomplete_event_size=32_768,
            )
        )  # fmt: skip

    @property
    def is_started(self) -> bool:
        """Whether it answers."""
        return self._server.started

    def run(self) -> None:
        """Answer until Ctrl-C, SIGTERM or `stop`."""
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()

    def stop(self) -> None:
        """Let `run` end; from any thread."""
        self._server.should_exit = True
