"""A large store made up for the explorer's benchmark: events of 2010 to 2026 in the proportions of coded news.

Takes a file name and a number of events; gives a store with that many, always the same. Two thirds of the events are told
once, others by a number of reports that falls with its square; a report has three to four mentions; places, countries,
parties, publishers and sources are of very unequal use (Zipf); later years have more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dateline.model.ontology import load_ontology
from dateline.store import events, labels, mentions, open_store, runs
from dateline.store.database import Database, marks
from dateline.store.keys import content_id, name_key
from dateline.store.runs import Coder

Json = dict[str, Any]
FIRST, DAYS = date(2010, 1, 1), 6150
_TYPES = {
    "ASSAULT": 30, "CONSULT": 12, "ACCUSE": 11, "REQUEST": 8, "COERCE": 8, "AGREE": 5, "RETREAT": 4, "MOBILIZE": 4,
    "PROTEST": 4, "SANCTION": 4, "REJECT": 3, "SUPPORT": 3, "AID": 2, "THREATEN": 2, "CONCEDE": 1, "COOPERATE": 1,
}  # fmt: skip
_STATUSES = {"actual": 84, "future": 7, "possible": 5, "negated": 4}
_SECTORS = {"GOV": 30, "MIL": 20, "CVL": 20, "REB": 12, "COP": 8, "LEG": 5, "MED": 5}
_PLACES, _COUNTRIES, _NAMES, _PUBLISHERS, _SOURCES, _WORDS = 4000, 190, 20_000, 300, 3000, 6000
_SYLLABLES = [
    "ba",
    "do",
    "ka",
    "li",
    "mo",
    "ne",
    "ra",
    "su",
    "ti",
    "vo",
    "sha",
    "gre",
    "lin",
    "dor",
    "mek",
    "tan",
    "vel",
    "ost",
    "hir",
    "pal",
]
_LOADED = ("regime", "terrorists", "liberated", "aggression", "militants")
_COMMIT = 2000  # reports


def make(name: str, count: int, seed: int = 1) -> None:
    """Make the store."""
    rnd = random.Random(seed)
    told = list(_told(rnd, count))
    with open_store(name) as store:
        database = store.database
        run = runs.begin(database, "add", [], Coder("0", "made up", {}))
        coder = database.rows("SELECT id FROM coders")[0][0]
        members: dict[int, list[tuple[str, str, str]]] = {}
        happened = {n: event for n, event, _ in told}
        # Reports come out in the order of their days, as they would be added.
        told.sort(key=lambda one: (one[2], one[0], rnd.random()))
        at, number = 0, 0
        while at < len(told):
            with database.transaction():
                for _ in range(_COMMIT):
                    size = rnd.choice((2, 3, 3, 4, 4, 5))
                    if at >= len(told):
                        break
                    _report(database, rnd, number, told[at : at + size], str(run), str(coder), members)
                    at, number = at + size, number + 1
        _link(database, members, happened)


def _told(rnd: random.Random, count: int) -> Iterator[tuple[int, Json, date]]:
    """Each telling of each event: its number, what happened, when it was published."""
    for n in range(count):
        event = _event(rnd)
        day = date.fromisoformat(event["date"]["earliest"]) if event["date"]["earliest"] else _day(rnd)
        for _ in range(1 if rnd.random() < 0.66 else min(200, int(1 / max(rnd.random(), 1e-6)) + 1)):
            yield n, event, day + timedelta(days=rnd.randrange(4))


def _report(
    database: Database, rnd: random.Random, number: int, told: list[tuple[int, Json, date]], run: str, coder: str,
    members: dict[int, list[tuple[str, str, str]]],
) -> None:  # fmt: skip
    publisher = f"{_name(_zipf(rnd, _PUBLISHERS)).title()} Post"
    published = max(day for _, _, day in told).isoformat()
    title = " ".join(_name(_zipf(rnd, _WORDS)) for _ in range(7)).capitalize()
    id = content_id(number, title)
    text, records = title + "\n\n", []
    for n, (_, event, _) in enumerate(told, 1):
        record = _mention(rnd, n, event, text)
        text += record.pop("words") + " "
        records.append(record)
    text += " ".join(_name(_zipf(rnd, _WORDS)) for _ in range(rnd.randrange(60, 300)))
    word = rnd.choice(_LOADED)
    loaded = [{"start": 0, "end": 4, "text": word, "term": word, "about": "actor", "by": "report"}] * (
        rnd.random() < 0.3
    )
    parts = {"statements": [], "labels": loaded, "places": [r["place"] for r in records if r["place"]]}
    # One report in eight is a copy of the one before.
    group = content_id(number - 1, "") if number % 8 == 1 else id
    if number % 8 == 0:
        group = id
    database.change(
        "INSERT INTO reports (id, address, seen) VALUES (?, ?, ?)", (id, f"https://news.test/{id}", published)
    )
    row = (
        id, id, 1, 1, id, title, publisher, name_key(publisher), published, "en", text, None, "[]", f"news-{number}.txt",
        f"{published}T12:00:00Z", mentions.written(parts), group, coder, run, f"{published}T12:00:00Z",
    )  # fmt: skip
    database.change(
        "INSERT INTO versions (id, report_id, number, is_current, record_id, title, publisher, publisher_key, published,"
        " language, text, nuls, notes, origin, fetched, parts, group_id, coder_id, run_id, coded)"
        f" VALUES ({marks(row)})",
        row,
    )
    mentions.insert(database, id, records)
    labels.put(database, id, parts | {"mentions": records})
    for (mention, record), (event, _, _) in zip(mentions.identified(id, records), told, strict=True):
        sentence = text[slice(*record["sentence"])]
        members.setdefault(event, []).append((mention, id, name_key(f"{title} {sentence}")))


def _link(database: Database, members: dict[int, list[tuple[str, str, str]]], happened: dict[int, Json]) -> None:
    number = 1
    ids = sorted(members)
    for start in range(0, len(ids), _COMMIT):
        with database.transaction():
            for id in ids[start : start + _COMMIT]:
                told = members[id]
                event = content_id("event", id)
                put = [
                    (events.NewMember(m, v, f"f{id}", "t", 0, words), number + k)
                    for k, (m, v, words) in enumerate(told)
                ]
                number += len(told)
                events.insert_members(database, event, put)
                first = happened[id]
                agreed = {
                    "type": first["type"], "status": first["status"], "place": first["place"],
                    "days": [first["date"]["earliest"], first["date"]["latest"]] if first["date"]["earliest"] else None,
                    "actors": [[p["country"], p["sectors"][0]] for p in first["actors"]],
                    "recipients": [[p["country"], p["sectors"][0]] for p in first["recipients"]],
                }  # fmt: skip
                events.insert_event(database, event, agreed, ["killed"] if len(told) > 3 and id % 3 == 0 else [])
    with database.transaction():
        events.set_linked(database, [str(row[0]) for row in database.rows("SELECT id FROM versions")])


def _event(rnd: random.Random) -> Json:
    country = _zipf(rnd, _COUNTRIES)
    place = _zipf(rnd, _PLACES) if rnd.random() < 0.75 else None
    day, draw = _day(rnd), rnd.random()
    length = 0 if draw < 0.7 else 6 if draw < 0.9 else 30
    is_dated = rnd.random() > 0.1
    return {
        "type": _chosen(rnd, _TYPES), "status": _chosen(rnd, _STATUSES), "place": _place(place, country),
        "date": {
            "earliest": day.isoformat() if is_dated else None,
            "latest": (day + timedelta(days=length)).isoformat() if is_dated else None, "basis": "phrase",
        },
        "actors": _parties(rnd, country, 0.8), "recipients": _parties(rnd, _zipf(rnd, _COUNTRIES), 0.6),
        "killed": rnd.randrange(1, 60) if rnd.random() < 0.25 else None,
    }  # fmt: skip


def _mention(rnd: random.Random, n: int, event: Json, text: str) -> Json:
    start = len(text)
    words = " ".join(_name(_zipf(rnd, _WORDS)) for _ in range(rnd.randrange(12, 30))).capitalize() + "."
    span = {"start": start, "end": start + 5, "text": words[:5]}
    by = f"{_name(_zipf(rnd, _SOURCES)).title()} office" if rnd.random() < 0.5 else None
    return {
        "id": f"m{n}", "event": n, "sentence": [start, start + len(words)], "type": event["type"],
        "modes": [load_ontology().types[event["type"]].modes[0].code] if load_ontology().types[event["type"]].modes else [],
        "contexts": ["military"], "trigger": span,
        "actors": [{**span, **p} for p in event["actors"]], "recipients": [{**span, **p} for p in event["recipients"]],
        "place": {**span, **event["place"]} if event["place"] else None, "date": {**span, **event["date"]},
        "status": event["status"], "historical": False, "confidence": round(rnd.uniform(0.4, 1), 3),
        "attribution": [{"source": {**span, "text": by}, "cue": None, "kind": "indirect", "stance": "says"}] if by else [],
        "figures": [{"kind": "killed", **span, "low": event["killed"], "high": event["killed"]}] if event["killed"] else [],
        "words": words,
    }  # fmt: skip


def _place(place: int | None, country: int) -> Json | None:
    if place is None:
        return None
    return {
        "name": _name(place + 7).title(), "country": _code(place % 60 if place % 2 else country), "admin1": None,
        "lat": round(place * 7919 % 14_000 / 100 - 70, 4), "lon": round(place * 104_729 % 36_000 / 100 - 180, 4),
        "level": "city", "geonameid": place + 1,
    }  # fmt: skip


def _parties(rnd: random.Random, country: int, chance: float) -> list[Json]:
    if rnd.random() > chance:
        return []
    sectors = {_chosen(rnd, _SECTORS) for _ in range(rnd.choice((1, 1, 1, 2)))}
    return [
        {"name": _name(_zipf(rnd, _NAMES)).title(), "country": _code(country), "sectors": [sector], "identity": None}
        for sector in sorted(sectors)
    ]


def _day(rnd: random.Random) -> date:
    return FIRST + timedelta(days=int(DAYS * rnd.random() ** 0.7))


def _chosen(rnd: random.Random, weights: dict[str, int]) -> str:
    return rnd.choices(list(weights), list(weights.values()))[0]


def _zipf(rnd: random.Random, most: int) -> int:
    return min(most - 1, int(most ** rnd.random()) - 1)


def _code(number: int) -> str:
    """The letters of a country that is none: QAA, QAB and so on."""
    return f"Q{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}"


def _name(number: int) -> str:
    """A word that stands for a number."""
    out = ""
    number += len(_SYLLABLES)
    while number:
        number, digit = divmod(number, len(_SYLLABLES))
        out += _SYLLABLES[digit]
    return out
