"""A phrase as words that tables can be looked up by.

Takes any text; gives `Word`s with offsets. The key of a word is folded (case, accents, apostrophes and full stops
gone), so that "Da’esh", "Daesh" and "DAESH", or "U.S." and "US", meet in one row of a table.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# "U.S." stays one word; a hyphen splits ("Iranian-backed" is two words, the second glued to the first).
_PIECE = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|['’](?:s|S)\b|[^\W_]+(?:['’ʿʾʻ`‘][^\W_]+)*\.?|[,;:&()\[\]/]"
)
_APOSTROPHES = re.compile("['’ʿʾʻ`‘]")
_CLOSED_UP = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ə": "a", "Ə": "A"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its surface, its folded key, where it stands, and whether a hyphen ties it to the word before."""

    text: str
    key: str
    start: int
    end: int
    glued: bool = False

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The key of a word: "Erdoğan" -> "erdogan", "U.N." -> "un"."""
    plain = unicodedata.normalize("NFKD", text.translate(_CLOSED_UP))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return _APOSTROPHES.sub("", kept).replace(".", "").casefold()


def words(text: str) -> list[Word]:
    """The words of a text; a possessive "'s" is a word of its own with the key "'s"."""
    found: list[Word] = []
    for match in _PIECE.finditer(text):
        start, end = match.span()
        surface = match.group()
        possessive = re.search(r"(?<=\w)['’]s$", surface, re.IGNORECASE)
        glued = bool(found) and found[-1].end == start - 1 and text[start - 1] in "-‐‑–"
        if re.fullmatch(r"['’]s", surface, re.IGNORECASE):
            found.append(Word(surface, "'s", start, end))
        elif possessive:
            cut = start + possessive.start()
            found.append(Word(text[start:cut], fold(text[start:cut]), start, cut, glued))
            found.append(Word(text[cut:end], "'s", cut, end))
        else:
            if surface.endswith(".") and surface.count(".") == 1:
                surface, end = surface[:-1], end - 1
            found.append(Word(surface, fold(surface), start, end, glued))
    return found


def keys(text: str) -> tuple[str, ...]:
    """The folded words of a table entry."""
    return tuple(word.key for word in words(text))


_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "policemen": "policeman",
    "wives": "wife", "thieves": "thief", "spies": "spy", "media": "media", "clergy": "clergy",
}  # fmt: skip


@lru_cache(maxsize=65536)
def singular(key: str) -> str:
    """A plain English singular of a folded word: "ministries" -> "ministry", "armies" -> "army"."""
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    if key.endswith("men") and len(key) > 5:
        return key[:-2] + "an"
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("sses", "shes", "ches", "xes")):
        return key[:-2]
    if key.endswith("s") and not key.endswith(("ss", "us", "is")) and len(key) > 3:
        return key[:-1]
    return key
