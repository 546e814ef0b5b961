"""Party phrases of many countries are coded from their own words."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.identify import code_phrase
from dateline.identify.countries import load_countries
from dateline.model.ontology import load_ontology

TABLE = Path(__file__).parent / "parties.tsv"
UNSEEN = Path(__file__).parent / "unseen.tsv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
WORDS = st.sampled_from(
    [
        "the",
        "former",
        "Syrian",
        "rebel",
        "commander",
        "of",
        "Hamas",
        "police",
        "and",
        "French-backed",
        "opposition",
        "Khan's",
        "UN",
        "in",
        "Mali",
        "troops",
        ",",
        "pro",
        "-",
        "(",
        "x",
    ]
)


def coded(row):
    day = date.fromisoformat(row["published"]) if row["published"] else None
    country, sectors, _ = code_phrase(row["phrase"], published=day)
    return country or "", sectors[:1]


@pytest.mark.parametrize("row", ROWS, ids=[row["phrase"] for row in ROWS])
def test_phrase_has_its_country_and_sector(row):
    assert coded(row) == (row["country"], (row["sector"],))
    if row["ethnicity"]:
        assert code_phrase(row["phrase"])[2] == row["ethnicity"]


def test_the_table_covers_the_world():
    assert len(ROWS) >= 500
    assert len({row["country"] for row in ROWS}) >= 120


def test_phrases_of_later_years_and_other_wars_are_coded_too():
    """Not each of them: some need the report around them ("Tuareg separatists")."""
    unseen = list(csv.DictReader(UNSEEN.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    assert len(unseen) >= 200
    assert not {row["phrase"] for row in unseen} & {row["phrase"] for row in ROWS}
    wrong = [row["phrase"] for row in unseen if coded(row) != (row["country"], (row["sector"],))]
    assert len(wrong) <= 0.07 * len(unseen), wrong


@pytest.mark.parametrize(("day", "sectors"), [(date(2012, 5, 1), ("GOV",)), (date(2018, 5, 1), ("ELI",))])
def test_an_office_is_held_on_some_days_only(day, sectors):
    assert code_phrase("Barack Obama", published=day) == ("USA", sectors, None)


@pytest.mark.parametrize("word", ["terrorist", "illegal", "so-called", "brutal"])
def test_loaded_words_change_no_code(word):
    assert code_phrase(f"{word} Chadian government") == code_phrase("Chadian government")
    assert code_phrase(f"{word} Basque separatists") == code_phrase("Basque separatists")


STATES = sorted({c.adjectives[0] for c in load_countries() if c.adjectives and not c.valid_to})
PATTERNS = [
    "{} soldiers",
    "{} opposition leader",
    "{} police",
    "{} government",
    "{} lawmakers",
    "{}-backed militia in Chad",
    "pro-{} protesters",
]


@given(st.sampled_from(STATES), st.sampled_from(STATES), st.sampled_from(PATTERNS))
def test_no_state_is_treated_unlike_another(one, other, pattern):
    assert code_phrase(pattern.format(one))[1] == code_phrase(pattern.format(other))[1]


@given(st.lists(WORDS, max_size=8))
def test_any_words_give_codes_of_the_ontology(parts):
    ontology = load_ontology()
    country, sectors, _ = code_phrase(" ".join(parts))
    assert set(sectors) <= set(ontology.sectors)
    assert country is None or len(country) == 3


@given(st.text(max_size=40))
def test_any_text_is_coded_without_failing(text):
    assert code_phrase(text) == code_phrase(text)
