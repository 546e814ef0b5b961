"""Noun phrases of a sentence by its tree.

Takes a sentence; gives first and last token of each noun phrase: its head, what stands before it, names after it and
"of" phrases, without determiners, appositions and clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model.sentence import Sentence, Token

_CUT = (
    "appos", "acl", "conj", "cc", "parataxis", "advcl", "dep", "list", "orphan", "dislocated", "cop", "nsubj",
    "discourse",
)  # fmt: skip


def chunk_bounds(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """First and last token of each noun phrase: its head, what stands before it, names after it and "of" phrases."""
    for token in sentence.tokens:
        if token.upos not in ("NOUN", "PROPN") or token.relation in ("compound", "flat", "goeswith"):
            continue
        if token.deprel == "nmod:desc":
            continue
        inside = {token.i}
        stack = [token.i]
        while stack:
            current = stack.pop()
            for child in sentence.children[current]:
                branch = sentence.tokens[child]
                if branch.relation in _CUT or (branch.relation in ("case", "mark") and current == token.i):
                    continue
                if branch.relation == "nmod" and child > current and not _is_of(sentence, branch):
                    continue
                if (
                    branch.relation in ("punct", "advmod", "obl", "obj", "mark")
                    and current == token.i
                    and branch.text != "-"
                ):
                    continue
                inside.add(child)
                stack.append(child)
        first = last = token.i
        while first - 1 in inside or (first - 2 in inside and sentence.tokens[first - 1].text in "-'’"):
            first -= 1
        while last + 1 in inside or (last + 2 in inside and sentence.tokens[last + 1].text in "-'’"):
            last += 1
        while first < token.i and sentence.tokens[first].upos in ("DET", "PUNCT"):
            first += 1
        yield first, last


def _is_of(sentence: Sentence, branch: Token) -> bool:
    return any(child.text.lower() == "of" for child in sentence.dependents(branch.i, "case"))
