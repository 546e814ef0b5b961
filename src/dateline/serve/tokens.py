"""Named tokens: what lets a person of a team, or a program of hers, in.

Takes names and roles; gives tokens, which are shown once, and who a token stands for. A token has 256 random bits; the store
keeps its salted digest.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import get_args

from dateline.errors import ConfigError
from dateline.serve.people import Person, Role
from dateline.store import people
from dateline.store.database import Database

_START = "dl"  # of every token, so that one is known when it is found somewhere
_LONGEST = 100  # characters of a name


def add(database: Database, name: str, role: Role) -> str:
    """Make a token for a person; this is the only time that it is seen. Raises ConfigError for a name that cannot be used."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise ConfigError(
            "This is no name for a person", where=name[:_LONGEST], advice="Use letters, digits and blanks."
        )
    if people.by_name(database, name):
        raise ConfigError(f"{name} has a token already", advice=f"Withdraw it first: dateline tokens withdraw '{name}'")
    id, secret, salt = secrets.token_hex(4), secrets.token_urlsafe(32), secrets.token_hex(16)
    token = f"{_START}_{id}_{secret}"
    people.insert(database, id, name, role, salt, digest(salt, token))
    return token


def known(database: Database, token: str) -> people.Kept | None:
    """Whose token this is, unless it is nobody's or was withdrawn."""
    start, _, rest = token.partition("_")
    id = rest.partition("_")[0]
    kept = people.by_id(database, id) if start == _START and id.isalnum() else None
    if kept is None or kept.withdrawn or not hmac.compare_digest(kept.hash, digest(kept.salt, token)):
        return None
    people.used(database, kept)
    return kept


def person_of(kept: people.Kept) -> Person:
    """The person of a row."""
    for role in get_args(Role):
        if role == kept.role:
            return Person(kept.name, role)
    return Person(kept.name, "reader")


def digest(salt: str, token: str) -> str:
    """What is kept in place of a token."""
    return hashlib.sha256(f"{salt} {token}".encode("utf-8", "replace")).hexdigest()
