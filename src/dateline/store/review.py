"""What review reads of a store: the queue, the history, who decided on what, and a mention with its report.

Takes filters and names of reviewers; gives rows. What a person decided counts unless it was taken back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from dateline.store import corrections, mentions, reports
from dateline.store.corrections import Correction
from dateline.store.database import Database, Value, marks, number, one, pieces, text, text_or_none
from dateline.store.filters import Filters
from dateline.store.keys import name_key
from dateline.store.mentions import Stored

Order = Literal["unsure", "event"]
_STANDS = "c.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM corrections u WHERE u.undoes = c.step)"
_OF_PERSON = f"EXISTS (SELECT 1 FROM corrections c WHERE c.mention_id = m.id AND c.author = ? AND {_STANDS})"
_OF_ANYBODY = f"EXISTS (SELECT 1 FROM corrections c WHERE c.mention_id = m.id AND {_STANDS})"
_PEOPLE = f"(SELECT count(DISTINCT c.author) FROM corrections c WHERE c.mention_id = m.id AND {_STANDS})"
# Every mention of a current version, also rejected ones, with the columns that filters need.
_CURRENT = """
(SELECT n.*, v.report_id, v.publisher_key, v.published
    FROM mentions n JOIN versions v ON v.id = n.version_id WHERE v.is_current = 1) m
"""
_IN_EVENTS = f"events e JOIN event_mentions x ON x.event_id = e.id JOIN {_CURRENT} ON m.id = x.mention_id"
_IN_NONE = "NOT EXISTS (SELECT 1 FROM event_mentions x WHERE x.mention_id = m.id)"
_UNSURE = ("m.confidence", "m.id")
_BY_EVENT = ("coalesce(e.earliest, '9999')", "e.id", "coalesce(m.published, '9999')", "m.id")


@dataclass(frozen=True, slots=True)
class Subject:
    """A mention with what a decision on it is checked against. `stamp` is the step of the last decision on it."""

    id: str
    mention: Stored
    version: str
    report: str
    text: str
    title: str
    publisher: str
    published: date | None
    language: str
    is_current: bool
    event: str
    stamp: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mention that waits for a reviewer, and how many do."""

    id: str
    confidence: float
    event: str
    others: int
    left: int


@dataclass(frozen=True, slots=True)
class Made:
    """One decision of the history: `kind` is accept, reject, restore, correct, split, merge or undo.

    `values` are the fields that it set, `undoes` is the step that it took back, `is_undone` whether it was itself.
    """

    step: int
    kind: str
    mention: str
    events: tuple[str, ...]
    mentions: tuple[str, ...]
    values: dict[str, Any]
    author: str
    why: str
    made: str
    undoes: int | None
    is_undone: bool


def subject(database: Database, mention: str) -> Subject | None:
    """The mention with its report's text as it was read."""
    row = one(
        database.rows(
            "SELECT m.version_id, v.report_id, v.is_current, m.id, m.record, m.coded_record, m.is_rejected,"
            " (SELECT x.event_id FROM event_mentions x WHERE x.mention_id = m.id)"
            " FROM mentions m JOIN versions v ON v.id = m.version_id WHERE m.id = ?",
            (mention,),
        )
    )
    if row is None:
        return None
    version = text(row[0])
    (of,) = database.rows(f"SELECT {reports._REPORT}, coder_id FROM versions WHERE id = ?", (version,))
    report = reports.version(of).report
    return Subject(
        id=mention,
        mention=mentions.stored(row[3:7]),
        version=version,
        report=text(row[1]),
        text=report.text,
        title=report.title or "",
        publisher=report.publisher or "",
        published=report.published,
        language=report.language,
        is_current=bool(row[2]),
        event=text_or_none(row[7]) or "",
        stamp=stamp(database, mention),
    )


def stamp(database: Database, mention: str) -> int:
    """The step of the last decision on a mention, taken back or not; 0 where there is none."""
    rows = database.rows("SELECT coalesce(max(step), 0) FROM corrections WHERE mention_id = ?", (mention,))
    return number(rows[0][0])


def beginning_with(database: Database, start: str) -> list[str]:
    """The ids of mentions that begin so, at most three; `start` is of the digits 0 to f."""
    rows = database.rows("SELECT id FROM mentions WHERE id >= ? AND id < ? ORDER BY id LIMIT 3", (start, start + "g"))
    return [text(row[0]) for row in rows]


