"""What stands beside every export: what it is, how to cite it, of which state of the data it is, and whose rights reach it.

Takes what was asked for and what was written; gives one object without a clock in it: the same rows give the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dateline.export.columns import Table, parsed
from dateline.export.fields import Value
from dateline.export.rows import Tally

DIGITS = 16


class Digest:
    """The data version: equal for equal rows under equal names, whatever the format."""

    def __init__(self, names: Sequence[str]) -> None:
        self._digest = hashlib.sha256(_bytes(list(names)))

    def seen(self, rows: Iterable[list[Value]]) -> Iterator[list[Value]]:
        """The same rows; each is part of the version."""
        for row in rows:
            self._digest.update(_bytes(row))
            yield row

    def objects(self, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The same for JSON objects."""
        for row in rows:
            self._digest.update(_bytes(row))
            yield row

    def hex(self) -> str:
        """Sixteen digits."""
        return self._digest.hexdigest()[:DIGITS]


def about(
    *, form: str, level: str, asked: dict[str, Any], tally: Tally, version: str, program: str,
    table: Table | None = None, notes: Sequence[str] = (),
) -> dict[str, Any]:  # fmt: skip
    """The object; `asked` is the selection in the words of the command."""
    texts = parsed("notes")
    counts = {
        "rows": tally.written,
        "reports": len(tally.reports),
        "publishers": len(tally.publishers),
    }
    if form != "gold" and not tally.is_of_differences:
        counts |= {"rows_without_a_point": tally.unplaced, "rows_without_a_day": tally.undated}
    if table and table.scope:
        counts["outside_this_table"] = tally.outside
    out: dict[str, Any] = {
        "cite_as": citation(program, level, tally, version),
        "data_version": version,
        "made_by": program,
        "coded_by": sorted(x for x in tally.coders if x),
        "format": form,
        "row": level,
        "selection": asked or "everything",
        "counts": counts,
    }
    if table is not None:
        out["about"] = table.about
    out["notes"] = [*notes, *_notes(texts, form, table)]
    out["licence"] = [texts["licence"][key] for key in ("records", "texts", "places", "ontology")]
    if table is not None:
        out["columns"] = [
            {key: value for key, value in (("name", c.name), ("type", c.type), ("meaning", c.meaning), ("how", c.how),
                                           ("empty", c.empty)) if value}
            for c in table.columns
        ]  # fmt: skip
    return out


def cell_notes(*, raw: bool) -> list[str]:
    """How the cells of a CSV file are written."""
    return list(parsed("notes")["notes"]["raw" if raw else "csv"])


def citation(program: str, level: str, tally: Tally, version: str) -> str:
    """One line for a list of references."""
    reports, publishers = len(tally.reports), len(tally.publishers)
    by = f" of {publishers} publisher{'s' * (publishers != 1)}" if publishers else ""
    what = f"{level}{'s' * (tally.written != 1)}"
    if tally.is_of_differences:
        what = f"{level} rows that differ from an earlier export, of those"
    return (
        f"{tally.written} {what} read from {reports} report{'s' * (reports != 1)}{by}"
        f" with {program}. Data version {version}."
    )


def _notes(texts: dict[str, Any], form: str, table: Table | None) -> list[str]:
    def chosen(key: str) -> list[str]:
        return list(texts["notes"].get(key, ()))

    out = chosen("all") + ([] if form == "csv" else chosen(form))  # how cells are written is told by `cell_notes`
    if table and table.owner:
        out += [note.format(owner=table.owner) for note in chosen("lookalike")]
    return out


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
