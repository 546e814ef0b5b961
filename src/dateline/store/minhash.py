"""Signatures that tell how much of their wording two texts share.

Takes a text; gives the smallest values of 128 hash functions over its runs of four words (MinHash): the share of
values that two signatures have in common estimates the share of runs that the texts do. 32 bands of four values find
the candidates: texts that share 0.6 of their runs meet in a band with a chance of 0.99, those that share 0.2 with one
of 0.05.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VALUES, BANDS, RUN = 128, 32, 4
ALIKE = 0.5  # of the runs; lightly edited copies have 0.6 and more, two reports of one event below 0.2
_SHORTEST = 8  # words; below, only equal texts are copies
_WORD = re.compile(r"\w+")


def signature(text: str) -> bytes:
    """128 values of 32 bits; nothing for a text without words."""
    import numpy as np

    hashes = _runs(text)
    if not len(hashes):
        return b""
    factors, shifts = _functions()
    smallest = np.full(VALUES, np.iinfo(np.uint32).max, np.uint32)
    for start in range(0, len(hashes), 4096):  # so that a long text takes no more memory than a short one
        some = hashes[start : start + 4096]
        values = ((some[:, None] * factors + shifts) >> np.uint64(32)).astype(np.uint32)
        smallest = np.minimum(smallest, values.min(axis=0))
    return smallest.astype("<u4").tobytes()


def bands(signature: bytes) -> list[int]:
    """A number for each band of the signature; equal bands have equal ones."""
    size = len(signature) // BANDS
    if not size:
        return []
    parts = (signature[start : start + size] for start in range(0, len(signature), size))
    return [int.from_bytes(hashlib.blake2b(part, digest_size=8).digest(), "big", signed=True) for part in parts]


def similarity(one: bytes, other: bytes) -> float:
    """The share of values that are equal."""
    import numpy as np

    if not one or not other:
        return 0.0
    return float((np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")).mean())


def _runs(text: str) -> NDArray[np.uint64]:
    """A hash for each run of words, without regard to case, accents and punctuation."""
    import numpy as np

    plain = unicodedata.normalize("NFKC", text).casefold()
    words = _WORD.findall(plain)
    length = RUN if len(words) >= _SHORTEST else max(len(words), 1)
    runs = {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)} if words else set()
    data = b"".join(hashlib.blake2b(run.encode(), digest_size=8).digest() for run in sorted(runs))
    return np.frombuffer(data, "<u8").astype(np.uint64)


@cache
def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Factors (odd) and shifts of the hash functions, the same on every machine: multiply, add, take the upper half."""
    import numpy as np

    data = b"".join(hashlib.blake2b(f"dateline {n}".encode(), digest_size=16).digest() for n in range(VALUES))
    numbers = np.frombuffer(data, "<u8").reshape(VALUES, 2).astype(np.uint64)
    return numbers[:, 0] | np.uint64(1), numbers[:, 1]
