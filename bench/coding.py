"""Codes a gold file with the program as it stands: takes its path, gives the coded reports by id."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from dateline.batch import code_reports
from dateline.model.report import Report, Skipped
from dateline.read import read_inputs


def code_file(path: Path, model: str) -> dict[str, dict[str, Any]]:
    """Every report of the file, coded from its text alone; stops with the reason when one cannot be."""
    reports: list[Report] = []
    for outcome in read_inputs([str(path)]):
        if isinstance(outcome, Skipped):
            sys.exit(f"{outcome.input}: {outcome.reason} {outcome.advice}")
        reports.append(outcome)
    coded: dict[str, dict[str, Any]] = {}
    for line in code_reports(reports, form="jsonl", model=model):
        if isinstance(line, Skipped):
            sys.exit(f"{line.input}: {line.reason} {line.advice}")
        record = json.loads(line)
        coded[record["id"]] = record
    return coded
