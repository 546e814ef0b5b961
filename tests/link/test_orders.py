"""Whatever the order in which reports come, and however often they are linked meanwhile: the events are the same."""

from dataclasses import replace
from unittest.mock import patch

import link_stub
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.link.linking import Linker
from dateline.link.relink import link_all, link_new
from dateline.link.settings import load_settings
from dateline.link.vectors import Vectors
from dateline.store import open_store

DAYS = ["2024-03-10", "2024-03-11", "2024-03-12", None]
WORDS = [
    ("Gunners shelled the market of {} and killed traders.", "shelled", "ASSAULT"),
    ("Soldiers attacked a post near {} before dawn.", "attacked", "ASSAULT"),
    ("Thousands marched through {} against the tax.", "marched", "PROTEST"),
    ("Envoys met in {} to speak of the border.", "met", "CONSULT"),
]
PARTIES = ["KST MIL", "VEL MIL", "KST CVL"]
VECTORS = Vectors()


@st.composite
def mentions(draw):
    sentence, word, kind = draw(st.sampled_from(WORDS))
    place = draw(st.sampled_from([*link_stub.PLACES, None]))
    return link_stub.told(
        sentence.format(place or "the capital"),
        word,
        draw(st.sampled_from(DAYS)),
        type=kind,
        place=place,
        actors=draw(st.lists(st.sampled_from(PARTIES), max_size=2, unique=True)),
        event=draw(st.sampled_from([0, 7])),
    )


REPORTS = st.lists(
    st.builds(
        lambda some, day, publisher: link_stub.report(*some, published=day, publisher=publisher),
        st.lists(mentions(), min_size=1, max_size=3),
        st.sampled_from(["2024-03-11", "2024-03-12", "2024-03-13"]),
        st.sampled_from(["Post", "Herald", "Wire"]),
    ),
    min_size=2,
    max_size=9,
    unique_by=lambda r: r[0].outcome.text,
)


def linked(batches):
    with open_store(":memory:") as opened:
        for batch in batches:
            link_stub.add(opened.database, *batch)
            link_new(opened.database)
        assert link_stub.problems(opened.database) == []
        return link_stub.clusters(opened.database)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS, st.randoms(use_true_random=False))
def test_events_do_not_depend_on_order_or_batches(reports, random):
    whole = linked([reports])
    assert linked([[report] for report in reports]) == whole
    random.shuffle(reports)
    cut = random.randrange(len(reports))
    assert linked([reports[:cut], reports[cut:]]) == whole


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_linking_all_anew_changes_nothing(reports):
    with open_store(":memory:") as opened:
        for report in reports:
            link_stub.add(opened.database, report)
            link_new(opened.database)
        before = link_stub.ids(opened.database)
        link_all(opened.database)
        assert link_stub.ids(opened.database) == before
        assert link_stub.problems(opened.database) == []


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_families_too_large_to_be_clustered_as_a_whole(reports):
    """Only the events that are touched are clustered again then; nothing may be lost or left over."""
    small = Linker(replace(load_settings(), limits=load_settings().limits | {"relink": 2, "family": 3}), VECTORS)
    with patch("dateline.link.relink._linker", lambda: small), open_store(":memory:") as opened:
        for report in reports:
            link_stub.add(opened.database, report)
            link_new(opened.database)
            assert link_stub.problems(opened.database) == []
        link_all(opened.database)
        assert link_stub.problems(opened.database) == []
