"""Sentences by hand: words with lemma, part of speech, relation and head, so that rules are tested without weights."""

import pytest

from dateline.model.sentence import Sentence, Token


@pytest.fixture
def sentence_of():
    """From lines "text upos relation head[ lemma]"; heads count from 1, 0 is the root."""

    def build(*rows: str) -> Sentence:
        tokens, at = [], 0
        for i, row in enumerate(rows):
            text, upos, relation, head, *lemma = row.split()
            xpos = {"VBN": "VBN", "VBG": "VBG"}.get(lemma[1] if len(lemma) > 1 else "", upos)
            tokens.append(
                Token(i, at, at + len(text), text, (lemma or [text.lower()])[0], upos, xpos, int(head) - 1, relation)
            )
            at += len(text) + 1
        whole = " ".join(t.text for t in tokens)
        return Sentence(0, 0, len(whole), whole, 0, "body", tuple(tokens), ())

    return build
