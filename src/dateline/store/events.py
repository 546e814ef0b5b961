"""The rows of events: what linking reads and writes.

Takes the clusters that linking made; keeps each as an event whose id stays while most of its mentions do. Mentions are
named without a reference, so that an event that lost them is known and put in order again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.store.clock import now
from dateline.store.database import Database, Row, Value, marks, number, one, pieces, text, text_or_none
from dateline.store.mentions import written

Json = dict[str, Any]
_STAMP = (
    "v.coded || ' ' || v.coder_id || ' ' ||"
    " CAST((SELECT count(*) FROM corrections c WHERE c.version_id = v.id AND c.field <> 'accepted') AS TEXT)"
)  # to accept a record changes nothing about it
_LINKABLE = "v.is_current = 1 AND v.coder_id IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Told:
    """One current mention with what linking and accounts need of its report.

    `borrows`: its date phrase is another mention's (1 in another sentence, 2 nearer to another deed). `text` is the report's and `labels` the
    sentence's words that take a side; both empty when not read.
    """

    id: str
    record: Json
    version: str
    report: str
    group: str
    title: str
    publisher: str
    published: str
    borrows: int = 0
    text: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A mention's place among the events."""

    mention: str
    number: int
    version: str
    event: str
    family: str
    trace: str


@dataclass(frozen=True, slots=True)
class NewMember:
    """The same for one that is written."""

    mention: str
    version: str
    family: str
    trace: str
    borrows: int
    words_key: str


def stale(database: Database) -> tuple[list[str], list[str]]:
    """Versions that are not linked as they now are, and versions that are linked but no longer current."""
    changed = database.rows(
        "SELECT v.id FROM versions v LEFT JOIN linked_versions l ON l.version_id = v.id"
        f" WHERE {_LINKABLE} AND (l.version_id IS NULL OR l.stamp <> {_STAMP}) ORDER BY v.id"
    )
    gone = database.rows(
        "SELECT l.version_id FROM linked_versions l LEFT JOIN versions v ON v.id = l.version_id"
        " WHERE v.id IS NULL OR v.is_current = 0 ORDER BY l.version_id"
    )
    return [text(row[0]) for row in changed], [text(row[0]) for row in gone]


def linked_count(database: Database) -> int:
    """How many versions are linked."""
    return number(database.rows("SELECT count(*) FROM linked_versions")[0][0])


_TOLD = """
SELECT m.id, m.record, m.version_id, m.report_id, m.group_id, coalesce(m.title, ''), coalesce(m.publisher, ''),
    coalesce(m.published, ''), coalesce(x.borrows, 0)
FROM current_mentions m LEFT JOIN event_mentions x ON x.mention_id = m.id WHERE """


def told_of_versions(database: Database, versions: Sequence[str]) -> list[Told]:
    """The current mentions of these versions, with texts."""
    return _with_texts(database, _told(database, "m.version_id", versions))


def told(database: Database, mentions: Sequence[str], *, texts: bool = True) -> list[Told]:
    """These mentions, as far as they are current."""
    found = _told(database, "m.id", mentions)
    return _with_texts(database, found) if texts else found


def all_versions(database: Database, size: int = 200) -> Iterator[list[tuple[str, str]]]:
    """The versions that can be linked and their stamps, some at a time."""
    after = ""
    while True:
        rows = database.rows(
            f"SELECT v.id, {_STAMP} FROM versions v WHERE {_LINKABLE} AND v.id > ? ORDER BY v.id LIMIT ?", (after, size)
        )
        if not rows:
            return
        yield [(text(row[0]), text(row[1])) for row in rows]
        after = text(rows[-1][0])


def _told(database: Database, column: str, ids: Sequence[str]) -> list[Told]:
    out: list[Told] = []
    for some in pieces(sorted(set(ids))):
        for row in database.rows(f"{_TOLD} {column} IN ({marks(some)})", some):
            id, record, version, report, group, title, publisher, published = (text(value) for value in row[:8])
            borrows = number(row[8])
            out.append(Told(id, json.loads(record), version, report, group, title, publisher, published, borrows))
    return sorted(out, key=lambda t: t.id)


def with_labels(database: Database, found: Sequence[Told]) -> list[Told]:
    """The same with the words of their sentences that take a side."""
    labels: dict[str, list[Json]] = {}
    for some in pieces(sorted({t.version for t in found}), 100):
        for row in database.rows(f"SELECT id, parts FROM versions WHERE id IN ({marks(some)})", some):
            labels[text(row[0])] = json.loads(text(row[1]))["labels"]
    out = []
    for t in found:
        start, end = t.record.get("sentence") or (0, 0)
        inside = [label["text"] for label in labels[t.version] if start <= label["start"] < end]
        out.append(replace(t, labels=tuple(dict.fromkeys(inside))))
    return out


