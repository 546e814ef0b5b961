"""Mentions and events of a store with all that a table of them needs.

Takes filters and words; gives the mentions that fit, or the events with such a mention, in the order of their days.
Read a few at a time, so that a large store fits into memory.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.errors import StoreError
from dateline.store import reports
from dateline.store.database import Database, Row, Value, marks, number, pieces, text, text_or_none
from dateline.store.filters import Filters
from dateline.store.keys import name_key
from dateline.store.mentions import of_version

Json = dict[str, Any]
_PAGE = 400  # mentions read in one statement


@dataclass(frozen=True, slots=True)
class Selected:
    """One mention as it now is, with what its report and version say.

    `changed` is when the version was last coded or corrected, `coder` the version of dateline and the model.
    """

    id: str
    event_id: str
    version_id: str
    report_id: str
    group_id: str
    record: Json
    sentence: str
    title: str
    publisher: str
    published: str
    language: str
    address: str
    fetched: str
    changed: str
    coder: str
    is_corrected: bool
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SelectedEvent:
    """One event: what its mentions agree on, the fields they differ on, and all of its current mentions."""

    id: str
    agreed: Json
    disputed: tuple[str, ...]
    mentions: tuple[Selected, ...]


def mention_ids(database: Database, filters: Filters, words: Sequence[str] = ()) -> list[str]:
    """The ids of current mentions that fit, by day, then as they stand in their reports.

    `words`: each of them stands in the mention's sentence or the report's title, capitals and accents aside.
    """
    condition, values = filters.condition()
    rows = database.rows(
        f"SELECT m.id FROM current_mentions m WHERE {condition}"
        " ORDER BY coalesce(m.earliest, m.published, '9999'), m.version_id, m.number, m.id",
        values,
    )
    return _with_words(database, [text(row[0]) for row in rows], words)


def event_ids(database: Database, filters: Filters, words: Sequence[str] = ()) -> list[str]:
    """The ids of events with a mention that fits, by day. Raises StoreError where nothing was linked."""
    if not number(database.rows("SELECT count(*) FROM linked_versions")[0][0]):
        raise StoreError(
            "The store has no events yet", where=database.name, advice="Put mentions together first: dateline link"
        )
    wanted = mention_ids(database, filters, words)
    found: set[str] = set()
    for some in pieces(wanted):
        rows = database.rows(f"SELECT event_id FROM event_mentions WHERE mention_id IN ({marks(some)})", some)
        found.update(text(row[0]) for row in rows)
    days: dict[str, str] = {}
    for some in pieces(sorted(found)):
        for id, day in database.rows(f"SELECT id, earliest FROM events WHERE id IN ({marks(some)})", some):
            days[text(id)] = text_or_none(day) or "9999"
    return sorted(days, key=lambda id: (days[id], id))


def mentions(database: Database, ids: Sequence[str]) -> Iterator[Selected]:
    """These mentions, in this order; the ones that are no longer there are left out."""
    for some in pieces(ids, _PAGE):
        found = _selected(database, some)
        yield from (found[id] for id in some if id in found)


def events(database: Database, ids: Sequence[str]) -> Iterator[SelectedEvent]:
    """These events, in this order; the ones that have no current mention are left out.

    Current are the mentions of current versions that nobody rejected.
    """
    for some in pieces(ids, 100):
        wanted = marks(some)
        members: dict[str, list[str]] = defaultdict(list)
        for event, mention in database.rows(
            "SELECT e.event_id, e.mention_id FROM event_mentions e JOIN current_mentions m ON m.id = e.mention_id"
            f" WHERE e.event_id IN ({wanted}) ORDER BY e.number",
            some,
        ):
            members[text(event)].append(text(mention))
        found: dict[str, Selected] = {}
        for page in pieces([mention for listed in members.values() for mention in listed], _PAGE):
            found |= _selected(database, page)
        rows = database.rows(f"SELECT id, agreed, disputed FROM events WHERE id IN ({wanted})", some)
        kept = {text(id): (json.loads(text(agreed)), tuple(text(disputed).split())) for id, agreed, disputed in rows}
        for id in some:
            told = [found[mention] for mention in members.get(id, ()) if mention in found]
            if id in kept and told:
                told.sort(key=lambda t: (t.published or "9999", t.report_id, t.record["trigger"]["start"], t.id))
                yield SelectedEvent(id, *kept[id], tuple(told))


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a mention since some moment: `kind` is added, changed or withdrawn; `at` when, `why` in words."""

    mention: str
    kind: str
    at: str
    why: str


