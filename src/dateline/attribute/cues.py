"""The table of words that hand a claim to a source (`data/lang/en/speech.toml`), read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.tables import by_folder, toml_table


@dataclass(frozen=True, slots=True)
class CueWords:
    """Lemma to stance for each family of cue, and the frames in which they take content."""

    verbs: dict[str, str]
    findings: dict[str, str]
    thoughts: dict[str, str]
    attitudes: dict[str, str]
    nouns: dict[str, str]
    documents: frozenset[str]
    adverbs: dict[str, str]
    object_frame: frozenset[str]
    phrase_frame: frozenset[str]
    infinitive_frame: frozenset[str]
    quoted: frozenset[str]
    light: frozenset[str]
    refusing: frozenset[str]
    naming: frozenset[str]
    speakers: frozenset[str]


@by_folder
def cue_words() -> CueWords:
    """Read the table; later calls give the same object."""
    table = toml_table("lang/en/speech.toml")
    frames = table["frames"]
    return CueWords(
        verbs=_by_lemma(table["verbs"]),
        findings=_by_lemma(table["findings"]),
        thoughts=_by_lemma(table["thoughts"]),
        attitudes=_by_lemma(table["attitudes"]),
        nouns=_by_lemma(table["nouns"]),
        documents=frozenset(table["documents"]["nouns"]),
        adverbs=_by_lemma(table["adverbs"]),
        object_frame=frozenset(frames["object"]),
        phrase_frame=frozenset(frames["phrase"]),
        infinitive_frame=frozenset(frames["infinitive"]),
        quoted=frozenset(frames["quoted"]),
        light=frozenset(frames["light"]),
        refusing=frozenset(frames["refusing"]),
        naming=frozenset(frames["naming"]),
        speakers=frozenset(table["speakers"]["nouns"]),
    )


def cue_lemma(text: str, lemma: str) -> str:
    """The lemma, or where no table knows it the form that its endings point to: a rare verb's lemma may be missing."""
    lemma, text = lemma.lower(), text.lower()
    words = cue_words()
    for form in (
        lemma,
        text,
        text.removesuffix("ed"),
        text.removesuffix("d"),
        text.removesuffix("s"),
        text.removesuffix("ing"),
        text[:-3] + "y",
    ):
        if form in words.verbs or form in words.findings or form in words.thoughts or form in words.attitudes:
            return form
    return lemma


def _by_lemma(rows: dict[str, Any]) -> dict[str, str]:
    """Lemma to stance; a lemma listed twice keeps the first, which is the more usual one."""
    found: dict[str, str] = {}
    # The special stances are listed after "says", and are the more telling ones.
    for stance in sorted(rows, key=lambda name: name == "says"):
        for lemma in rows[stance]:
            found.setdefault(lemma, stance)
    return found
