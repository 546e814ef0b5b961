"""Who is signed in: one-time tokens and sessions, in the server's memory, which end with it.

Takes tokens and cookies; gives people. Nothing is kept in clear: what is looked up is a digest.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from dateline.serve.people import Person
from dateline.serve.tokens import digest, person_of
from dateline.store.people import Kept

SECONDS = 12 * 3600  # since a session was last used
MOST = 10_000


@dataclass(slots=True)
class _Session:
    person: Person
    token_id: str | None  # of a named person, whose token may be withdrawn meanwhile
    used: float


class Sessions:
    """Safe to use in several threads. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._sessions: dict[str, _Session] = {}
        self._once: dict[str, Person] = {}

    def once(self, person: Person, token: str | None = None) -> str:
        """A token that signs this person in a single time."""
        token = token or secrets.token_urlsafe(32)
        with self._lock:
            self._once[digest("", token)] = person
        return token

    def use_once(self, token: str) -> Person | None:
        """Whom a one-time token signs in; it is of no use afterwards."""
        with self._lock:
            return self._once.pop(digest("", token), None)

    def begin(self, person: Person, token_id: str | None = None) -> str:
        """A new session: what its cookie says."""
        cookie = secrets.token_urlsafe(32)
        with self._lock:
            self._make_room()
            self._sessions[digest("", cookie)] = _Session(person, token_id, self._clock())
        return cookie

    def of(self, cookie: str, kept: Callable[[str], Kept | None]) -> Person | None:
        """Whose session this is. `kept` gives the row of a token's id, which may be withdrawn or of another role now."""
        key = digest("", cookie)
        with self._lock:
            session = self._sessions.get(key)
            if session is None or self._clock() - session.used > SECONDS:
                self._sessions.pop(key, None)
                return None
            session.used = self._clock()
        if session.token_id is None:
            return session.person
        row = kept(session.token_id)
        if row is None or row.withdrawn:
            self.end(cookie)
            return None
        return person_of(row)

    def end(self, cookie: str) -> None:
        """Sign out."""
        with self._lock:
            self._sessions.pop(digest("", cookie), None)

    def _make_room(self) -> None:
        last = self._clock() - SECONDS
        self._sessions = {key: session for key, session in self._sessions.items() if session.used >= last}
        while len(self._sessions) >= MOST:
            del self._sessions[min(self._sessions, key=lambda key: self._sessions[key].used)]
