"""What the later stages get right when find has made no mistake: parties' codes, days, sources, status and figures.

    python bench/given.py GOLD.jsonl [--model accurate|fast]

Takes gold reports; the program is given gold's mentions and does the rest. bench/parties.py, bench/dates.py and
bench/attribution.py measure the same in more detail and show what is wrong; this puts their figures into one table.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import attribution
import parties
from coding import read_rows
from dateline.date import date_mentions
from dateline.model.report import Report
from dateline.parse import load_parser
from dates import mentions_at_triggers
from score import Count, days_agree, interval

MODELS = ("accurate", "fast")


def codes(gold: Path, model: str) -> dict[str, Count]:
    """Country, sector, and both at once, of every party that gold has."""
    counts = {name: Count() for name in ("country", "sector", "country and first sector")}
    for report, mentions in parties.coded(gold, True, model):
        for truth, mention in zip(report["mentions"], mentions, strict=True):
            for side, found in (("actors", mention.actors), ("recipients", mention.recipients)):
                for wanted, party in zip(truth[side], found, strict=True):
                    country = (wanted.get("country") or None) == party.country
                    sectors = wanted.get("sectors") or [""]
                    counts["country"].add(country)
                    counts["sector"].add(not set(sectors).isdisjoint(party.sectors or ("",)))
                    counts["country and first sector"].add(country and sectors[0] == (party.sectors or ("",))[0])
    return counts


def days(gold: Path, model: str) -> dict[str, Count]:
    """The days of every mention that gold dates: near enough, and exactly."""
    counts = {"date": Count(), "date exactly": Count()}
    parser = load_parser(model)
    for row in read_rows(gold):
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        parsed = parser.parse(Report(row["id"], row["text"], row.get("title"), row.get("publisher"), published))
        pairs = mentions_at_triggers(parsed, row)
        for (truth, _), mention in zip(pairs, date_mentions(parsed, [m for _, m in pairs]), strict=True):
            wanted, when = interval(truth.get("date")), mention.date
            if wanted is None:
                continue
            first = when.earliest if when else None
            found = (first, (when.latest if when else None) or first) if first else None
            counts["date"].add(found is not None and days_agree(wanted, found))
            counts["date exactly"].add(found == wanted)
    return counts


def sources(gold: Path) -> dict[str, Count]:
    """Status, sources, figures and statements; with the accurate model only."""
    return {name: Count(*counts) for name, counts in attribution.measure_gold(gold).items()}


def figures(gold: Path, model: str) -> dict[str, float]:
    """For the gate: every share and F1."""
    found = codes(gold, model) | days(gold, model) | (sources(gold) if model == MODELS[0] else {})
    return {
        f"given mentions: {name}": value for name, count in found.items() if (value := _value(name, count)) is not None
    }


def _value(name: str, count: Count) -> float | None:
    shares = ("country", "sector", "country and first sector", "date", "date exactly", "status")
    return count.recall if name in shares else count.f1


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", choices=MODELS, default=MODELS[0])
    arguments = parser.parse_args()
    for name, value in figures(arguments.gold, arguments.model).items():
        print(f"{name:42}{value:8.3f}")


if __name__ == "__main__":
    main()
