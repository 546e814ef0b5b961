"""The word by which a mention is told: its root, and the words that can tell of the same deed.

Takes the words of a trigger ("carried out an attack"); gives the root of the one that names the deed ("attack"). Two roots are
kin when a list of data/lang/en/kin.toml has both.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources

from dateline.parse.lemmas import lemma

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
_TAGS = (("VERB", "VBD"), ("VERB", "VBN"), ("VERB", "VBZ"), ("NOUN", "NNS"), ("VERB", "VBG"))
_ENDINGS = [
    "izations", "ization", "ations", "ation", "itions", "ition", "ments", "ment", "ances", "ance", "ences", "ence", "ates", "ate",
    "ings", "ing", "ions", "ion", "als", "al", "ers", "er", "ors", "or", "ed", "es", "e", "s",
]  # fmt: skip
_SHORTEST = 4
_SHORTEST_ROOT = 3


def plain(text: str) -> str:
    """Small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def head(trigger: str) -> str:
    """The root of the word that names the deed: the first that is not light, else the first.

    >>> head("carried out an attack"), head("attacked"), head("shot dead"), head("negotiations")
    ('attack', 'attack', 'shoot', 'negoti')
    """
    words = _WORD.findall(plain(trigger)) or [plain(trigger)]
    named = next((w for w in words if base(w) not in _table()[0]), words[0])
    return root(named)


@lru_cache(maxsize=1 << 16)
def base(word: str) -> str:
    """The dictionary form of a word whose tag is not known: "shot" and "shoots" are "shoot"."""
    word = word.removesuffix("'s").removesuffix("’s").removesuffix("-")
    for upos, xpos in _TAGS:
        form = lemma(word, upos, xpos)
        if form != word and len(form) >= _SHORTEST_ROOT:
            return form
    return word


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """What a word shares with those made from it: "negotiate" and "negotiations" are "negoti"."""
    form = base(word)
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
            form = form[: -len(ending)]
            break
    return form[:-1] + "i" if form.endswith("y") else form


@lru_cache(maxsize=1 << 16)
def are_kin(one: str, two: str) -> bool:
    """Whether two roots can tell of one deed."""
    lists = _table()[1]
    return not lists.get(one, frozenset()).isdisjoint(lists.get(two, ()))


def lists_of(word: str) -> list[str]:
    """The names of the lists that a root stands in, in order."""
    return sorted(_table()[1].get(word, ()))


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The light words, and for each root the lists that it stands in."""
    source = resources.files("dateline") / "data" / "lang" / "en" / "kin.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    lists: dict[str, set[str]] = {}
    for name, words in table["kin"].items():
        for word in words:
            lists.setdefault(root(word), set()).add(name)
    return frozenset(table["light"]), {word: frozenset(names) for word, names in lists.items()}
