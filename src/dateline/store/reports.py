"""Reports and their versions.

Takes a `Found` report, coded or not; stores it as a new report, as a new version of one that is there, or not at all
when it is known. Call inside a transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dateline.model.report import Report
from dateline.store import copies, labels, mentions
from dateline.store.clock import now
from dateline.store.database import Database, Row, marks, number, one, text, text_or_none
from dateline.store.found import Found
from dateline.store.keys import content_id, name_key
from dateline.store.mentions import written

Outcome = Literal["added", "changed", "known"]
_VERSION = [
    "id",
    "report_id",
    "number",
    "is_current",
    "record_id",
    "title",
    "publisher",
    "publisher_key",
    "published",
    "language",
    "text",
    "nuls",
    "notes",
    "origin",
    "fetched",
    "parts",
    "group_id",
    "coder_id",
    "run_id",
    "coded",
]
REPORT = ("id", "record_id", "title", "publisher", "published", "language", "text", "nuls", "notes", "origin")
_REPORT = ", ".join(REPORT)
PARTS = ("statements", "labels", "places")


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a report as it lies in the store."""

    id: str
    report: Report
    coder_id: str | None


def version_id(report: Report, web_address: str | None) -> str:
    """The id of a text: of all that makes it what it is, but not of the file that it lay in."""
    day = report.published.isoformat() if report.published else None
    return content_id(report.publisher, day, report.title, report.text, web_address)


def id_of(found: Found, report: Report) -> str:
    """The version's id of a report that was found."""
    return version_id(report, found.address if found.is_web else None)


def known(database: Database, id: str) -> bool:
    """Whether the text is there and no newer one has taken its place."""
    return bool(database.rows("SELECT 1 FROM versions WHERE id = ? AND is_current = 1", (id,)))


def restore(database: Database, id: str, found: Found) -> Outcome:
    """A text that is there was found again: it becomes the current one of its report if another one was."""
    row = one(
        database.rows(
            "SELECT v.report_id, v.is_current, r.seen FROM versions v JOIN reports r ON r.id = v.report_id WHERE v.id = ?",
            (id,),
        )
    )
    assert row, id
    report, is_current, seen = text(row[0]), row[1], text(row[2])
    if is_current or not found.is_sighting or found.fetched < seen:
        return "known"
    database.change("UPDATE versions SET is_current = 0 WHERE report_id = ? AND is_current = 1", (report,))
    database.change("UPDATE versions SET is_current = 1 WHERE id = ?", (id,))
    database.change("UPDATE reports SET seen = ? WHERE id = ?", (found.fetched, report))
    return "changed"


def insert(
    database: Database, found: Found, report: Report, record: dict[str, Any] | None, coder_id: str, run_id: str
) -> Outcome:
    """Store a report with its record; with None, the text of one on which coding failed."""
    id = id_of(found, report)
    if database.rows("SELECT 1 FROM versions WHERE id = ?", (id,)):
        return restore(database, id, found)
    before = _by_address(database, found.address)
    is_current = before is None or found.fetched >= text(before[1])
    if before is None:
        report_id, count = id, 0
        database.change("INSERT INTO reports (id, address, seen) VALUES (?, ?, ?)", (id, found.address, found.fetched))
    else:
        report_id, count = text(before[0]), number(before[2])
        if is_current:
            database.change("UPDATE versions SET is_current = 0 WHERE report_id = ? AND is_current = 1", (report_id,))
            database.change("UPDATE reports SET seen = ? WHERE id = ?", (found.fetched, report_id))
    row = (
        id,
        report_id,
        count + 1,
        int(is_current),
        _plain(report.id),
        _plain(report.title),
        _plain(report.publisher),
        name_key(report.publisher),
        report.published.isoformat() if report.published else None,
        report.language,
        _plain(report.text),
        _nuls(report.text),
        written(list(report.notes)),
        _plain(report.origin),
        found.fetched,
        written({part: (record or {}).get(part, []) for part in PARTS}),
        id,
        coder_id if record is not None else None,
        run_id,
        now() if record is not None else None,
    )
    database.change(f"INSERT INTO versions ({', '.join(_VERSION)}) VALUES ({marks(_VERSION)})", row)
    if record is not None:
        mentions.insert(database, id, record["mentions"])
        labels.put(database, id, record)
    copies.insert(database, id, report.text)
    return "added" if before is None else "changed"


def put_record(database: Database, id: str, record: dict[str, Any], coder_id: str) -> None:
    """Replace what a coder gave for a version; its mentions are changed elsewhere."""
    parts = written({part: record.get(part, []) for part in PARTS})
    database.change("UPDATE versions SET parts = ?, coder_id = ?, coded = ? WHERE id = ?", (parts, coder_id, now(), id))
    labels.put(database, id, record)


def of_other_coders(database: Database, coder_id: str, size: int = 100) -> Iterator[Version]:
    """The versions that another coder, or none, has coded. New ones may be stored meanwhile."""
    after = ""
    while True:
        rows = database.rows(
            f"SELECT {_REPORT}, coder_id FROM versions"
            " WHERE id > ? AND (coder_id IS NULL OR coder_id <> ?) ORDER BY id LIMIT ?",
            (after, coder_id, size),
        )
        if not rows:
            return
        for row in rows:
            after = text(row[0])
            yield version(row)


def version(row: Row) -> Version:
    """The version of a row, with the report exactly as it was read."""
    id, record_id, title, publisher, published, language, body, nuls, notes, origin, coder_id = row
    day = text_or_none(published)
    report = Report(
        id=text(record_id),
        text=_with_nuls(text(body), text_or_none(nuls)),
        title=text_or_none(title),
        publisher=text_or_none(publisher),
        published=date.fromisoformat(day) if day else None,
        language=text(language),
        origin=text(origin),
        notes=tuple(json.loads(text(notes))),
    )
    return Version(text(id), report, text_or_none(coder_id))


def _by_address(database: Database, address: str | None) -> Row | None:
    """The report of an address: its id, when it was seen, how many versions it has."""
    if address is None:
        return None
    return one(
        database.rows(
            "SELECT r.id, r.seen, (SELECT max(number) FROM versions v WHERE v.report_id = r.id)"
            " FROM reports r WHERE r.address = ?",
            (address,),
        )
    )


def _plain(value: str | None) -> str | None:
    """Databases keep no NUL character in a text; `nuls` says where one was."""
    return value.replace("\0", "\ufffd") if value is not None else None


def _nuls(value: str) -> str | None:
    return " ".join(str(i) for i, c in enumerate(value) if c == "\0") if "\0" in value else None


def _with_nuls(value: str, nuls: str | None) -> str:
    if not nuls:
        return value
    characters = list(value)
    for place in nuls.split():
        characters[int(place)] = "\0"
    return "".join(characters)
