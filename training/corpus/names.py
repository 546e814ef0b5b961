"""Reads the names of the written corpus: `names/*.txt` in, words with the names among them out.

A line is one sentence with its names in brackets, each with its label in front:

    [PER Ada Okoro] led the [ORG People's Union] to victory in the [EVENT 1998 general election] in [LOC Torvale] .

Labels: PER, ORG (parties, bodies, armed groups, media), LOC (also states and peoples' lands), EVENT (elections, wars,
conferences), MISC (laws, offices' proper titles, works, awards, ideologies and nationalities where they are names). `#`
starts a comment. Brackets do not nest. `python training/corpus/names.py [FILE …]` checks.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LABELS = ("PER", "LOC", "ORG", "EVENT", "MISC")
_NAME = re.compile(r"\[(\w+) ([^\[\]]*)\]")


def read_names_file(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Each sentence as plain text, with (start, end, label) of its names. Raises ValueError that names file and line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        text, spans, position = "", [], 0
        for match in _NAME.finditer(line):
            if match[1] not in LABELS or not match[2].strip() or match[2] != match[2].strip():
                raise ValueError(f"{path}:{number}: a name is [LABEL words], got {match[0]!r}")
            text += line[position : match.start()]
            spans.append((len(text), len(text) + len(match[2]), match[1]))
            text += match[2]
            position = match.end()
        text += line[position:]
        if "[" in text or "]" in text:
            raise ValueError(f"{path}:{number}: a bracket is left over")
        yield text, spans


def main(arguments: list[str]) -> int:
    """Check the files named, or all; the exit status is 1 when there is an error."""
    paths = [Path(a) for a in arguments] or sorted((Path(__file__).parent / "names").glob("*.txt"))
    counts: Counter[str] = Counter()
    errors = 0
    for path in paths:
        try:
            for _, spans in read_names_file(path):
                counts["sentences"] += 1
                counts.update(label for _, _, label in spans)
        except ValueError as error:
            print(error)
            errors += 1
    print(dict(counts), f"{len(paths)} files, {errors} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
