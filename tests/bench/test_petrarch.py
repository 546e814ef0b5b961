"""PETRARCH's sentences: codes and parties are read as the mapping says, and the tables are a user's valid ones."""

import pytest

from dateline.identify import code_phrase
from dateline.parse.labels import TYPES
from dateline.tables import VARIABLE
from petrarch import TABLES, fits, read_mapping, triples, with_tables

MAPPING = read_mapping()


def test_the_mapping_names_types_of_the_codebook():
    assert {t for types, _ in MAPPING.codes.values() for t in types} <= set(TYPES)


@pytest.mark.parametrize(
    ("code", "types", "turned"),
    [("032", ("CONSULT", "AGREE"), False), ("033", ("CONSULT", "AGREE"), True), ("1717", ("SANCTION", "COERCE"), False),
     ("023", (), False), ("905", (), False), ("194", ("ASSAULT",), False)],
)  # fmt: skip
def test_the_longest_entry_decides(code, types, turned):
    assert MAPPING.types(code) == (types, turned)


@pytest.mark.parametrize(
    ("code", "side"),
    [("ARN", ("ARN", "")), ("BREGOV", ("BRE", "GOV")), ("---GOV", ("", "GOV")), ("---", ("", "")),
     ("IGOEEU", ("EUR", "")), ("KUWGOV", ("KWT", "GOV"))],
)  # fmt: skip
def test_a_party_is_a_country_and_perhaps_a_sector(code, side):
    assert MAPPING.side(code) == side


def test_a_code_without_a_sector_asks_for_the_country_only():
    assert fits(("ARN", ""), ("ARN", "CVL"))
    assert not fits(("ARN", "GOV"), ("ARN", "CVL"))
    assert not fits(("ARN", ""), ("GON", "GOV"))


def test_parties_that_act_together_stand_in_both_orders():
    a, b = {"country": "ARN", "sectors": ["GOV"]}, {"country": "GON", "sectors": ["GOV"]}
    together = triples([{"type": "CONSULT", "actors": [a, b], "recipients": []}])
    assert together == {("CONSULT", ("ARN", "GOV"), ("GON", "GOV")), ("CONSULT", ("GON", "GOV"), ("ARN", "GOV"))}
    assert triples([{"type": "AID", "actors": [a], "recipients": [b]}]) == {("AID", ("ARN", "GOV"), ("GON", "GOV"))}


def test_the_tables_hold_for_the_block_only(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    with with_tables(TABLES):
        assert code_phrase("Arnorian soldiers")[:2] == ("ARN", ("MIL",))
    assert code_phrase("Arnorian soldiers")[0] is None
