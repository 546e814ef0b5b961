"""Does the coding of a report depend on who is named? Names of two sides are exchanged and the report is coded again.

    python bench/swap.py REPORTS... [--model fast|accurate] [--limit N] [--floor 0.98] [--show N] [--json]

Takes JSON Lines of reports in the codebook's form (records in them are not read), text files (the first line is the
title) or folders of either, and the pairs of `swap_pairs.toml`; only pairs of which a name stands in a report are tried
on it. Prints the share of mentions whose type, status, sources and figures stay as they are (what is told, and who says
so), the share of those of which also the parties stay and their countries follow the names, each field by itself, and
every mention that differs. Exit status 1 when the first share is under `--floor`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from dateline.model.mention import Mention, Party
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parse import Parser, load_parser
from dateline.pipeline import code

PAIRS = Path(__file__).with_name("swap_pairs.toml")
TOLD = frozenset({"found", "type", "status", "sources", "figures"})  # must not hang on who is named
WRITTEN = date(2021, 9, 30)  # publication day of reports that carry none
FIELDS = ("found", "type", "status", "parties", "sources", "figures", "countries")
_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_AN = re.compile(r"[AEIO]|U[mz]", re.IGNORECASE)  # "an Uzbek", but "a Ukrainian", "a Ugandan"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides. `codes` are their countries, None for peoples; `keep` are names that only contain a form."""

    forms: tuple[tuple[str, str], ...]
    codes: tuple[str, str] | None = None
    one_way: tuple[tuple[str, str], ...] = ()
    keep: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the pair is called in print."""
        return " / ".join(self.forms[0])

    def other(self, country: str | None) -> str | None:
        """The country that a code becomes."""
        if self.codes is None or country not in self.codes:
            return country
        return self.codes[1 - self.codes.index(country)]


@dataclass(frozen=True, slots=True)
class Swapped:
    """A text with names exchanged. `edits` are (start, end, length of what stands there now), in order."""

    text: str
    edits: tuple[tuple[int, int, int], ...]

    def at(self, offset: int) -> int:
        """Where a place of the first text lies now; inside an exchanged name, at its beginning."""
        k = bisect_right(self.edits, (offset, sys.maxsize, 0)) - 1
        moved = sum(length - (end - start) for start, end, length in self.edits[: max(k, 0)])
        if k < 0:
            return offset
        start, end, length = self.edits[k]
        return start + moved if offset < end else offset + moved + length - (end - start)

    def touches(self, span: Span) -> bool:
        """Whether the span holds an exchanged name."""
        return any(start < span.end and span.start < end for start, end, _ in self.edits)


@dataclass(frozen=True, slots=True)
class Difference:
    """A mention that is coded otherwise, and in which fields."""

    report: str
    pair: str
    fields: tuple[str, ...]
    before: str
    after: str


@dataclass(slots=True)
class Tally:
    """Reports and mentions compared, mentions that agree in each field, and those that do not agree in all."""

    reports: set[str] = field(default_factory=set)
    mentions: int = 0
    agree: int = 0
    told_alike: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Mentions that agree in every field, of all."""
        return self.agree / self.mentions if self.mentions else 1.0

    @property
    def told(self) -> float:
        """Mentions whose type, status, sources and figures agree, of all."""
        return self.told_alike / self.mentions if self.mentions else 1.0


@cache
def load_pairs(path: Path = PAIRS) -> tuple[Pair, ...]:
    """The pairs of the file, each checked to map one to one."""
    pairs = []
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["pairs"]:
        one_way = row.get("one_way", [])
        words = [w.lower() for form in row["forms"] for w in form] + [old.lower() for old, _ in one_way]
        if len(words) != len(set(words)):
            raise ValueError(f"{path}: a word stands twice in the pair {row['forms'][0]}")
        codes = row.get("codes")
        pair = Pair(
            tuple((a, b) for a, b in row["forms"]),
            (codes[0], codes[1]) if codes else None,
            tuple((old, new) for old, new in one_way),
            tuple(row.get("keep", ())),
        )
        pairs.append(pair)
    return tuple(pairs)


# ---- exchanging names ---------------------------------------------------------------------------------------------


