"""Events with all that a list of them shows: counts, names of parties, the sentence that told of each first.

Takes ids; gives `EventRow`s in that order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.store.database import Database, Row, marks, number, pieces, real_or_none, text, text_or_none

_HEADLINE = 240  # characters
_PAGE = 250


@dataclass(frozen=True, slots=True)
class PartyOf:
    """A party that an event's mentions agree on, with the name that a mention gives it."""

    country: str
    sector: str
    name: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list."""

    id: str
    type: str
    status: str
    earliest: str | None
    latest: str | None
    actors: tuple[PartyOf, ...]
    recipients: tuple[PartyOf, ...]
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    mentions: int
    reports: int
    independent: int
    disputed: tuple[str, ...]
    headline: str
    agreed: dict[str, Any]


def of_ids(database: Database, ids: Sequence[str]) -> list[EventRow]:
    """These events, in this order; ids that no event has are left out."""
    found: dict[str, EventRow] = {}
    for some in pieces(ids, _PAGE):
        headlines, names = headlines_of(database, some), _names(database, some)
        rows = database.rows(
            "SELECT e.id, e.type, e.status, e.earliest, e.latest, e.place_name, e.place_country, e.lat, e.lon, e.mentions,"
            f" e.reports, e.independent, e.disputed, e.agreed FROM events e WHERE e.id IN ({marks(some)})",
            some,
        )
        found |= {text(row[0]): _event(row, headlines.get(text(row[0]), ""), names) for row in rows}
    return [found[id] for id in ids if id in found]


def headlines_of(database: Database, events: Sequence[str]) -> dict[str, str]:
    """The sentence of each event's first mention, cut to a line."""
    out: dict[str, str] = {}
    for some in pieces(events, _PAGE):
        firsts: dict[str, str] = {}
        for event, mention in database.rows(
            "SELECT y.event_id, y.mention_id FROM event_mentions y JOIN versions v ON v.id = y.version_id"
            f" WHERE y.event_id IN ({marks(some)}) ORDER BY coalesce(v.published, '9999'), y.number",
            some,
        ):
            firsts.setdefault(text(event), text(mention))
        event_of = {mention: event for event, mention in firsts.items()}
        rows = database.rows(
            "SELECT m.id, substr(v.text, coalesce(m.sentence_start, m.trigger_start) + 1,"
            " coalesce(m.sentence_end, m.trigger_end) - coalesce(m.sentence_start, m.trigger_start))"
            f" FROM mentions m JOIN versions v ON v.id = m.version_id WHERE m.id IN ({marks(list(firsts))})",
            list(firsts.values()),
        )
        out |= {event_of[text(id)]: _line(text(sentence)) for id, sentence in rows}
    return out


def _line(sentence: str) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= _HEADLINE else line[: _HEADLINE - 1].rstrip() + "…"


_Names = dict[tuple[str, str, str, str], str]


def _names(database: Database, events: Sequence[str]) -> _Names:
    """By event, role, country and first sector: the first name that a mention has."""
    out: _Names = {}
    for event, role, country, sectors, name in database.rows(
        "SELECT y.event_id, p.role, p.country, p.sectors, p.name FROM event_mentions y"
        f" JOIN parties p ON p.mention_id = y.mention_id WHERE y.event_id IN ({marks(events)})"
        " ORDER BY y.number, p.number",
        events,
    ):
        if name:
            sector = next(iter(text(sectors).split()), "")
            out.setdefault((text(event), text(role), text_or_none(country) or "", sector), text(name))
    return out


def _event(row: Row, headline: str, names: _Names) -> EventRow:
    id, agreed = text(row[0]), json.loads(text(row[13]))

    def parties(role: str, field: str) -> tuple[PartyOf, ...]:
        return tuple(PartyOf(c, s, names.get((id, role, c, s))) for c, s in agreed.get(field) or ())

    return EventRow(
        id=id,
        type=text(row[1]),
        status=text(row[2]),
        earliest=text_or_none(row[3]),
        latest=text_or_none(row[4]),
        actors=parties("actor", "actors"),
        recipients=parties("recipient", "recipients"),
        place=text_or_none(row[5]),
        country=text_or_none(row[6]),
        lat=real_or_none(row[7]),
        lon=real_or_none(row[8]),
        mentions=number(row[9]),
        reports=number(row[10]),
        independent=number(row[11]),
        disputed=tuple(text(row[12]).split()),
        headline=headline,
        agreed=agreed,
    )
