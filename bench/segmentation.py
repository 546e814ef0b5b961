"""Measures sentences, words and lemmas against a treebank.

    python bench/segmentation.py TREEBANK.conllu[.gz]

Rebuilds each document's raw text from the treebank (a blank line before each paragraph), cuts it, and prints for EWT
and GUM the F1 of exact spans of sentences and words (words cut within the sentences found and within the right ones),
and how many lemmas are right given the right tags.
"""

import argparse
import gzip
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.parse.lemmas import lemma
from dateline.parse.sentences import split_sentences
from dateline.parse.tokens import tokenize


@dataclass
class Document:
    """One treebank document as raw text, with the right answers."""

    name: str
    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)
    lemmas: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, sentence: str, rows: list[list[str]], new_paragraph: bool) -> None:
        """Append one sentence and its words."""
        if self.text:
            self.text += "\n\n" if new_paragraph else " "
        position = start = len(self.text)
        self.text += sentence
        self.sentences.append((start, len(self.text)))
        for row in rows:
            position = self.text.index(row[1], position)
            self.words.append((position, position + len(row[1])))
            position += len(row[1])
            if row[2] != "_" or row[1] == "_":
                self.lemmas.append((row[1], row[3], row[4], row[2]))


def read_treebank(path: Path) -> Iterator[Document]:
    """Read the documents of a CoNLL-U file, plain or gzipped."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    document: Document | None = None
    sentence, rows, new_paragraph = "", [], False
    for line in content.decode("utf-8").split("\n"):
        if line.startswith("# newdoc id"):
            if document is not None:
                yield document
            document = Document(line.partition("=")[2].strip())
        elif line.startswith("# newpar"):
            new_paragraph = True
        elif line.startswith("# text ="):
            sentence = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            assert document is not None
            document.add(sentence, rows, new_paragraph)
            sentence, rows, new_paragraph = "", [], False
    if document is not None:
        yield document


def f1(right: int, gold: int, found: int) -> float:
    """Give the F1 in percent."""
    return 200 * right / (gold + found) if gold + found else 100.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each kind")
    options = parser.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    errors: dict[str, Counter[str]] = defaultdict(Counter)
    seconds = 0.0
    for document in read_treebank(options.treebank):
        count = counts["GUM" if document.name.startswith("GUM") else "EWT"]
        text = document.text
        began = time.perf_counter()
        sentences = split_sentences(text)
        words = [word for a, b in sentences for word in tokenize(text, a, b)]
        seconds += time.perf_counter() - began
        within = [word for a, b in document.sentences for word in tokenize(text, a, b)]
        count["gold sentences"] += len(document.sentences)
        count["sentences"] += len(sentences)
        count["right sentences"] += len(set(sentences) & set(document.sentences))
        count["gold words"] += len(document.words)
        count["words"] += len(words)
        count["right words"] += len(set(words) & set(document.words))
        count["words within"] += len(within)
        count["right words within"] += len(set(within) & set(document.words))
        for form, upos, xpos, right in document.lemmas:
            count["lemmas"] += 1
            found = lemma(form, upos, xpos)
            count["right lemmas"] += found == right
            if found != right:
                errors["lemma"][f"{form} {upos} {xpos}: {found}, not {right}"] += 1
        for a, b in set(within) - set(document.words):
            errors["word not in the treebank"][
                repr(text[max(0, a - 12) : a] + "[" + text[a:b] + "]" + text[b : b + 12])
            ] += 1
        for _, b in set(sentences) - set(document.sentences):
            if b not in {end for _, end in document.sentences}:
                errors["sentence cut"][repr(text[max(0, b - 40) : b] + " || " + text[b : b + 30])] += 1
        for _, b in set(document.sentences) - set(sentences):
            if b not in {end for _, end in sentences}:
                errors["sentence missed"][repr(text[max(0, b - 40) : b] + " || " + text[b : b + 30])] += 1
    for kind, found_errors in errors.items():
        for shown, times in found_errors.most_common(options.errors):
            print(f"{kind}: {shown} ({times})")
    for name, count in sorted(counts.items()):
        sentence = f1(count["right sentences"], count["gold sentences"], count["sentences"])
        word = f1(count["right words"], count["gold words"], count["words"])
        inside = f1(count["right words within"], count["gold words"], count["words within"])
        lemmas = 100 * count["right lemmas"] / max(1, count["lemmas"])
        print(
            f"{name}: sentences {sentence:.2f}, words {word:.2f} ({inside:.2f} in right sentences), lemmas {lemmas:.2f}"
        )
    total = sum(count["words"] for count in counts.values())
    print(f"{total / seconds:,.0f} words a second")


if __name__ == "__main__":
    main()