# A correction is of the mention with its id; where a newer coder gave that another id, of one whose trigger overlaps.
_OF_MENTION = """c.version_id = n.version_id AND (c.mention_id = n.id OR (
    c.trigger_start < n.trigger_end AND n.trigger_start < c.trigger_end
    AND NOT EXISTS (SELECT 1 FROM mentions o WHERE o.id = c.mention_id)))"""

# Every mention, also of older versions and rejected ones, with the columns that filters need.
_EVERY = f"""
(SELECT n.*, v.report_id, v.publisher_key, v.is_current, v.number AS version_number, v.coded, u.started AS stored,
    (SELECT max(c.made) FROM corrections c WHERE {_OF_MENTION} AND c.field <> 'accepted') AS corrected,
    (SELECT max(c.made) FROM corrections c WHERE {_OF_MENTION} AND c.field = 'rejected') AS rejected,
    (SELECT max(w.started) FROM versions x JOIN runs w ON w.id = x.run_id
        WHERE x.report_id = v.report_id AND x.is_current = 1) AS replaced
FROM mentions n JOIN versions v ON v.id = n.version_id JOIN runs u ON u.id = v.run_id) m
"""


def changes(database: Database, since: str, filters: Filters, words: Sequence[str] = ()) -> list[Change]:
    """What was added, changed or withdrawn at or after `since` (a day or a time), as far as the store keeps it.

    A mention that a newer coder no longer finds is deleted by `dateline recode` without a trace.
    """
    condition, values = filters.condition()
    rows = database.rows(
        "SELECT m.id, m.is_current, m.is_rejected, m.version_number, m.stored, m.coded, m.corrected,"
        f" m.rejected, m.replaced FROM {_EVERY} WHERE ({condition})"
        " AND (m.stored >= ? OR m.coded >= ? OR m.corrected >= ? OR m.replaced >= ?)"
        " ORDER BY m.version_id, m.number, m.id",
        [*values, since, since, since, since],
    )
    fitting = set(_with_words(database, [text(row[0]) for row in rows], words))
    return [change for row in rows if row[0] in fitting and (change := _change(row, since))]


def _change(row: Row, since: str) -> Change | None:
    id, is_current, is_rejected, version, *times = row
    stored, coded, corrected, rejected, replaced = (text_or_none(time) or "" for time in times)
    id, was_there = text(id), stored < since
    if not is_current:
        if was_there and not is_rejected and replaced >= since:
            return Change(id, "withdrawn", replaced, "the report has a newer version")
        return None
    if is_rejected:
        return Change(id, "withdrawn", rejected, "rejected by a person") if was_there and rejected >= since else None
    if not was_there:
        return Change(id, "added", stored, "new report" if version == 1 else "new version of the report")
    if corrected >= since:
        return Change(id, "changed", corrected, "corrected by a person")
    if coded >= since:
        return Change(id, "changed", coded, "read again by another coder; it may be new or as before")
    return None


_SENTENCE = "substr(v.text, m.sentence_start + 1, m.sentence_end - m.sentence_start)"
_SELECTED = f"""
SELECT m.id, e.event_id, m.version_id, v.report_id, v.group_id, m.record,
    {_SENTENCE},
    v.title, v.publisher, v.published, v.language, r.address, v.fetched,
    coalesce((SELECT max(c.made) FROM corrections c WHERE c.version_id = v.id AND c.field <> 'accepted'), ''),
    v.coded, k.version, k.model, m.coded_record
FROM mentions m JOIN versions v ON v.id = m.version_id JOIN reports r ON r.id = v.report_id
LEFT JOIN coders k ON k.id = v.coder_id LEFT JOIN event_mentions e ON e.mention_id = m.id
WHERE m.id IN """