def swap(text: str, pair: Pair) -> Swapped:
    """The text with both sides' names exchanged at once: whole words, in the case they stand in, articles fitted."""
    other = {a.lower(): b for form in pair.forms for a, b in (form, form[::-1])} | {
        a.lower(): b for a, b in pair.one_way
    }
    out, edits, last = [], [], 0
    for start, end in names_in(text, pair):
        new = _in_case(other[text[start:end].lower()], text[start:end])
        article = _ARTICLE.search(text, last, start)
        if article is not None:
            old = article.group(1)
            fitting = old[0] + ("N" if old.isupper() and len(old) > 1 else "n") * bool(_AN.match(new))
            if fitting != old:
                out += [text[last : article.start()], fitting]
                last = article.start() + len(old)
                edits.append((article.start(), last, len(fitting)))
        out += [text[last:start], new]
        edits.append((start, end, len(new)))
        last = end
    return Swapped("".join([*out, text[last:]]), tuple(edits))


def names_in(text: str, pair: Pair) -> list[tuple[int, int]]:
    """Where names of the pair stand."""
    return [m.span("name") for m in _pattern(pair).finditer(text) if m.group("name")]


@cache
def _pattern(pair: Pair) -> re.Pattern[str]:
    def either(words: Iterable[str]) -> str:
        return "|".join(f"{re.escape(w)}|{re.escape(w.upper())}" for w in sorted(words, key=len, reverse=True))

    names = either([*(w for form in pair.forms for w in form), *(old for old, _ in pair.one_way)])
    kept = f"(?:{either(pair.keep)})(?!\\w)|" if pair.keep else ""
    return re.compile(rf"(?<![\w.])(?:{kept}(?P<name>{names})(?!\w))")


def _in_case(new: str, old: str) -> str:
    return new.upper() if old.isupper() and len(old) > 1 else new


def swap_report(report: Report, pair: Pair) -> tuple[Report, Swapped]:
    """The report with names exchanged in title and body."""
    swapped = swap(report.text, pair)
    title = swap(report.title, pair).text if report.title else report.title
    return replace(report, text=swapped.text, title=title), swapped


# ---- comparing ----------------------------------------------------------------------------------------------------


def compare(report: str, pair: Pair, swapped: Swapped, before: Sequence[Mention], after: Sequence[Mention]) -> Tally:
    """Pair mentions by where their trigger lies and compare each field."""
    tally = Tally()
    rest = {m.trigger.start: m for m in after}
    for old in before:
        new = rest.pop(swapped.at(old.trigger.start), None)
        _count(tally, report, pair, old, new, _differing(old, new, swapped, pair))
    for new in rest.values():
        _count(tally, report, pair, None, new, ["found"])
    return tally


def _count(tally: Tally, report: str, pair: Pair, old: Mention | None, new: Mention | None, wrong: list[str]) -> None:
    tally.reports.add(report)
    tally.mentions += 1
    tally.agree += not wrong
    tally.told_alike += not TOLD & set(wrong)
    tally.fields.update(f for f in FIELDS if f not in wrong and ("found" not in wrong))
    if wrong:
        tally.differences.append(Difference(report, pair.name, tuple(wrong), _shown(old), _shown(new)))


def _differing(old: Mention, new: Mention | None, swapped: Swapped, pair: Pair) -> list[str]:
    if new is None:
        return ["found"]
    wrong = []
    if old.type != new.type:
        wrong.append("type")
    if old.status != new.status:
        wrong.append("status")
    if (len(old.actors), len(old.recipients)) != (len(new.actors), len(new.recipients)):
        wrong.append("parties")
    sources = [swapped.at(a.source.start) for a in old.attribution if a.source]
    if sources != [a.source.start for a in new.attribution if a.source]:
        wrong.append("sources")
    if [(f.kind, f.low, f.high) for f in old.figures] != [(f.kind, f.low, f.high) for f in new.figures]:
        wrong.append("figures")
    now = {p.span.start: p for p in (*new.actors, *new.recipients)}
    pairs = [(p, now.get(swapped.at(p.span.start))) for p in (*old.actors, *old.recipients)]
    if not all(q is None or _country_follows(p, q, swapped, pair) for p, q in pairs):
        wrong.append("countries")
    return wrong


