"""Events of other corpora: how many the program finds, and with which type, under a written mapping of types.

    python bench/mapped.py CORPORA [--set rams|wikievents|plover_gsr] [--model accurate|fast] [--jobs N] [--types]

Takes the folder of open corpora and codes the development parts of RAMS and WikiEvents and the PLOVER gold records
(odd numbers). mappings/*.toml say which of our types each of theirs may become; theirs that the codebook does not code
are left out. For each set it prints
  found      the share of events with a mention of a right type in the event's sentence (of several: in any marked one),
  on word    the share of events with a mention of any type on the event's trigger,
  type right the share of these whose type is right.
Each corpus marks some events only (RAMS one a passage), so nothing here can say how many mentions are false.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coding import Record, code_texts, read_rows
from dateline.model.report import Report
from score import shown

MAPPINGS = Path(__file__).with_name("mappings")
FILES = {
    "rams": "events/rams-dev.jsonl.gz",
    "wikievents": "events/wikievents-dev.jsonl.gz",
    "plover_gsr": "events/plover-gsr-odd.jsonl",
}
NAMES = {"rams": "RAMS", "wikievents": "WikiEvents", "plover_gsr": "PLOVER GSR odd"}
Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Event:
    """An event of another corpus: its type there, the types that are right here, and where its trigger stands."""

    report: str
    theirs: str
    ours: tuple[str, ...]
    triggers: tuple[Offsets, ...]


@dataclass(slots=True)
class Found:
    """Counts of one set or type."""

    events: int = 0
    found: int = 0
    on_word: int = 0
    type_right: int = 0

    @property
    def recall(self) -> float | None:
        """The share of events with a right type in their sentence."""
        return self.found / self.events if self.events else None

    @property
    def touched(self) -> float | None:
        """The share of events with a mention on their trigger."""
        return self.on_word / self.events if self.events else None

    @property
    def accuracy(self) -> float | None:
        """The share of the mentions on triggers that have a right type."""
        return self.type_right / self.on_word if self.on_word else None


# ---- reading ------------------------------------------------------------------------------------------------------


def read_mapping(name: str) -> dict[str, tuple[str, ...]]:
    """Their types or beginnings of types, each with ours."""
    table = tomllib.loads((MAPPINGS / f"{name}.toml").read_text(encoding="utf-8"))
    return {theirs: tuple(row["to"]) for theirs, row in table["types"].items()}


def mapped(theirs: str, mapping: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Our types for one of theirs, by the longest entry that begins it; KeyError when the mapping has none."""
    parts = theirs.split(".")
    for length in range(len(parts), 0, -1):
        entry = ".".join(parts[:length])
        if entry in mapping:
            return mapping[entry]
    raise KeyError(theirs)


def read_set(name: str, path: Path) -> tuple[list[Report], list[Event]]:
    """The texts of one set as reports, and its events that the codebook codes."""
    mapping = read_mapping(name)
    reports, events = [], []
    for number, row in enumerate(read_rows(path)):
        report = f"{name}-{number}"
        reports.append(Report(report, row["text"]))
        for theirs, triggers in _events(name, row):
            ours = mapped(theirs, mapping)
            if ours:
                events.append(Event(report, theirs, ours, triggers))
    return reports, events


def _events(name: str, row: Record) -> Iterator[tuple[str, tuple[Offsets, ...]]]:
    if name == "rams":
        yield row["type"], ((row["trigger"][0], row["trigger"][1]),)
    elif name == "wikievents":
        for event in row["events"]:
            yield event["type"], ((event["trigger"][0], event["trigger"][1]),)
    else:  # a PLOVER record is one sentence; where no trigger is marked, any word of it is right
        marked = tuple((start, end) for start, end, kind in row["marks"] if kind == "EVT")
        yield row["event"], marked or ((0, len(row["text"])),)


# ---- counting -----------------------------------------------------------------------------------------------------


def count(events: list[Event], coded: dict[str, Record]) -> dict[str, Found]:
    """The counts by their type."""
    counts: dict[str, Found] = {}
    for event in events:
        mentions = coded[event.report]["mentions"]
        near = [m for m in mentions if any(m["sentence"][0] <= s < m["sentence"][1] for s, _ in event.triggers)]
        on_word = [m for m in mentions if any(_meets(m["trigger"], t) for t in event.triggers)]
        entry = counts.setdefault(event.theirs, Found())
        entry.events += 1
        entry.found += any(m["type"] in event.ours for m in near)
        entry.on_word += bool(on_word)
        entry.type_right += any(m["type"] in event.ours for m in on_word)
    return counts


def _meets(trigger: Record, offsets: Offsets) -> bool:
    return bool(trigger["start"] < offsets[1] and offsets[0] < trigger["end"])


def total(counts: dict[str, Found]) -> Found:
    """All types together."""
    every = counts.values()
    return Found(
        sum(c.events for c in every), sum(c.found for c in every), sum(c.on_word for c in every),
        sum(c.type_right for c in every),
    )  # fmt: skip


def measure(name: str, corpora: Path, model: str, jobs: int = 1) -> dict[str, Found]:
    """Code one set and count."""
    reports, events = read_set(name, corpora / FILES[name])
    return count(events, code_texts(reports, model, jobs))


def figures(corpora: Path, model: str, jobs: int = 1) -> dict[str, float]:
    """For the gate: recall and type accuracy of each set."""
    out = {}
    for name, shown_name in NAMES.items():
        whole = total(measure(name, corpora, model, jobs))
        out[f"{shown_name}: events found"] = whole.recall or 0.0
        out[f"{shown_name}: type right"] = whole.accuracy or 0.0
    return out


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--set", choices=tuple(FILES), action="append", help="only this set; may be given again")
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--types", action="store_true", help="a line for each of their types")
    arguments = parser.parse_args()
    print(f"{'set or type':54}{'events':>8}{'found':>8}{'on word':>9}{'type right':>12}")
    for name in arguments.set or FILES:
        counts = measure(name, arguments.corpora, arguments.model, arguments.jobs)
        rows = {NAMES[name]: total(counts)}
        if arguments.types:
            rows |= {f"  {theirs}": counts[theirs] for theirs in sorted(counts)}
        for label, c in rows.items():
            print(f"{label:54}{c.events:8}{shown(c.recall):>8}{shown(c.touched):>9}{shown(c.accuracy):>12}")


if __name__ == "__main__":
    main()
