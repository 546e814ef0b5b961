"""The ontology's tables: complete, consistent, and scored the way the codebook says."""

import pytest

from dateline.model.ontology import load_ontology

ONTOLOGY = load_ontology()


def test_tables_are_complete() -> None:
    own_modes = ONTOLOGY.all_modes()
    assert len(ONTOLOGY.types) == 16
    assert len([mode for mode in own_modes if not mode.extension]) == 67
    assert [(mode.type, mode.code) for mode in own_modes if mode.extension] == [("ASSAULT", "territory")]
    assert len(ONTOLOGY.contexts) == 37
    assert len(ONTOLOGY.sectors) == 25
    assert set(ONTOLOGY.international) == {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC", "XKX"}


@pytest.mark.parametrize("code", list(ONTOLOGY.types))
def test_each_type_tells_its_rules_and_scores_on_its_side(code: str) -> None:
    event_type = ONTOLOGY.types[code]
    assert event_type.gloss and event_type.notes
    assert event_type.score >= 0 if event_type.cooperative else event_type.score <= 0
    assert event_type.quad_number == {"VC": 1, "MC": 2, "VX": 3, "MX": 4}[event_type.quad]


def test_sanction_is_material_conflict() -> None:
    assert ONTOLOGY.types["SANCTION"].quad_name == "material conflict"
    assert ONTOLOGY.types["SANCTION"].material and not ONTOLOGY.types["SANCTION"].cooperative


def test_types_without_modes() -> None:
    without = {code for code, event_type in ONTOLOGY.types.items() if not event_type.modes}
    assert without == {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID"}


def test_a_pledge_carries_the_mode_of_what_is_pledged() -> None:
    assert ONTOLOGY.mode("CONCEDE", "disarm").type == "RETREAT"
    assert not ONTOLOGY.has_mode("AGREE", "disarm")
    with pytest.raises(KeyError, match="AGREE has no mode 'disarm'"):
        ONTOLOGY.mode("AGREE", "disarm")


@pytest.mark.parametrize(
    ("type_code", "modes", "score"),
    [
        ("CONSULT", (), 2.5),
        ("CONSULT", ("phone",), 1.5),
        ("ASSAULT", ("beat", "unconventional"), -10.0),
        ("PROTEST", ("vandalize",), -5.0),
        ("CONCEDE", ("disarm",), 4.5),
    ],
)
def test_score(type_code: str, modes: tuple[str, ...], score: float) -> None:
    assert ONTOLOGY.score(type_code, modes) == score


def test_the_same_word_is_another_mode_under_another_type() -> None:
    assert ONTOLOGY.mode("RETREAT", "withdraw").score == 8.0
    assert ONTOLOGY.mode("SANCTION", "withdraw").score == -6.0


def test_loaded_once() -> None:
    assert load_ontology() is ONTOLOGY
