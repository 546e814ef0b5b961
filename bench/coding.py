"""Codes texts with the program as it stands: takes reports or a gold file, gives the coded reports by id."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from dateline.batch import code_reports
from dateline.model.report import Report, Skipped
from dateline.read import read_inputs

Record = dict[str, Any]


def read_rows(path: Path) -> Iterator[Record]:
    """The objects of a JSON Lines file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, filter(str.strip, lines))


def code_texts(reports: Iterable[Report], model: str, jobs: int = 1) -> dict[str, Record]:
    """Every report, coded from its text alone; stops with the reason when one cannot be."""
    coded: dict[str, Record] = {}
    for line in code_reports(reports, form="jsonl", model=model, jobs=jobs):
        if isinstance(line, Skipped):
            sys.exit(f"{line.input}: {line.reason} {line.advice}")
        record = json.loads(line)
        coded[record["id"]] = record
    return coded


@cache
def code_file(path: Path, model: str, jobs: int = 1) -> dict[str, Record]:
    """Every report of a gold file, coded once however many measures ask for it; not to be changed by them."""
    reports: list[Report] = []
    for outcome in read_inputs([str(path)]):
        if isinstance(outcome, Skipped):
            sys.exit(f"{outcome.input}: {outcome.reason} {outcome.advice}")
        reports.append(outcome)
    return code_texts(reports, model, jobs)
