"""The one normal form of place names: what the gazetteer stores and what a look-up asks for.

In: a name as a report writes it. Out: a key in lower-case ASCII letters, digits and single spaces.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ı": "i", "ə": "a", "Ə": "a", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ß": "ss",
        "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "ħ": "h", "Ħ": "h",
        "ŋ": "n", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ɗ": "d", "ɓ": "b", "ŧ": "t",
        "-": " ", "–": " ", "—": " ", "/": " ", "‑": " ", "_": " ", ",": " ", "(": " ", ")": " ", "&": " and ",
    }
)  # fmt: skip
_DROPPED = re.compile(r"[^a-z0-9 ]+")
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
ARTICLES = ("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "the", "ul")


def normal(name: str) -> str:
    """The key of a name: no case, marks, hyphens, apostrophes or dots; "Saint" is "st", "Mount" is "mt"."""
    text = name if name.isascii() else unicodedata.normalize("NFKD", name.translate(_LETTERS))
    text = _DROPPED.sub("", text.translate(_LETTERS).lower())
    return " ".join(_WORDS.get(word, word) for word in text.split())


def variants(key: str) -> tuple[str, ...]:
    """Other keys worth asking for when a key is unknown: with and without an Arabic or English article."""
    first, _, rest = key.partition(" ")
    if rest and first in ARTICLES:
        return (rest, *(f"{article} {rest}" for article in ("al", "el") if article != first))
    return (f"al {key}", f"el {key}", f"ad {key}", f"ash {key}", f"as {key}", f"ar {key}", f"at {key}", f"az {key}")
