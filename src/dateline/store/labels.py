"""Loaded words: which stand in a version, in whose voice and of whom.

Takes records in the codebook's JSON form; keeps a row for each label. Gives counts of those in the reports that fit filters.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.store.database import Database, text
from dateline.store.filters import Filters
from dateline.store.mentions import of_version
from dateline.store.paging import fitting_reports

OWN = "report"  # the voice of a label that is the report's own
_NO_NAME = "source"
_WIDEST_SPEAKER = 60  # characters
_NEAR = 25  # characters between a label and the word for the deed that it is about
_SOME = 200


@dataclass(frozen=True, slots=True)
class UseCount:
    """A word as it is used: by which publisher, in whose voice (`speaker` empty: its own, or a source's without a name), of whom."""

    publisher: str
    speaker: str
    word: str
    used_of: str
    count: int
    reports: tuple[str, ...]


def put(database: Database, version: str, record: Mapping[str, Any]) -> None:
    """Make the labels of a record the labels of its version."""
    database.change("DELETE FROM label_uses WHERE version_id = ?", (version,))
    rows = []
    for number, label in enumerate(record.get("labels") or ()):
        is_own = label["by"] == OWN
        speaker = "" if label["by"] in (OWN, _NO_NAME) else label["by"][:_WIDEST_SPEAKER].replace("\0", "\ufffd")
        word = (label.get("term") or label["text"]).replace("\0", "\ufffd")
        rows.append((version, number, word, label["about"], of_whom(label, record), speaker, int(is_own)))
    if rows:
        database.change_many(
            "INSERT INTO label_uses (version_id, number, word, about, used_of, speaker, is_own) VALUES (?, ?, ?, ?, ?, ?, ?)",
            rows,
        )


def fill(database: Database) -> None:
    """Keep the labels of all versions that are there."""
    after = ""
    while rows := database.rows(
        "SELECT id, parts FROM versions WHERE id > ? AND parts LIKE ? ORDER BY id LIMIT ?",
        (after, '%"labels":[{%', _SOME),
    ):
        for id, parts in rows:
            after = text(id)
            mentions = [m.record for m in of_version(database, after)]
            put(database, after, json.loads(text(parts)) | {"mentions": mentions})


def counted(database: Database, filters: Filters, words: Sequence[str]) -> list[UseCount]:
    """The uses in current reports with a mention that fits, the most frequent first."""
    condition, values = fitting_reports(filters, words)
    found: dict[tuple[str, ...], list[str]] = {}
    for publisher, speaker, word, used_of, report in database.rows(
        "SELECT coalesce(v.publisher, ''), l.speaker, l.word, l.used_of, v.report_id"
        f" FROM label_uses l JOIN versions v ON v.id = l.version_id WHERE {condition}"
        " ORDER BY coalesce(v.published, '') DESC, v.report_id",
        values,
    ):
        found.setdefault((text(publisher), text(speaker), text(word), text(used_of)), []).append(text(report))
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        UseCount(publisher, speaker, word, used_of, len(reports), tuple(dict.fromkeys(reports)))
        for (publisher, speaker, word, used_of), reports in ranked
    ]


def of_whom(label: Mapping[str, Any], record: Mapping[str, Any]) -> str:
    """The country of whom the label is used of: the party or place that it stands in, or who did the deed."""
    mentions = record.get("mentions") or ()
    if label["about"] == "deed":
        return _doer(label, mentions)
    parties = [p for m in mentions for p in (*(m.get("actors") or ()), *(m.get("recipients") or ()))]
    around = record.get("places") or () if label["about"] == "place" else parties
    return next((p["country"] for p in around if p.get("country") and _share(p, label)), "")


def _doer(label: Mapping[str, Any], mentions: Iterable[Mapping[str, Any]]) -> str:
    """The country of the first actor of the deed whose word is the label's, or stands nearest beside it."""
    near = []
    for m in mentions:
        trigger, (start, end) = m["trigger"], m.get("sentence") or (0, 0)
        gap = max(trigger["start"] - label["end"], label["start"] - trigger["end"], 0)
        if _share(trigger, label) or (start <= label["start"] < end and gap <= _NEAR):
            country = next((p["country"] for p in m.get("actors") or () if p.get("country")), "")
            near.append((gap, trigger["start"], country))
    return min(near)[2] if near else ""


def _share(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])