# The queue -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Stage:
    """A part of the queue: where its mentions are looked for, what holds for them, and their order."""

    source: str
    condition: str
    values: tuple[Value, ...]
    keys: tuple[str, ...]


def waiting(
    database: Database,
    reviewer: str,
    filters: Filters,
    words: Sequence[str] = (),
    *,
    order: Order = "unsure",
    is_second: bool = False,
    after: str | None = None,
) -> Waiting | None:
    """The first mention that waits for this reviewer; with `after`, the first one behind that mention.

    `is_second`: also those on which one other person decided, and these first.
    """
    condition, values = filters.condition()
    for word in words:
        condition += " AND m.id IN (SELECT y.mention_id FROM event_mentions y WHERE y.words_key LIKE ?)"
        values.append(f"%{name_key(word)}%")
    counted, stages = _stages(condition, values, reviewer, order, is_second=is_second)
    left = sum(_count(database, stage) for stage in counted)
    if not left:
        return None
    start, behind = 0, tuple[Value, ...]()
    for place, stage in enumerate(stages if after is not None else ()):
        keys = database.rows(
            f"SELECT {', '.join(stage.keys)} FROM {stage.source} WHERE {stage.condition} AND m.id = ?",
            (*stage.values, after),
        )
        if keys:
            start, behind = place, keys[0]
            break
    found = _first(database, stages[start], behind)
    for stage in (*stages[start + 1 :], *stages[: start + 1]):  # at the end, again from the beginning
        found = found or _first(database, stage)
    assert found is not None
    return replace(found, left=left)


def _stages(
    condition: str, values: Sequence[Value], reviewer: str, order: Order, *, is_second: bool
) -> tuple[list[_Stage], list[_Stage]]:
    """The parts of the queue to count, and the same in the order in which they come."""
    undecided = f"{condition} AND m.is_rejected = 0 AND NOT {_OF_ANYBODY}"
    whole = _Stage(_CURRENT, undecided, tuple(values), _UNSURE)
    parts = [whole]
    if order == "event":
        parts = [
            replace(whole, source=_IN_EVENTS, keys=_BY_EVENT),
            replace(whole, condition=f"{undecided} AND {_IN_NONE}"),
        ]
    if not is_second:
        return [whole], parts
    other = f"{condition} AND m.id IN (SELECT c.mention_id FROM corrections c WHERE {_STANDS})"
    seconds = _Stage(_CURRENT, f"{other} AND NOT {_OF_PERSON} AND {_PEOPLE} = 1", (*values, reviewer), _UNSURE)
    return [seconds, whole], [seconds, *parts]


def _count(database: Database, stage: _Stage) -> int:
    return number(database.rows(f"SELECT count(*) FROM {stage.source} WHERE {stage.condition}", stage.values)[0][0])


def _first(database: Database, stage: _Stage, behind: tuple[Value, ...] = ()) -> Waiting | None:
    """The first mention of a part of the queue, behind the one with these keys."""
    keys = ", ".join(stage.keys)
    later = f" AND ({keys}) > ({marks(behind)})" if behind else ""
    row = one(
        database.rows(
            "SELECT m.id, m.confidence, (SELECT y.event_id FROM event_mentions y WHERE y.mention_id = m.id), "
            f"{_PEOPLE} FROM {stage.source} WHERE {stage.condition}{later} ORDER BY {keys} LIMIT 1",
            (*stage.values, *behind),
        )
    )
    if row is None:
        return None
    confidence = row[1]
    assert isinstance(confidence, int | float)
    return Waiting(text(row[0]), float(confidence), text_or_none(row[2]) or "", number(row[3]), 0)


def decided_by(database: Database, mention: str) -> list[str]:
    """Who decided on a mention, by name."""
    rows = database.rows(
        f"SELECT DISTINCT c.author FROM corrections c WHERE c.mention_id = ? AND {_STANDS} ORDER BY c.author",
        (mention,),
    )
    return [text(row[0]) for row in rows]


# The history ---------------------------------------------------------------------------------------------------------


def last_step(database: Database, author: str) -> int | None:
    """The last decision of a person that stands."""
    (row,) = database.rows(
        "SELECT max(s.step) FROM ("
        f"SELECT max(c.step) AS step FROM corrections c WHERE c.author = ? AND {_STANDS}"
        " UNION ALL SELECT max(d.step) AS step FROM decisions d WHERE d.author = ? AND d.undoes IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.step)) s",
        (author, author),
    )
    return None if row[0] is None else number(row[0])


