"""Reads the sets of tests/link/sets: reports in which words carry the letter of their event."""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dateline.model.report import Report

FOLDER = Path(__file__).parents[1] / "link" / "sets"
_MARK = re.compile(r"\{(\w+):([^}]*)\}")


class Marked(NamedTuple):
    """Words of a report that tell of an event: where they stand, and the event's letter."""

    report: str
    start: int
    end: int
    event: str


class ReportSet(NamedTuple):
    """One set; one that is held out is for measuring only."""

    name: str
    is_held_out: bool
    reports: list[Report]
    marked: list[Marked]


def read_sets(folder=FOLDER):
    """All sets, in order of file and place."""
    out = []
    for path in sorted(folder.glob("*.txt")):
        for part in re.split(r"(?m)^# ", path.read_text(encoding="utf-8"))[1:]:
            name, _, rest = part.partition("\n")
            found = ReportSet(name.partition(":")[0], path.stem.startswith("held_"), [], [])
            for n, piece in enumerate(re.split(r"(?m)^== ", rest)[1:]):
                head, _, body = piece.partition("\n")
                day, publisher, title = (cell.strip() for cell in head.split("|"))
                id = f"{path.stem}/{found.name}/{n}"
                text, marked = _unmarked(id, f"{title}\n\n{body.strip()}")
                found.marked.extend(marked)
                found.reports.append(
                    Report(id=id, text=text, title=title, publisher=publisher, published=date.fromisoformat(day))
                )
            out.append(found)
    return out


def _unmarked(id, text):
    clean, marked, end = "", [], 0
    for match in _MARK.finditer(text):
        clean += text[end : match.start()]
        marked.append(Marked(id, len(clean), len(clean) + len(match[2]), match[1]))
        clean += match[2]
        end = match.end()
    return clean + text[end:], marked
