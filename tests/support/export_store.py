"""Reports with given records, for a store that no model is run for."""

import json
from datetime import date

from dateline.model.report import Report
from dateline.store import events, runs
from dateline.store.adding import Adding
from dateline.store.found import Found
from dateline.store.runs import Coder

CODER = Coder("9.9", "stub", {})
CITY = {"name": "Lomé", "country": "TGO", "admin1": "Maritime", "lat": 6.1287, "lon": 1.2215, "level": "city", "geonameid": 2365267}  # fmt: skip
REGION = {"name": "Kidal", "country": "MLI", "admin1": "Kidal", "lat": 19.0, "lon": 1.0, "level": "region", "geonameid": 1}  # fmt: skip


def span(text, words):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def party(text, words, country, *sectors, **more):
    return {**span(text, words), "name": words, "country": country, "sectors": list(sectors), **more}


def days(first, last=None, **more):
    return {"earliest": first, "latest": last or first, "basis": "phrase", "granularity": "day", **more}


def mention(text, type_, trigger, **more):
    """A mention of a text that is one sentence."""
    return {
        "id": "m1", "event": 1, "sentence": [0, len(text)], "type": type_, "modes": [], "contexts": [],
        "trigger": span(text, trigger), "actors": [], "recipients": [], "place": None, "date": None, "status": "actual",
        "historical": False, "attribution": [], "figures": [], "confidence": 0.9, **more,
    }  # fmt: skip


RAID = "Rebels shelled the army base in Lomé on Friday, killing at least 20 soldiers, the ministry said."
MARCH = "Teachers marched in Kidal last week."
TALKS = "Ghana will meet Togo."
ARREST = "=Police+ arrested 3 students in Lomé"


def made():
    """The reports with their mentions."""
    raid = mention(
        RAID, "ASSAULT", "shelled", modes=["heavy-weapons"], contexts=["military"],
        actors=[party(RAID, "Rebels", "TGO", "REB")], recipients=[party(RAID, "army base", "TGO", "MIL")],
        place={**span(RAID, "Lomé"), **CITY}, date={**span(RAID, "Friday"), **days("2024-05-17")},
        attribution=[{"source": span(RAID, "ministry"), "cue": span(RAID, "said"), "kind": "indirect", "stance": "says"}],
        figures=[{"kind": "killed", **span(RAID, "at least 20"), "low": 20, "high": None}],
    )  # fmt: skip
    march = mention(
        MARCH, "PROTEST", "marched", modes=["demo"], actors=[party(MARCH, "Teachers", "MLI", "EDU", "CVL")],
        place={**span(MARCH, "Kidal"), **REGION, "names": ["Kidal", "Kidal Region"]},
        date={**span(MARCH, "last week"), **days("2024-05-06", "2024-05-12", granularity="week")}, confidence=0.5,
    )  # fmt: skip
    talks = mention(
        TALKS, "AGREE", "meet", actors=[party(TALKS, "Ghana", "GHA", "GOV"), party(TALKS, "Togo", "TGO", "GOV")],
        date={"earliest": None, "latest": None, "basis": "phrase", "granularity": "day", "reason": "no day is told"},
    )  # fmt: skip
    arrest = mention(
        ARREST, "COERCE", "arrested", modes=["arrest"], actors=[party(ARREST, "=Police+", "TGO", "COP")],
        recipients=[party(ARREST, "students", "TGO", "EDU", "CVL")], place={**span(ARREST, "Lomé"), **CITY},
        date=days("2024-05-15", "2024-05-17", basis="publication", granularity="window"), status="negated",
        figures=[{"kind": "detained", **span(ARREST, "3"), "low": 3, "high": 3}],
    )  # fmt: skip
    return [
        (Report("r1", RAID, None, "Post", date(2024, 5, 18)), [raid]),
        (Report("r2", MARCH, "+1 for teachers", "Herald, The", date(2024, 5, 13)), [march]),
        (Report("r3", TALKS, None, None, None), [talks]),
        (Report("r1", ARREST, None, "Post", date(2024, 5, 17)), [arrest]),
    ]


def fill(database, reports, coder=CODER, address=None, fetched="2024-06-01T10:00:00Z"):
    """Add reports with given mentions; the run's id."""
    given = {report.text: mentions for report, mentions in reports}

    def code(found):
        for report in found:
            yield json.dumps({"id": report.id, "mentions": given[report.text], "statements": [], "labels": [],
                              "places": [CITY | {"start": 0, "end": 1, "text": "L"}]})  # fmt: skip

    run = runs.begin(database, "add", [], coder)
    found = [Found(report, fetched, address=address, is_web=bool(address)) for report, _ in reports]
    assert all(stored.outcome != "skipped" for stored in Adding(database, code, coder.id, run).add(found))
    return run


def link(database, *groups, agreed):
    """Make an event of each group of mentions."""
    number = events.next_number(database)
    for id, group in enumerate(groups):
        event = f"{id:020x}"
        members = [events.NewMember(m.id, m.version_id, family="f", trace="t", borrows=0, words_key="w") for m in group]
        events.insert_members(database, event, [(member, number + n) for n, member in enumerate(members)])
        events.insert_event(database, event, agreed[id], ["killed"] if len(group) > 1 else [])
        number += len(group)
        events.insert_linked(database, [(m.version_id, "s") for m in group])
