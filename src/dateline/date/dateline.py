"""The dateline of a report ("BAKU, Sept 21 (Agency) —"): a day to count from when there is no publication date."""

from __future__ import annotations

import re
from datetime import date as Day

from dateline.date.context import Context
from dateline.date.expressions import find_expressions
from dateline.date.resolve import resolve, year_of
from dateline.model.sentence import ParsedReport

PLACE = re.compile(r"[A-Z][A-Z.'’ -]+(?:, ?[A-Z][\w. ]+)?,? +")
END = re.compile(r"[^—–\n]{0,60}?(?:—|–|--| - )")
REACH = 160


def dateline_day(parsed: ParsedReport) -> Day | None:
    """The full day that the report's dateline names, or None: a dateline without a year names none."""
    for start in _starts(parsed):
        piece = parsed.text[start : start + REACH]
        if not PLACE.match(piece) or not END.search(piece):
            continue
        head = piece[: piece.find("\n")] if "\n" in piece else piece
        for expression in find_expressions(head):
            if year_of(expression.meaning) is None and expression.meaning.kind != "calendar_iso":
                continue
            days = resolve(expression.meaning, Context())
            if days.earliest and days.earliest == days.latest and _before_dash(head, expression.end):
                return days.earliest
    return None


def _starts(parsed: ParsedReport) -> list[int]:
    """Where the first paragraphs of the body begin."""
    found: list[int] = []
    seen: set[int] = set()
    for sentence in parsed.sentences:
        if sentence.kind == "body" and sentence.paragraph not in seen:
            seen.add(sentence.paragraph)
            found.append(sentence.start)
        if len(found) == 2:
            break
    return found


def _before_dash(text: str, end: int) -> bool:
    return bool(END.match(text[end:]))
