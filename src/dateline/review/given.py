"""Values as a person or a program sends them, taken apart with errors that say where.

Takes a JSON value and the place where it stands (`actors[1].country`); gives it as what it should be. Raises WrongValue.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from dateline.review.refused import WrongValue

Json = dict[str, Any]
LONGEST = 300  # characters of a name
MOST = 50  # entries of a list
LARGEST = 10**10  # people


def members(value: object, where: str, known: Collection[str]) -> Json:
    """An object that has none but the known members."""
    if not isinstance(value, dict):
        raise WrongValue(f"{shown(value)} is no object", where=where, advice=f"Give one with {_listed(known)}.")
    for name in value:
        if name not in known:
            raise WrongValue(f"There is no {shown(name)} here", where=where, advice=f"Known: {_listed(known)}.")
    return value


def entries(value: object, where: str) -> Sequence[object]:
    """A list."""
    if not isinstance(value, list):
        raise WrongValue(f"{shown(value)} is no list", where=where, advice="Give a list; an empty one for none.")
    if len(value) > MOST:
        raise WrongValue(f"The list has {len(value)} entries", where=where, advice=f"At most {MOST} are kept.")
    return value


def choice(value: object, where: str, known: Collection[str]) -> str:
    """One of some words."""
    if not isinstance(value, str) or value not in known:
        raise WrongValue(f"{shown(value)} is not known", where=where, advice=f"One of: {_listed(known)}.")
    return value


def choices(value: object, where: str, known: Collection[str]) -> list[str]:
    """Some of some words, each once, in the order given."""
    found = [choice(entry, f"{where}[{n}]", known) for n, entry in enumerate(entries(value, where))]
    if len(set(found)) < len(found):
        raise WrongValue("The same stands twice", where=where, advice="Name each once.")
    return found


def name(value: object, where: str) -> str | None:
    """A short text that can be shown in a line, or None."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise WrongValue(f"{shown(value)} is no text", where=where, advice="Give a text, or null for none.")
    plain = " ".join(value.split())
    if len(plain) > LONGEST or not is_plain(plain):
        raise WrongValue(
            "The text cannot be kept", where=where, advice=f"At most {LONGEST} characters, without control characters."
        )
    return plain or None


def is_plain(words: str) -> bool:
    """Whether a store can keep the text: it has no control characters and no halves of characters."""
    return not any(unicodedata.category(c) in ("Cc", "Cs") for c in words)


def people(value: object, where: str) -> int | None:
    """A number of people, or None."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise WrongValue(f"{shown(value)} is no number of people", where=where, advice="Give 0 or more, or null.")
    return value


def yes(value: object, where: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongValue(f"{shown(value)} is neither true nor false", where=where, advice="Give true or false.")
    return value


def day(value: object, where: str) -> date:
    """A day."""
    try:
        if isinstance(value, str) and len(value) == len("2024-05-17"):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise WrongValue(f"{shown(value)} is no day", where=where, advice="Write it as 2024-05-17.")


def shown(value: object) -> str:
    """A value as an error names it."""
    told = repr(value)
    return told if len(told) <= 60 else told[:59] + "…"


def _listed(known: Collection[str]) -> str:
    return ", ".join(known)
