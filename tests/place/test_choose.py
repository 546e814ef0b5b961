"""Of several places with one name the report's own words choose."""

from __future__ import annotations

import pytest

from dateline.place import place_mentions

IN = "{0}/PROPN/2/nsubj struck/VERB/0/root in/ADP/4/case {1}/PROPN/2/obl ./PUNCT/2/punct"


def place_of(parsed, text: str):
    _, places = place_mentions(parsed, [])
    return next(p for p in places if p.span.text == text)


def test_a_phrase_that_names_the_state(report_of) -> None:
    parsed = report_of(
        "They/PRON/2/nsubj met/VERB/0/root in/ADP/6/case the/DET/6/det Libyan/ADJ/6/amod city/NOUN/2/obl "
        "of/ADP/8/case Tripoli/PROPN/6/nmod ./PUNCT/2/punct"
    )
    assert place_of(parsed, "Tripoli").country == "LBY"
    parsed = report_of(
        "They/PRON/2/nsubj met/VERB/0/root in/ADP/6/case the/DET/6/det Lebanese/ADJ/6/amod city/NOUN/2/obl "
        "of/ADP/8/case Tripoli/PROPN/6/nmod ./PUNCT/2/punct"
    )
    tripoli = place_of(parsed, "Tripoli")
    assert tripoli.country == "LBN"
    assert "LBN" in tripoli.reason


@pytest.mark.parametrize(
    ("city", "holder", "country", "admin1"),
    [
        ("Paris", "Texas", "USA", "Texas"), ("Paris", "France", "FRA", None), ("Rafah", "Egypt", "EGY", None),
        ("Valencia", "Venezuela", "VEN", None), ("Valencia", "Spain", "ESP", None),
        ("Hyderabad", "Pakistan", "PAK", None),
        ("Tripoli", "Lebanon", "LBN", None), ("Goma", "Philippines", "PHL", None),
    ],
)  # fmt: skip
def test_a_holder_beside_it(report_of, city: str, holder: str, country: str, admin1: str | None) -> None:
    parsed = report_of(
        f"Crowds/NOUN/2/nsubj marched/VERB/0/root in/ADP/4/case {city}/PROPN/2/obl ,/PUNCT/6/punct "
        f"{holder}/PROPN/4/appos ./PUNCT/2/punct"
    )
    found = place_of(parsed, city)
    assert found.country == country
    assert admin1 is None or found.admin1 == admin1


def test_the_other_places_of_the_report(report_of) -> None:
    lines = [IN.format("Jets", city) for city in ("Hyderabad", "Karachi", "Sukkur")]
    assert place_of(report_of(*lines), "Hyderabad").country == "PAK"
    lines = [IN.format("Jets", city) for city in ("Hyderabad", "Mumbai", "Bengaluru")]
    assert place_of(report_of(*lines), "Hyderabad").country == "IND"


def test_words_for_its_kind(report_of) -> None:
    parsed = report_of(
        "Rebels/NOUN/2/nsubj hold/VERB/0/root Idlib/PROPN/4/compound province/NOUN/2/obj ./PUNCT/2/punct",
        "The/DET/2/det city/NOUN/5/nsubj of/ADP/4/case Kunduz/PROPN/2/nmod fell/VERB/0/root ./PUNCT/5/punct",
    )
    assert place_of(parsed, "Idlib").level == "region"
    assert place_of(parsed, "Kunduz").level == "city"


def test_contested_place_keeps_names_and_claims(report_of) -> None:
    found = place_of(report_of(IN.format("Shells", "Stepanakert")), "Stepanakert")
    assert found.country == "AZE"
    assert {"Khankendi", "Stepanakert"} <= set(found.names)
    assert set(found.claimed_by) == {"AZE", "ARM"}


def test_spans_quote_the_text_and_choice_does_not_depend_on_later_runs(report_of) -> None:
    parsed = report_of(*(IN.format("Jets", city) for city in ("Tripoli", "Valencia", "Rafah", "Georgetown")))
    first, second = place_mentions(parsed, []), place_mentions(parsed, [])
    assert first == second
    assert all(parsed.text[p.span.start : p.span.end] == p.span.text for p in first[1])


NEAR_KYIV = (
    "Shells/NOUN/2/nsubj hit/VERB/0/root Kharkiv/PROPN/2/obj and/CCONJ/5/cc Sumy/PROPN/3/conj in/ADP/7/case "
    "Ukraine/PROPN/3/nmod ./PUNCT/2/punct",
    "Ukrainian/ADJ/2/amod troops/NOUN/3/nsubj left/VERB/0/root Poltava/PROPN/3/obj for/ADP/6/case "
    "Kyiv/PROPN/3/obl ./PUNCT/3/punct",
)


def test_a_small_namesake_far_from_all_else_is_no_answer(report_of) -> None:
    parsed = report_of(*NEAR_KYIV, "They/PRON/2/nsubj fled/VERB/0/root Matador/PROPN/2/obj ./PUNCT/2/punct",
                       names={"Matador": "LOC"})  # fmt: skip
    matador = place_of(parsed, "Matador")
    assert matador.name is None and "namesakes" in matador.reason


def test_a_small_place_that_its_phrase_locates_is_one(report_of) -> None:
    parsed = report_of(
        *NEAR_KYIV,
        "They/PRON/2/nsubj flew/VERB/0/root to/ADP/4/case Matador/PROPN/2/obl ,/PUNCT/6/punct Texas/PROPN/4/appos "
        "./PUNCT/2/punct",
        names={"Matador": "LOC", "Texas": "LOC"},
    )
    assert place_of(parsed, "Matador").country == "USA"


def test_a_building_is_a_site_in_the_town_it_is_named_after(report_of) -> None:
    parsed = report_of(
        *NEAR_KYIV,
        "Rockets/NOUN/2/nsubj hit/VERB/0/root Kharkiv/PROPN/5/compound military/ADJ/5/amod airport/NOUN/2/obj "
        "./PUNCT/2/punct",
    )
    airport = place_of(parsed, "Kharkiv military airport")
    assert (airport.level, airport.name, airport.geonameid) == ("site", "Kharkiv military airport", None)
    assert airport.country == "UKR" and "Kharkiv" in airport.reason


def test_a_building_that_only_shares_a_far_town_s_name_is_not_placed_there(report_of) -> None:
    parsed = report_of(
        *NEAR_KYIV,
        "Rockets/NOUN/2/nsubj hit/VERB/0/root Salem/PROPN/4/compound hospital/NOUN/2/obj ./PUNCT/2/punct",
        names={"Salem": "LOC"},
    )
    assert place_of(parsed, "Salem hospital").name is None