def _with_texts(database: Database, found: list[Told]) -> list[Told]:
    texts: dict[str, str] = {}
    for some in pieces(sorted({t.version for t in found}), 100):
        for row in database.rows(f"SELECT id, text FROM versions WHERE id IN ({marks(some)})", some):
            texts[text(row[0])] = text(row[1])
    return [replace(t, text=texts[t.version]) for t in found]


def members(database: Database, column: str, values: Iterable[Value]) -> list[Member]:
    """The members whose `column` (mention_id, version_id, event_id, family or number) has one of these values."""
    out: list[Member] = []
    listed: list[Any] = sorted(set(values))
    for some in pieces(listed):
        out += [
            _member(row)
            for row in database.rows(
                "SELECT mention_id, number, version_id, event_id, family, trace FROM event_mentions"
                f" WHERE {column} IN ({marks(some)}) ORDER BY mention_id",
                some,
            )
        ]
    return out


def all_members(database: Database) -> list[Member]:
    """Every mention's place."""
    rows = database.rows("SELECT mention_id, number, version_id, event_id, family, trace FROM event_mentions")
    return [_member(row) for row in rows]


def _member(row: Row) -> Member:
    return Member(text(row[0]), number(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]))


def family_size(database: Database, family: str) -> int:
    """How many mentions a family has."""
    return number(database.rows("SELECT count(*) FROM event_mentions WHERE family = ?", (family,))[0][0])


def sharing(database: Database, key: int, first: int, last: int, limit: int) -> list[int]:
    """Numbers of mentions below a key that begin within these days: the first ones and the last ones."""
    after = database.rows(
        "SELECT number FROM link_keys WHERE key = ? AND first_day BETWEEN ? AND ? ORDER BY first_day, number LIMIT ?",
        (key, first, last, limit),
    )
    if len(after) < limit:
        return [number(row[0]) for row in after]
    before = database.rows(
        "SELECT number FROM link_keys WHERE key = ? AND first_day BETWEEN ? AND ?"
        " ORDER BY first_day DESC, number DESC LIMIT ?",
        (key, first, last, limit),
    )
    return sorted({number(row[0]) for row in (*after, *before)})


def overlapping(database: Database, key: int, first: int, last: int, limit: int) -> list[int]:
    """Numbers of mentions below a key whose days meet these: the last to begin first."""
    rows = database.rows(
        "SELECT number FROM link_keys WHERE key = ? AND first_day <= ? AND last_day >= ?"
        " ORDER BY first_day DESC, number LIMIT ?",
        (key, last, first, limit),
    )
    return [number(row[0]) for row in rows]


# Writing -------------------------------------------------------------------------------------------------------------


def forget(database: Database, mentions: Sequence[str]) -> None:
    """Take mentions out of their events; the events stay to be written anew."""
    for some in pieces(sorted(mentions)):
        database.change(f"DELETE FROM event_mentions WHERE mention_id IN ({marks(some)})", some)


def forget_events(database: Database, events: Iterable[str]) -> None:
    """Delete events and their joins."""
    for some in pieces(sorted(events)):
        for table, column in (("events", "id"), ("event_joins", "event_id"), ("event_parties", "event_id")):
            database.change(f"DELETE FROM {table} WHERE {column} IN ({marks(some)})", some)


def forget_all(database: Database) -> None:
    """Delete all that linking made; decisions and old ids stay."""
    for table in ("events", "event_joins", "event_parties", "event_mentions", "link_keys", "linked_versions"):
        database.change(f"DELETE FROM {table}")


def next_number(database: Database) -> int:
    """The first number that no mention ever had."""
    return number(database.rows("SELECT coalesce(max(number), 0) + 1 FROM event_mentions")[0][0])


def insert_members(database: Database, event: str, new: Iterable[tuple[NewMember, int]]) -> None:
    """Put mentions, each with its number, into an event, with what filters ask of them."""
    rows = [(n, event, m.family, m.trace, m.borrows, m.words_key, m.mention) for m, n in new]
    if rows:
        database.change_many(
            "INSERT INTO event_mentions (mention_id, number, version_id, event_id, family, trace, borrows, words_key,"
            " type, status, earliest, latest, place_country, place_key, publisher_key, group_id)"
            " SELECT m.id, CAST(? AS BIGINT), m.version_id, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),"
            " CAST(? AS INTEGER), CAST(? AS TEXT), m.type, m.status, m.earliest, m.latest, m.place_country, m.place_key,"
            " v.publisher_key, v.group_id FROM mentions m JOIN versions v ON v.id = m.version_id WHERE m.id = ?",
            rows,
        )


def set_family(database: Database, mentions: Sequence[str], family: str) -> None:
    """Mentions whose family has another name now."""
    for some in pieces(sorted(mentions)):
        database.change(f"UPDATE event_mentions SET family = ? WHERE mention_id IN ({marks(some)})", (family, *some))


