"""What linking needs to know of one mention: a small, flat form of a record's mention, with its sentence and its report.

Takes the JSON object of a mention (codebook, section 8), its report's text and vectors of words; gives a `Telling`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from dateline.link.vectors import Small, Vectors
from dateline.link.words import head, plain

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
_SHORTEST_PEOPLE = 6
_NEAR = 300  # characters before a sentence among which the one before lies
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_REPORT_WORDS = 200
_DEFINITE = re.compile(r"(?:\b(?:the|that|this|their|its|his|her)|['’]s?)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)
_BEFORE = 50  # characters before a trigger in which its article stands


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of one report.

    `days` are ordinals of the first and last day, or None; `by_publication` says that only the publication window gives
    them; `borrowed` is 1 when their phrase stands in another sentence, 2 when nearer to another
    deed of the same. `place` is the gazetteer id, or the name in small letters; empty when unknown. `names` are the proper names and
    numbers of the sentence, `around` those of the sentence before it. `own_event` is the event's number in its report: mentions that share it are one event from
    the start (0: not known). `definite` says that the words take the deed as known ("the war"). `sentence` is where its sentence begins. `words` are those that tell of it, `stem` the root of the one that names the deed; `vector` is the sentence's, `sketch` the report's.
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
    definite: bool = False
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
    around: frozenset[str] = frozenset()
    vector: Small | None = field(default=None, compare=False)
    sketch: Small | None = field(default=None, compare=False)

    @property
    def is_loose(self) -> bool:
        """Whether it takes its deed as known and its own words give no day: perhaps an old one, told in passing."""
        return self.definite and (self.days is None or self.by_publication or self.borrowed == INHERITED)

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
    names = _names(sentence, text)
    point = (place["lat"], place["lon"]) if place.get("lat") is not None and place.get("lon") is not None else None
    return Telling(
        id=id,
        report=report,
        own_event=int(mention.get("event") or 0),
        type=mention["type"],
        stem=head(trigger),
        words=trigger,
        sentence=start,
        modes=frozenset(mention.get("modes") or ()),
        status=mention.get("status") or "actual",
        historical=bool(mention.get("historical")),
        definite=_DEFINITE.search(text[max(start, mention["trigger"]["start"] - _BEFORE) : mention["trigger"]["start"]])
        is not None,
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
        names=names,
        around=_names(_before(text, start), text) - names,
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


def _parties(parties: Sequence[Json]) -> tuple[Party, ...]:
    return tuple(
        (p.get("country") or "", next(iter(p.get("sectors") or ()), ""), plain(p.get("name") or p.get("text") or ""))
        for p in parties
    )


def _before(text: str, start: int) -> str:
    """About the sentence before the one that starts here: what stands before it in its paragraph, else in the one before."""
    before = text[max(0, start - _NEAR) : start].rstrip()
    parts = _SENTENCE_END.split(before)
    return parts[-1]


def _names(sentence: str, text: str) -> frozenset[str]:
    """Capitalised words, and numbers of two digits or more that may be figures.

    The first word of the sentence is one only when the text has it with a capital after a small letter too.
    """
    found = set[str]()
    for k, m in enumerate(_WORD.finditer(sentence)):
        word = m.group()
        if word[0].isdigit():
            if len(word) > 1:
                found.add(stem(word))
        elif word[0].isupper() and len(word) >= _SHORTEST_NAME and (k or _is_name(word, text)):
            found.add(_of_people(stem(word)))
    return frozenset(found)


def _is_name(word: str, text: str) -> bool:
    """Whether a text has a word with a capital inside a sentence."""
    at = text.find(word)
    while at >= 0:
        if at > 1 and text[at - 1] == " " and text[at - 2].islower():
            return True
        at = text.find(word, at + 1)
    return False


def _of_people(name: str) -> str:
    """The name of a state from that of its people, where only an ending tells them apart: "eritrean" is "eritrea"."""
    return name[:-1] if name.endswith("an") and len(name) > _SHORTEST_PEOPLE else name
