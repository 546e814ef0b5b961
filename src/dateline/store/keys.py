"""Ids made of content, and the form of names that filters compare.

Takes the parts of what an id stands for; gives the first 20 hexadecimal digits of their SHA-256 (80 bits: among 10⁹
reports two different ones share an id with a chance of 4 in 10⁷).
"""

from __future__ import annotations

import hashlib
import json
import unicodedata

DIGITS = 20


def content_id(*parts: str | int | None) -> str:
    """The id of these parts, in this order."""
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return hashlib.sha256(data).hexdigest()[:DIGITS]


def name_key(name: str | None) -> str:
    """A name as filters compare it: small letters, no accents, single blanks.

    >>> name_key("El  Fasher'"), name_key("Xankəndi"), name_key("Perú")
    ("el fasher'", 'xankəndi', 'peru')
    """
    parts = unicodedata.normalize("NFKD", (name or "").replace("\0", " ")).casefold()
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())


def words(values: object) -> str:
    """A list of codes as one text with blanks around each, so that `LIKE '% MIL %'` finds one."""
    listed = [str(value) for value in values] if isinstance(values, list | tuple) else []
    return f" {' '.join(listed)} " if listed else ""