def _country_follows(old: Party, new: Party, swapped: Swapped, pair: Pair) -> bool:
    """A phrase with an exchanged name must change its country; one without may, if its country was read elsewhere.

    Of peoples nothing can be expected, as each lives where it lives.
    """
    if pair.codes is None and swapped.touches(old.span):
        return True
    if swapped.touches(old.span):
        return new.country == pair.other(old.country)
    return new.country in (old.country, pair.other(old.country))


def _shown(m: Mention | None) -> str:
    if m is None:
        return "no mention"
    sides = ([f"{p.span.text} ({p.country or '-'})" for p in side] for side in (m.actors, m.recipients))
    sources = ", ".join(a.source.text for a in m.attribution if a.source) or "-"
    figures = ", ".join(f"{f.kind} {f.low}..{f.high}" for f in m.figures) or "-"
    actors, recipients = (", ".join(side) or "-" for side in sides)
    return f"{m.type} «{m.trigger.text}» {m.status}: {actors} > {recipients}; by {sources}; {figures}"


# ---- running ------------------------------------------------------------------------------------------------------


def pairs_in(text: str, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs of which a name stands in the text."""
    return [p for p in pairs if names_in(text, p)]


def run(report: Report, pairs: Iterable[Pair], parser: Parser) -> Iterator[Tally]:
    """Code a report as it is and once more for each pair that it names."""
    named = pairs_in(report.text, pairs)
    if not named:
        return
    before = code(report, parser)[0].mentions
    for pair in named:
        other, swapped = swap_report(report, pair)
        yield compare(report.id, pair, swapped, before, code(other, parser)[0].mentions)


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them in one."""
    out = Tally()
    for t in tallies:
        out.reports |= t.reports
        out.mentions += t.mentions
        out.agree += t.agree
        out.told_alike += t.told_alike
        out.fields += t.fields
        out.differences += t.differences
    return out


def read(paths: Iterable[Path]) -> Iterator[Report]:
    """The reports of JSON Lines and text files, and of folders of them."""
    for path in paths:
        if path.is_dir():
            yield from read(sorted(p for p in path.iterdir() if p.suffix in (".jsonl", ".txt")))
        elif path.suffix == ".txt":
            text = path.read_text(encoding="utf-8").strip()
            yield Report(path.stem, text, text.partition("\n")[0], "Post", WRITTEN)
        else:
            with path.open(encoding="utf-8") as lines:
                for row in map(json.loads, filter(str.strip, lines)):
                    published = date.fromisoformat(row["published"]) if row.get("published") else None
                    yield Report(row["id"], row["text"], row.get("title"), row.get("publisher"), published)


def printed(tally: Tally, show: int, write: Callable[[str], object]) -> None:
    """The figures, then the exceptions."""
    write(f"reports with a name of a pair {len(tally.reports)}, mentions compared {tally.mentions}\n")
    write(f"type, status, sources and figures alike {tally.told_alike} ({tally.told:.3f})\n")
    write(f"parties and countries alike too {tally.agree} ({tally.share:.3f})\n")
    for name in FIELDS:
        write(f"  {name:10}{tally.fields[name] / max(1, tally.mentions):.3f}\n")
    for d in tally.differences[:show]:
        write(f"\n{d.report}, {d.pair}: {', '.join(d.fields)}\n  before  {d.before}\n  after   {d.after}\n")
    if len(tally.differences) > show:
        write(f"\n{len(tally.differences) - show} more are not shown (--show)\n")


def main() -> None:
    """Code, exchange, code again, print."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--model", choices=("fast", "accurate"), default="accurate")
    parser.add_argument("--limit", type=int, help="only so many reports")
    parser.add_argument("--floor", type=float, default=0.0, help="smallest share that will do")
    parser.add_argument("--show", type=int, default=1000, help="how many exceptions to list")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    reports = list(read(arguments.reports))[: arguments.limit]
    tally = total(t for r in reports for t in run(r, load_pairs(), load_parser(arguments.model)))
    if arguments.json:
        figures = {"reports": len(tally.reports), "mentions": tally.mentions, "told": tally.told, "all": tally.share}
        json.dump(figures, sys.stdout, indent=1)
    else:
        printed(tally, arguments.show, sys.stdout.write)
    sys.exit(tally.told < arguments.floor)


if __name__ == "__main__":
    main()
