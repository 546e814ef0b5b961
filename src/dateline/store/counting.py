"""What a store has, counted: in all, by day, by place, by party.

Takes filters and words; gives counts of the events with a mention that fits them all. An event is counted once.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.store.database import Database, Value, marks, number, pieces, text, text_or_none
from dateline.store.event_list import fitting
from dateline.store.filters import Filters

ByType = dict[str, int]
_Point = tuple[str, str | None, float, float]  # name, country, latitude, longitude
_VALUES = 1000  # that are listed of one field


@dataclass(frozen=True, slots=True)
class Span:
    """An event on a line of time."""

    id: str
    type: str
    earliest: str
    latest: str
    independent: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A point with its events. `names`: all names that rival sides use; `claimed_by`: who claims it, where several do."""

    name: str
    names: tuple[str, ...]
    country: str | None
    level: str | None
    lat: float
    lon: float
    events: int
    by_type: ByType
    claimed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """How many events one party did to another."""

    actor: str
    recipient: str
    by_type: ByType = field(default_factory=dict)


def counts(database: Database) -> dict[str, int]:
    """Reports, their current mentions, events, and reports without copies."""
    asked = {
        "reports": "SELECT count(*) FROM versions WHERE is_current = 1",
        "mentions": "SELECT count(*) FROM current_mentions",
        "events": "SELECT count(*) FROM events",
        "independent": "SELECT count(DISTINCT group_id) FROM versions WHERE is_current = 1",
    }
    return {name: number(database.rows(statement)[0][0]) for name, statement in asked.items()}


def days(database: Database) -> tuple[str | None, str | None]:
    """The first and the last day of events."""
    (row,) = database.rows("SELECT min(earliest), max(latest) FROM events")
    return text_or_none(row[0]), text_or_none(row[1])


# One statement for both, so that the events that fit are looked for once.
_TIMELINE = """
WITH fit AS (SELECT e.id, e.type, e.earliest, coalesce(e.latest, e.earliest) AS last, e.independent FROM events e WHERE {})
SELECT '' AS id, type, earliest, '' AS last, count(*) AS n FROM fit GROUP BY type, earliest
UNION ALL
SELECT id, type, earliest, last, independent FROM (
    SELECT * FROM fit WHERE earliest IS NOT NULL ORDER BY independent DESC, earliest DESC, id LIMIT ?
) AS top
"""


def timeline(
    database: Database, filters: Filters, words: Sequence[str], most: int
) -> tuple[dict[str, ByType], int, list[Span]]:
    """For each day on which events begin, how many of each type; how many events have no day; the most reported ones."""
    where, values = _where(filters, words)
    days: dict[str, ByType] = defaultdict(dict)
    undated, spans = 0, []
    for id, type_, first, last, count in database.rows(_TIMELINE.format(where), [*values, most]):
        if id:
            spans.append(Span(text(id), text(type_), text(first), text(last), number(count)))
        elif first is None:
            undated += number(count)
        else:
            days[text(first)][text(type_)] = number(count)
    return dict(days), undated, sorted(spans, key=lambda s: (-s.independent, s.id))


def by_place(
    database: Database, filters: Filters, words: Sequence[str], most: int
) -> tuple[list[PlaceCount], int, int]:
    """Points with the most events first; how many points there are; how many events have none."""
    where, values = _where(filters, words)
    points: dict[_Point, ByType] = defaultdict(dict)
    example: dict[_Point, str] = {}
    unplaced = 0
    for name, country, lat, lon, type_, count, id in database.rows(
        "SELECT e.place_name, e.place_country, e.lat, e.lon, e.type, count(*), min(e.id) FROM events e"
        f" WHERE {where} GROUP BY e.place_name, e.place_country, e.lat, e.lon, e.type",
        values,
    ):
        if not isinstance(lat, float | int) or not isinstance(lon, float | int) or name is None:
            unplaced += number(count)
            continue
        point = text(name), text_or_none(country), float(lat), float(lon)
        points[point][text(type_)] = number(count)
        example.setdefault(point, text(id))
    ranked = sorted(points, key=lambda point: (-sum(points[point].values()), str(point)))
    told = _places(database, [example[point] for point in ranked[:most]])
    out = []
    for point in ranked[:most]:
        place = told.get(example[point], {})
        out.append(
            PlaceCount(
                name=point[0],
                names=tuple(place.get("names") or point[:1]),
                country=point[1],
                level=place.get("level"),
                lat=point[2],
                lon=point[3],
                events=sum(points[point].values()),
                by_type=points[point],
                claimed_by=tuple(place.get("claimed_by") or ()),
            )
        )
    return out, len(ranked), unplaced


