"""Inputs that did not become reports, so that they can be listed and tried again."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.report import Skipped
from dateline.store.database import Database, number, text, text_or_none
from dateline.store.found import Found
from dateline.store.keys import content_id


@dataclass(frozen=True, slots=True)
class SkippedInput:
    """One skipped input as it lies in the store. `retry` is what to read again; None: it was standard input."""

    id: str
    skipped: Skipped
    retry: str | None
    version_id: str | None
    published: str | None
    publisher: str | None
    first_seen: str
    last_seen: str
    tries: int


def insert(
    database: Database,
    found: Found,
    skipped: Skipped,
    run_id: str,
    *,
    version_id: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
) -> None:
    """Keep one, or count one more try. `version_id`: its text is stored, coding failed."""
    input, reason = skipped.input.replace("\0", "\ufffd"), skipped.reason.replace("\0", "\ufffd")
    retry = found.retry.replace("\0", "\ufffd") if found.retry else None
    if version_id:
        id = content_id("coding", version_id)
    else:  # standard input has other content each time, so that its third line may fail in many ways
        id = content_id(retry, input) if retry else content_id(None, input, reason)
    again = database.change(
        "UPDATE skipped SET reason = ?, advice = ?, last_seen = ?, tries = tries + 1, run_id = ? WHERE id = ?",
        (reason, skipped.advice, found.fetched, run_id, id),
    )
    if not again:
        database.change(
            "INSERT INTO skipped (id, input, retry, reason, advice, version_id, published, publisher, first_seen,"
            " last_seen, tries, run_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
            (
                id, input, retry, reason, skipped.advice, version_id, published, publisher,
                found.fetched, found.fetched, run_id,
            ),
        )  # fmt: skip


def finished(database: Database, retry: str, run_id: str) -> None:
    """All of a file or address was read in this run: what was skipped of it only in earlier runs is no longer."""
    database.change("DELETE FROM skipped WHERE retry = ? AND run_id <> ? AND version_id IS NULL", (retry, run_id))


def is_waiting(database: Database, retry: str, run_id: str) -> bool:
    """Whether `finished` would change anything."""
    rows = database.rows(
        "SELECT 1 FROM skipped WHERE retry = ? AND run_id <> ? AND version_id IS NULL LIMIT 1", (retry, run_id)
    )
    return bool(rows)


def coded(database: Database, version_id: str) -> None:
    """A version on which coding had failed is coded now."""
    database.change("DELETE FROM skipped WHERE version_id = ?", (version_id,))


def listed(database: Database) -> list[SkippedInput]:
    """All, by input."""
    rows = database.rows(
        "SELECT id, input, reason, advice, retry, version_id, published, publisher, first_seen, last_seen, tries"
        " FROM skipped"
    )
    found = [
        SkippedInput(
            text(id), Skipped(text(input), text(reason), text(advice)), text_or_none(retry), text_or_none(version),
            text_or_none(published), text_or_none(publisher), text(first), text(last), number(tries),
        )
        for id, input, reason, advice, retry, version, published, publisher, first, last, tries in rows
    ]  # fmt: skip
    return sorted(found, key=lambda entry: (entry.skipped.input, entry.id))
