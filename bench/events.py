"""Event numbers within a report: whether mentions of one event get one number, and others different ones.

    python bench/events.py GOLD.jsonl [--model accurate|fast] [--jobs N]

Takes gold reports. Two settings: over the program's own mentions, where one that gold does not have, or that the program
does not find, counts against it (they are paired as bench/score.py pairs them, in type and sentence at least); and over
gold mentions, where the program is given gold's triggers, types and party phrases and does the rest. Prints precision,
recall and F1 of three measures, MUC (links), B3 (mentions) and CEAF (events, by the best one-to-one assignment), and
their mean, the CoNLL F1; beside it what one would get by giving every mention a number of its own.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from coding import Record, code_file
from coreference import best_sum
from dateline.attribute import attribute_mentions
from dateline.date import date_mentions
from dateline.identify import identify_parties, number_events
from dateline.model.mention import Mention, Party
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span
from dateline.parse import Parser, load_parser
from dateline.place import place_mentions
from score import load, paired

Groups = list[frozenset[str]]
"""The events of a report, each as the names of its mentions."""


@dataclass(slots=True)
class Ratio:
    """Sums of precision and recall over reports: what was got, and what could be."""

    got_p: float = 0.0
    of_p: float = 0.0
    got_r: float = 0.0
    of_r: float = 0.0

    def add(self, got_p: float, of_p: float, got_r: float, of_r: float) -> None:
        """Count one report."""
        self.got_p, self.of_p = self.got_p + got_p, self.of_p + of_p
        self.got_r, self.of_r = self.got_r + got_r, self.of_r + of_r

    @property
    def precision(self) -> float:
        """Of what the program joined."""
        return self.got_p / self.of_p if self.of_p else 0.0

    @property
    def recall(self) -> float:
        """Of what gold joins."""
        return self.got_r / self.of_r if self.of_r else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """The three measures over all reports."""

    muc: Ratio = field(default_factory=Ratio)
    b3: Ratio = field(default_factory=Ratio)
    ceaf: Ratio = field(default_factory=Ratio)

    @property
    def conll(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.b3.f1 + self.ceaf.f1) / 3

    def add(self, gold: Groups, coded: Groups) -> None:
        """Count one report."""
        self.muc.add(*_links(coded, gold), *_links(gold, coded))
        self.b3.add(*_mentions(coded, gold), *_mentions(gold, coded))
        alike = best_sum([[2 * len(g & c) / (len(g) + len(c)) for c in coded] for g in gold])
        self.ceaf.add(alike, len(coded), alike, len(gold))


# ---- the measures -------------------------------------------------------------------------------------------------


def _links(ours: Groups, theirs: Groups) -> tuple[float, float]:
    """MUC: of the links that hold our events together, those that theirs keep; and all of them."""
    kept = possible = 0
    for group in ours:
        parts = len({_home(mention, theirs) for mention in group})
        kept, possible = kept + len(group) - parts, possible + len(group) - 1
    return kept, possible


def _home(mention: str, groups: Groups) -> frozenset[str]:
    return next((g for g in groups if mention in g), frozenset((mention, "alone")))


def _mentions(ours: Groups, theirs: Groups) -> tuple[float, float]:
    """B3: for each of our mentions the share of its event that theirs has in one with it; and how many mentions."""
    got = sum(len(group & other) ** 2 / len(group) for group in ours for other in theirs)
    return got, sum(map(len, ours))


# ---- the two settings ---------------------------------------------------------------------------------------------


def groups_of(numbers: Iterable[tuple[str, int | None]]) -> Groups:
    """Names of mentions by event number; a mention without one is an event of its own."""
    events: dict[int | str, set[str]] = {}
    for name, number in numbers:
        events.setdefault(name if number is None else number, set()).add(name)
    return [frozenset(group) for group in events.values()]


def own_mentions(gold: Record, coded: Record) -> tuple[Groups, Groups]:
    """Gold's events and the program's; a mention that both have goes by gold's name."""
    strict, rest = paired(gold, coded)
    known = {id(c): g["id"] for g, c in strict + rest}
    ours = groups_of((known.get(id(m), f"coded {m['id']}"), m.get("event")) for m in coded["mentions"])
    return groups_of((m["id"], m.get("event")) for m in gold["mentions"]), ours


def gold_mentions(gold: Record, parser: Parser) -> tuple[Groups, Groups]:
    """Gold's events and the program's over gold's mentions."""
    published = date.fromisoformat(gold["published"]) if gold.get("published") else None
    parsed = parser.parse(Report(gold["id"], gold["text"], gold.get("title"), gold.get("publisher"), published))
    given = [m for row in gold["mentions"] if (m := _mention(parsed, row)) is not None]
    mentions = date_mentions(parsed, attribute_mentions(parsed, given).mentions)
    mentions, _ = place_mentions(parsed, mentions)
    numbered = {m.id: m.event for m in number_events(parsed, identify_parties(parsed, mentions))}
    both = [m for m in gold["mentions"] if m["id"] in numbered]
    return groups_of((m["id"], m.get("event")) for m in both), groups_of((m["id"], numbered[m["id"]]) for m in both)


def _mention(parsed: ParsedReport, row: Record) -> Mention | None:
    """Gold's mention as find would give it; None where its trigger is no word of a sentence."""
    span = Span.of(parsed.text, row["trigger"]["start"], row["trigger"]["end"])
    sentence = parsed.sentence_at(span.start)
    head = sentence.head_of(span) if sentence else None
    if sentence is None or head is None:
        return None
    sides = {
        side: tuple(
            Party(Span.of(parsed.text, p["start"], p["end"]))
            for p in row.get(side) or []
            if p and p.get("start") is not None
        )
        for side in ("actors", "recipients")
    }
    return Mention(
        row["id"], sentence.index, head.i, row["type"], span, tuple(row.get("modes") or ()),
        actors=sides["actors"], recipients=sides["recipients"],
    )  # fmt: skip


def measure(gold: Path, model: str, jobs: int = 1) -> dict[str, Score]:
    """Both settings, and each mention by itself, by name."""
    reports, coded, parser = load(gold), code_file(gold, model, jobs), load_parser(model)
    scores = {name: Score() for name in ("own mentions", "gold mentions", "gold mentions, none joined")}
    for name, report in reports.items():
        scores["own mentions"].add(*own_mentions(report, coded.get(name) or {"mentions": []}))
        theirs, ours = gold_mentions(report, parser)
        scores["gold mentions"].add(theirs, ours)
        scores["gold mentions, none joined"].add(theirs, [frozenset((m,)) for group in theirs for m in group])
    return scores


def figures(gold: Path, model: str, jobs: int = 1) -> dict[str, float]:
    """For the gate: B3 and CoNLL F1 of both settings."""
    out: dict[str, float] = {}
    for name, score in measure(gold, model, jobs).items():
        if "none joined" not in name:
            out |= {f"event numbers, {name}: B3": score.b3.f1, f"event numbers, {name}: CoNLL": score.conll}
    return out


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    print(
        f"{'':28}{'MUC P':>7}{'R':>7}{'F1':>7}{'B3 P':>8}{'R':>7}{'F1':>7}{'CEAF P':>8}{'R':>7}{'F1':>7}{'CoNLL F1':>10}"
    )
    for name, s in measure(arguments.gold, arguments.model, arguments.jobs).items():
        cells = "".join(f"{r.precision:8.3f}{r.recall:7.3f}{r.f1:7.3f}" for r in (s.muc, s.b3, s.ceaf))
        print(f"{name:27}{cells}{s.conll:10.3f}")


if __name__ == "__main__":
    main()