def by_party(database: Database, filters: Filters, words: Sequence[str]) -> tuple[Counter[str], list[Edge]]:
    """In how many events each party is, and who did what to whom how often."""
    where, values = _where(filters, words)
    nodes: Counter[str] = Counter()
    for party, count in database.rows(
        "SELECT p.party, count(DISTINCT p.event_id) FROM event_parties p JOIN events e ON e.id = p.event_id"
        f" WHERE {where} GROUP BY p.party",
        values,
    ):
        nodes[text(party)] = number(count)
    edges: dict[tuple[str, str], ByType] = defaultdict(dict)
    for actor, recipient, type_, count in database.rows(
        "SELECT a.party, r.party, e.type, count(*) FROM events e"
        " JOIN event_parties a ON a.event_id = e.id AND a.role = 'actor'"
        " JOIN event_parties r ON r.event_id = e.id AND r.role = 'recipient'"
        f" WHERE {where} GROUP BY a.party, r.party, e.type",
        values,
    ):
        edges[text(actor), text(recipient)][text(type_)] = number(count)
    return nodes, [Edge(actor, recipient, by_type) for (actor, recipient), by_type in edges.items()]


def by_value(database: Database, column: str, filters: Filters, words: Sequence[str]) -> list[tuple[str, int, int]]:
    """Events and independent texts by a value that mentions have, the most events first.

    `column`: type, status, country, month, publisher, or source (who vouches: the last one named). The value is empty where
    it is not known; mentions without a source are not counted by source.
    """
    condition, values = fitting(filters, words)
    within = condition.partition(" WHERE ")[2] or "1 = 1"
    expression = {"country": "m.place_country", "month": "substr(m.earliest, 1, 7)", "publisher": "m.publisher_key",
                  "source": "s.name"}.get(column, f"m.{column}")  # fmt: skip
    table = "linked_mentions m"
    if column == "source":
        table += " JOIN sources s ON s.mention_id = m.id AND s.number = (SELECT max(o.number) FROM sources o WHERE o.mention_id = m.id)"
        within += " AND s.name IS NOT NULL"
    rows = database.rows(
        f"SELECT coalesce({expression}, '') AS what, count(DISTINCT m.event_id) AS events, count(DISTINCT m.group_id)"
        f" FROM {table} WHERE {within} GROUP BY coalesce({expression}, '') ORDER BY events DESC, what LIMIT ?",
        [*values, _VALUES],
    )
    found = [(text(row[0]), number(row[1]), number(row[2])) for row in rows]
    return _spelled(database, found) if column == "publisher" else found


def _spelled(database: Database, found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The same with names of publishers as their reports have them."""
    names: dict[str, str] = {}
    for some in pieces([key for key, _, _ in found if key]):
        rows = database.rows(
            f"SELECT publisher_key, min(publisher) FROM versions WHERE publisher_key IN ({marks(some)}) GROUP BY publisher_key",
            some,
        )
        names |= {text(key): text(name) for key, name in rows}
    return [(names.get(key, key), events, texts) for key, events, texts in found]


def _where(filters: Filters, words: Sequence[str]) -> tuple[str, list[Value]]:
    """The condition on events `e`."""
    condition, values = fitting(filters, words)
    return (f"e.id IN (SELECT m.event_id {condition})" if condition else "1 = 1"), values


def _places(database: Database, events: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The place that each event has."""
    out: dict[str, dict[str, Any]] = {}
    for some in pieces(events):
        for id, agreed in database.rows(f"SELECT id, agreed FROM events WHERE id IN ({marks(some)})", some):
            out[text(id)] = json.loads(text(agreed)).get("place") or {}
    return out
