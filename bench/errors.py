"""Where coding goes wrong: every missed mention, false alarm, wrong party and wrong status of a gold file, as one page.

    python bench/errors.py GOLD.jsonl [--out out/errors.html] [--before COUNTS.json] [--model accurate|fast]

Takes a gold file in the codebook's form, codes its texts, and writes a self-contained HTML page without scripts. Cases
are grouped by cause, with counts on top; each has its sentence with the trigger marked, the words that scored highest,
and the tree. Beside the page lie the counts by cause as JSON, which `--before` of a later run shows next to its own.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateline.export.record import record
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport
from dateline.parse import Parser, load_parser
from dateline.pipeline import code
from error_cases import CAUSES, Case, cases_of
from error_page import page
from score import Record, by_type, load


def code_gold(gold: Iterable[Record], parser: Parser) -> Iterator[tuple[Record, Record, ParsedReport]]:
    """Each gold report with its text coded."""
    for row in gold:
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        report = Report(row["id"], row["text"], row.get("title"), row.get("publisher"), published)
        coded, parsed = code(report, parser)
        if parsed is not None:
            made: dict[str, Any] = record(report, coded, parsed)
            yield row, made, parsed


def main() -> None:
    """Code the gold file and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=Path("out/errors.html"))
    parser.add_argument("--before", type=Path, help="counts of an earlier run, to be shown beside")
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    arguments = parser.parse_args()
    before: dict[str, int] | None = json.loads(arguments.before.read_text()) if arguments.before else None
    gold = load(arguments.gold)
    cases: list[Case] = []
    coded: dict[str, Record] = {}
    for report, made, parsed in code_gold(gold.values(), load_parser(arguments.model)):
        cases += cases_of(report, made, parsed)
        coded[report["id"]] = made
    counts = [
        ("reports", len(coded)),
        ("gold mentions", sum(len(r["mentions"]) for r in gold.values())),
        ("coded mentions", sum(len(r["mentions"]) for r in coded.values())),
    ]
    by_cause = {cause: sum(c.cause == cause for c in cases) for cause in CAUSES}
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    html = page(cases, f"Errors on {arguments.gold.name}", counts, by_type(gold, coded), before)
    arguments.out.write_text(html, encoding="utf-8")
    counted = arguments.out.with_suffix(".json")
    counted.write_text(json.dumps(by_cause, indent=1) + "\n", encoding="utf-8")
    for cause, cases_now in by_cause.items():
        earlier = f"{before.get(cause, 0):6} →" if before is not None else ""
        sys.stdout.write(f"{earlier}{cases_now:6}  {cause}\n")
    sys.stdout.write(f"{arguments.out}, counts in {counted.name}\n")


if __name__ == "__main__":
    main()
