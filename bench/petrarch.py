"""The unit sentences of PETRARCH: the share of their codings that the program gives, as full triples.

    python bench/petrarch.py CORPORA [--model accurate|fast] [--jobs N] [--wrong]

Takes the folder of open corpora. The 284 sentences were written to test a coder that matches dictionaries; their states
are places of novels, which no table of the program has. The folder mappings/petrarch gives them, as a user's own tables
(docs/own-tables.md) and for this run only. Nothing else is told the program; verbs and phrases it has to know by itself,
while the older coders read dictionaries made for the sentences. A coding is right when some mention has a type that
mappings/petrarch.toml allows for its code, and its actor and recipient have the countries, and where the code names one
the sector, that are asked for. Left out are codings whose code means nothing in the codebook, and those whose party is
a placeholder. Two older coders reach 0.43 and 0.72 on these sentences with their own dictionaries.
"""

from __future__ import annotations

import argparse
import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coding import Record, code_texts, read_rows
from dateline.model.report import Report
from dateline.tables import VARIABLE
from score import code_of, shown

MAPPING = Path(__file__).parent / "mappings" / "petrarch.toml"
TABLES = Path(__file__).parent / "mappings" / "petrarch"
SENTENCES = "events/petrarch-unit.jsonl"
OLDER = (0.43, 0.72)
Side = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mapping:
    """The file mappings/petrarch.toml, read."""

    codes: dict[str, tuple[tuple[str, ...], bool]]
    sectors: dict[str, str]
    states: dict[str, str]
    placeholders: frozenset[str]

    def types(self, code: str) -> tuple[tuple[str, ...], bool]:
        """Our types for a code, and whether the parties change places; of the longest entry that begins it."""
        for length in range(len(code), 0, -1):
            if code[:length] in self.codes:
                return self.codes[code[:length]]
        return (), False

    def side(self, code: str) -> Side:
        """Country and sector that a party's code asks for; an empty sector asks for none."""
        if code in self.states:
            return self.states[code], ""
        country = "" if code[:3] == "---" else self.states.get(code[:3], code[:3])
        return country, self.sectors.get(code[3:6], code[3:6])


@dataclass(frozen=True, slots=True)
class Share:
    """Counts over all sentences: expected codings, those that were given; dyads that were given, those expected."""

    expected: int
    right: int
    type_right: int
    given: int
    given_right: int
    left_out: int

    @property
    def share(self) -> float:
        """The share of expected codings that are right."""
        return self.right / self.expected if self.expected else 0.0


def read_mapping() -> Mapping:
    """The mapping's file."""
    t = tomllib.loads(MAPPING.read_text(encoding="utf-8"))
    codes = {code: (tuple(row["to"]), bool(row.get("reversed"))) for code, row in t["codes"].items()}
    return Mapping(codes, t["sectors"], t["states"], frozenset(t["placeholders"]))


@contextmanager
def with_tables(folder: Path) -> Iterator[None]:
    """The program with a user's own tables, until the block ends."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before


def triples(mentions: list[Record]) -> set[tuple[str, Side, Side]]:
    """Who did what to whom, in codes. Parties that do a thing together stand on either side, in both orders."""
    out = set()
    for mention in mentions:
        actors, recipients = ([code_of(p) for p in mention[k]] for k in ("actors", "recipients"))
        if not recipients and len(actors) > 1:
            out |= {(mention["type"], a, b) for a in actors for b in actors if a != b}
        else:
            out |= {(mention["type"], a, b) for a in actors or [("", "")] for b in recipients or [("", "")]}
    return out


def fits(asked: Side, given: Side) -> bool:
    """Whether a party's code is what is asked for."""
    return asked[0] == given[0] and asked[1] in ("", given[1])


def measure(corpora: Path, model: str, jobs: int = 1, *, wrong: bool = False) -> Share:
    """Code the sentences and count; prints the codings that are wrong when asked."""
    mapping = read_mapping()
    rows = list(read_rows(corpora / SENTENCES))
    reports = [
        Report(str(n), row["text"], published=datetime.strptime(row["date"], "%Y%m%d").date())
        for n, row in enumerate(rows)
    ]
    with with_tables(TABLES):
        coded = code_texts(reports, model, jobs)  # processes inherit the environment
    expected = right = type_right = left_out = given = given_right = 0
    for report, row in zip(reports, rows, strict=True):
        found = triples(coded[report.id]["mentions"])
        wanted = []
        for event in row["events"]:
            types, turned = mapping.types(event["cameo"])
            if not types or mapping.placeholders & {event["source"] or "", event["target"] or ""}:
                left_out += 1
                continue
            sides = mapping.side(event["source"]), mapping.side(event["target"])
            wanted.append((types, *(reversed(sides) if turned else sides)))
        answers = [(t, [f for f in found if f[0] in t[0] and fits(t[1], f[1]) and fits(t[2], f[2])]) for t in wanted]
        expected += len(wanted)
        right += sum(bool(match) for _, match in answers)
        type_right += sum(any(f[0] in t[0] for f in found) for t in wanted)
        if wanted:
            given += len(found)
            given_right += len({f for _, match in answers for f in match})
        for (types, source, target), match in answers:
            if wrong and not match:
                print(f"{row['id']}: {row['text']}\n   asked {types} {source} {target}, given {sorted(found)}")
    return Share(expected, right, type_right, given, given_right, left_out)


def figures(corpora: Path, model: str, jobs: int = 1) -> dict[str, float]:
    """For the gate: the share of codings right."""
    return {"PETRARCH sentences: codings right": measure(corpora, model, jobs).share}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="print the codings that are not given")
    arguments = parser.parse_args()
    s = measure(arguments.corpora, arguments.model, arguments.jobs, wrong=arguments.wrong)
    print(f"{s.expected} codings asked for, {s.left_out} left out (no meaning in the codebook, or a placeholder)")
    print(f"full triple right: {s.right}, {s.share:.3f} (older coders: {OLDER[0]:.2f} and {OLDER[1]:.2f})")
    print(
        f"type right, whoever the parties: {s.type_right}, {shown(s.type_right / s.expected if s.expected else None)}"
    )
    print(f"dyads given in these sentences: {s.given}, of them asked for {s.given_right}")


if __name__ == "__main__":
    main()
