"""What changed since a day: added, changed and withdrawn, with the reason."""

import csv
import io

import pytest
from export_store import RAID, TALKS, fill, made, mention

from dateline.errors import ConfigError
from dateline.export.taking import Wanted, take
from dateline.model.report import Report
from dateline.store import selecting
from dateline.store.correcting import correct
from dateline.store.filters import Filters

BEFORE, SINCE = "2024-06-01T10:00:00Z", "2024-06-02"


@pytest.fixture
def past(database):
    """All that is stored was stored before."""

    def call():
        database.change("UPDATE runs SET started = ?", (BEFORE,))
        database.change("UPDATE versions SET coded = ?", (BEFORE,))
        database.change("UPDATE corrections SET made = ?", (BEFORE,))

    call()
    return call


def ids(database):
    found = selecting.mentions(database, selecting.mention_ids(database, Filters()))
    return {m.record["trigger"]["text"]: m.id for m in found}


def changes(database, filters=None):
    return {c.mention: (c.kind, c.why) for c in selecting.changes(database, SINCE, filters or Filters())}


def test_nothing_changed(database, past):
    assert changes(database) == {}


def test_a_new_report_is_added(database, past):
    text = "Police raided the office."
    fill(database, [(Report("n", text), [mention(text, "COERCE", "raided")])])
    assert changes(database) == {ids(database)["raided"]: ("added", "new report")}


def test_corrected_and_rejected(database, past):
    known = ids(database)
    correct(database, known["marched"], "type", "ASSAULT", author="ana")
    correct(database, known["meet"], "rejected", True, author="ana")
    told = changes(database)
    assert told == {
        known["marched"]: ("changed", "corrected by a person"), known["meet"]: ("withdrawn", "rejected by a person")
    }  # fmt: skip
    past()
    assert changes(database) == {}


def test_another_mention_of_a_corrected_report_is_not_changed(database, past):
    text = "Troops fired and police fled."
    fill(
        database, [(Report("n", text), [mention(text, "ASSAULT", "fired"), mention(text, "RETREAT", "fled", id="m2")])]
    )
    past()
    correct(database, ids(database)["fired"], "status", "possible", author="ana")
    assert list(changes(database)) == [ids(database)["fired"]]


def test_a_new_version_withdraws_the_mentions_of_the_one_before(database, past):
    old, new = "Guards fired.", "Guards fired and fled."
    where = {"address": "https://news.example/1"}
    fill(database, [(Report("v", old), [mention(old, "ASSAULT", "fired")])], **where)
    past()
    before = ids(database)["fired"]
    fill(database, [(Report("v", new), [mention(new, "ASSAULT", "fired")])], fetched="2024-06-03T10:00:00Z", **where)
    after = ids(database)["fired"]
    assert changes(database) == {
        before: ("withdrawn", "the report has a newer version"), after: ("added", "new version of the report")
    }  # fmt: skip


def test_read_again(database, past):
    database.change("UPDATE versions SET coded = '2024-06-03T10:00:00Z' WHERE text = ?", (TALKS,))
    ((kind, why),) = changes(database).values()
    assert kind == "changed" and "read again" in why


def test_filters_hold_and_withdrawn_rows_are_written(database, past):
    known = ids(database)
    correct(database, known["shelled"], "rejected", True, author="ana")
    correct(database, known["meet"], "status", "future", author="ana")
    assert list(changes(database, Filters(types=("ASSAULT",)))) == [known["shelled"]]
    stream = io.BytesIO()
    take(database, Wanted("csv", since_change=SINCE), stream, "p")
    rows = {row["mention_id"]: row for row in csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig")))}
    assert rows[known["shelled"]]["change"] == "withdrawn" and rows[known["shelled"]]["sentence"] == RAID
    assert rows[known["meet"]]["change"] == "changed" and rows[known["meet"]]["status"] == "future"
    assert rows[known["meet"]]["changed_at"] > SINCE


def test_what_cannot_be_asked(database):
    for wish in ({"level": "event"}, {"raw": True}):
        with pytest.raises(ConfigError):
            take(database, Wanted("jsonl", since_change=SINCE, **wish), io.BytesIO(), "p")
    assert len(made()) == 4
