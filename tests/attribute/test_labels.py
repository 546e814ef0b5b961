"""Loaded words are listed with what they are about and whose they are; the table is large and even-handed."""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.attribute import attribute_mentions
from dateline.attribute.labels import load_terms
from dateline.model.report import Report
from dateline.parse import load_parser


def labels(text):
    return [(x.span.text, x.about, x.by) for x in attribute_mentions(load_parser().parse(Report("x", text)), []).labels]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Troops liberated the village from the terrorists on Monday.",
            [("liberated", "deed", "report"), ("terrorists", "actor", "report")],
        ),
        ("The minister said the regime had bombed the town.", [("regime", "actor", "minister")]),
        ('"The occupiers bombed our town," said Anna Berg.', [("occupiers", "actor", "Anna Berg")]),
        ("The army ended its anti-terror operation.", [("anti-terror operation", "deed", "report")]),
        ("The army ended its anti terror operation.", [("anti terror operation", "deed", "report")]),
        ("Troops left in what Kadar said was an anti-terror operation.", [("anti-terror operation", "deed", "Kadar")]),
        ("The so-called council met.", [("so-called", "actor", "report")]),
        ("The two ministers met in the capital on Monday.", []),
        ("Rebels hold Stepanakert, the army says.", [("Stepanakert", "place", "army")]),
    ],
)
def test_whose_word(text, wanted):
    assert labels(text) == wanted


def test_table():
    terms = load_terms()
    assert len(terms) >= 1400
    assert len({t.term.lower() for t in terms}) == len(terms)
    assert {t.about for t in terms} == {"actor", "deed", "place"}
    assert all(t.note and t.source and t.side for t in terms)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia", "Ukraine"), ("Israel", "Palestinians"), ("Azerbaijan", "Armenia"), ("India", "Pakistan"),
        ("Morocco", "Polisario Front"), ("Turkey", "Kurdish movement"), ("Venezuela", "Venezuela (opposition)"),
        ("Sudan (army)", "Sudan (Rapid Support Forces)"), ("Serbia", "Kosovo"),
        ("Congo (Kinshasa)", "M23 and its allies"), ("Colombia", "Colombia (guerrillas)"),
        ("Somalia", "Al-Shabaab"), ("Myanmar (army)", "Myanmar (opposition)"), ("Cuba", "Cuba (opposition)"),
        ("Georgia", "Abkhazia and South Ossetia"), ("Moldova", "Moldova (Transnistria)"), ("Croatia", "Croatian Serbs"),
        ("Bosniaks", "Bosnian Serbs"), ("Ethiopia", "Tigray (TPLF)"),
        ("Greek Cypriots", "Cyprus (Turkish Cypriots)"), ("Spain", "Basque movement"), ("Taliban", "Afghanistan (Republic)"),
        ("Yemen (government)", "Houthis"), ("Nigeria", "Biafra movement"), ("Cameroon", "Cameroon (separatists)"),
        ("Indonesia", "West Papua movement"), ("Sri Lanka", "Tamil movement"), ("Algeria", "Kabyle movement"), ("Philippines", "Philippines (communists)"),
    ],
)  # fmt: skip
def test_both_sides_of_a_conflict_have_terms(one, other):
    sides = Counter(t.side for t in load_terms())
    assert sides[one] >= 2
    assert sides[other] >= 2
    assert max(sides[one], sides[other]) <= 4 * min(sides[one], sides[other])


@pytest.mark.parametrize(
    "side",
    [
        "Iran (opposition)",
        "Amhara movement",
        "Baloch movement",
        "Maoists of India",
        "Khalistan movement",
        "Kashmir movement",
    ],
)
def test_opponents_of_a_state_with_many_have_terms(side):
    assert sum(t.side == side for t in load_terms()) >= 2
