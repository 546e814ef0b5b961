"""Codes the sample reports: `python tools/demo.py`, or `make demo`.

Takes samples/*.txt with the publication days and publishers of the table in samples/README.md; prints a table of
mentions for each report, writes the records to out/demo.jsonl, and says what to type next.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateline.export.record import line
from dateline.export.table import rendered
from dateline.model.report import Report, Skipped
from dateline.pipeline import code
from dateline.read import read_inputs

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
OUTPUT = ROOT / "out" / "demo.jsonl"
WIDEST = 160  # columns of the tables; in a pipe the widest


def listed(readme: str) -> dict[str, dict[str, str]]:
    """The rows of the Markdown table whose first column is `file`, by file name."""
    lines = (line.strip().strip("|") for line in readme.splitlines() if line.startswith("|"))
    rows = [[cell.strip().strip("`") for cell in line.split("|")] for line in lines]
    head = next(i for i, row in enumerate(rows) if row[0].lower() == "file")
    names = [cell.lower() for cell in rows[head]]
    return {row[0]: dict(zip(names, row, strict=False)) for row in rows[head + 1 :] if row[0].endswith(".txt")}


def samples() -> Iterator[Report]:
    """The sample reports with their publication days and publishers."""
    for name, row in listed((SAMPLES / "README.md").read_text(encoding="utf-8")).items():
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        for outcome in read_inputs([str(SAMPLES / name)], published=published, publisher=row.get("publisher") or None):
            if isinstance(outcome, Skipped):
                sys.exit(f"{outcome.input}: {outcome.reason} {outcome.advice}")
            yield outcome


def main() -> None:
    """Code, print, write."""
    OUTPUT.parent.mkdir(exist_ok=True)
    columns = shutil.get_terminal_size((WIDEST, 40)).columns
    reports = mentions = 0
    with OUTPUT.open("w", encoding="utf-8", newline="\n") as out:
        for report in samples():
            coded, parsed = code(report)
            print(rendered(report, coded, parsed, min(WIDEST, columns)), end="\n\n", flush=True)
            out.write(line(report, coded, parsed) + "\n")
            reports, mentions = reports + 1, mentions + len(coded.mentions)
    where = OUTPUT.relative_to(ROOT)
    first = next(iter(listed((SAMPLES / "README.md").read_text(encoding="utf-8")).items()))
    print(f"\n{mentions} mentions in {reports} sample reports; the full records are in {where} (JSON Lines).\n")
    print("Next, with a report of your own or one of samples/:")
    print(f"  .venv/bin/dateline code samples/{first[0]} --published {first[1]['published']}")
    print(f"  .venv/bin/dateline explain samples/{first[0]} m1 --published {first[1]['published']}")
    print("  .venv/bin/dateline code --help")


if __name__ == "__main__":
    main()
