"""Quotation marks of every kind are found; apostrophes are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.attribute.quotes import find_quotations

CASES = [
    ('He said: "We are ready."', ["We are ready."]),
    ("He said: “We are ready.”", ["We are ready."]),
    ("„Wir“ and «nous»", ["Wir", "nous"]),
    ("the ‘regime’ fell", ["regime"]),
    ("the 'regime' fell", ["regime"]),
    ("The soldiers' camp and Anna's house, don't", []),
    ("back in the '90s it was 'hard'", ["hard"]),
    ("“One.\n\n“Two,” he said.", ["One.", "Two,"]),
    ("“They called it ‘peace’,” she said.", ["They called it ‘peace’,", "peace"]),
    ('"One," he said. "Two."', ["One,", "Two."]),
    ('A 6" gun was found.', []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_found(text, wanted):
    assert [q.inner.text for q in find_quotations(text)] == wanted


@pytest.mark.parametrize(("text", "fragment"), [('the "regime" fell', True), ('"We are ready to go."', False)])
def test_fragments_are_told_from_speech(text, fragment):
    assert find_quotations(text)[0].fragment is fragment


@given(st.text(alphabet="ab .,\n\"'“”‘’«»", max_size=80))
def test_spans_quote_the_text(text):
    for quotation in find_quotations(text):
        assert text[quotation.inner.start : quotation.inner.end] == quotation.inner.text
        assert quotation.start < quotation.end <= len(text)
