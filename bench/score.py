"""How near coded reports come to gold records, measure by measure, as the codebook's section 9 counts.

    python bench/score.py GOLD.jsonl CODED.jsonl [--types] [--json]

Takes two files of one report a line, paired by `id`; a gold report that was not coded counts as missed whole. Gives for
each measure the value, a 95 per cent interval (reports drawn again 500 times), precision, recall and the counts; with
`--types` the same of each event type, by the sentence measure. Needs the standard library only, and no dateline.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Code = tuple[str, str]
Same = Callable[[Any, Any], bool]

SHARES = ("place", "date", "date_exact", "status", "country", "sector")  # right of gold; all others are F1
MEASURES = (
    "trigger", "sentence", "actor", "recipient", "place", "date", "date_exact", "status", "country", "sector",
    "attribution", "figures", "record", "dyad",
)  # fmt: skip
DRAWS = 500
NEAR_KM, SAME_NAME_KM, EARTH_KM = 25, 300, 6371
NOBODY: Code = ("", "")
COLUMNS = {"value": 7, "95% interval": 16, "precision": 11, "recall": 8, "right": 7, "coded": 7, "gold": 7}


@dataclass(slots=True)
class Count:
    """What was right, how much was coded, and how much there is in gold."""

    right: int = 0
    coded: int = 0
    gold: int = 0

    def add(self, right: int, coded: int = 1, gold: int = 1) -> None:
        """Count more cases."""
        self.right += right
        self.coded += coded
        self.gold += gold

    @property
    def f1(self) -> float | None:
        """Twice the right over all, None when there is nothing to count."""
        return 2 * self.right / (self.coded + self.gold) if self.coded + self.gold else None

    @property
    def precision(self) -> float | None:
        """Right of what was coded."""
        return self.right / self.coded if self.coded else None

    @property
    def recall(self) -> float | None:
        """Right of what gold has."""
        return self.right / self.gold if self.gold else None

    def value(self, measure: str) -> float | None:
        """The figure that this measure is reported by."""
        return self.recall if measure in SHARES else self.f1


Counts = dict[str, Count]


# ---- do two parts mean the same? -------------------------------------------------------------------------------


def spans_meet(a: Record | None, b: Record | None) -> bool:
    """Whether two spans share a character."""
    if not a or not b or a.get("start") is None or b.get("start") is None:
        return False
    return bool(max(a["start"], b["start"]) < min(a["end"], b["end"]))


def _last_word(span: Record) -> int:
    words = span.get("text", "").split()
    return int(span["end"] - len(words[-1]) if words else span["start"])


def one_party(a: Record, b: Record) -> bool:
    """Whether two phrases name one party: they overlap, and one holds where the other's last word begins."""
    if not spans_meet(a, b):
        return False
    return bool(a["start"] <= _last_word(b) < a["end"] or b["start"] <= _last_word(a) < b["end"])


def interval(when: Record | None) -> tuple[date, date] | None:
    """The days of a date, or None when it has none that can be read."""
    if not when or not when.get("earliest"):
        return None
    try:
        first = date.fromisoformat(when["earliest"])
        last = date.fromisoformat(when["latest"]) if when.get("latest") else first
    except ValueError:
        return None
    return first, last


def days_agree(gold: tuple[date, date], coded: tuple[date, date]) -> bool:
    """Whether the intervals overlap and the coded one is at most twice as long."""
    overlap = coded[0] <= gold[1] and gold[0] <= coded[1]
    return overlap and (coded[1] - coded[0]).days + 1 <= 2 * ((gold[1] - gold[0]).days + 1)


def one_place(a: Record, b: Record) -> bool:
    """Whether two places are one: within 25 km, or of one name within 300; by name alone where a point is missing."""
    name_a, name_b = (a.get("name") or "").lower(), (b.get("name") or "").lower()
    points = a.get("lat"), a.get("lon"), b.get("lat"), b.get("lon")
    if any(x is None for x in points):
        return bool(a.get("name")) and name_a == name_b
    return _kilometres(*points) <= (SAME_NAME_KM if name_a == name_b else NEAR_KM)  # type: ignore[arg-type]


