"""Whatever is decided, taken back and coded anew: the record is the coder's with the decisions that stand."""

import copy
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.ontology import load_ontology
from dateline.review import deciding
from dateline.review.refused import Unknown
from dateline.store import mentions, review

PEOPLE = ("ana", "ben")
NO_DATE = {"date": None, "historical": False}
decision = st.one_of(
    st.tuples(st.just("status"), st.sampled_from(["actual", "future", "negated"])),
    st.tuples(st.just("type"), st.sampled_from(["ASSAULT", "COERCE", "CONSULT"])),
    st.tuples(st.just("modes"), st.integers(0, 2)),
    st.tuples(st.just("rejected"), st.booleans()),
    st.tuples(st.just("accepted"), st.just(True)),
    st.tuples(st.just("date"), st.none()),
    st.tuples(st.just("undo"), st.none()),
)
steps = st.one_of(
    st.tuples(st.sampled_from(PEOPLE), st.integers(0, 3), decision),
    st.tuples(st.just("coder"), st.sampled_from(["possible", "future", "nothing"])),
)


class Model:
    """What must hold: `coded` by mention, and all decisions as [person, mention, values, stands]."""

    def __init__(self, coded):
        self.coded = copy.deepcopy(coded)
        self.first = coded
        self.made = []

    def expected(self, id):
        record, is_rejected = dict(self.coded[id]), False
        for _, mention, values, stands in self.made:
            if mention == id and stands:
                is_rejected = values.get("rejected", is_rejected)
                record |= {field: value for field, value in values.items() if field != "rejected"}
        return record, is_rejected

    def decide(self, person, id, field, value):
        record, is_rejected = self.expected(id)
        if field == "accepted":
            values = {"rejected": False} if is_rejected else {}
        elif field == "type":
            known = [mode.code for mode in load_ontology().modes(value)]
            values = {"type": value, "modes": [mode for mode in record["modes"] if mode in known]}
        elif field == "modes":
            values = {"type": record["type"], "modes": value}
        else:
            values = NO_DATE if field == "date" else {field: value}
        self.made.append([person, id, values, True])

    def undo(self, person):
        for decision in reversed(self.made):
            if decision[0] == person and decision[3]:
                decision[3] = False
                return True
        return False

    def recode(self, status):
        decided = {mention for _, mention, _, stands in self.made if stands}
        if status == "nothing":
            self.coded = {id: record for id, record in self.coded.items() if id in decided}
        else:
            self.coded = {id: {**record, "status": status} for id, record in self.first.items()}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=st.lists(steps, max_size=14))
def test_the_record_is_the_coders_with_what_stands(unlinked, recode, plan):
    database = unlinked
    first = FIRST.setdefault(database.name, by_text(database))
    with database.transaction():
        database.change("DELETE FROM corrections")
    recode(database, lambda text, _: first[text])
    model = Model({m.id: m.coded for m in stored(database).values()})
    ids = sorted(model.coded)
    for step in plan:
        if step[0] == "coder":
            model.recode(step[1])
            recode(database, partial(found, first, step[1]))
        else:
            take(database, model, ids, *step)
        now = stored(database)
        assert {id: (m.record, m.is_rejected) for id, m in now.items()} == {
            id: model.expected(id) for id in model.coded
        }
        assert {id: m.coded for id, m in now.items()} == model.coded
    made = review.history(database, limit=500)
    assert sum(m.kind != "undo" for m in made) == len(model.made)
    assert sum(m.is_undone for m in made) == sum(not stands for *_, stands in model.made)


def take(database, model, ids, person, place, decision):
    """One decision in the store and in the model."""
    (field, value), id = decision, ids[place]
    if field == "undo":
        if model.undo(person):
            deciding.undo(database, reviewer=person)
        else:
            with pytest.raises(Unknown):
                deciding.undo(database, reviewer=person)
    elif id in model.coded:
        if field == "modes":
            value = [mode.code for mode in load_ontology().modes(model.expected(id)[0]["type"])][:value]
        model.decide(person, id, field, value)
        deciding.decide(database, id, field, value, reviewer=person)


def found(first, status, text, _):
    """What a coder gives that finds nothing, or this status everywhere."""
    return [] if status == "nothing" else [{**mention, "status": status} for mention in first[text]]


def stored(database):
    versions = [row[0] for row in database.rows("SELECT id FROM versions")]
    return {m.id: m for version in versions for m in mentions.of_version(database, version)}


def by_text(database):
    return {
        text: [m.coded for m in mentions.of_version(database, version)]
        for version, text in database.rows("SELECT id, text FROM versions")
    }


FIRST = {}  # what the first coder gave, by store
