"""A coder that takes no time: each word in capitals is a mention with an actor. Also what a store must hold after it."""

import json
import re

from dateline.store.runs import Coder

CODER = Coder("0", "stub", {})
FIELDS = {"modes": ["m"], "contexts": [], "recipients": [], "historical": False, "confidence": 0.5}


def record(report, type_="ASSAULT"):
    def span(match):
        return {"start": match.start(), "end": match.end(), "text": match[0]}

    mentions = [
        {
            "id": f"m{n}", "event": n, "sentence": [0, len(report.text)], "type": type_, "trigger": span(word), **FIELDS,
            "actors": [{**span(word), "name": word[0].title(), "country": "XXX", "sectors": ["GOV", "MIL"]}],
            "date": {"earliest": "2024-01-01", "latest": "2024-01-02", "basis": "phrase"},
            "place": {**span(word), "name": word[0], "country": "YYY", "lat": 1.5, "lon": None},
            "status": "actual", "figures": [],
            "attribution": [{"source": span(word), "cue": None, "kind": "indirect", "stance": "says"}],
        }
        for n, word in enumerate(re.finditer(r"\b[A-Z]{2,}\b", report.text), 1)
    ]  # fmt: skip
    return {"id": report.id, "mentions": mentions, "statements": [], "labels": [], "places": []}


def code(reports):
    for report in reports:
        yield json.dumps(record(report))


def problems(database):
    """What is half stored."""
    from dateline.store import reports as versions

    found = []
    columns = f"{versions._REPORT}, coder_id"
    for row in database.rows(f"SELECT {columns} FROM versions"):
        version = versions.version(row)
        expected = record(version.report)["mentions"]
        mentions = database.rows(
            "SELECT m.record, (SELECT count(*) FROM parties p WHERE p.mention_id = m.id),"
            " (SELECT count(*) FROM sources s WHERE s.mention_id = m.id)"
            " FROM mentions m WHERE m.version_id = ? ORDER BY number",
            (version.id,),
        )
        if [json.loads(m[0]) for m in mentions] != expected or any(m[1:] != (1, 1) for m in mentions):
            found.append(f"mentions of {version.id}")
        if not database.rows("SELECT 1 FROM signatures WHERE version_id = ?", (version.id,)):
            found.append(f"signature of {version.id}")
    for (id,) in database.rows(
        "SELECT r.id FROM reports r WHERE 1 <> (SELECT count(*) FROM versions v WHERE v.report_id = r.id AND is_current = 1)"
    ):
        found.append(f"current version of {id}")
    return found


def contents(database):
    """All that a store holds but times and runs."""
    groups = {}
    for id, group in database.rows("SELECT id, group_id FROM versions ORDER BY id"):
        groups.setdefault(group, []).append(id)
    return {
        "versions": sorted(database.rows("SELECT id, report_id, number, is_current, text FROM versions")),
        "groups": sorted(groups.values()),
        "mentions": sorted(database.rows("SELECT id, version_id, record FROM mentions")),
        "parties": sorted(database.rows("SELECT mention_id, role, number, name, sectors FROM parties")),
        "skipped": sorted(database.rows("SELECT id, input, reason FROM skipped")),
        "bands": sorted(database.rows("SELECT band, hash, version_id FROM bands")),
    }
