"""Did it happen? The encoder's score of each predicate against the annotators' of the UDS factuality corpus.

    python bench/factuality.py UDS-DEV.jsonl.gz [--model fast|accurate] [--json]

Takes predicates of sentences that are given as words, with a factuality of about -2 (did not happen) to 2 (happened);
prints Pearson's r, the share of predicates on the right side of zero, and the mean distance.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from dateline.parse.parser import Parser

BATCH = 64  # sentences


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("predicates", type=Path)
    parser.add_argument("--model", choices=("fast", "accurate"), default="accurate")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    table = measure(arguments.predicates, Parser(arguments.model))
    if arguments.json:
        json.dump(table, sys.stdout, indent=1)
        return
    for name, value in table.items():
        sys.stdout.write(f"{name:24} {value:8.3f}\n")


def measure(path: Path, parser: Parser) -> dict[str, float]:
    """Agreement of the encoder's factuality with the corpus."""
    pairs = np.array(list(_pairs(path, parser)))
    gold, got = pairs[:, 0], pairs[:, 1]
    return {
        "uds predicates": float(len(pairs)),
        "uds pearson r": float(np.corrcoef(gold, got)[0, 1]),
        "uds sign accuracy": float(np.mean((gold > 0) == (got > 0))),
        "uds mean distance": float(np.abs(gold - got).mean()),
    }


def _pairs(path: Path, parser: Parser) -> Iterator[tuple[float, float]]:
    """(gold, score) of each predicate."""
    sentences: dict[str, list[dict[str, Any]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            sentences.setdefault(row["sent_id"], []).append(row)
    rows = list(sentences.values())
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        for predicates, sentence in zip(batch, parser.parse_words([r[0]["tokens"] for r in batch]), strict=True):
            if sentence.scores is None:
                continue
            for row in predicates:
                yield row["factuality"], float(sentence.scores.factuality[row["predicate"] - 1])


if __name__ == "__main__":
    main()
