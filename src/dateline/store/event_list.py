"""Events as people and programs look for them: lists by filter, one event with its mentions, counts.

Takes the filters that every listing takes, and words; gives rows. An event is listed when one of its current mentions fits
them all.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.errors import StoreError
from dateline.store import events
from dateline.store.database import Database, Row, Value, number, real, real_or_none, text, text_or_none
from dateline.store.events import Told
from dateline.store.filters import Filters
from dateline.store.keys import name_key

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """One event: what its mentions agree on, how many there are, of how many reports and independent texts."""

    id: str
    earliest: str | None
    latest: str | None
    type: str
    status: str
    actors: tuple[tuple[str, str], ...]
    recipients: tuple[tuple[str, str], ...]
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    mentions: int
    reports: int
    independent: int
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two mentions are in one event."""

    one: str
    two: str
    by: str
    chance: float
    mean: float
    signs: dict[str, float]


_LISTED = """
SELECT e.id, e.earliest, e.latest, e.type, e.status, e.agreed, e.place_name, e.place_country, e.lat, e.lon, e.disputed,
    count(*), count(DISTINCT c.report_id), count(DISTINCT c.group_id)
FROM events e JOIN event_mentions x ON x.event_id = e.id JOIN current_mentions c ON c.id = x.mention_id
"""
_GROUPED = """
GROUP BY e.id, e.earliest, e.latest, e.type, e.status, e.agreed, e.place_name, e.place_country, e.lat, e.lon, e.disputed
"""


def listed(
    database: Database,
    filters: Filters,
    words: Sequence[str] = (),
    *,
    least: int = 1,
    limit: int | None = None,
    is_oldest_first: bool = False,
) -> list[ListedEvent]:
    """The events with a mention that fits, the latest first; of at least so many independent texts."""
    condition, values = fitting(filters, words)
    statement = _LISTED
    if condition:
        statement += f"WHERE e.id IN (SELECT m.event_id {condition})"
    statement += _GROUPED
    if least > 1:
        statement += " HAVING count(DISTINCT c.group_id) >= ?"
        values.append(least)
    order = "e.earliest IS NULL, e.earliest, e.id" if is_oldest_first else "e.earliest IS NULL, e.earliest DESC, e.id"
    statement += f" ORDER BY {order}"
    if limit is not None:
        statement += " LIMIT ?"
        values.append(limit)
    return [_listed(row) for row in database.rows(statement, values)]


def fitting(filters: Filters, words: Sequence[str] = ()) -> tuple[str, list[Value]]:
    """`FROM …` of the linked mentions `m` that fit, with their `event_id`; empty when everything fits."""
    if filters.is_empty and not words:
        return "", []
    condition, values = filters.condition()
    for word in words:
        condition += " AND m.words_key LIKE ?"
        values.append(f"%{name_key(word)}%")
    return f"FROM linked_mentions m WHERE {condition}", values


def found(database: Database, name: str) -> str:
    """The id of an event given by its id, by the beginning of it, or by an old id.

    Raises StoreError when there is none, or more than one.
    """
    if events.exists(database, name):
        return name
    now_called = events.alias(database, name)
    if now_called is not None:
        return now_called
    ids = events.beginning_with(database, name) if name and set(name) <= _HEX else []
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise StoreError(f"More than one event's id begins with {name!r}", advice=f"Say more of it: {', '.join(ids)} …")
    raise StoreError(
        f"There is no event {name!r}",
        where=database.name,
        advice="List them with: dateline events. When none is listed, put them together with: dateline link.",
    )


def mentions(database: Database, event: str) -> list[Told]:
    """The current mentions of an event, with their reports' texts and loaded words, in the order of publication."""
    ids = [member.mention for member in events.members(database, "event_id", [event])]
    found = events.with_labels(database, events.told(database, ids))
    return sorted(found, key=lambda t: (t.published, t.report, t.record["trigger"]["start"], t.id))


def one(database: Database, event: str) -> ListedEvent:
    """The row of one event."""
    rows = database.rows(f"{_LISTED} WHERE e.id = ? {_GROUPED}", (event,))
    if not rows:
        raise StoreError(
            "The reports of this event have changed", where=event, advice="Put events together again: dateline link."
        )
    return _listed(rows[0])


def joins(database: Database, event: str) -> list[Joined]:
    """Why the mentions of an event were joined, the surest first."""
    return [
        Joined(text(row[0]), text(row[1]), text(row[2]), real(row[3]), real(row[4]), json.loads(text(row[5])))
        for row in database.rows(
            "SELECT one, two, made_by, chance, mean, signs FROM event_joins WHERE event_id = ?"
            " ORDER BY chance DESC, one, two",
            (event,),
        )
    ]


def unlinked(database: Database) -> int:
    """How many reports were added or changed since events were put together."""
    changed, gone = events.stale(database)
    return len(changed) + len(gone)


def counted(database: Database, column: str, filters: Filters, words: Sequence[str] = ()) -> list[tuple[str, int, int]]:
    """Events and independent texts by type, status, place_country, publisher or month, the most events first."""
    expression = {
        "month": "substr(c.earliest, 1, 7)",
        "publisher": "c.publisher",
        "source": "(SELECT s.name FROM sources s WHERE s.mention_id = c.id ORDER BY s.number DESC LIMIT 1)",
    }.get(column, f"c.{column}")
    condition, values = fitting(filters, words)
    where = f"WHERE x.mention_id IN (SELECT m.id {condition})" if condition else ""
    rows = database.rows(
        f"SELECT coalesce({expression}, '') AS what, count(DISTINCT x.event_id) AS events, count(DISTINCT c.group_id)"
        " FROM current_mentions c JOIN event_mentions x ON x.mention_id = c.id"
        f" {where} GROUP BY coalesce({expression}, '') ORDER BY events DESC, what",
        values,
    )
    return [(text(row[0]), number(row[1]), number(row[2])) for row in rows]


def totals(database: Database, filters: Filters, words: Sequence[str] = ()) -> dict[str, int]:
    """How many events fit, with how many mentions, reports and independent texts."""
    condition, values = fitting(filters, words)
    where = f"WHERE x.mention_id IN (SELECT m.id {condition})" if condition else ""
    (row,) = database.rows(
        "SELECT count(DISTINCT x.event_id), count(*), count(DISTINCT c.report_id), count(DISTINCT c.group_id)"
        f" FROM current_mentions c JOIN event_mentions x ON x.mention_id = c.id {where}",
        values,
    )
    return dict(zip(("events", "mentions", "reports", "independent"), map(number, row), strict=True))


def _listed(row: Row) -> ListedEvent:
    agreed: dict[str, Any] = json.loads(text(row[5]))
    return ListedEvent(
        id=text(row[0]),
        earliest=text_or_none(row[1]),
        latest=text_or_none(row[2]),
        type=text(row[3]),
        status=text(row[4]),
        actors=tuple((country, sector) for country, sector in agreed["actors"]),
        recipients=tuple((country, sector) for country, sector in agreed["recipients"]),
        place=text_or_none(row[6]),
        country=text_or_none(row[7]),
        lat=real_or_none(row[8]),
        lon=real_or_none(row[9]),
        disputed=tuple(text(row[10]).split()),
        mentions=number(row[11]),
        reports=number(row[12]),
        independent=number(row[13]),
    )
