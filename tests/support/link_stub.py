"""Reports whose mentions are given, put into a store without a coder; and what a store's events are."""

import json
from datetime import date

from dateline.model.report import Report
from dateline.store import runs
from dateline.store.adding import Adding
from dateline.store.found import Found
from dateline.store.runs import Coder

CODER = Coder("0", "stub", {})
PLACES = {
    "Dolna": {"name": "Dolna", "country": "KST", "lat": 10.0, "lon": 20.0, "level": "city", "geonameid": 1},
    "Harsk": {"name": "Harsk", "country": "KST", "lat": 14.0, "lon": 25.0, "level": "city", "geonameid": 2},
    "Lomen": {"name": "Lomen", "country": "VEL", "lat": -5.0, "lon": 60.0, "level": "city", "geonameid": 3},
}


def told(sentence, word, day=None, *, type="ASSAULT", place=None, actors=(), recipients=(), event=0, killed=None, by=None,
         status="actual"):  # fmt: skip
    """One mention: its sentence, the word that tells of it, and what a coder would give."""
    return {
        "sentence": sentence, "word": word, "type": type, "day": day, "place": place, "actors": actors,
        "recipients": recipients, "event": event, "killed": killed, "by": by, "status": status,
    }  # fmt: skip


def report(
    *mentions, publisher="Post", published="2024-03-15", title="News", address=None, fetched="2024-03-16T10:00:00Z"
):
    """A report of these mentions, a sentence each."""
    text = title
    coded = []
    for n, m in enumerate(mentions, 1):
        start = len(text) + 2
        text += "\n\n" + m["sentence"]
        at = start + m["sentence"].index(m["word"])
        span = {"start": at, "end": at + len(m["word"]), "text": m["word"]}
        coded.append(
            {
                "id": f"m{n}", "event": m["event"] or n, "sentence": [start, len(text)], "type": m["type"], "modes": [],
                "contexts": [], "trigger": span, "actors": [_party(span, p) for p in m["actors"]],
                "recipients": [_party(span, p) for p in m["recipients"]],
                "place": {**span, "text": m["place"], **PLACES[m["place"]]} if m["place"] else None,
                "date": {**span, "earliest": m["day"], "latest": m["day"], "basis": "phrase"} if m["day"] else None,
                "status": m["status"], "historical": False, "confidence": 0.9,
                "attribution": [{"source": {**span, "text": m["by"]}, "cue": None, "kind": "indirect", "stance": "says"}]
                if m["by"] else [],
                "figures": [{"kind": "killed", **span, "low": m["killed"], "high": m["killed"]}] if m["killed"] else [],
            }
        )  # fmt: skip
    made = Report(
        id="r", text=text, title=title, publisher=publisher, published=date.fromisoformat(published), origin="t"
    )
    return Found(made, fetched, address, address, bool(address)), coded


def _party(span, code):
    country, sector = code.split()
    return {**span, "text": code, "name": code, "country": country, "sectors": [sector]}


def add(database, *reports, coder=CODER):
    """Store them."""
    records = {found.outcome.text: coded for found, coded in reports}

    def code(some):
        for one in some:
            yield json.dumps({"mentions": records[one.text]})

    run = runs.begin(database, "add", [], coder)
    for _ in Adding(database, code, coder.id, run).add(found for found, _ in reports):
        pass


def clusters(database):
    """The events of a store as sets of (publisher, day, word's place, trigger)."""
    rows = database.rows("SELECT x.event_id, c.id FROM event_mentions x JOIN current_mentions c ON c.id = x.mention_id")
    out = {}
    for event, mention in rows:
        out.setdefault(event, set()).add(mention)
    return sorted(sorted(members) for members in out.values())


def ids(database):
    """For each mention its event's id."""
    return dict(database.rows("SELECT mention_id, event_id FROM event_mentions"))


def problems(database):
    """What does not fit together among the events of a store."""
    found = []
    for what, statement in {
        "mentions without event": "SELECT c.id FROM current_mentions c LEFT JOIN event_mentions x ON x.mention_id = c.id"
        " LEFT JOIN events e ON e.id = x.event_id WHERE e.id IS NULL",
        "events without mentions": "SELECT e.id FROM events e LEFT JOIN event_mentions x ON x.event_id = e.id"
        " WHERE x.event_id IS NULL",
        "members that are gone": "SELECT x.mention_id FROM event_mentions x LEFT JOIN current_mentions c"
        " ON c.id = x.mention_id WHERE c.id IS NULL",
        "joins across events": "SELECT j.one FROM event_joins j LEFT JOIN event_mentions a ON a.mention_id = j.one"
        " LEFT JOIN event_mentions b ON b.mention_id = j.two WHERE a.event_id IS NULL OR b.event_id IS NULL"
        " OR a.event_id <> j.event_id OR b.event_id <> j.event_id",
        "old ids that lead nowhere": "SELECT a.old_id FROM event_aliases a LEFT JOIN events e ON e.id = a.event_id"
        " WHERE e.id IS NULL",
        "old ids in use": "SELECT a.old_id FROM event_aliases a JOIN events e ON e.id = a.old_id",
    }.items():
        found += [(what, row[0]) for row in database.rows(statement)]
    sizes = database.rows(
        "SELECT e.id, (SELECT count(*) FROM event_mentions x WHERE x.event_id = e.id),"
        " (SELECT count(*) FROM event_joins j WHERE j.event_id = e.id) FROM events e"
    )
    found += [("joins that do not make the event", id) for id, mentions, joins in sizes if joins != mentions - 1]
    return found
