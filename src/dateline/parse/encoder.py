"""The encoder as it runs: words of a report's sentences in, the scores of every head out, by ONNX Runtime on one thread.

The int8 graphs scale each activation by the largest value in the batch, so a score depends a little on what else is in the
batch. A report's sentences are therefore batched among themselves by a fixed rule, never with another report's: the result
for a report is the same whatever is coded beside it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import DataError
from dateline.parse.pieces import CLS, SEP, SHAPE_PUNCT, WordPieces, shape_of

Array = NDArray[np.float32]
VARIANTS = ("fast", "accurate")
BATCH_PIECES = 1024  # 512 to 1,024 were the fastest on two cores: they stay in the cache
MAX_PIECES = 500  # the encoder knows 512 positions


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """Raw scores of one sentence of n words. Row 0 of each array is the root (CLS); words follow.

    `arc`: [n + 1, n + 1]; `label_dep`: [n + 1, relations * (k + 1)] and `label_head`: [n + 1, k], the two sides of the
    label form; `heads`: the linear heads by name, [n + 1, labels]; `role`: [n + 1, n + 1, roles].
    """

    arc: Array
    label_dep: Array
    label_head: Array
    role: Array
    heads: dict[str, Array]


class Encoder:
    """One exit of the network (`variant` fast: three layers, accurate: six)."""

    def __init__(self, variant: str, folder: Path | None = None) -> None:
        import onnxruntime

        if variant not in VARIANTS:
            raise DataError(f"There is no language model {variant!r}. Choose one of: {', '.join(VARIANTS)}.")
        root = folder or Path(str(resources.files("dateline") / "data" / "model"))
        missing = [
            n for n in (f"{variant}.onnx", "embeddings.npz", "vocab.txt", "labels.json") if not (root / n).is_file()
        ]
        if missing:
            raise DataError(
                f"The language model is incomplete: {', '.join(missing)} not found in {root}. Install dateline again."
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(root / f"{variant}.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [o.name for o in self._session.get_outputs()]
        self._pieces = WordPieces.read(root / "vocab.txt")
        with np.load(root / "embeddings.npz", allow_pickle=False) as table:
            self._rows, self._scale, self._shapes = table["rows"], table["scale"], table["shapes"]
        self.labels: dict[str, Any] = json.loads((root / "labels.json").read_text(encoding="utf-8"))
        self.variant = variant

    def count(self, word: str) -> int:
        """The number of pieces of a word."""
        return len(self._pieces(word))

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[SentenceScores]:
        """Scores of each sentence, in order. No sentence may have more than MAX_PIECES pieces."""
        pieces = [[self._pieces(w) for w in words] for words in sentences]
        lengths = [sum(map(len, p)) + 2 for p in pieces]
        order = sorted(range(len(sentences)), key=lambda i: (lengths[i], i))
        out: list[SentenceScores | None] = [None] * len(sentences)
        batch: list[int] = []
        for i in order:
            if batch and lengths[i] * (len(batch) + 1) > BATCH_PIECES:
                self._run(sentences, pieces, batch, out)
                batch = []
            batch.append(i)
        if batch:
            self._run(sentences, pieces, batch, out)
        return [scores for scores in out if scores is not None]

    def _run(
        self,
        sentences: Sequence[Sequence[str]],
        pieces: list[list[tuple[int, ...]]],
        batch: list[int],
        out: list[SentenceScores | None],
    ) -> None:
        longest = max(sum(map(len, pieces[i])) + 2 for i in batch)
        words = max(len(sentences[i]) for i in batch) + 1
        ids = np.zeros((len(batch), longest), np.int64)
        cases = np.full((len(batch), longest), SHAPE_PUNCT, np.int64)
        mask = np.zeros((len(batch), longest), np.float32)
        first = np.zeros((len(batch), words), np.int64)
        shapes = np.full((len(batch), words), SHAPE_PUNCT, np.int64)
        for row, i in enumerate(batch):
            flat, starts = [CLS], [0]
            for number, (word, split) in enumerate(zip(sentences[i], pieces[i], strict=True), 1):
                shape = shape_of(word)
                starts.append(len(flat))
                cases[row, len(flat) : len(flat) + len(split)] = shape
                flat.extend(split)
                shapes[row, number] = shape
            flat.append(SEP)
            ids[row, : len(flat)] = flat
            mask[row, : len(flat)] = 1
            first[row, : len(starts)] = starts
        embedded = self._rows[ids].astype(np.float32) * self._scale[ids] + self._shapes[cases]
        values = self._session.run(None, {"embedded": embedded, "mask": mask, "first": first, "shapes": shapes})
        named = dict(zip(self._outputs, values, strict=True))
        arc, role, dep, head = (named.pop(k) for k in ("arc", "role", "label_dep", "label_head"))
        for row, i in enumerate(batch):
            n = len(sentences[i]) + 1
            heads = {k: v[row, :n] for k, v in named.items()}
            out[i] = SentenceScores(arc[row, :n, :n], dep[row, :n], head[row, :n], role[row, :n, :n], heads)