def _kilometres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    a, b = math.radians(lat_a), math.radians(lat_b)
    across = math.radians(lon_b) - math.radians(lon_a)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def matched(gold: Sequence[Any], coded: Sequence[Any], same: Same) -> list[tuple[Any, Any]]:
    """As many one-to-one pairs as `same` allows, by augmenting paths in the order given."""
    owner: dict[int, int] = {}  # number in coded -> number in gold

    def place(g: int, tried: set[int]) -> bool:
        for c, candidate in enumerate(coded):
            if c in tried or not same(gold[g], candidate):
                continue
            tried.add(c)
            if c not in owner or place(owner[c], tried):
                owner[c] = g
                return True
        return False

    for g in range(len(gold)):
        place(g, set())
    return [(gold[g], coded[c]) for c, g in owner.items()]


# ---- counting one report ---------------------------------------------------------------------------------------


def count_report(gold: Record, coded: Record) -> Counts:
    """The counts of every measure."""
    counts = {measure: Count() for measure in MEASURES}
    wanted, found = gold["mentions"], coded["mentions"]
    strict, rest = paired(gold, coded)
    both_ways = strict + rest
    counts["trigger"].add(len(strict), len(found), len(wanted))
    counts["sentence"].add(len(both_ways), len(found), len(wanted))
    whole = [_count_pair(g, c, counts) for g, c in both_ways]
    counts["record"].add(sum(whole), len(found), len(wanted))
    ours, theirs = dyads(coded), dyads(gold)
    counts["dyad"].add(len(ours & theirs), len(ours), len(theirs))
    return counts


def paired(gold: Record, coded: Record) -> tuple[list[tuple[Record, Record]], list[tuple[Record, Record]]]:
    """The mentions of one report that are alike, gold first: in type and trigger; of the rest, in type and sentence."""
    wanted, found = gold["mentions"], coded["mentions"]
    strict = matched(wanted, found, lambda g, c: g["type"] == c["type"] and spans_meet(g["trigger"], c["trigger"]))
    done = {id(m) for both in strict for m in both}
    rest = matched([m for m in wanted if id(m) not in done], [m for m in found if id(m) not in done], _in_sentence)
    return strict, rest


def _in_sentence(gold: Record, coded: Record) -> bool:
    start, end = gold.get("sentence") or (gold["trigger"]["start"], gold["trigger"]["end"])
    return bool(gold["type"] == coded["type"] and start <= coded["trigger"]["start"] < end)


def _count_pair(gold: Record, coded: Record, counts: Counts) -> bool:
    """Count the fields of a matched pair; whether the record as a whole is right."""
    parties_right = [
        _count_parties(gold.get(field) or [], coded.get(field) or [], counts, measure)
        for field, measure in (("actors", "actor"), ("recipients", "recipient"))
    ]
    _count_place(gold, coded, counts["place"])
    date_right = _count_date(gold, coded, counts)
    status_right = gold.get("status", "actual") == coded.get("status", "actual")
    counts["status"].add(status_right)
    theirs, ours = ([a["source"] for a in m.get("attribution") or [] if a.get("source")] for m in (gold, coded))
    counts["attribution"].add(len(matched(theirs, ours, spans_meet)), len(ours), len(theirs))
    wanted, found = ([(f["kind"], f.get("low")) for f in m.get("figures") or []] for m in (gold, coded))
    counts["figures"].add(len(matched(wanted, found, lambda g, c: g == c)), len(found), len(wanted))
    return all(parties_right) and date_right and status_right


