"""The gate: who a request is from.

Takes a request; gives the person of its token or of its session's cookie, or none. Wrong tokens are counted by address, and
too many of them are not looked at any more for a while.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from fastapi import Request
from starlette.responses import Response

from dateline.serve.opened import Stores
from dateline.serve.people import Person
from dateline.serve.problems import Problem
from dateline.serve.sessions import Sessions
from dateline.serve.tokens import known, person_of
from dateline.store import people
from dateline.store.people import Kept

WRONG = 20  # tokens that an address may get wrong in a while
WHILE = 60.0  # seconds
_ADDRESSES = 10_000


class Gate:
    """Lets people in. `clock` gives seconds."""

    def __init__(self, stores: Stores, sessions: Sessions, clock: Callable[[], float] = time.monotonic) -> None:
        self._stores = stores
        self.sessions = sessions
        self._clock = clock
        self._lock = Lock()
        self._wrong: dict[str, list[float]] = {}

    def person(self, request: Request) -> Person | None:
        """Who asks. A token that is sent decides alone."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme:
            kept = self._named(request, token.strip()) if scheme.lower() == "bearer" else None
            return person_of(kept) if kept else None
        cookie = request.cookies.get(_cookie_name(request))
        return self.sessions.of(cookie, self._row) if cookie else None

    def sign_in(self, request: Request, token: str) -> str | None:
        """Begin a session with a one-time token or a named one; what its cookie says."""
        person = self.sessions.use_once(token)
        if person is not None:
            return self.sessions.begin(person)
        kept = self._named(request, token)
        return self.sessions.begin(person_of(kept), kept.id) if kept else None

    def sign_out(self, request: Request) -> None:
        """End the session of a request."""
        cookie = request.cookies.get(_cookie_name(request))
        if cookie:
            self.sessions.end(cookie)

    def _named(self, request: Request, token: str) -> Kept | None:
        address = request.client.host if request.client else ""
        self._check(address)
        with self._stores.lent() as store:
            kept = known(store.database, token)
        if kept is None:
            with self._lock:
                self._wrong.setdefault(address, []).append(self._clock())
        return kept

    def _check(self, address: str) -> None:
        """Raises `Problem` for an address with too many wrong tokens."""
        with self._lock:
            since = self._clock() - WHILE
            if len(self._wrong) > _ADDRESSES:
                self._wrong = {key: times for key, times in self._wrong.items() if times[-1] >= since}
            times = [at for at in self._wrong.get(address, ()) if at >= since]
            if len(times) >= WRONG:
                raise Problem(429, "Too many wrong tokens came from your address", "Wait a minute.")
            if times:
                self._wrong[address] = times
            else:
                self._wrong.pop(address, None)

    def _row(self, token_id: str) -> Kept | None:
        with self._stores.lent() as store:
            return people.by_id(store.database, token_id)


def set_cookie(request: Request, answer: Response, value: str) -> None:
    """Let the browser keep a session, for this server alone; an empty value takes it away."""
    answer.set_cookie(
        _cookie_name(request),
        value,
        max_age=None if value else 0,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def _cookie_name(request: Request) -> str:
    """Browsers do not tell the ports of a host apart, so the port is in the name."""
    return f"dateline-{request.url.port or 0}"
