"""What linking needs to know of one mention: a small, flat form of a record's mention, with its sentence and its report.

Takes the JSON object of a mention (codebook, section 8), its report's text and vectors of words; gives a `Telling`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from dateline.link.vectors import Small, Vectors

Json = Mapping[str, Any]
Party = tuple[str, str, str]  # country, first sector, name; each may be empty
Figure = tuple[str, int | None, int | None]  # kind, low, high

INHERITED, BORROWED = 1, 2

_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
_ENDINGS = [
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "als", "al", "ers", "er", "ed", "es", "e", "s",
]  # fmt: skip
_BREAKS = re.compile(r"[,;:—–]")
_BREAK = 50  # characters
_SHORTEST_STEM = 4
_SHORTEST_NAME = 3
_REPORT_WORDS = 200


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of one report.

    `days` are ordinals of the first and last day, or None; `by_publication` says that only the publication window gives
    them; `borrowed` is 1 when their phrase stands in another sentence, 2 when nearer to another
    deed of the same. `place` is the gazetteer id, or the name in small letters; empty when unknown. `names` are the proper names and
    numbers of the sentence. `own_event` is the event's number in its report: mentions that share it are one event from
    the start (0: not known). `sentence` is where its sentence begins. `words` are those that tell of it, `stem` that of the first; `vector` is the sentence's, `sketch` the report's.
    """

    id: str
    report: str
    own_event: int
    type: str
    stem: str
    words: str = ""
    sentence: int = -1
    modes: frozenset[str] = frozenset()
    status: str = "actual"
    historical: bool = False
    days: tuple[int, int] | None = None
    by_publication: bool = False
    borrowed: int = 0
    published: int | None = None
    place: str = ""
    place_borrowed: bool = False
    place_country: str = ""
    place_level: str = ""
    point: tuple[float, float] | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    figures: tuple[Figure, ...] = ()
    names: frozenset[str] = frozenset()
    vector: Small | None = field(default=None, compare=False)
    sketch: Small | None = field(default=None, compare=False)

    @property
    def countries(self) -> frozenset[str]:
        """The states of the place and the parties."""
        found = {p[0] for p in (*self.actors, *self.recipients)} | {self.place_country}
        return frozenset(found - {""})


def telling(
    id: str,
    report: str,
    mention: Json,
    text: str,
    published: date | None,
    vectors: Vectors,
    sketch: Small | None,
    *,
    borrowed: int = 0,
) -> Telling:
    """The telling of one mention; `text` is its report's text, `sketch` what `sketch_of` gives for it."""
    when, place = mention.get("date") or {}, mention.get("place") or {}
    start, end = mention.get("sentence") or (mention["trigger"]["start"], mention["trigger"]["end"])
    sentence = text[start:end]
    trigger = plain(mention["trigger"]["text"])
    days = None
    if when.get("earliest") and when.get("latest"):
        days = date.fromisoformat(when["earliest"]).toordinal(), date.fromisoformat(when["latest"]).toordinal()
    point = (place["lat"], place["lon"]) if place.get("lat") is not None and place.get("lon") is not None else None
    return Telling(
        id=id,
        report=report,
        own_event=int(mention.get("event") or 0),
        type=mention["type"],
        stem=stem(trigger.split()[0]),
        words=trigger,
        sentence=start,
        modes=frozenset(mention.get("modes") or ()),
        status=mention.get("status") or "actual",
        historical=bool(mention.get("historical")),
        days=days,
        by_publication=when.get("basis") == "publication",
        borrowed=borrowed,
        published=published.toordinal() if published else None,
        place=str(place.get("geonameid") or plain(place.get("name") or "")),
        place_borrowed="start" in place and not start <= place["start"] < end,
        place_country=place.get("country") or "",
        place_level=place.get("level") or "",
        point=point,
        actors=_parties(mention.get("actors") or ()),
        recipients=_parties(mention.get("recipients") or ()),
        figures=tuple((f["kind"], f.get("low"), f.get("high")) for f in mention.get("figures") or ()),
        names=_names(sentence),
        vector=vectors.sentence(_WORD.findall(plain(sentence)), trigger),
        sketch=sketch,
    )


def borrowing(mentions: Sequence[Json], text: str) -> dict[str, int]:
    """The mentions of a report whose date phrase is another's too.

    1: it stands in another sentence, or nearer to another deed; 2: that, and behind a comma. `text` is the report's.
    """
    owner: dict[int, tuple[int, str, int]] = {}
    out: dict[str, int] = {}
    for m in mentions:
        when = m.get("date") or {}
        if when.get("start") is None:
            continue
        first, last = m.get("sentence") or (0, when["start"] + 1)
        if not first <= when["start"] < last:
            out[m["id"]] = INHERITED
            continue
        between = text[m["trigger"]["end"] : when["start"]] + text[when["end"] : m["trigger"]["start"]]
        breaks = len(_BREAKS.findall(between))
        own = len(between) + _BREAK * breaks, m["id"], BORROWED if breaks else INHERITED
        before = owner.setdefault(when["start"], own)
        if before is not own:
            owner[when["start"]], other = (own, before) if own[0] < before[0] else (before, own)
            out[other[1]] = other[2]
    return out


def sketch_of(text: str, vectors: Vectors) -> Small:
    """What a report is about: a sketch of the words that it begins with."""
    words = []
    for found in _WORD.finditer(text):
        words.append(stem(found.group()))
        if len(words) == _REPORT_WORDS:
            break
    return vectors.sketch(words)


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A word without its usual endings, so that "attacked" and "attacks" are one.

    >>> stem("Attacked"), stem("shelling"), stem("visit")
    ('attack', 'shell', 'visit')
    """
    word = plain(word).removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def plain(text: str) -> str:
    """Small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _parties(parties: Sequence[Json]) -> tuple[Party, ...]:
    return tuple(
        (p.get("country") or "", next(iter(p.get("sectors") or ()), ""), plain(p.get("name") or p.get("text") or ""))
        for p in parties
    )


def _names(sentence: str) -> frozenset[str]:
    """Capitalised words after the first of the sentence, and numbers of two digits or more that may be figures."""
    return frozenset(
        stem(m.group())
        for k, m in enumerate(_WORD.finditer(sentence))
        if (k and m.group()[0].isupper() and len(m.group()) >= _SHORTEST_NAME)
        or (m.group()[0].isdigit() and len(m.group()) > 1)
    )
