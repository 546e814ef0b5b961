"""Country and sector accuracy of parties: of phrases alone, and of gold mention spans in their reports.

    python bench/parties.py --phrases [--misses]
    python bench/parties.py GOLD.jsonl [--misses] [--no-places] [--variant accurate|fast]

`--phrases` reads the tables of phrases in tests/identify: parties.tsv, which the tables of parties were made with, and
unseen.tsv, of later years and other wars, written before it was first run. A phrase is right when its country and first
sector are.

Parties, triggers, dates, sources and (unless --no-places) the countries of places come from the gold records; the
codes come from the parse and the identify stage. Event numbers are scored as pairs of mentions put together.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from dateline.identify import code_phrase, identify_parties, number_events
from dateline.model.mention import Attribution, Mention, Party, Place, When
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span
from dateline.parse import load_parser
from dateline.place import place_mentions

PHRASES = tuple(
    Path(__file__).resolve().parent.parent / "tests" / "identify" / f"{name}.tsv" for name in ("parties", "unseen")
)


def span(record: dict[str, Any]) -> Span:
    """The span of a gold record."""
    return Span(record["start"], record["end"], record["text"])


def day(text: str | None) -> date | None:
    """A day of a gold record."""
    return date.fromisoformat(text) if text else None


def bare_mention(gold: dict[str, Any], parsed: ParsedReport, places: bool) -> Mention:
    """A gold mention without what identify is to find."""
    trigger = span(gold["trigger"])
    sentence = parsed.sentence_at(trigger.start)
    head = sentence.head_of(trigger) if sentence else None
    place, when = gold.get("place"), gold.get("date")
    return Mention(
        id=gold["id"],
        sentence=sentence.index if sentence else 0,
        head=head.i if head else 0,
        type=gold["type"],
        trigger=trigger,
        modes=tuple(gold.get("modes") or ()),
        actors=tuple(Party(span(p)) for p in gold["actors"]),
        recipients=tuple(Party(span(p)) for p in gold["recipients"]),
        place=Place(
            span(place),
            name=place.get("name"),
            country=place.get("country"),
            lat=place.get("lat"),
            lon=place.get("lon"),
        )
        if place and places
        else None,
        date=When(None, day(when.get("earliest")), day(when.get("latest")), basis=when.get("basis", "phrase"))
        if when
        else None,
        status=gold.get("status", "actual"),
        historical=gold.get("historical", False),
        attribution=tuple(
            Attribution(span(a["source"]) if a.get("source") else None, None) for a in gold.get("attribution") or ()
        ),
    )


def coded(path: Path, places: bool, variant: str) -> Iterator[tuple[dict[str, Any], list[Mention]]]:
    """Each gold report with its mentions as identify codes them."""
    parser = load_parser(variant)
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        report = Report(gold["id"], gold["text"], gold.get("title"), gold.get("publisher"), day(gold.get("published")))
        parsed = parser.parse(report)
        mentions = [bare_mention(m, parsed, places) for m in gold["mentions"]]
        found = place_mentions(parsed, [])[1] if places else []
        yield gold, number_events(parsed, identify_parties(parsed, mentions, found))


def phrase_share(path: Path, misses: bool) -> tuple[int, int, int]:
    """Phrases of a table that are coded right, all of them, and the countries that they cover."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    right = 0
    for row in rows:
        country, sectors, _ = code_phrase(row["phrase"], published=day(row["published"]))
        if (country or "", sectors[:1]) == (row["country"], (row["sector"],)):
            right += 1
        elif misses:
            print(f"  {row['phrase']!r}: {row['country']} {row['sector']} -> {country} {' '.join(sectors)}")
    return right, len(rows), len({row["country"] for row in rows} - {""})


def main() -> None:
    """Print the accuracies."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("gold", type=Path, nargs="?")
    arguments.add_argument("--phrases", action="store_true", help="the tables of phrases in tests/identify")
    arguments.add_argument("--misses", action="store_true")
    arguments.add_argument("--no-places", action="store_true")
    arguments.add_argument("--variant", default="accurate")
    options = arguments.parse_args()
    if options.phrases == bool(options.gold):
        arguments.error("give a gold file, or --phrases")
    if options.phrases:
        for path in PHRASES:
            right, every, countries = phrase_share(path, options.misses)
            print(f"{path.name}: {right} of {every} phrases right ({right / every:.3f}), {countries} countries")
        return
    n: Counter[str] = Counter()
    for gold, mentions in coded(options.gold, not options.no_places, options.variant):
        for truth, mention in zip(gold["mentions"], mentions, strict=True):
            for role in ("actors", "recipients"):
                for wanted, party in zip(truth[role], getattr(mention, role), strict=True):
                    country = (wanted.get("country") or None) == party.country
                    sector = bool(set(wanted.get("sectors") or ()) & set(party.sectors))
                    first = (wanted.get("sectors") or [""])[0] == party.sectors[0]
                    n.update(parties=1, country=country, sector=sector, first=first, both=country and first)
                    if options.misses and not (country and sector):
                        reason = [r.rule for r in mention.reasons if r.evidence and r.evidence[0] == party.span]
                        print(gold["id"], repr(wanted["text"]), wanted.get("country"), wanted.get("sectors"), "->",
                              party.country, party.sectors, wanted.get("refers_to") or "", "|", reason[:1])  # fmt: skip
        for (a, x), (b, y) in combinations(zip(gold["mentions"], mentions, strict=True), 2):
            n.update(gold_pairs=a["event"] == b["event"], pairs=x.event == y.event,
                     right_pairs=a["event"] == b["event"] and x.event == y.event)  # fmt: skip
    print(f"{n['parties']} parties")
    for measure in ("country", "sector", "first", "both"):
        print(f"{measure:8} {n[measure] / n['parties']:.3f}")
    precision, recall = n["right_pairs"] / max(1, n["pairs"]), n["right_pairs"] / max(1, n["gold_pairs"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"same event: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
