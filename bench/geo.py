"""Measures place resolution from raw text on corpora of news with gazetteer coordinates.

In: JSON Lines files (.jsonl or .jsonl.gz): `id`, `text`, `toponyms` with `start`, `end`, `phrase`, `lat`, `lon`.
Out: for each file the share of toponyms with coordinates that are found and placed within 161 km, the share found at
all, and the share of those found that are right. Adjectives and peoples of nations, which some corpora mark, are told
apart: they are no place names here.

Run: python bench/geo.py FILE... [--limit N] [--wrong]
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.model.globe import kilometres
from dateline.model.report import Report
from dateline.parse import load_parser
from dateline.place import place_mentions
from dateline.place.tables import load_tables

WITHIN = 161.0  # km: 100 miles, the usual limit in the literature


def read(path: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    """The documents of a file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def measure(path: Path, limit: int | None = None, show: bool = False, variant: str = "accurate") -> float:
    """Codes every document of a file and prints its figures; the share of toponyms that are found and placed."""
    parser = load_parser(variant)
    adjectives = load_tables().adjectives
    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    began = time.perf_counter()
    for document in read(path, limit):
        report = Report(id=document["id"], text=document["text"], title=None)
        _, places = place_mentions(parser.parse(report), [])
        for toponym in document["toponyms"]:
            if toponym.get("lat") is None:
                continue
            group = "adjective" if toponym["phrase"].lower() in adjectives else "name"
            counts[group] += 1
            lat, lon = float(toponym["lat"]), float(toponym["lon"])
            here = [p for p in places if p.span.start < toponym["end"] and toponym["start"] < p.span.end]
            placed = [p for p in here if p.lat is not None and p.lon is not None]
            near = [p for p in placed if kilometres((p.lat or 0, p.lon or 0), (lat, lon)) <= WITHIN]
            counts[f"{group} found"] += bool(placed)
            counts[f"{group} right"] += bool(near)
            if show and group == "name" and not near:
                said = "unknown" if here else "missed"
                if placed:
                    said = f"{placed[0].name}, {placed[0].admin1}, {placed[0].country}"
                meant = f"{toponym.get('name')}, {toponym.get('country')} {toponym.get('fcode')}"
                wrong[f"{toponym['phrase']} ({meant}): {said}"] += 1
        counts["predicted"] += sum(p.lat is not None for p in places)
        marked = [(t["start"], t["end"]) for t in document["toponyms"]]
        extra = [p for p in places if not any(a < p.span.end and p.span.start < b for a, b in marked)]
        counts["unmarked"] += len(extra)
        if show:
            wrong.update(f"EXTRA {p.span.text}: {p.name}, {p.country}" for p in extra)
    names, everything = counts["name"], counts["name"] + counts["adjective"]
    right, found = counts["name right"], counts["name found"]
    share = (right + counts["adjective right"]) / everything
    print(
        f"{path.name}: {share:.3f} of {everything} toponyms found, within "
        f"{WITHIN:.0f} km; names alone {right / names:.3f} of {names} "
        f"(found {found / names:.3f}, of those right {right / max(1, found):.3f}); "
        f"{counts['unmarked']} of {counts['predicted']} places are not marked; {time.perf_counter() - began:.0f} s"
    )
    for line, times in wrong.most_common(120 if show else 0):
        print(f"  {times:4d} {line}")
    return share


def main() -> None:
    """Measures each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="documents of each file")
    parser.add_argument("--wrong", action="store_true", help="list the commonest errors")
    arguments = parser.parse_args()
    for path in arguments.files:
        measure(path, arguments.limit, arguments.wrong)


if __name__ == "__main__":
    main()
