"""Names of people: where one ends a phrase, and what stands beside one in a sentence.

Takes phrases and tagged words; gives folded names and the token ranges of titles and appositions. It needs no name
labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.identify.lexicon import load_lexicon
from dateline.identify.words import words
from dateline.model.sentence import Token

PARTICLES = frozenset({
    "al", "el", "bin", "ibn", "abu", "de", "da", "dos", "van", "von", "der", "den", "di", "du", "la", "le", "ben",
    "ould", "ul", "ur", "e", "y", "san",
})  # fmt: skip
_NAME_END = frozenset(",.;:()")


def person_name(text: str) -> tuple[str, ...]:
    """The folded words of a personal name at the end of a phrase: "President Ilham Aliyev" -> ("ilham", "aliyev")."""
    found = words(text)
    taken: dict[int, bool] = {}  # word -> whether it may still be part of a name ("Sudesh Amman")
    for match in load_lexicon().scan(found):
        for i in range(match.first, match.last + 1):
            if match.role or match.entry.kind != "leader":
                taken[i] = (
                    bool(match.entries) and match.first == match.last and match.entry.form in ("capital", "place")
                )
    name: list[str] = []
    for i in range(len(found) - 1, -1, -1):
        word = found[i]
        if word.key == "'s" and i == len(found) - 1:
            continue
        joined = word.glued or (bool(name) and found[i + 1].glued)
        given = taken.get(i) is True and not name and i > 0 and found[i - 1].capital and i - 1 not in taken
        if i in taken and not given and not (joined and name):
            break
        if not word.capital and word.key not in PARTICLES:
            break
        if not word.key.replace("'", "").isalpha():
            break
        name.insert(0, word.key)
    while len(name) > 1 and name[0] in PARTICLES:
        name.pop(0)
    return tuple(name) if name and not all(part in PARTICLES for part in name) else ()


def left_of(tokens: Sequence[Token], i: int) -> int:
    """Where the title before a name begins."""
    left = i
    while left > 0 and i - left < 12:
        token = tokens[left - 1]
        if token.upos in ("VERB", "AUX", "PRON", "CCONJ", "SCONJ", "ADV", "DET", "NUM"):
            break
        if token.upos == "PUNCT" and token.text != "-":
            break
        if token.upos == "ADP" and token.text.lower() not in ("of", "for"):
            break
        if token.upos == "PART" and token.text.lower() not in ("'s", "’s"):
            break
        left -= 1
    while left < i and tokens[left].upos in ("ADP", "PUNCT", "PART"):
        left += 1
    # "campaign of X" is X's campaign, no title of X
    return i if left < i and tokens[i - 1].upos == "ADP" else left


def descriptions(tokens: Sequence[Token], i: int, j: int) -> Iterator[tuple[int, int]]:
    """Token ranges beside the name `[i, j]` that may say who it is."""
    after = j + 1
    if (after + 1 < len(tokens) and tokens[after].text in (",", "(")) or (
        after + 1 < len(tokens)
        and tokens[after].lemma in ("be", "become", "as")
        and tokens[after + 1].upos in ("DET", "NOUN", "ADJ")
    ):
        first = after + 1
        last = first
        while (
            last < len(tokens)
            and tokens[last].text not in _NAME_END
            and tokens[last].upos not in ("VERB", "AUX", "SCONJ", "PRON")
        ):
            last += 1
        if last > first and tokens[first].upos in ("DET", "NOUN", "ADJ", "PROPN") and last - first < 14:
            yield first, last - 1
    if (
        i >= 2
        and tokens[i - 1].text == ","
        and (after >= len(tokens) or tokens[after].text in _NAME_END or tokens[after].upos in ("VERB", "AUX"))
    ):
        first = i - 1
        while (
            first > 0
            and tokens[first - 1].text not in _NAME_END
            and tokens[first - 1].upos not in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ")
        ):
            first -= 1
        while first < i - 1 and tokens[first].upos in ("ADP", "ADV", "PUNCT"):
            first += 1
        if first < i - 1:
            yield first, i - 2