def _count_parties(gold: list[Record], coded: list[Record], counts: Counts, measure: str) -> bool:
    gold, coded = [p for p in gold if p], [p for p in coded if p]
    pairs = matched(gold, coded, one_party)
    counts[measure].add(len(pairs), len(coded), len(gold))
    for g, c in pairs:
        counts["country"].add((g.get("country") or None) == (c.get("country") or None))
        if g.get("sectors"):
            counts["sector"].add(not set(g["sectors"]).isdisjoint(c.get("sectors") or ()))
    return {code_of(p) for p in gold} == {code_of(p) for p in coded}


def _count_place(gold: Record, coded: Record, count: Count) -> None:
    """Only places that gold resolves and that stand in the mention's own sentence."""
    place = gold.get("place")
    if not place or not (place.get("name") or place.get("lat")):
        return
    start, end = gold.get("sentence") or (0, math.inf)
    if start <= place.get("start", -1) < end:
        count.add(bool(coded.get("place")) and one_place(place, coded["place"]))


def _count_date(gold: Record, coded: Record, counts: Counts) -> bool:
    """Whether the days are right; a mention that gold does not date cannot be wrong."""
    wanted, found = interval(gold.get("date")), interval(coded.get("date"))
    if wanted is None:
        return True
    right = found is not None and days_agree(wanted, found)
    counts["date"].add(right)
    counts["date_exact"].add(wanted == found)
    return right


# ---- dyads -----------------------------------------------------------------------------------------------------


def code_of(party: Record) -> Code:
    """Country and first sector."""
    return party.get("country") or "", (party.get("sectors") or [""])[0]


def dyads(report: Record) -> set[tuple[str, Code, Code]]:
    """Who did what to whom, in codes: type, actor, recipient. Actors without a recipient pair with each other."""
    out: set[tuple[str, Code, Code]] = set()
    for mention, actors, recipients in _with_parties(report["mentions"]):
        if mention.get("status") == "negated":
            continue
        doers, others = sorted({code_of(p) for p in actors}), sorted({code_of(p) for p in recipients})
        if len(doers) > 1 and not others:
            pairs = [(a, b) for i, a in enumerate(doers) for b in doers[i + 1 :]]
        else:
            pairs = [(a, b) for a in doers or [NOBODY] for b in others or [NOBODY] if (a, b) != (NOBODY, NOBODY)]
        out.update((mention["type"], a, b) for a, b in pairs)
    return out


def _with_parties(mentions: list[Record]) -> Iterator[tuple[Record, list[Record], list[Record]]]:
    """A mention without any party takes those of the first mention of its event and type that has some."""
    for mention in mentions:
        donor = mention
        if mention.get("event") is not None and not _has_party(mention):
            same = (m for m in mentions if m.get("event") == mention["event"] and m["type"] == mention["type"])
            donor = next(filter(_has_party, same), mention)
        yield mention, donor.get("actors") or [], donor.get("recipients") or []


def _has_party(mention: Record) -> bool:
    return bool(mention.get("actors") or mention.get("recipients"))


# ---- counting many ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure over all reports, with its 95 per cent interval."""

    value: float | None
    low: float | None
    high: float | None
    count: Count


def compare(gold: dict[str, Record], coded: dict[str, Record]) -> dict[str, Figure]:
    """Every measure over all gold reports."""
    counts = [count_report(report, coded.get(name) or {"mentions": []}) for name, report in gold.items()]
    whole = _total(counts)
    draw = random.Random(0)
    draws = [_total([draw.choice(counts) for _ in counts]) for _ in range(DRAWS)] if counts else []
    out = {}
    for measure in MEASURES:
        values = sorted(v for d in draws if (v := d[measure].value(measure)) is not None)
        low = values[int(len(values) * 0.025)] if values else None
        high = values[int(len(values) * 0.975)] if values else None
        out[measure] = Figure(whole[measure].value(measure), low, high, whole[measure])
    return out


def _total(counts: Iterable[Counts]) -> Counts:
    out = {measure: Count() for measure in MEASURES}
    for one in counts:
        for measure, c in one.items():
            out[measure].add(c.right, c.coded, c.gold)
    return out


