"""Checks the written corpus: `python training/corpus/check.py [file or folder …]`.

Prints every error as "file:line: message" and counts by type, mode and status; exit status 1 where there is an error.
The reading itself is in corpus.py; `from check import read_corpus` works too.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from corpus import Item, Mention, Party, corpus_files, count_items, read_corpus, read_file

__all__ = ["Item", "Mention", "Party", "main", "read_corpus"]


def main(arguments: list[str]) -> int:
    """Check the files or folders named, or the whole corpus; the exit status is 1 when there is an error."""
    paths = [Path(argument) for argument in arguments] or [Path(__file__).parent]
    files = [file for path in paths for file in ([path] if path.is_file() else corpus_files(path))]
    items: list[Item] = []
    errors: list[str] = []
    for file in files:
        found, wrong = read_file(file)
        items += found
        errors += wrong
    errors += _repeated(items)
    for error in errors:
        print(error)
    for heading, counter in count_items(items).items():
        print(f"\n{heading}")
        for name, number in counter.items() if heading == "items" else counter.most_common():
            print(f"  {number:6} {name}")
    print(f"\n{len(files)} files, {len(errors)} errors")
    return 1 if errors else 0


def _repeated(items: list[Item]) -> list[str]:
    """A sentence that stands twice would teach its wording twice."""
    names: dict[str, str] = {}
    errors: list[str] = []
    seen: Counter[str] = Counter()
    for item in items:
        for start, end in item.sentences:
            sentence = item.text[start:end]
            seen[sentence] += 1
            if seen[sentence] == 2:
                errors.append(f"{item.name}: stands already in {names[sentence]}: {sentence[:60]}")
            names.setdefault(sentence, item.name)
    return errors


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
