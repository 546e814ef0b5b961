"""From the head word of a party to its phrase, and to the phrases joined to it.

Codebook section 3: the smallest phrase that names the party with its modifiers, no determiner, no relative clause, no
apposition. Numbers are left out too: they are figures.
"""

from __future__ import annotations

from dateline.find.frames import marker
from dateline.model.sentence import Sentence
from dateline.model.span import Span

_LEFT_OUT = ("acl", "appos", "conj", "cc", "punct", "parataxis", "det", "advcl", "ccomp", "case", "mark", "cop", "aux", "nsubj",
             "obl", "orphan", "dep", "advmod", "nummod", "dislocated", "discourse", "obj", "xcomp", "vocative")  # fmt: skip
_KEPT_PREPOSITIONS = frozenset(["of", "from", "for", "at", "to"])
_INSIDE_NAME = ("flat", "goeswith")


def phrase_head(sentence: Sentence, i: int) -> int:
    """The head of the phrase that token `i` belongs to: names are climbed ("Aliyev" to "Ilham")."""
    token = sentence.tokens[i]
    while token.relation in _INSIDE_NAME and token.head >= 0:
        token = sentence.tokens[token.head]
    return token.i


def party_span(sentence: Sentence, head: int) -> Span:
    """The phrase of a party by its head word: the connected run of words around it that belong to its name and modifiers."""
    keep = {head}
    stack = [head]
    while stack:
        current = stack.pop()
        for child in sentence.children[current]:
            token = sentence.tokens[child]
            if token.relation == "conj" and current != head and _is_name(sentence, head, current, child):
                keep.add(child)  # "Islamic State of Iraq and the Levant" is one name
                keep.update(c for c in sentence.children[child] if sentence.tokens[c].relation in ("cc", "det"))
                stack.append(child)
            elif token.relation == "case" and current != head and not _is_genitive(token.text):
                keep.add(child)
            elif token.relation in ("nmod", "obl") and token.deprel not in ("nmod:poss", "nmod:desc"):
                word = marker(sentence, child)
                if word in _KEPT_PREPOSITIONS and not _is_time(token.lemma):
                    keep.add(child)
                    stack.append(child)
            elif token.deprel == "nmod:poss" or token.relation not in _LEFT_OUT:
                if token.deprel == "nmod:poss" and token.upos == "PRON" and current == head:
                    keep.add(child)
                else:
                    keep.add(child)
                    stack.append(child)
                    keep.update(c for c in sentence.children[child] if sentence.tokens[c].relation == "case")
            elif (token.relation == "punct" and token.text == "-") or (
                current != head and token.relation in ("det", "nummod")
            ):
                keep.add(child)
    first = last = head
    while first - 1 in keep:
        first -= 1
    while last + 1 in keep:
        last += 1
    name = sentence.name_at(head)
    if name is not None and name.label in ("PER", "ORG", "LOC"):
        first, last = min(first, name.first), max(last, name.last)
    while first < head and (
        sentence.tokens[first].upos in ("DET", "PUNCT", "ADP", "CCONJ")
        or sentence.tokens[first].lemma in ("the", "a", "an")
    ):
        first += 1
    while last > head and sentence.tokens[last].upos in ("PUNCT", "ADP", "CCONJ", "DET"):
        last -= 1
    return sentence.span(first, last)


def _is_name(sentence: Sentence, *tokens: int) -> bool:
    return all(sentence.tokens[i].upos == "PROPN" for i in tokens)


def _is_genitive(text: str) -> bool:
    return text in ("'s", "’s", "'", "’")


def _is_time(lemma: str) -> bool:
    return lemma in (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "year",
        "week",
        "month",
        "day",
    )


def joined(sentence: Sentence, head: int) -> list[int]:
    """The head and the heads coordinated with it ("the US, the UK and the EU" is three), in order."""
    return [
        head,
        *(t.i for t in sentence.dependents(head, "conj") if t.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")),
    ]