def _selected(database: Database, ids: Sequence[str]) -> dict[str, Selected]:
    rows = database.rows(f"{_SELECTED} ({marks(ids)})", ids)
    places = _places(database, sorted({text(row[2]) for row in rows}))
    return {text(row[0]): _of_row(row, places[text(row[2])]) for row in rows}


def _of_row(row: Row, places: tuple[str, ...]) -> Selected:
    def told(place: int) -> str:
        return text_or_none(row[place]) or ""

    return Selected(
        id=told(0),
        event_id=told(1),
        version_id=told(2),
        report_id=told(3),
        group_id=told(4),
        record=json.loads(told(5)),
        sentence=" ".join(told(6).split()),
        title=told(7),
        publisher=told(8),
        published=told(9),
        language=told(10),
        address=told(11) if told(11).startswith(("http://", "https://")) else "",
        fetched=told(12),
        changed=max(told(13), told(14)),
        coder=f"dateline {told(15)} {told(16)}".strip() if told(15) else "",
        is_corrected=row[17] is not None,
        places=places,
    )


def _places(database: Database, versions: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The names of all places that were resolved, for each version."""
    out: dict[str, tuple[str, ...]] = {}
    for some in pieces(versions, 100):
        for id, parts in database.rows(f"SELECT id, parts FROM versions WHERE id IN ({marks(some)})", some):
            listed = json.loads(text(parts)).get("places") or ()
            out[text(id)] = tuple(dict.fromkeys(place["name"] for place in listed if place.get("name")))
    return out


def _with_words(database: Database, ids: Sequence[str], words: Sequence[str]) -> list[str]:
    """The mentions whose sentence or title has all of the words, as linking keeps them."""
    if not words:
        return list(ids)
    keys, found = [name_key(word) for word in words], set()
    for some in pieces(ids):
        for id, title, sentence in database.rows(
            f"SELECT m.id, v.title, {_SENTENCE} FROM mentions m JOIN versions v ON v.id = m.version_id"
            f" WHERE m.id IN ({marks(some)})",
            some,
        ):
            plain = name_key(f"{text_or_none(title) or ''} {text_or_none(sentence) or ''}")
            if all(key in plain for key in keys):
                found.add(id)
    return [id for id in ids if id in found]


# Whole reports -------------------------------------------------------------------------------------------------------


def version_ids(database: Database, filters: Filters, words: Sequence[str] = (), *, reviewed: bool) -> list[str]:
    """Current versions that were coded; with filters those with a mention that fits; `reviewed`: that a person decided on."""
    statement = "SELECT v.id FROM versions v WHERE v.is_current = 1 AND v.coder_id IS NOT NULL"
    if reviewed:
        statement += " AND v.id IN (SELECT c.version_id FROM corrections c WHERE c.undoes IS NULL"
        statement += " AND NOT EXISTS (SELECT 1 FROM corrections u WHERE u.undoes = c.step))"
    statement += " ORDER BY coalesce(v.published, '9999'), v.id"
    found = [text(row[0]) for row in database.rows(statement)]
    if filters.is_empty and not words:
        return found
    fitting: set[Value] = set()
    for some in pieces(mention_ids(database, filters, words)):
        rows = database.rows(f"SELECT version_id FROM mentions WHERE id IN ({marks(some)})", some)
        fitting.update(row[0] for row in rows)
    return [id for id in found if id in fitting]


def records(database: Database, versions: Sequence[str]) -> Iterator[tuple[str, Json]]:
    """The id and the record of each version, in the form of `dateline code`, with corrections and without rejected mentions."""
    for some in pieces(versions, 50):
        rows = database.rows(
            f"SELECT {reports._REPORT}, coder_id, parts FROM versions WHERE id IN ({marks(some)})", some
        )
        by_id = {text(row[0]): row for row in rows}
        for id in some:
            *row, parts = by_id[id]
            report = reports.version(tuple(row)).report
            kept = [m.record for m in of_version(database, id) if not m.is_rejected]
            yield (
                id,
                {
                    "id": report.id,
                    "title": report.title,
                    "publisher": report.publisher,
                    "published": report.published.isoformat() if report.published else None,
                    "language": report.language,
                    "text": report.text,
                    "notes": list(report.notes),
                    "mentions": kept,
                    **json.loads(text(parts)),
                },
            )
