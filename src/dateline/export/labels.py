"""Loaded words counted: which publisher uses whose words, in its own voice or a source's, and about whom.

Takes records in the codebook's JSON form, as `dateline code` writes them, and the side that each term belongs to;
gives counts as rows for programs, and tables for people.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from dateline.export.table import shown
from dateline.store.labels import of_whom

if TYPE_CHECKING:
    from rich.table import Table

OWN, SOURCE = "report", "source"
UNSIDED = "general"
WORDS_SHOWN = 6  # of a row of a table
_WIDEST_SPEAKER = 60  # characters


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """A loaded word as it is used: by which publisher, in whose voice, of whom.

    `side`: whose vocabulary the word belongs to ("general": anyone's). `voice`: "report", or "source" where somebody
    whom the report quotes or cites says it; then `speaker` are the report's words for that source. `about`: actor, deed
    or place. `of`: the country code of whom or what the word is used of, where a party, deed or place of the record has it.
    """

    publisher: str
    side: str
    term: str
    about: str
    of: str
    voice: str
    speaker: str


class LabelCounts:
    """Counts the labels of records, one record after the other."""

    def __init__(self, sides: Mapping[str, str]) -> None:
        self._sides = sides
        self._uses: Counter[Use] = Counter()
        self._in_reports: Counter[Use] = Counter()
        self._reports: Counter[str] = Counter()
        self._words: Counter[str] = Counter()

    def add(self, record: Mapping[str, Any]) -> None:
        """Count the labels of one more record."""
        publisher = record.get("publisher") or ""
        self._reports[publisher] += 1
        self._words[publisher] += len(record["text"].split())
        uses = Counter(self._use(publisher, label, record) for label in record["labels"])
        self._uses.update(uses)
        self._in_reports.update(uses.keys())

    def _use(self, publisher: str, label: Mapping[str, Any], record: Mapping[str, Any]) -> Use:
        term = label.get("term") or label["text"]
        own = label["by"] == OWN
        return Use(
            publisher,
            self._sides.get(term, UNSIDED),
            term,
            label["about"],
            of_whom(label, record),
            OWN if own else SOURCE,
            "" if own or label["by"] == SOURCE else label["by"][:_WIDEST_SPEAKER],
        )

    def rows(self) -> Iterator[dict[str, Any]]:
        """One row for each kind of use, in order: the fields of `Use`, how often, and in how many reports."""
        for use in sorted(self._uses):
            yield asdict(use) | {"count": self._uses[use], "reports": self._in_reports[use]}

    def csv(self) -> str:
        """The rows as CSV with a heading."""
        out = io.StringIO()
        names = [f.name for f in fields(Use)]
        writer = csv.DictWriter(out, [*names, "count", "reports"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows())
        return out.getvalue().rstrip("\n")

    def tables(self, width: int) -> str:
        """For people: by publisher, by the side that a word belongs to, and by whom it is used of."""
        from rich.console import Console

        out = io.StringIO()
        console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
        if not self._uses:
            return "No loaded words found."
        for n, table in enumerate((self._by_publisher(), self._by("side"), self._by("of"))):
            if n:
                console.print()
            console.print(table)
        return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n"))

    def _by_publisher(self) -> Table:
        table = _table(
            "By publisher", "publisher", "reports", "own voice", "sources", "per 1,000", "words in its own voice"
        )
        for publisher in sorted(self._reports):
            uses = {use: n for use, n in self._uses.items() if use.publisher == publisher}
            own, told = _voices(uses)
            rate = 1000 * own / max(1, self._words[publisher])
            row = (publisher or "(not named)", str(self._reports[publisher]), str(own), str(told), f"{rate:.1f}")
            table.add_row(*map(shown, row), shown(_words(uses, OWN)))
        return table

    def _by(self, field: str) -> Table:
        title, head = ("By side whose word it is", "side") if field == "side" else ("By whom it is used of", "of")
        table = _table(title, head, "own voice", "sources", "words")
        groups: dict[str, dict[Use, int]] = {}
        for use, n in self._uses.items():
            groups.setdefault(getattr(use, field), {})[use] = n
        for name, uses in sorted(groups.items(), key=lambda item: (-sum(item[1].values()), item[0])):
            own, told = _voices(uses)
            table.add_row(*map(shown, (name or "(not known)", str(own), str(told), _words(uses))))
        return table


def _voices(uses: Mapping[Use, int]) -> tuple[int, int]:
    own = sum(n for use, n in uses.items() if use.voice == OWN)
    return own, sum(uses.values()) - own


def _words(uses: Mapping[Use, int], voice: str | None = None) -> str:
    """The most frequent terms with their counts."""
    terms: Counter[str] = Counter()
    for use, n in uses.items():
        if voice in (None, use.voice):
            terms[use.term] += n
    ranked: Iterable[tuple[str, int]] = sorted(terms.items(), key=lambda item: (-item[1], item[0]))
    told = [f"{term} {n}" for term, n in ranked]
    rest = len(told) - WORDS_SHOWN
    return ", ".join(told[:WORDS_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def _table(title: str, *columns: str) -> Table:
    from rich.table import Table

    table = Table(title=title, title_justify="left", expand=True, padding=(0, 0, 0, 1))
    for name in columns:
        number = name in ("reports", "own voice", "sources", "per 1,000")
        table.add_column(name, justify="right" if number else "left", overflow="fold", no_wrap=number)
    return table
