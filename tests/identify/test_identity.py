"""Who a party is: a stable id, the office on the day, and what it belongs to on that day."""

from datetime import date

import pytest

from dateline.export.explain import explained
from dateline.identify.phrase import read_phrase
from dateline.model.mention import Mention, Party, Place
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport, Sentence
from dateline.model.span import Span


@pytest.mark.parametrize(
    ("phrase", "identity", "member_of"),
    [
        ("NATO", "org:nato", ()),
        ("the militant group Hamas", "group:hamas", ()),
        ("Hamas fighters", None, ("group:hamas",)),
        ("Barack Obama", "person:barack-obama", ()),
        ("Hezbollah chief Naim Qassem", "person:naim-qassem", ("group:hezbollah",)),
        ("Chadian villagers", None, ()),
    ],
)
def test_a_body_is_itself_and_its_people_belong_to_it(phrase, identity, member_of):
    coding = read_phrase(phrase)
    assert (coding.identity, coding.member_of) == (identity, member_of)


@pytest.mark.parametrize(("day", "office"), [(date(2012, 5, 1), "president"), (date(2018, 5, 1), None)])
def test_an_office_is_told_for_the_day(day, office):
    assert read_phrase("Barack Obama", day=day).office == office


@pytest.mark.parametrize(
    ("phrase", "day", "alliance", "inside"),
    [
        ("Sweden", date(2023, 5, 1), "org:nato", False),
        ("Sweden", date(2024, 5, 1), "org:nato", True),
        ("British troops", date(2019, 5, 1), "org:european-union", True),
        ("British troops", date(2021, 5, 1), "org:european-union", False),
        ("Malian government", date(2024, 5, 1), "org:economic-community-of-west-african-states", True),
        ("Malian government", date(2025, 5, 1), "org:economic-community-of-west-african-states", False),
        ("British tourists", date(2019, 5, 1), "org:nato", False),
    ],
)
def test_states_and_their_forces_are_in_alliances_from_a_day_to_a_day(phrase, day, alliance, inside):
    assert (alliance in read_phrase(phrase, day=day).member_of) is inside


@pytest.mark.parametrize(
    ("phrase", "day", "country", "sector"),
    [
        ("UNITA", date(1998, 5, 1), "AGO", "REB"),
        ("UNITA", date(2010, 5, 1), "AGO", "PTY"),
        ("Sudan People's Liberation Army", date(2004, 5, 1), "SDN", "REB"),
        ("Sudan People's Liberation Army", date(2014, 5, 1), "SSD", "MIL"),
        ("Rwandan Patriotic Front", date(1994, 5, 1), "RWA", "REB"),
        ("Rwandan Patriotic Front", date(2014, 5, 1), "RWA", "PTY"),
    ],
)
def test_a_movement_is_what_it_was_on_the_day(phrase, day, country, sector):
    coding = read_phrase(phrase, day=day)
    assert (coding.country, coding.sectors[0]) == (country, sector)


@pytest.mark.parametrize(("day", "rules"), [(date(2005, 5, 1), True), (date(2015, 5, 1), False)])
def test_a_party_is_in_power_on_some_days(day, rules):
    assert ("GOV" in read_phrase("Labour Party", day=day).sectors) is rules


def test_explain_tells_who_a_party_is_and_why_a_place_lies_there():
    text = "NATO met in Goma."
    span = Span(0, 4, "NATO")
    party = Party(span, "NATO", "IGO", ("GOV",), identity="org:nato", wikidata="Q7184")
    where = Place(Span(12, 16, "Goma"), "Goma", "COD", lat=-1.67, lon=29.22, level="city", reason="named after Congo")
    met = Mention("m1", 0, 1, "CONSULT", Span(5, 8, "met"), actors=(party,), place=where)
    sentence = Sentence(0, 0, len(text), text, 0, "body", (), ())
    told = explained([met], ParsedReport(Report("r", text), (sentence,)), [where])
    assert "org:nato, Q7184" in told
    assert "Places of the report:" in told and "by named after Congo" in told
