"""Accuracy of the parse stage: `python bench/parse.py UD_DEV.conllu.gz CROSSNER_DEV.jsonl.gz [--model fast] [--json]`.

On gold words: UPOS, UAS, LAS (full relations) and lemmas for EWT and GUM. From raw text (own sentences and words):
UPOS, UAS and LAS F1 over words whose characters agree, as the CoNLL 2018 shared task counts. Names: F1 of exact spans
under five coarse labels.
"""

from __future__ import annotations

import argparse
import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

from dateline.model.report import Report
from dateline.model.sentence import Sentence
from dateline.parse.labels import NAMES
from dateline.parse.lemmas import lemma
from dateline.parse.parser import Parser

COARSE = {
    "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG", "location": "LOC", "country": "LOC",
    "election": "EVENT", "event": "EVENT",
}  # fmt: skip


@dataclass
class Gold:
    """One treebank sentence: rows are (form, lemma, upos, xpos, head, deprel)."""

    text: str = ""
    new_paragraph: bool = False
    rows: list[tuple[str, str, str, str, int, str]] = field(default_factory=list)


def read_documents(path: Path) -> dict[str, list[list[Gold]]]:
    """Documents (lists of sentences) by corpus."""
    corpora: dict[str, list[list[Gold]]] = {"EWT": [], "GUM": []}
    document: list[Gold] = []
    gold = Gold()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document = []
                corpora["GUM" if "GUM_" in line else "EWT"].append(document)
            elif line.startswith("# text = "):
                gold.text = line[9:]
            elif line.startswith("# newpar"):
                gold.new_paragraph = True
            elif not line:
                document.append(gold)
                gold = Gold()
            elif not line.startswith("#"):
                c = line.split("\t")
                if c[0].isdigit():
                    gold.rows.append((c[1], c[2], c[3], c[4], int(c[6]), c[7]))
    return corpora


def on_gold_words(parser: Parser, documents: list[list[Gold]]) -> dict[str, float]:
    """UPOS, UAS, LAS and lemma accuracy in per cent."""
    right = {"UPOS": 0, "XPOS": 0, "UAS": 0, "LAS": 0, "lemma": 0}
    total = 0
    for document in documents:
        for gold, parsed in zip(document, parser.parse_words([[r[0] for r in g.rows] for g in document]), strict=True):
            for row, token in zip(gold.rows, parsed.tokens, strict=True):
                total += 1
                right["UPOS"] += token.upos == row[2]
                right["XPOS"] += token.xpos == row[3]
                right["UAS"] += token.head + 1 == row[4]
                right["LAS"] += token.head + 1 == row[4] and token.deprel == row[5]
                right["lemma"] += lemma(row[0], row[2], row[3]).lower() == row[1].lower() or row[1] == "_"
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def _offsets(text: str, words: list[str]) -> list[tuple[int, int]]:
    out, at = [], 0
    for word in words:
        found = text.find(word, at)
        if found < 0:  # a split clitic that is spelled otherwise in the text
            found = at
        out.append((found, found + len(word)))
        at = found + len(word)
    return out


def from_raw_text(parser: Parser, documents: list[list[Gold]]) -> dict[str, float]:
    """F1 over aligned words, own sentences and words; a blank line before each paragraph, as in the treebanks' raw text."""
    right = {"words": 0, "UPOS": 0, "UAS": 0, "LAS": 0}
    gold_words = own_words = 0
    for document in documents:
        text, golds = "", {}
        for g in document:
            text += "\n\n" if text and g.new_paragraph else " " if text else ""
            base = len(text)
            spans = _offsets(g.text, [r[0] for r in g.rows])
            for (s, e), row in zip(spans, g.rows, strict=True):
                above = spans[row[4] - 1] if row[4] else None
                golds[base + s, base + e] = (row[2], (base + above[0], base + above[1]) if above else None, row[5])
            text += g.text
        gold_words += len(golds)
        parsed: tuple[Sentence, ...] = parser.parse(Report(id="x", text=text)).sentences
        for sentence in parsed:
            for t in sentence.tokens:
                own_words += 1
                found = golds.get((t.start, t.end))
                if found is None:
                    continue
                head = sentence.tokens[t.head] if t.head >= 0 else None
                same = found[1] == ((head.start, head.end) if head else None)
                right["words"] += 1
                right["UPOS"] += found[0] == t.upos
                right["UAS"] += same
                right["LAS"] += same and found[2] == t.deprel
    return {k: round(200 * v / (gold_words + own_words), 2) for k, v in right.items()}


def names(parser: Parser, path: Path) -> dict[str, float]:
    """F1 of exact spans with coarse labels."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    right = predicted = gold = 0
    for start in range(0, len(rows), 40):
        part = rows[start : start + 40]
        for row, sentence in zip(part, parser.parse_words([r["tokens"] for r in part]), strict=True):
            wanted = set()
            for s, e, label in row["spans"]:
                numbers = [i for i, (a, b) in enumerate(row["token_spans"]) if a < e and s < b]
                wanted.add((numbers[0], numbers[-1], COARSE.get(label, "MISC")))
            found = {(n.first, n.last, n.label) for n in sentence.names}
            right, predicted, gold = right + len(wanted & found), predicted + len(found), gold + len(wanted)
    return {
        "F1": round(200 * right / max(1, predicted + gold), 2),
        "precision": round(100 * right / max(1, predicted), 2),
        "recall": round(100 * right / max(1, gold), 2),
    }


def main() -> None:
    """Measure and print."""
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    p.add_argument("ud", type=Path), p.add_argument("names", type=Path)
    (
        p.add_argument("--model", default="accurate"),
        p.add_argument("--folder", type=Path),
        p.add_argument("--json", action="store_true"),
    )
    a = p.parse_args()
    assert set(COARSE.values()) < set(NAMES)
    parser = Parser(a.model, a.folder)
    corpora = read_documents(a.ud)
    out: dict[str, dict[str, float]] = {}
    for corpus, documents in corpora.items():
        out[f"{corpus}, gold words"] = on_gold_words(parser, documents)
        out[f"{corpus}, raw text"] = from_raw_text(parser, documents)
    out["names, CrossNER politics"] = names(parser, a.names)
    if a.json:
        print(json.dumps(out, indent=1))
        return
    for what, figures in out.items():
        print(f"{what:28}" + "  ".join(f"{k} {v:6.2f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
