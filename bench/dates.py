"""Measures the dating of texts and of event mentions.

absolute FILE: on documents with marked dates (`id`, `dct`, `text`, `timexes` with `start`, `end`, `value`): how many of the
marked absolute dates are found, how many of the found are right to the day, and F1 of the absolute dates. Not every date
is marked there, so precision is a lower bound.
gold FILE: on coded reports (JSON Lines of the codebook's form): the days of each mention, given the coders' triggers,
counted as the scorer does: exact (same days) and lenient (overlap, at most twice as long).

Run: python bench/dates.py absolute FILE...    python bench/dates.py gold FILE... [--wrong]
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date as Day
from pathlib import Path
from typing import Any

from dateline.date import date_mentions
from dateline.date.context import Context
from dateline.date.expressions import find_expressions
from dateline.date.interval import Interval, month, year
from dateline.date.resolve import is_relative, resolve
from dateline.model.mention import Mention
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span
from dateline.parse import load_parser

Days = tuple[Day, Day]
VALUE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def days_of_value(value: str | None) -> Days | None:
    """The days of a marked value, None when it names no full date or year."""
    pieces = (value or "").split("/")
    ends = [_days_of_piece(piece) for piece in pieces]
    known = [e for e in ends if e is not None]
    if len(known) != len(ends) or not known:
        return None
    return known[0][0], known[-1][1]


def _days_of_piece(piece: str) -> Days | None:
    match = VALUE.match(piece)
    if not match:
        return None
    try:
        if match[3]:
            day = Day(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        whole = month(int(match[1]), int(match[2])) if match[2] else year(int(match[1]))
    except ValueError:
        return None
    return (whole.earliest, whole.latest) if whole.earliest and whole.latest else None


def _same(read: Interval, days: Days) -> bool:
    """Whether the days are those read, or one end of a range that the corpus marks as two dates."""
    if (read.earliest, read.latest) == days or (read.open and read.earliest == days[0]):
        return True
    spans = read.granularity == "window" or (read.granularity == "year" and read.length > 366)
    return spans and (read.earliest == days[0] or read.latest == days[1])


def measure_absolute(path: Path, show: bool = False) -> float:
    """Absolute dates of one file: prints found, right, F1; gives F1 with the value right."""
    counts: Counter[str] = Counter()
    for document in read(path):
        text = document["text"]
        told = [e for e in find_expressions(text) if not is_relative(e.meaning)]
        values = [resolve(e.meaning, Context()) for e in told]
        known = [(e, d) for e, d in zip(told, values, strict=True) if d.earliest]
        counts["predicted"] += len(known)
        for timex in document["timexes"]:
            days = days_of_value(timex["value"])
            if timex["type"] != "DATE" or days is None or not re.search(r"\d{3}", text[timex["start"] : timex["end"]]):
                continue
            counts["marked"] += 1
            here = [d for e, d in known if e.start < timex["end"] and timex["start"] < e.end]
            counts["found"] += bool(here)
            same = any(_same(d, days) for d in here)
            counts["right"] += same
            if show and not same:
                print("  ", repr(text[max(0, timex["start"] - 30) : timex["end"] + 20]), timex["value"], here)
    marked, found, right, predicted = (counts[k] for k in ("marked", "found", "right", "predicted"))
    print(
        f"{path.name}: {marked} absolute dates marked, found {found / marked:.3f}, of these right {right / max(1, found):.3f}; "
        f"F1 of finding {2 * found / (marked + predicted):.3f}, with value {2 * right / (marked + predicted):.3f} "
        f"({predicted} read, unmarked dates among them)"
    )
    return 2 * right / (marked + predicted)


def mentions_at_triggers(parsed: ParsedReport, coded: dict[str, Any]) -> list[tuple[dict[str, Any], Mention]]:
    """The coders' mentions as the date stage wants them: trigger, type and status, no date."""
    found = []
    for row in coded["mentions"]:
        span = Span.of(parsed.text, row["trigger"]["start"], row["trigger"]["end"])
        sentence = parsed.sentence_at(span.start)
        head = sentence.head_of(span) if sentence else None
        if sentence is None or head is None:
            continue
        status = row.get("status", "actual")
        found.append((row, Mention(row["id"], sentence.index, head.i, row["type"], span, status=status)))
    return found


def measure_gold(path: Path, show: bool) -> None:
    """Date accuracy of one file of coded reports, given the triggers."""
    parser = load_parser()
    counts: Counter[str] = Counter()
    began = time.perf_counter()
    for coded in read(path):
        published = Day.fromisoformat(coded["published"]) if coded.get("published") else None
        parsed = parser.parse(Report(coded["id"], coded["text"], coded.get("title"), coded.get("publisher"), published))
        pairs = mentions_at_triggers(parsed, coded)
        for (row, _), mention in zip(pairs, date_mentions(parsed, [m for _, m in pairs]), strict=True):
            gold, when = row.get("date") or {}, mention.date
            counts["historical"] += mention.historical == row.get("historical", False)
            counts["mentions"] += 1
            if not gold.get("earliest"):
                counts["no day"] += 1
                counts["no day right"] += when is None or when.earliest is None
                continue
            first, last = Day.fromisoformat(gold["earliest"]), Day.fromisoformat(gold.get("latest") or gold["earliest"])
            counts["dated"] += 1
            if when and when.earliest:
                latest = when.latest or when.earliest
                short = (latest - when.earliest).days + 1 <= 2 * ((last - first).days + 1)
                counts["lenient"] += when.earliest <= last and first <= latest and short
                counts["exact"] += (when.earliest, latest) == (first, last)
                if (when.earliest, latest) == (first, last):
                    continue
            if show:
                rule = mention.reasons[-1].rule
                print(
                    f"  {coded['id']} {row['trigger']['text']!r}: {gold.get('text')} {first}..{last}, got {when}: {rule}"
                )
    dated, free = counts["dated"], counts["no day"]
    print(
        f"{path.name}: {dated} dated mentions, lenient {counts['lenient'] / dated:.3f}, exact {counts['exact'] / dated:.3f}; "
        f"of {free} without a day {counts['no day right'] / max(1, free):.3f} left so; "
        f"historical {counts['historical'] / counts['mentions']:.3f}; {time.perf_counter() - began:.0f} s"
    )


def main() -> None:
    """Read the arguments and measure each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("what", choices=["absolute", "gold"])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    arguments = parser.parse_args()
    for path in arguments.files:
        (measure_absolute if arguments.what == "absolute" else measure_gold)(path, arguments.wrong)


if __name__ == "__main__":
    main()
