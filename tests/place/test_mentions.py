"""Place names are told from adjectives, persons and organisations."""

from __future__ import annotations

from dateline.place.gazetteer import load_gazetteer
from dateline.place.mentions import find_toponyms


def names(parsed) -> list[str]:
    return [t.span.text for t in find_toponyms(parsed.sentences, load_gazetteer())]


def test_adjectives_and_newspapers_are_no_places(report_of) -> None:
    parsed = report_of(
        "Ethiopian/ADJ/2/amod troops/NOUN/3/nsubj entered/VERB/0/root Adwa/PROPN/3/obj ,/PUNCT/8/punct "
        "the/DET/7/det Washington/PROPN/8/compound Post/PROPN/9/nsubj said/VERB/3/parataxis ./PUNCT/3/punct",
        names={"Adwa": "LOC"},
    )
    assert names(parsed) == ["Adwa"]


def test_a_person_is_no_place(report_of) -> None:
    parsed = report_of(
        "Paris/PROPN/3/nsubj Jackson/PROPN/1/flat visited/VERB/0/root Lagos/PROPN/3/obj ./PUNCT/3/punct",
        names={"Paris Jackson": "PER", "Lagos": "LOC"},
    )
    assert names(parsed) == ["Lagos"]


def test_long_names_are_taken_whole(report_of) -> None:
    parsed = report_of(
        "Ships/NOUN/2/nsubj left/VERB/0/root the/DET/4/det Strait/PROPN/2/obj of/ADP/6/case Hormuz/PROPN/4/nmod "
        "for/ADP/10/case Deir/PROPN/2/obl al-Balah/PROPN/8/flat in/ADP/12/case the/DET/12/det Gaza/PROPN/13/compound "
        "Strip/PROPN/8/nmod ./PUNCT/2/punct"
    )
    assert names(parsed) == ["Strait of Hormuz", "Deir al-Balah", "Gaza Strip"]


def test_short_forms_of_states_follow_a_comma(report_of) -> None:
    parsed = report_of(
        "Police/NOUN/2/nsubj marched/VERB/0/root in/ADP/4/case Rome/PROPN/2/obl ,/PUNCT/6/punct Ga./PROPN/4/appos "
        "on/ADP/8/case Monday/PROPN/2/obl ./PUNCT/2/punct"
    )
    found = find_toponyms(parsed.sentences, load_gazetteer())
    assert [t.span.text for t in found] == ["Rome", "Ga."]
    assert found[1].entries[0].name == "Georgia" and found[1].entries[0].country == "USA"


def test_a_name_once_located_is_a_place_elsewhere(report_of) -> None:
    parsed = report_of(
        "Fighting/NOUN/2/nsubj erupted/VERB/0/root in/ADP/4/case Djibo/PROPN/2/obl ./PUNCT/2/punct",
        "Djibo/PROPN/2/nsubj fell/VERB/0/root ./PUNCT/2/punct",
    )
    assert names(parsed) == ["Djibo", "Djibo"]


def test_a_place_that_no_table_knows_is_kept_unresolved(report_of) -> None:
    parsed = report_of(
        "Men/NOUN/2/nsubj fled/VERB/0/root Xyzzyvar/PROPN/2/obj ./PUNCT/2/punct", names={"Xyzzyvar": "LOC"}
    )
    (found,) = find_toponyms(parsed.sentences, load_gazetteer())
    assert found.span.text == "Xyzzyvar" and not found.entries


def test_a_town_before_a_common_noun_is_a_place(report_of) -> None:
    parsed = report_of(
        "Kharkiv/PROPN/2/compound firefighters/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct", names={"Kharkiv": "ORG"}
    )
    assert names(parsed) == ["Kharkiv"]


def test_a_dateline_is_a_place_whatever_the_parser_calls_it(report_of) -> None:
    parsed = report_of(
        "SUMY/PROPN/3/nsubj —/PUNCT/1/punct Rebels/NOUN/4/nsubj left/VERB/0/root ./PUNCT/4/punct", names={"SUMY": "PER"}
    )
    assert names(parsed) == ["SUMY"]
