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
_SPELLINGS = tuple(
    (re.compile(pattern), other)
    for pattern, other in (
        ("iyy?ah?$", "iya"), ("ee", "i"), ("oo|ou", "u"), ("([b-df-hj-np-tv-z])\\1", r"\1"), ("^k", "q"), ("^q", "k"),
        ("e(?=[b-df-hj-np-tv-z])", "a"), ("o(?=[b-df-hj-np-tv-z])", "u"), ("dh", "d"),
        ("(?<=[aeiou])y(?=[aeiou])", "yy"),
    )
)  # fmt: skip
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
    bare = rest if rest and first in ARTICLES else key
    spellings = dict.fromkeys((bare, *_respelled(bare)))
    articles = ARTICLES if rest and first in ARTICLES else ("al", "el", "ad", "ash", "as", "ar", "at", "az")
    found = [*spellings, *(f"{article} {s}" for s in spellings for article in articles)]
    return tuple(k for k in dict.fromkeys(found) if k != key)


def _respelled(key: str) -> list[str]:
    """Other ways to write a name that comes from Arabic or a like script: Hawija, Hawijah; Karbala, Kerbala."""
    if len(key) < 5 or " " in key:
        return []
    found = [key[:-1]] if key.endswith("ah") else [f"{key}h"] if key.endswith("a") else []
    for pattern, other in _SPELLINGS:
        changed = pattern.sub(other, key)
        if changed != key:
            found.append(changed)
            if changed.endswith("ah"):
                found.append(changed[:-1])
            elif changed.endswith("a"):
                found.append(f"{changed}h")
    return found
