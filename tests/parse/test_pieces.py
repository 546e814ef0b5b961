"""Word pieces and case classes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parse.pieces import UNKNOWN, WordPieces, shape_of

VOCABULARY = (
    ["[PAD]"]
    + [f"x{i}" for i in range(1, 100)]
    + ["[UNK]", "[CLS]", "[SEP]", "ya", "##n", "##gon", "'", "s", "-", "un"]
)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Yangon", ["ya", "##n", "##gon"]),
        ("YÁN", ["ya", "##n"]),
        ("’s", ["'", "s"]),
        ("un-s", ["un", "-", "s"]),
        ("zebra", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("un" * 80, ["[UNK]"]),
    ],
)
def test_pieces(word, pieces):
    assert [VOCABULARY[i] for i in WordPieces(VOCABULARY)(word)] == pieces


@given(st.text())
def test_every_word_has_pieces(word):
    assert all(0 <= i < len(VOCABULARY) for i in WordPieces(VOCABULARY)(word))
    assert WordPieces(VOCABULARY)("") == (UNKNOWN,)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("talks", 0),
        ("Baku", 1),
        ("UN", 2),
        ("eBay", 3),
        ("2,000", 5),
        ("2024", 4),
        ("44th", 5),
        ("—", 6),
        ("J", 7),
        ("ю", 0),
    ],
)
def test_shapes(word, shape):
    assert shape_of(word) == shape
