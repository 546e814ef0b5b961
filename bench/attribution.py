"""Measure the stage `attribute` alone: gold triggers and parties in; sources, status, figures and statements scored.

    python bench/attribution.py GOLD.jsonl [--polnear DEV.jsonl.gz] [--show status|attribution|figures|statements]

Takes a gold file and, if wished, PolNeAR's dev file; prints the figures. The first measures are those of the acceptance
script on perfectly found mentions; PolNeAR gives cue F1, source F1 and content token F1.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dateline.attribute import Attributed, attribute_mentions
from dateline.attribute.claims import find_claims
from dateline.model.mention import Mention, Party
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span
from dateline.parse import load_parser

Counts = list[int]  # right, predicted, gold


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--show", choices=("status", "attribution", "figures", "statements"))
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    table = measure_gold(arguments.gold, arguments.show)
    if arguments.polnear:
        table |= measure_polnear(arguments.polnear)
    if arguments.json:
        json.dump(table, sys.stdout, indent=1)
        return
    for name, (right, predicted, gold) in table.items():
        value = right / gold if name == "status" and gold else f1((right, predicted, gold))
        sys.stdout.write(f"{name:20} {value:6.3f}   right {right}, predicted {predicted}, gold {gold}\n")


def f1(counts: Sequence[int]) -> float:
    """The F1 of right, predicted and gold counts."""
    right, predicted, gold = counts
    return 2 * right / (predicted + gold) if predicted + gold else 0.0


def measure_gold(path: Path, show: str | None = None) -> dict[str, Counts]:
    """Counts for each measure over a gold file."""
    table: dict[str, Counts] = defaultdict(lambda: [0, 0, 0])
    for record in _lines(path):
        parsed = load_parser().parse(_report(record))
        mentions, rows = _mentions(parsed, record)
        coded = attribute_mentions(parsed, mentions)
        for mention, row in zip(coded.mentions, rows, strict=True):
            _score_mention(table, parsed, mention, row, show)
        if record.get("statements"):
            _score_statements(table, record, coded, show)
    return dict(table)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    # Not splitlines(): a report's text may hold a line separator of its own.
    yield from (json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip())


def _report(record: dict[str, Any]) -> Report:
    published = date.fromisoformat(record["published"][:10]) if record.get("published") else None
    return Report(record["id"], record["text"], record.get("title"), record.get("publisher"), published)


def _mentions(parsed: ParsedReport, record: dict[str, Any]) -> tuple[list[Mention], list[dict[str, Any]]]:
    """Gold mentions over the parse; one whose trigger lies in no sentence is left out."""
    mentions, rows = [], []
    for row in record["mentions"]:
        trigger = Span.of(parsed.text, row["trigger"]["start"], row["trigger"]["end"])
        sentence = next((s for s in parsed.sentences if s.tokens_in(trigger)), None)
        if sentence is None or (head := sentence.head_of(trigger)) is None:
            continue
        sides = [
            tuple(
                Party(Span.of(parsed.text, p["start"], p["end"]))
                for p in row.get(side) or []
                if p and p.get("start") is not None
            )
            for side in ("actors", "recipients")
        ]
        mentions.append(
            Mention(
                row["id"],
                sentence.index,
                head.i,
                row["type"],
                trigger,
                tuple(row.get("modes") or ()),
                (),
                sides[0],
                sides[1],
            )
        )
        rows.append(row)
    return mentions, rows


def _score_mention(
    table: dict[str, Counts], parsed: ParsedReport, mention: Mention, row: dict[str, Any], show: str | None
) -> None:
    wanted = row.get("status", "actual")
    right = int(mention.status == wanted)
    _add(table["status"], right, 1, 1)
    sentence = parsed.sentences[mention.sentence].text.replace("\n", " ")
    where = f"{mention.type} «{mention.trigger.text}» | {sentence}"
    if show == "status" and not right:
        rule = next(r.rule for r in mention.reasons if r.field == "status")
        sys.stdout.write(f"gold {wanted}, got {mention.status} ({rule}): {where}\n")
    gold = [a["source"] for a in row.get("attribution") or [] if a.get("source")]
    found = [a.source for a in mention.attribution if a.source]
    matched = _match(gold, found, lambda g, s: g["start"] < s.end and s.start < g["end"])
    _add(table["attribution"], matched, len(found), len(gold))
    if show == "attribution" and (matched < len(gold) or matched < len(found)):
        cues = [a.cue.text if a.cue else None for a in mention.attribution]
        sources = [(a["source"] or {}).get("text") for a in row.get("attribution") or []]
        sys.stdout.write(f"gold {sources}, got {[s.text for s in found]} by {cues}: {where}\n")
    gold_figures = [(f["kind"], f.get("low")) for f in row.get("figures") or []]
    got_figures = [(f.kind, f.low) for f in mention.figures]
    matched = _match(gold_figures, got_figures, lambda g, f: g == f)
    _add(table["figures"], matched, len(got_figures), len(gold_figures))
    if show == "figures" and (matched < len(gold_figures) or matched < len(got_figures)):
        sys.stdout.write(f"gold {gold_figures}, got {got_figures}: {where}\n")


def _score_statements(table: dict[str, Counts], record: dict[str, Any], coded: Attributed, show: str | None) -> None:
    """Gold lists the first ten of a report, so only statements up to the last listed one are counted as predicted."""
    gold = [s for s in record["statements"] if s.get("content")]
    end = max((s["content"]["end"] for s in gold), default=0)
    found = [s for s in coded.statements if s.content.start < end]
    content = _match(
        gold, found, lambda g, s: g["content"]["start"] < s.content.end and s.content.start < g["content"]["end"]
    )
    both = _match(
        gold,
        found,
        lambda g, s: (
            g["content"]["start"] < s.content.end
            and s.content.start < g["content"]["end"]
            and (
                s.speaker is not None
                and g.get("speaker")
                and g["speaker"]["start"] < s.speaker.end
                and s.speaker.start < g["speaker"]["end"]
            )
        ),
    )
    _add(table["statement content"], content, len(found), len(gold))
    _add(table["statement speaker"], both, len(found), len(gold))
    if show == "statements":
        for s in found:
            sys.stdout.write(
                f"{s.speaker.text if s.speaker else None} | {s.cue.text if s.cue else None} | {s.content.text[:100]}\n"
            )


def measure_polnear(path: Path) -> dict[str, Counts]:
    """Cue, source and content tokens against PolNeAR."""
    table: dict[str, Counts] = {"polnear cue": [0, 0, 0], "polnear source": [0, 0, 0], "polnear content": [0, 0, 0]}
    for record in _lines(path):
        text = record["text"]
        parsed = load_parser().parse(Report(record["id"], text, record.get("title"), record.get("publisher")))
        set_aside = [tuple(piece) for piece in record.get("discard") or [] if isinstance(piece, list)]
        gold = [a for a in record["attributions"] if a.get("cue")]
        claims = [c for c in find_claims(parsed).claims if c.cue is not None]
        claims = [c for c in claims if not any(a <= c.cue.start < b for a, b in set_aside if c.cue)]
        # The corpus marks no statement inside another, so an inner one is not counted as predicted.
        claims = [
            c
            for c in claims
            if not any(o is not c and c.cue and o.size > c.size and o.covers_offset(c.cue.start) for o in claims)
        ]
        cues = {(c.cue.start, c.cue.end): c for c in claims if c.cue}
        found = list(cues.values())
        pairs = _pairs(gold, found, lambda g, c: any(a < c.cue.end and c.cue.start < b for a, b in g["cue"]))
        _add(table["polnear cue"], len(pairs), len(found), len(gold))
        sourced = sum(
            1
            for g, c in pairs
            if g.get("source") and any(a < s.end and s.start < b for a, b in g["source"] for s in c.sources)
        )
        _add(
            table["polnear source"],
            sourced,
            sum(1 for c in found if c.sources),
            sum(1 for g in gold if g.get("source")),
        )
        wanted = _words_in(text, [tuple(p) for g in gold for p in g.get("content") or []])
        got = _words_in(text, [p for c in claims for p in c.covers])
        _add(table["polnear content"], len(wanted & got), len(got), len(wanted))
    return table


def _words_in(text: str, pieces: Iterable[tuple[int, int]]) -> set[int]:
    """Starts of the words inside the pieces."""
    inside: set[int] = set()
    for start, end in pieces:
        inside |= {i for i in range(start, end) if text[i].isalnum() and (i == 0 or not text[i - 1].isalnum())}
    return inside


def _match(gold: Sequence[Any], found: Sequence[Any], fits: Callable[[Any, Any], Any]) -> int:
    return len(_pairs(gold, found, fits))


def _pairs(gold: Sequence[Any], found: Sequence[Any], fits: Callable[[Any, Any], Any]) -> list[tuple[Any, Any]]:
    """One-to-one pairs, each gold item with the first free one that fits."""
    taken: set[int] = set()
    pairs = []
    for g in gold:
        for i, f in enumerate(found):
            if i not in taken and fits(g, f):
                taken.add(i)
                pairs.append((g, f))
                break
    return pairs


def _add(counts: Counts, right: int, predicted: int, gold: int) -> None:
    for i, n in enumerate((right, predicted, gold)):
        counts[i] += n


if __name__ == "__main__":
    main()
