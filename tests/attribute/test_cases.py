"""The tables of cases: what a sentence says of its event must come out, but for the few that a parse gets wrong.

A share is asked, not every row, because trees change with the weights; the message lists the rows that miss.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dateline.attribute.numbers import find_amounts

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def share(name: str, check: Callable[[list[str]], str]) -> tuple[float, str]:
    """How many rows are right, and the wrong ones with what came out."""
    table = rows(name)
    wrong = [f"{row[-1]}: wanted {row[:-1]}, got {got}" for row in table if (got := check(row))]
    return 1 - len(wrong) / len(table), "\n".join(wrong)


def test_status(coded):
    def check(row):
        got = coded(row[2], row[0])[1].mentions[0].status
        return "" if got == row[1] else got

    right, wrong = share("status.tsv", check)
    assert right >= 0.93, wrong


def test_sources(coded):
    """The chain, outermost first."""

    def check(row):
        links = coded(row[1], "ASSAULT")[1].mentions[0].attribution
        got = [link.source.text.lower() for link in links if link.source]
        wanted = [] if row[0] == "-" else [name.lower().removeprefix("the ") for name in row[0].split("|")]
        fine = len(got) == len(wanted) and all(w in g or g in w for w, g in zip(wanted, got, strict=True))
        return "" if fine else str(got)

    right, wrong = share("sources.tsv", check)
    assert right >= 0.95, wrong


def test_stance(coded):
    """What a source denies is negated, what it admits, confirms or claims is not."""

    def check(row):
        mention = coded(row[4], row[0])[1].mentions[0]
        link = next((x for x in reversed(mention.attribution) if x.source), None)
        got = [link.source.text.lower() if link else "-", link.stance if link else "-", mention.status]
        return "" if row[1].lower() in got[0] and got[1:] == row[2:4] else str(got)

    right, wrong = share("stance.tsv", check)
    assert right >= 0.95, wrong


def test_figures(coded):
    def check(row):
        figures = coded(row[2], row[0])[1].mentions[0].figures
        got = ";".join(f"{f.kind} {_end(f.low)} {_end(f.high)}" for f in figures) or "-"
        return "" if sorted(got.split(";")) == sorted(row[1].split(";")) else got

    right, wrong = share("figures.tsv", check)
    assert right >= 0.97, wrong


def test_numbers():
    def check(row):
        text, span, low, high, about = row
        found = find_amounts(text)
        if not found:
            return "" if span == "-" else "nothing"
        got = [text[found[0].start : found[0].end], _end(found[0].low), _end(found[0].high), str(int(found[0].approx))]
        return "" if got == [span, low, high, about] else str(got)

    right, wrong = share("numbers.tsv", lambda row: check(row))
    assert right == 1, wrong


def _end(value):
    return "-" if value is None else str(value)
