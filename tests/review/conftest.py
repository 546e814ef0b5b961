"""A store with two reports of one shelling and one of a meeting, linked, on each database in turn."""

import json

import link_stub
import pytest
from link_stub import report, told

from dateline.link.relink import link_new
from dateline.store import open_store, runs
from dateline.store.recoding import recode as recoded
from dateline.store.runs import Coder

STATES = {"KST": "KGZ", "VEL": "TJK"}  # real codes for the stub's, as only real ones may be chosen


@pytest.fixture
def database(store_name):
    with open_store(store_name) as opened:
        fill(opened.database)
        yield opened.database


def fill(database, is_linked=True):
    """Four mentions: two of one shelling, an arrest, a meeting."""
    first = report(
        told(
            "Gunners shelled the market of Osh on Sunday and killed 4 traders, the mayor said.", "shelled", "2024-03-10",
            place="Dolna", actors=["VEL MIL"], recipients=["KST CVL"], killed=4,
        ),
        told("Police in Osh arrested nine protesters.", "arrested", type="COERCE", actors=["KST COP"]),
        publisher="Post", title="Market",
    )  # fmt: skip
    second = report(
        told(
            "On Sunday gunners shelled the market of Osh, killing 6 of those who sold fruit there.", "shelled", "2024-03-10",
            place="Dolna", actors=["VEL MIL"], recipients=["KST CVL"], killed=6,
        ),
        publisher="Herald", published="2024-03-12", title="Fruit",
    )  # fmt: skip
    third = report(
        told("Envoys of both states met in Bishkek.", "met", "2024-03-11", type="CONSULT", actors=["KST GOV", "VEL GOV"]),
        publisher="Wire", title="Talks",
    )  # fmt: skip
    reports = [(found, [_real(m, n) for m in coded]) for n, (found, coded) in enumerate((first, second, third))]
    link_stub.add(database, *reports)
    if is_linked:
        link_new(database)


def _real(mention, number):
    mention = json.loads(json.dumps(mention))
    for party in (*mention["actors"], *mention["recipients"]):
        party["country"] = STATES[party["country"]]
    mention["confidence"] = round(0.9 - 0.2 * number - 0.1 * int(mention["id"][1:]), 3)
    return mention


@pytest.fixture
def unlinked(store_name):
    """The same, not linked."""
    with open_store(store_name) as opened:
        fill(opened.database, is_linked=False)
        yield opened.database


@pytest.fixture
def recode():
    """Code everything anew with another coder, that finds what `change` makes of a text and what the last one found."""

    def call(database, change=lambda text, mentions: mentions):
        coded = {text: [] for (text,) in database.rows("SELECT text FROM versions")}
        for text, record, given in database.rows(
            "SELECT v.text, m.record, m.coded_record FROM versions v JOIN mentions m ON m.version_id = v.id"
            " ORDER BY m.number"
        ):
            coded[text].append(json.loads(given or record))

        def code(reports):
            for one in reports:
                yield json.dumps({"mentions": change(one.text, coded[one.text]), "labels": []})

        (count,) = database.rows("SELECT count(*) FROM coders")[0]
        coder = Coder(str(count), "stub", {})
        assert all(
            problem is None
            for _, problem in recoded(database, code, coder.id, runs.begin(database, "recode", [], coder))
        )

    return call


@pytest.fixture
def ids(database):
    """The mentions by publisher and word."""
    rows = database.rows(
        "SELECT m.id, v.publisher, m.record FROM mentions m JOIN versions v ON v.id = m.version_id ORDER BY m.id"
    )
    return {f"{publisher} {json.loads(record)['trigger']['text']}": id for id, publisher, record in rows}


@pytest.fixture
def at(database):
    """The span of words in a mention's report."""

    def call(mention, words, nth=0):
        from dateline.store import review

        text, start = review.subject(database, mention).text, -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return {"start": start, "end": start + len(words)}

    return call