def insert_event(database: Database, id: str, agreed: Json, disputed: Sequence[str]) -> None:
    """Keep what an event's mentions agree on. They are in it already."""
    place, days = agreed.get("place") or {}, agreed.get("days") or (None, None)
    database.change(
        "INSERT INTO events (id, type, status, earliest, latest, place_name, place_country, lat, lon, agreed, disputed,"
        " linked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            id, agreed["type"], agreed["status"], days[0], days[1], place.get("name"), place.get("country"),
            place.get("lat"), place.get("lon"), written(agreed), " ".join(disputed), now(),
        ),
    )  # fmt: skip
    database.change("DELETE FROM event_aliases WHERE old_id = ?", (id,))
    insert_parties(database, id, agreed)
    recount(database, [id])


def insert_parties(database: Database, id: str, agreed: Json) -> None:
    """Keep who is in an event, by codes: `SDN GOV`."""
    parties = [
        (id, role, " ".join(filter(None, codes)))
        for role, field in (("actor", "actors"), ("recipient", "recipients"))
        for codes in agreed.get(field) or ()
    ]
    if parties:
        database.change_many("INSERT INTO event_parties (event_id, role, party) VALUES (?, ?, ?)", parties)


def recount(database: Database, events: Sequence[str]) -> None:
    """Count anew by how many mentions, reports and independent texts events are told."""
    of = "FROM event_mentions y JOIN versions v ON v.id = y.version_id WHERE y.event_id = events.id"
    for some in pieces(events):
        database.change(
            f"UPDATE events SET mentions = (SELECT count(*) {of}), reports = (SELECT count(DISTINCT v.report_id) {of}),"
            f" independent = (SELECT count(DISTINCT v.group_id) {of}) WHERE id IN ({marks(some)})",
            some,
        )


def recount_of_group(database: Database, group: str) -> None:
    """The same for events of which the texts of a group of copies tell, after it was joined from others."""
    database.change(
        "UPDATE event_mentions SET group_id = ? WHERE version_id IN (SELECT v.id FROM versions v WHERE v.group_id = ?)",
        (group, group),
    )
    rows = database.rows(
        "SELECT DISTINCT y.event_id FROM versions v JOIN event_mentions y ON y.version_id = v.id WHERE v.group_id = ?",
        (group,),
    )
    recount(database, [text(row[0]) for row in rows])


def insert_joins(database: Database, event: str, joins: Iterable[tuple[str, str, str, float, float, Json]]) -> None:
    """Keep why an event's mentions were joined: one, two, by what, chance, mean chance, signs."""
    rows = [(one, two, event, by, chance, mean, written(signs)) for one, two, by, chance, mean, signs in joins]
    if rows:
        database.change_many(
            "INSERT INTO event_joins (one, two, event_id, made_by, chance, mean, signs) VALUES (?, ?, ?, ?, ?, ?, ?)",
            rows,
        )


def insert_keys(database: Database, rows: Sequence[tuple[int, int, int, int]]) -> None:
    """Keep by which keys mentions are found: key, first day, last day, the mention's number."""
    if rows:
        database.change_many("INSERT INTO link_keys (key, first_day, last_day, number) VALUES (?, ?, ?, ?)", rows)


def set_linked(database: Database, versions: Sequence[str]) -> None:
    """These versions are linked as they now are; those that are no longer current are forgotten."""
    for some in pieces(sorted(versions)):
        database.change(f"DELETE FROM linked_versions WHERE version_id IN ({marks(some)})", some)
        database.change(
            f"INSERT INTO linked_versions (version_id, stamp) SELECT v.id, {_STAMP} FROM versions v"
            f" WHERE {_LINKABLE} AND v.id IN ({marks(some)})",
            some,
        )


def insert_linked(database: Database, stamps: Sequence[tuple[str, str]]) -> None:
    """Versions that were linked in the state of this stamp."""
    if stamps:
        database.change_many("INSERT INTO linked_versions (version_id, stamp) VALUES (?, ?)", stamps)


def became(database: Database, old: str, new: str | None) -> None:
    """An event's id is no longer used: it became another one's, or nothing is left of it."""
    if new is None:
        database.change("DELETE FROM event_aliases WHERE event_id = ?", (old,))
        return
    database.change("UPDATE event_aliases SET event_id = ? WHERE event_id = ?", (new, old))
    database.change("DELETE FROM event_aliases WHERE old_id = ? OR old_id = event_id", (old,))
    database.change("INSERT INTO event_aliases (old_id, event_id, since) VALUES (?, ?, ?)", (old, new, now()))


def exists(database: Database, id: str) -> bool:
    """Whether there is such an event."""
    return bool(database.rows("SELECT 1 FROM events WHERE id = ?", (id,)))


def alias(database: Database, id: str) -> str | None:
    """The event that an old id became."""
    row = one(database.rows("SELECT event_id FROM event_aliases WHERE old_id = ?", (id,)))
    return text_or_none(row[0]) if row else None


def beginning_with(database: Database, start: str) -> list[str]:
    """The ids of events that begin so, at most three; `start` is of the digits 0 to f."""
    rows = database.rows("SELECT id FROM events WHERE id >= ? AND id < ? ORDER BY id LIMIT 3", (start, start + "g"))
    return [text(row[0]) for row in rows]
