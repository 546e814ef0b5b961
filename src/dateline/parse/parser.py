"""Report in, parsed report out: sentences, words, tags, lemmas, tree, names and event scores, from one pass of the encoder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.model.report import Report
from dateline.model.sentence import EventScores, Name, ParsedReport, Sentence, Token
from dateline.parse.encoder import MAX_PIECES, Array, Encoder, SentenceScores
from dateline.parse.labels import NAMES, UPOS
from dateline.parse.lemmas import lemma
from dateline.parse.neutral import neutral
from dateline.parse.runs import last_words, spread_scores
from dateline.parse.sentences import split_sentences
from dateline.parse.tokens import tokenize
from dateline.parse.tree import best_tree, lift_verbs

MAX_WORDS = (
    250  # a longer "sentence" (a table, a list without stops) is cut here: trees cost the square of their length
)
BLOCK_WORDS = 4_000  # of a report; longer ones are scored in blocks, so that memory stays small
Offsets = list[tuple[int, int]]


class Parser:
    """The language pipeline. Make one and use it for many reports; it keeps no state between them."""

    def __init__(self, variant: str = "accurate", folder: Path | None = None) -> None:
        self.encoder = Encoder(variant, folder)
        self._xpos: list[str] = self.encoder.labels["xpos"]
        self._deprel: list[str] = self.encoder.labels["deprel"]

    def parse(self, report: Report) -> ParsedReport:
        """Parse one report. Its sentences never cross a blank line; the title is a sentence of its own."""
        text = report.text
        pieces: list[tuple[Offsets, tuple[int, int]]] = []
        for start, end in split_sentences(text, report.title_end):
            words = tokenize(text, start, end)
            for part in self._cut(text, words):
                pieces.append((part, (part[0][0], part[-1][1])))
        shown = neutral([[text[s:e] for s, e in words] for words, _ in pieces])
        scores = self._scored([s.words for s in shown])
        sentences, paragraph, last = [], 0, 0
        for index, ((words, (start, end)), seen, score) in enumerate(zip(pieces, shown, scores, strict=True)):
            if "\n" in text[last:start] and index:
                paragraph += 1
            last = end
            alone = text[:start].rstrip(" \t")[-1:] in ("", "\n") and text[end:].lstrip(" \t")[:1] in ("", "\n")
            kind = "body"
            if report.title_end is not None and end <= report.title_end:
                kind = "title"
            elif alone and len(words) <= 12 and text[end - 1].isalnum() and index:
                kind = "heading"
            sentences.append(self._sentence(index, text, words, seen.runs, paragraph, kind, score))
        return ParsedReport(report, tuple(sentences))

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Sentence]:
        """Parse sentences that are given as words (for measuring on treebanks); offsets count blanks between words."""
        out = []
        for index, (words, score) in enumerate(zip(sentences, self.encoder(sentences), strict=True)):
            offsets, at = [], 0
            for word in words:
                offsets.append((at, at + len(word)))
                at += len(word) + 1
            out.append(self._sentence(index, " ".join(words), offsets, [1] * len(words), 0, "body", score))
        return out

    def _scored(self, sentences: Sequence[Sequence[str]]) -> Iterator[SentenceScores]:
        """The encoder's scores of each sentence, a block at a time: those of one word take 50 KB."""
        block: list[Sequence[str]] = []
        size = 0
        for words in sentences:
            if block and size + len(words) > BLOCK_WORDS:
                yield from self.encoder(block)
                block, size = [], 0
            block.append(words)
            size += len(words)
        if block:
            yield from self.encoder(block)

    def _cut(self, text: str, words: Offsets) -> Iterable[Offsets]:
        """The words of a sentence in runs that the encoder can take: nearly always one."""
        run: Offsets = []
        size = 0
        for start, end in words:
            pieces = self.encoder.count(text[start:end])
            if run and (len(run) >= MAX_WORDS or size + pieces > MAX_PIECES - 2):
                yield run
                run, size = [], 0
            run.append((start, end))
            size += pieces
        if run:
            yield run

    def _sentence(
        self,
        index: int,
        text: str,
        words: Offsets,
        runs: Sequence[int],
        paragraph: int,
        kind: str,
        score: SentenceScores,
    ) -> Sentence:
        heads = best_tree(score.arc)
        upos = [UPOS[k] for k in score.heads["upos"][1:].argmax(1)]
        xpos = [self._xpos[k] for k in score.heads["xpos"][1:].argmax(1)]
        relations = self._relations(score, heads)
        lift_verbs(heads, relations, upos)
        last = last_words(runs)
        tokens = []
        for node, run in enumerate(runs):
            above = heads[node + 1] - 1
            for i in range(last[node] - run + 1, last[node] + 1):
                s, e = words[i]
                head, relation = (
                    (last[node], "compound") if i < last[node] else (last[above] if above >= 0 else -1, relations[node])
                )
                lemmatized = lemma(text[s:e], upos[node], xpos[node])
                tokens.append(Token(i, s, e, text[s:e], lemmatized, upos[node], xpos[node], head, relation))
        start, end = words[0][0], words[-1][1]
        scores = spread_scores(_event_scores(score), runs)
        bare = Sentence(index, start, end, text[start:end], paragraph, kind, tuple(tokens), (), scores)
        spans = ((last[a] - runs[a] + 1, last[b], label) for a, b, label in _names(score))
        names = tuple(Name(first, final, label, bare.span(first, final)) for first, final, label in spans)
        return replace(bare, names=names)

    def _relations(self, score: SentenceScores, heads: list[int]) -> list[str]:
        """The best relation of each word to its head; only the root's child is `root`."""
        width = score.label_head.shape[1]
        form = score.label_dep[1:].reshape(len(heads) - 1, -1, width + 1)
        head = score.label_head[heads[1:]]
        value = np.einsum("wlk,wk->wl", form[..., :-1], head) + form[..., -1]
        root = self._deprel.index("root")
        is_root = np.array(heads[1:]) == 0
        value[~is_root, root] = -np.inf
        value[is_root, root] = np.inf
        return [self._deprel[k] for k in value.argmax(1)]


def _softmax(x: Array) -> Array:
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), np.float32)


def _sigmoid(x: NDArray[np.float32]) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def _event_scores(score: SentenceScores) -> EventScores:
    h = {k: v[1:] for k, v in score.heads.items()}
    return EventScores(
        trigger=_softmax(h["trigger"]),
        mode=_sigmoid(h["mode"]),
        status=_softmax(h["status"]),
        role=_sigmoid(score.role[1:, 1:]),
        factuality=h["factuality"],
    )


def _names(score: SentenceScores) -> list[tuple[int, int, str]]:
    """(first, last, label) of each name, by the coarse head's best tags; an inside tag after another label begins a name."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(score.heads["names_coarse"][1:].argmax(1)):
        if tag == 0:
            continue
        label, inside = NAMES[(tag - 1) // 2], (tag - 1) % 2 == 1
        if inside and found and found[-1][1] == i - 1 and found[-1][2] == label:
            found[-1] = (found[-1][0], i, label)
        else:
            found.append((i, i, label))
    return found
