"""How far reviewers agree: pairs, share and kappa by hand."""

import pytest

from dateline.review import deciding
from dateline.review.agreement import VERDICT, WHOLE, _Compared, agreement, measured
from dateline.review.checked import OWN

SHELLED, ALSO, ARREST, MET = "Post shelled", "Herald shelled", "Post arrested", "Wire met"


def of(*pairs, people=("a", "b")):
    return [_Compared(people, str(n), one, two) for n, (one, two) in enumerate(pairs)]


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([("x", "x")] * 20 + [("x", "y")] * 5 + [("y", "x")] * 10 + [("y", "y")] * 15, 0.4),
        ([("x", "x"), ("y", "y")], 1.0),
        ([("x", "y"), ("y", "x")], -1.0),
        ([("x", "x")] * 3, None),
        ([("x", "y")] * 3, 0.0),
        ([], None),
    ],
)
def test_kappa_of_two(pairs, kappa):
    assert measured("type", of(*pairs)).kappa == (pytest.approx(kappa) if kappa is not None else None)


def test_kappa_of_more_takes_each_pair_of_people_by_itself():
    found = of(("x", "x"), ("y", "y")) + of(("x", "y"), ("y", "x"), people=("a", "c"))
    told = measured("type", found)
    assert (told.pairs, told.equal, told.share, told.kappa) == (4, 2, 0.5, 0.0)


def test_agreement_of_a_store(database, ids):
    def decide(name, reviewer, field, value=True):
        deciding.decide(database, ids[name], field, value, reviewer=reviewer)

    decide(SHELLED, "ana", "type", "MOBILIZE")
    decide(SHELLED, "ben", "accepted", OWN)  # ben saw what the coder gave
    decide(ALSO, "ana", "status", "negated")
    decide(ALSO, "ben", "accepted")  # ben saw what ana made of it
    decide(ARREST, "ana", "rejected")
    decide(ARREST, "ben", "status", "future")
    decide(MET, "ana", "accepted")
    decide(MET, "ben", "accepted")
    deciding.undo(database, reviewer="ben")
    told = agreement(database)
    assert (told.mentions, told.reviewers) == (3, ("ana", "ben"))
    fields = {f.field: f for f in told.fields}
    assert (fields[WHOLE].pairs, fields[WHOLE].equal) == (3, 1)
    assert set(fields[WHOLE].differ) == {ids[SHELLED], ids[ARREST]}
    assert (fields[VERDICT].pairs, fields[VERDICT].equal) == (3, 2)
    assert (fields["type"].pairs, fields["type"].equal, fields["type"].differ) == (2, 1, (ids[SHELLED],))
    assert (fields["status"].pairs, fields["status"].equal) == (2, 2)
    assert (fields["actors"].share, fields["actors"].kappa) == (1.0, None)