def history(
    database: Database,
    *,
    before: int | None = None,
    limit: int = 50,
    author: str | None = None,
    mention: str | None = None,
) -> list[Made]:
    """Decisions of all kinds, the last first: those before a step, of one person, on one mention."""
    steps, values = _steps(before, author, mention)
    rows = database.rows(f"SELECT s.step FROM ({steps}) s ORDER BY s.step DESC LIMIT ?", [*values, limit])
    return _made(database, [number(row[0]) for row in rows])


def count(database: Database, *, author: str | None = None, mention: str | None = None) -> int:
    """How many decisions there are, of one person, on one mention."""
    steps, values = _steps(None, author, mention)
    return number(database.rows(f"SELECT count(*) FROM ({steps}) s", values)[0][0])


def made(database: Database, step: int) -> Made:
    """One decision."""
    return _made(database, [step])[0]


def _steps(before: int | None, author: str | None, mention: str | None) -> tuple[str, list[Value]]:
    """A statement of the steps that were asked for, each once."""
    parts, values = ["1 = 1"], list[Value]()
    for part, value in (("step < ?", before), ("author = ?", author)):
        if value is not None:
            parts.append(part)
            values.append(value)
    condition = " AND ".join(parts)
    if mention is not None:
        return f"SELECT DISTINCT step FROM corrections WHERE {condition} AND mention_id = ?", [*values, mention]
    steps = f"SELECT step FROM corrections WHERE {condition} UNION SELECT step FROM decisions WHERE {condition}"
    return steps, values * 2


def _made(database: Database, steps: Sequence[int]) -> list[Made]:
    out: dict[int, Made] = {}
    if not steps:
        return []
    undone = {
        row[0]
        for table in ("corrections", "decisions")
        for row in database.rows(f"SELECT undoes FROM {table} WHERE undoes IN ({marks(steps)})", steps)
    }
    for step, mention, field, value, author, why, at, undoes in database.rows(
        "SELECT step, mention_id, field, value, author, why, made, undoes FROM corrections"
        f" WHERE step IN ({marks(steps)}) ORDER BY step, number",
        steps,
    ):
        values = {text(field): json.loads(text(value))} if undoes is None else {}
        if (known := out.get(number(step))) is not None:
            values = known.values | values
        out[number(step)] = Made(
            number(step), _kind(values), text(mention), (), (text(mention),), values, text(author), text(why), text(at),
            None if undoes is None else number(undoes), step in undone,
        )  # fmt: skip
    for step, kind, events, off, author, why, at, undoes in database.rows(
        f"SELECT step, kind, events, mentions, author, why, made, undoes FROM decisions WHERE step IN ({marks(steps)})",
        steps,
    ):
        listed, moved = json.loads(text(events)), json.loads(text(off))
        out[number(step)] = Made(
            number(step), text(kind), "", tuple(listed), tuple(moved), {}, text(author), text(why), text(at),
            None if undoes is None else number(undoes), step in undone,
        )  # fmt: skip
    return [out[step] for step in steps]


def _kind(values: dict[str, Any]) -> str:
    if not values:
        return "undo"
    if corrections.ACCEPTED in values:
        return "accept"
    if corrections.REJECTED in values:
        return "reject" if values[corrections.REJECTED] else "restore"
    return "correct"


# Agreement -----------------------------------------------------------------------------------------------------------


def shared(database: Database) -> list[str]:
    """The mentions on which two or more people decided."""
    rows = database.rows(
        f"SELECT c.mention_id FROM corrections c JOIN mentions m ON m.id = c.mention_id WHERE {_STANDS}"
        " GROUP BY c.mention_id HAVING count(DISTINCT c.author) > 1 ORDER BY c.mention_id"
    )
    return [text(row[0]) for row in rows]


def with_decisions(database: Database, ids: Sequence[str]) -> list[tuple[Stored, list[Correction]]]:
    """These mentions, each with the corrections that stand, the oldest first."""
    out = []
    for some in pieces(ids):
        given = mentions.by_id(corrections.standing(corrections.of_mentions(database, some)))
        rows = database.rows(
            f"SELECT id, record, coded_record, is_rejected FROM mentions WHERE id IN ({marks(some)}) ORDER BY id", some
        )
        out += [(stored, given.get(stored.id, [])) for stored in map(mentions.stored, rows)]
    return out
