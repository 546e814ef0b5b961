"""Polarity, certainty and time of the events of MEANTIME against the status that the program gives them.

    python bench/meantime.py MEANTIME-DEV.jsonl.gz [--model fast|accurate] [--show polarity|certainty|time] [--json]

Takes Wikinews texts with annotated events; each event's words become the trigger of a mention, and its status is
decided as in a report. `negated` is set against polarity NEG, `possible` against a certainty other than CERTAIN,
`future` against time FUTURE. Prints for each the share of events that are alike, and the F1 of the rarer value.
Events without these attributes are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.attribute import attribute_mentions
from dateline.model.mention import Mention
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parse.parser import Parser

FIELDS = ("polarity", "certainty", "time")
# A type of which status says whether the deed took place, not whether it was announced.
TYPE = "ASSAULT"


@dataclass(frozen=True, slots=True)
class Event:
    """One annotated event with the status that was given to it."""

    row: dict[str, Any]
    word: str
    status: str
    sentence: str

    def marked(self, field: str) -> tuple[bool, bool]:
        """Whether gold and the program have the rarer value of the field."""
        if field == "polarity":
            return self.row["polarity"] == "NEG", self.status == "negated"
        if field == "certainty":
            return self.row["certainty"] != "CERTAIN", self.status == "possible"
        return self.row["time"] == "FUTURE", self.status == "future"


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--model", choices=("fast", "accurate"), default="accurate")
    parser.add_argument("--show", choices=FIELDS, help="list the events that differ in this field")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    events = list(_events(arguments.texts, Parser(arguments.model)))
    table = measure(events)
    if arguments.json:
        json.dump(table, sys.stdout, indent=1)
        return
    for event in events if arguments.show else ():
        gold, got = event.marked(arguments.show)
        if gold != got:
            sys.stdout.write(f"{event.row[arguments.show]}, got {event.status}: «{event.word}» | {event.sentence}\n")
    for name, value in table.items():
        sys.stdout.write(f"{name:24} {value:8.3f}\n")


def measure(events: list[Event]) -> dict[str, float]:
    """Share of events alike and F1 of the rarer value, by field."""
    table = {"meantime events": float(len(events))}
    for field in FIELDS:
        marked = [e.marked(field) for e in events]
        both = sum(gold and got for gold, got in marked)
        told = sum(gold for gold, _ in marked) + sum(got for _, got in marked)
        table[f"meantime {field}"] = sum(gold == got for gold, got in marked) / max(1, len(marked))
        table[f"meantime {field} F1"] = 2 * both / told if told else 1.0
    return table


def _events(path: Path, parser: Parser) -> Iterator[Event]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            published = date.fromisoformat(record["dct"][:10]) if record.get("dct") else None
            title_end = record["sentences"][0][1]
            report = Report(record["id"], record["text"], record["text"][:title_end], "Wikinews", published)
            parsed = parser.parse(report)
            rows, mentions = [], []
            for row in record["events"]:
                if any(not row.get(field) for field in FIELDS):
                    continue
                trigger = Span.of(parsed.text, row["start"], row["end"])
                sentence = next((s for s in parsed.sentences if s.tokens_in(trigger)), None)
                head = sentence.head_of(trigger) if sentence is not None else None
                if sentence is not None and head is not None:
                    rows.append((row, sentence.text))
                    mentions.append(Mention(row["id"], sentence.index, head.i, TYPE, trigger))
            for (row, text), mention in zip(rows, attribute_mentions(parsed, mentions).mentions, strict=True):
                yield Event(row, mention.trigger.text, mention.status, " ".join(text.split()))


if __name__ == "__main__":
    main()
