"""Speed of the program: `python bench/speed.py REPORTS.jsonl [--repeat 3]`.

Prints words a second of the parse stage and of the whole program for each model, on one process, and the ratio of the
whole to parsing alone, so that a stage that grows slow shows on any machine. Loading is not counted.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from dateline.model.report import Report
from dateline.parse import load_parser
from dateline.pipeline import code_parsed
from dateline.read import read_inputs


def main() -> None:
    """Measure and print, the best of the repeats."""
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    p.add_argument("reports", type=Path)
    p.add_argument("--repeat", type=int, default=3)
    a = p.parse_args()
    reports = [r for r in read_inputs([str(a.reports)]) if isinstance(r, Report) and r.language == "en"]
    for model in ("fast", "accurate"):
        parser = load_parser(model)
        parsed = [parser.parse(r) for r in reports]  # warm caches and the models
        words = sum(len(s.tokens) for r in parsed for s in r.sentences)
        for one in parsed[:3]:
            code_parsed(one)
        parsing = coding = float("inf")
        for _ in range(a.repeat):
            start = time.perf_counter()
            parsed = [parser.parse(r) for r in reports]
            middle = time.perf_counter()
            for one in parsed:
                code_parsed(one)
            parsing = min(parsing, middle - start)
            coding = min(coding, time.perf_counter() - middle)
        whole = parsing + coding
        print(
            f"{model:9} {len(reports)} reports, {words} words: parse {words / parsing:,.0f} words/s, "
            f"whole program {words / whole:,.0f} words/s, {whole / parsing:.2f} times parsing alone"
        )


if __name__ == "__main__":
    main()
