"""Lists of a store a page at a time: events, mentions, reports.

Takes filters, words, how many and after which; gives a `Page`. A page begins after the sort key of the last row of the one
before, so that it costs the same wherever it lies and misses nothing when rows are added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.store.database import Database, Row, Value, marks, number, text, text_or_none
from dateline.store.event_list import fitting
from dateline.store.filters import Filters
from dateline.store.keys import name_key

T = TypeVar("T")
Key = tuple[str, str]  # of a row: by what the list is sorted, and its id


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`total` is of the whole list; `last` the key of the page's last row, where more follow."""

    items: list[T]
    total: int
    last: Key | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list. `copies`: reports with a text like it, itself included."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    origin: str
    language: str
    mentions: int
    copies: int


def events(
    database: Database, filters: Filters, words: Sequence[str], *, least: int = 1, is_oldest_first: bool = False,
    limit: int = 50, after: Key | None = None,
) -> Page[str]:  # fmt: skip
    """The ids of events with a mention that fits, by their first day; those without a day last."""
    condition, values = fitting(filters, words)
    parts = [f"e.id IN (SELECT m.event_id {condition})"] if condition else []
    if least > 1:
        parts.append("e.independent >= ?")
        values.append(least)
    key = "coalesce(e.earliest, '9999')" if is_oldest_first else "coalesce(e.earliest, '')"
    return _page(
        database, "events e", parts, values, key, "e.id", is_falling=not is_oldest_first, limit=limit, after=after
    )


_BETWEEN = """m.id IN (
    SELECT y.mention_id FROM event_parties a JOIN event_parties r ON r.event_id = a.event_id AND r.role = 'recipient'
    JOIN event_mentions y ON y.event_id = a.event_id WHERE a.role = 'actor' AND a.party = ? AND r.party = ?)"""


def mentions(
    database: Database, filters: Filters, words: Sequence[str], *, between: tuple[str, str] | None = None,
    limit: int = 50, after: Key | None = None,
) -> Page[str]:  # fmt: skip
    """The ids of current mentions that fit, the latest day first; those without a day last.

    `between`: only of events that the first party did to the second.
    """
    table, condition, values = _mentions(filters, words)
    parts = [condition]
    if between:
        parts.append(_BETWEEN)
        values += between
    key = "coalesce(m.earliest, '')"
    return _page(database, table, parts, values, key, "m.id", is_falling=True, limit=limit, after=after)


def reports(
    database: Database, filters: Filters, words: Sequence[str], *, limit: int = 50, after: Key | None = None
) -> Page[ReportRow]:
    """Reports, the latest first. Days, places and so on are those of their mentions; a publisher alone needs none."""
    condition, values = fitting_reports(filters, words)
    key = "coalesce(v.published, '')"
    page = _page(database, "versions v", [condition], values, key, "v.id", is_falling=True, limit=limit, after=after)
    return Page(_reports(database, page.items), page.total, page.last)


def fitting_reports(filters: Filters, words: Sequence[str]) -> tuple[str, list[Value]]:
    """The condition on current versions `v`, and its values."""
    if not words and Filters(publishers=filters.publishers) == filters:
        condition, values = filters.condition()
        return f"v.is_current = 1 AND {condition.replace('m.', 'v.')}", values
    table, condition, values = _mentions(filters, words)
    return f"v.is_current = 1 AND v.id IN (SELECT m.version_id FROM {table} WHERE {condition})", values


def _mentions(filters: Filters, words: Sequence[str]) -> tuple[str, str, list[Value]]:
    """Where mentions `m` are looked for, the condition on them, and its values. Words are kept for linked mentions only."""
    condition, values = filters.condition()
    for word in words:
        condition += " AND m.words_key LIKE ?"
        values.append(f"%{name_key(word)}%")
    return ("linked_mentions m" if words else "current_mentions m"), condition, values


def _page(
    database: Database, table: str, parts: Sequence[str], values: Sequence[Value], key: str, id: str, *, is_falling: bool,
    limit: int, after: Key | None,
) -> Page[str]:  # fmt: skip
    where = " AND ".join(parts) or "1 = 1"
    order = f"ORDER BY {key}{' DESC' if is_falling else ''}, {id} LIMIT ?"
    if not values:  # all rows: an index has them in order, and counts them
        total = number(database.rows(f"SELECT count(*) FROM {table} WHERE {where}")[0][0])
        given: list[Value] = []
        if after is not None:
            where += f" AND {_beyond(key, id, is_falling=is_falling)}"
            given = [after[0], after[0], after[1]]
        rows = database.rows(f"SELECT {id}, {key} FROM {table} WHERE {where} {order}", [*given, limit + 1])
    else:  # what fits is looked for once
        fit = f"WITH fit AS (SELECT {id} AS id, {key} AS key FROM {table} WHERE {where})"
        beyond = _beyond("key", "id", is_falling=is_falling) if after is not None else "1 = 1"
        given = [after[0], after[0], after[1]] if after is not None else []
        order = f"ORDER BY key{' DESC' if is_falling else ''}, id LIMIT ?"
        found = database.rows(
            f"{fit} SELECT id, key, (SELECT count(*) FROM fit) FROM fit WHERE {beyond} {order}",
            [*values, *given, limit + 1],
        )
        rows = [row[:2] for row in found]
        total = number(found[0][2]) if found else number(database.rows(f"{fit} SELECT count(*) FROM fit", values)[0][0])
    kept = rows[:limit]
    last = (text(kept[-1][1]), text(kept[-1][0])) if len(rows) > limit else None
    return Page([text(row[0]) for row in kept], total, last)


def _beyond(key: str, id: str, *, is_falling: bool) -> str:
    """The condition on rows after one with some key and id."""
    return f"({key} {'<' if is_falling else '>'} ? OR ({key} = ? AND {id} > ?))"


_REPORT = """
SELECT v.id, v.report_id, v.title, v.publisher, v.published, v.origin, v.language,
    (SELECT count(*) FROM mentions n WHERE n.version_id = v.id AND n.is_rejected = 0),
    (SELECT count(DISTINCT o.report_id) FROM versions o WHERE o.group_id = v.group_id AND o.is_current = 1)
FROM versions v WHERE v.id IN """


def _reports(database: Database, versions: Sequence[str]) -> list[ReportRow]:
    if not versions:
        return []
    found = {text(row[0]): _report(row) for row in database.rows(f"{_REPORT} ({marks(versions)})", versions)}
    return [found[id] for id in versions]


def _report(row: Row) -> ReportRow:
    return ReportRow(
        text(row[1]), text_or_none(row[2]), text_or_none(row[3]), text_or_none(row[4]), text(row[5]), text(row[6]),
        number(row[7]), number(row[8]),
    )  # fmt: skip
