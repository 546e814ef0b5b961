"""Words as the treebanks EWT and GUM cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parse.tokens import tokenize


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in tokenize(text, 0, len(text))]


@pytest.mark.parametrize(
    "expected",
    [
        "do|n't",
        "ca|n’t",
        "can|not",
        "gon|na",
        "could|n't|'ve",
        "Baku|'s",
        "Baku|’s",
        "rebels|'",
        "we|’ll",
        "O'Brien|'s",
        "Shi'ite",
        "Ba'ath|-|held",
        "cease|-|fire",
        "15|-|year|-|old",
        "non-combatants",
        "anti-aircraft",
        "e-mail",
        "over|-|the|-|counter",
        "F|-|16s",
        "U.S.|-|led",
        "U.S.|,",
        "$|5|m",
        "€|3.5|bn",
        "US|$|2,000.50",
        "20|%",
        "150|-|200",
        "1980s",
        "80's",
        "21st",
        "9/11",
        "10:30|pm",
        "2023-09-21",
        "40|°|C",
        "and|/|or",
        "“|No|,|”",
        "(|AP|)|—",
        "left|--|and",
        "left|...",
        "what|?!",
        "AT&T",
        "a.b@example.org|.",
        "https://example.org/a_(b)|.",
        "example.com/news|,",
        "#peace",
        "end|.|The",
        "café|'s",
        "हिन्दी",
        "мир|,",
        "co\u00adoperate",
    ],
)
def test_one_chunk(expected: str) -> None:
    assert words(expected.replace("|", "")) == expected.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("its a trap", ["it", "s", "a", "trap"]),
        ("Its not over", ["It", "s", "not", "over"]),
        ("its army", ["its", "army"]),
        ("your going there", ["you", "r", "going", "there"]),
        ("your troops", ["your", "troops"]),
    ],
)
def test_a_clitic_without_its_apostrophe_is_told_by_the_next_word(text, expected):
    assert words(text) == expected


def test_full_stop_of_an_abbreviation_stays_inside_a_sentence() -> None:
    text = "Gen. J. Roy met Mr. Li on Oct. 3 at 5 p.m. in St. Ives etc. again"
    assert words(text) == text.split()


def test_full_stop_at_the_end_is_apart_except_after_an_acronym() -> None:
    assert words("at 5 p.m.") == ["at", "5", "p.m", "."]
    assert words("to the U.S.") == ["to", "the", "U.S."]
    assert words("He said no.") == ["He", "said", "no", "."]


def test_offsets_are_of_the_whole_text() -> None:
    text = "Ignored. They left. Ignored."
    assert [text[a:b] for a, b in tokenize(text, 9, 19)] == ["They", "left", "."]


def test_a_long_chunk_is_cut_in_one_pass() -> None:
    for unit in ("a", "a.", "a-", "'s", "1.", "a@", "www.", "\u0301", "x_"):
        text = unit * 5_000
        assert "".join(words(text)) == text


PIECES = [
    "U.S.",
    "n't",
    "can",
    "'s",
    "5",
    "$",
    "-",
    ".",
    "...",
    "non-",
    "a@b.c",
    "www.",
    " ",
    "\n",
    "“",
    "é",
    "\u0301",
    "_",
    "’",
]


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=15).map("".join)))
def test_words_are_ordered_and_cover_the_text(text: str) -> None:
    position = 0
    for start, end in tokenize(text, 0, len(text)):
        assert position <= start < end <= len(text)
        assert text[position:start].strip() == ""
        assert text[start:end].split() == [text[start:end]]
        position = end
    assert text[position:].strip() == ""
