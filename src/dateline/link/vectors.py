"""Vectors of words, sentences and reports, from the encoder's own table of words and without a pass through the encoder.

Linking a million mentions must not mean reading a million sentences again. A sentence is the mean of its words' vectors,
rarer words counting more, its trigger most. A report is a sketch: every word has a random direction of its own, so that two
sketches are alike as far as the reports share rare words. The vocabulary is ordered by how common its pieces are, so a
piece's number says how rare it is; a vector depends on its own words only, whatever else is linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.parse.pieces import WordPieces

Array = NDArray[np.float32]
Small = NDArray[np.int8]  # a vector of unit length, times 127
FULL = 127.0
_FIRST_WORD = 1996  # pieces before are marks and single letters
_TRIGGER_COUNTS = 2.0
_SKETCH_BYTES = 32  # 256 numbers: two reports with nothing in common are alike by 0.06 at most times
_RARE = 1.0  # words more common than this say nothing of what a report is about


class Vectors:
    """Reads the embedding table of the language model that ships."""

    def __init__(self) -> None:
        root = Path(str(resources.files("dateline") / "data" / "model"))
        with np.load(root / "embeddings.npz", allow_pickle=False) as table:
            rows, scale = table["rows"], table["scale"]
        self._table: Array = rows.astype(np.float32) * scale
        self._table -= self._table[_FIRST_WORD:].mean(0)
        numbers = np.arange(len(self._table), dtype=np.float32)
        self._weight: Array = np.log1p(np.maximum(0, numbers - _FIRST_WORD) / 200)
        self._pieces = WordPieces.read(root / "vocab.txt")
        self._rarity: dict[str, float] = {}
        self._alike: dict[tuple[str, str], float] = {}

    def rarity(self, word: str) -> float:
        """How rare a word is, 0 to about 5: the rarest of its pieces."""
        found = self._rarity.get(word)
        if found is None:
            found = self._rarity[word] = float(max(self._weight[list(self._pieces(word))]))
        return found

    def alike(self, one: str, two: str) -> float:
        """The cosine of two words, or of two phrases as the means of theirs."""
        pair = (one, two) if one < two else (two, one)
        found = self._alike.get(pair)
        if found is None:
            a, b = (self._table[[p for w in phrase.split() for p in self._pieces(w)]].mean(0) for phrase in pair)
            length = float(np.linalg.norm(a) * np.linalg.norm(b))
            found = self._alike[pair] = float(a @ b) / length if length else 0.0
        return found

    def sentence(self, words: Sequence[str], trigger: str) -> Small:
        """The vector of a sentence of these words; the trigger counts twice more."""
        found = [p for w in words for p in self._pieces(w)]
        told = [p for w in trigger.split() for p in self._pieces(w)]
        weight = self._weight[found + told]
        weight[len(found) :] *= _TRIGGER_COUNTS
        found += told
        return _small((weight[:, None] * self._table[found]).sum(0))

    def sketch(self, words: Iterable[str]) -> Small:
        """The sketch of a report of these words; each counts once."""
        total = np.zeros(8 * _SKETCH_BYTES, np.float32)
        for word in sorted(set(words)):  # in one order, so that the same words give the same sum
            rarity = self.rarity(word)
            if rarity > _RARE:
                total += rarity * _direction(word)
        return _small(total)


def cosine(one: Small | None, two: Small | None) -> float:
    """The cosine of two vectors; 0 where one is missing."""
    if one is None or two is None:
        return 0.0
    return float(np.dot(one.astype(np.float32), two.astype(np.float32))) / (FULL * FULL)


def cosines(vectors: Sequence[Small | None], pairs: NDArray[np.int64]) -> list[float]:
    """The same for many pairs of indices at once; to the last digit, since sums of whole numbers are exact."""
    used, places = np.unique(pairs, return_inverse=True)
    width = next((len(v) for i in used.tolist() if (v := vectors[i]) is not None), 1)
    empty = np.zeros(width, np.int8)
    matrix = np.stack([empty if (v := vectors[i]) is None else v for i in used.tolist()]).astype(np.float32)
    one, two = places.reshape(pairs.shape).T
    products = np.einsum("ij,ij->i", matrix[one], matrix[two]).astype(np.float64)
    return (products / (FULL * FULL)).tolist()  # type: ignore[no-any-return]


@lru_cache(maxsize=1 << 16)
def _direction(word: str) -> Small:
    bits = np.frombuffer(blake2b(word.encode(), digest_size=_SKETCH_BYTES).digest(), np.uint8)
    return np.unpackbits(bits).astype(np.int8) * 2 - 1


def _small(vector: Array) -> Small:
    length = float(np.linalg.norm(vector))
    return np.rint(vector * (FULL / length) if length else vector).astype(np.int8)
