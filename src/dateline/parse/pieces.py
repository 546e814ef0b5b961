"""Word pieces and letter-case classes: how a word looks to the encoder.

The pieces are those of uncased BERT: lower case, accents off, split at punctuation, then the longest pieces of the
vocabulary from the left. Written here, cached by word, so that no tokenizer library (and the hub client that it brings) is
needed at run time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

UNKNOWN, CLS, SEP, MASK, PAD = 100, 101, 102, 103, 0
LONGEST_WORD = 100  # characters; a longer one is a single unknown piece, as in BERT
MOST_PIECES = 200  # a word of more pieces ("1,1,1,1,…") is a single unknown piece: the encoder takes 512 in all
CACHE_LIMIT = 200_000

SHAPE_LOWER, SHAPE_TITLE, SHAPE_UPPER, SHAPE_MIXED, SHAPE_DIGITS, SHAPE_WITH_DIGIT, SHAPE_PUNCT, SHAPE_INITIAL = range(
    8
)


def shape_of(word: str) -> int:
    """The letter-case class of a word, 0 to 7."""
    if not any(c.isalnum() for c in word):
        return SHAPE_PUNCT
    if word.isdigit():
        return SHAPE_DIGITS
    if any(c.isdigit() for c in word):
        return SHAPE_WITH_DIGIT
    if len(word) == 1 and word.isupper():
        return SHAPE_INITIAL
    if word.islower() or not any(c.isupper() for c in word):
        return SHAPE_LOWER
    if word.isupper():
        return SHAPE_UPPER
    if word[0].isupper() and not any(c.isupper() for c in word[1:]):
        return SHAPE_TITLE
    return SHAPE_MIXED


class WordPieces:
    """Splits words into numbers of the vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: i for i, piece in enumerate(vocabulary)}
        self._cache: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> WordPieces:
        """From a vocabulary file, one piece a line."""
        return cls(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))

    def __call__(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word; never empty."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= CACHE_LIMIT:
                self._cache.clear()
            pieces = tuple(self._split(word))
            found = self._cache[word] = pieces if 0 < len(pieces) <= MOST_PIECES else (UNKNOWN,)
        return found

    def _split(self, word: str) -> list[int]:
        plain = unicodedata.normalize("NFD", word.lower().replace("’", "'").replace("“", '"').replace("”", '"'))
        plain = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))
        pieces: list[int] = []
        for part in _at_punctuation(plain):
            pieces.extend(self._longest(part))
        return pieces

    def _longest(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [UNKNOWN]
        out, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._numbers.get(("##" if start else "") + part[start:end])
                if number is not None:
                    out.append(number)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return out


def _at_punctuation(word: str) -> list[str]:
    parts: list[str] = []
    fresh = True
    for c in word:
        if c.isspace():
            fresh = True
        elif not c.isalnum() or 0x4E00 <= ord(c) <= 0x9FFF:
            parts.append(c)
            fresh = True
        elif fresh:
            parts.append(c)
            fresh = False
        else:
            parts[-1] += c
    return parts