def by_type(gold: dict[str, Record], coded: dict[str, Record]) -> dict[str, Count]:
    """The sentence measure of each type that gold or the program has, by name."""
    counts: dict[str, Count] = {}
    for name, report in gold.items():
        other = coded.get(name) or {"mentions": []}
        strict, rest = paired(report, other)
        for mention in report["mentions"]:
            counts.setdefault(mention["type"], Count()).add(0, 0, 1)
        for mention in other["mentions"]:
            counts.setdefault(mention["type"], Count()).add(0, 1, 0)
        for mention, _ in strict + rest:
            counts[mention["type"]].add(1, 0, 0)
    return dict(sorted(counts.items()))


def load(path: Path) -> dict[str, Record]:
    """The reports of a JSON Lines file by id, in order."""
    with path.open(encoding="utf-8") as lines:
        return {record["id"]: record for record in map(json.loads, filter(str.strip, lines))}


def check_texts(gold: dict[str, Record], coded: dict[str, Record]) -> None:
    """Stop when a coded report's text is another one, because its offsets then mean nothing."""
    for name in gold.keys() & coded.keys():
        texts = gold[name].get("text"), coded[name].get("text")
        if all(texts) and texts[0] != texts[1]:
            sys.exit(f"score: report {name} has another text in the coded file, so offsets cannot be compared.")


def main() -> None:
    """Compare two files and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("coded", type=Path)
    parser.add_argument("--types", action="store_true", help="the sentence measure of each event type")
    parser.add_argument("--json", action="store_true", help="as JSON")
    arguments = parser.parse_args()
    gold, coded = load(arguments.gold), load(arguments.coded)
    check_texts(gold, coded)
    if arguments.types:
        print_types(by_type(gold, coded), as_json=arguments.json)
        return
    figures = compare(gold, coded)
    if arguments.json:
        print(json.dumps({m: _plain(m, f) for m, f in figures.items()}, indent=1))
        return
    print(f"{len(gold)} gold reports, {len(gold.keys() - coded.keys())} of them not coded")
    columns = (f"{name:>{width}}" for name, width in COLUMNS.items())
    print(f"{'measure':12}" + "".join(columns))
    for measure, f in figures.items():
        count = f.count
        print(
            f"{measure:12}{shown(f.value):>7}{shown(f.low) + ' to ' + shown(f.high):>16}{shown(count.precision):>11}"
            f"{shown(count.recall):>8}{count.right:7}{count.coded:7}{count.gold:7}"
        )


def print_types(counts: dict[str, Count], *, as_json: bool) -> None:
    """One line a type."""
    if as_json:
        rows = {t: {"F1": c.f1, "precision": c.precision, "recall": c.recall, "right": c.right, "predicted": c.coded,
                    "gold": c.gold} for t, c in counts.items()}  # fmt: skip
        print(json.dumps(rows, indent=1))
        return
    print(f"{'type':10}{'F1':>8}{'precision':>11}{'recall':>8}{'right':>7}{'coded':>7}{'gold':>7}")
    for kind, c in counts.items():
        values = f"{shown(c.f1):>8}{shown(c.precision):>11}{shown(c.recall):>8}"
        print(f"{kind:10}{values}{c.right:7}{c.coded:7}{c.gold:7}")


def shown(value: float | None) -> str:
    """Three decimals, or a dash for what could not be measured."""
    return "–" if value is None else f"{value:.3f}"


def _plain(measure: str, figure: Figure) -> Record:
    c = figure.count
    return {
        "kind": "accuracy" if measure in SHARES else "F1", "value": figure.value, "low": figure.low,
        "high": figure.high, "precision": c.precision, "recall": c.recall, "right": c.right, "predicted": c.coded,
        "gold": c.gold,
    }  # fmt: skip


if __name__ == "__main__":
    main()
