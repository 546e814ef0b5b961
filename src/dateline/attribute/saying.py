"""An act of speech in a sentence, as `speech`, `headline` and `citing` find it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of speech: cue token, who speaks, and the tokens that are said.

    `family` is saying, finding, thought, preposition, noun, adverb or headline.
    """

    sentence: int
    cue: Span
    cue_token: int
    sources: tuple[Span, ...]
    source_heads: tuple[int, ...]
    content: frozenset[int]
    stance: str
    family: str
    rule: str
