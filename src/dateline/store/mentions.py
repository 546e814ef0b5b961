"""The rows of mentions.

Takes mentions as the JSON objects of a record; gives them back, and the columns that filters need. A mention's id
depends on where its trigger stands and on nothing else, so it outlives a change of the coder; one that a person decided
on keeps it even when the trigger moves.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.store.corrections import Correction, corrected, standing
from dateline.store.database import Database, Row, Value, marks, pieces, text
from dateline.store.keys import content_id, name_key, words

Json = dict[str, Any]
COLUMNS = [
    "id",
    "version_id",
    "number",
    "event_number",
    "trigger_start",
    "trigger_end",
    "sentence_start",
    "sentence_end",
    "type",
    "modes",
    "contexts",
    "status",
    "historical",
    "earliest",
    "latest",
    "date_basis",
    "place_name",
    "place_key",
    "place_country",
    "place_admin1",
    "place_level",
    "place_id",
    "lat",
    "lon",
    "confidence",
    "is_rejected",
    "record",
    "coded_record",
]
_INSERT = f"INSERT INTO mentions ({', '.join(COLUMNS)}) VALUES ({marks(COLUMNS)})"
_PARTY = "INSERT INTO parties (mention_id, role, number, name, name_key, country, sectors, identity) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_SOURCE = "INSERT INTO sources (mention_id, number, name, name_key, kind, stance) VALUES (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Stored:
    """A mention as it lies in the store: its id, what the coder gave, and what people made of it."""

    id: str
    coded: Json
    record: Json
    is_rejected: bool = False


def identified(version: str, mentions: Iterable[Json]) -> list[tuple[str, Json]]:
    """Each mention with its id. Two with the same trigger are told apart by their order."""
    seen: dict[tuple[int, int], int] = {}
    out = []
    for mention in mentions:
        span = mention["trigger"]["start"], mention["trigger"]["end"]
        seen[span] = seen.get(span, 0) + 1
        out.append((content_id(version, *span, seen[span]), mention))
    return out


def insert(database: Database, version: str, mentions: Iterable[Json]) -> None:
    """Store the mentions of a version that has none yet."""
    put(database, version, [Stored(id, mention, mention) for id, mention in identified(version, mentions)])


def put(database: Database, version: str, mentions: Iterable[Stored]) -> None:
    """Make these the mentions of the version. Rows of mentions that stay are changed, not made anew."""
    wanted = {mention.id: mention for mention in mentions}
    there = {text(row[0]) for row in database.rows("SELECT id FROM mentions WHERE version_id = ?", (version,))}
    for some in pieces(sorted(there)):
        for table in ("parties", "sources"):
            database.change(f"DELETE FROM {table} WHERE mention_id IN ({marks(some)})", some)
    for some in pieces(sorted(there - wanted.keys())):
        database.change(f"DELETE FROM mentions WHERE id IN ({marks(some)})", some)
    setting = ", ".join(f"{name} = ?" for name in COLUMNS[1:])
    for id in sorted(there & wanted.keys()):
        database.change(f"UPDATE mentions SET {setting} WHERE id = ?", (*_row(version, wanted[id])[1:], id))
    new = [mention for id, mention in wanted.items() if id not in there]
    if new:
        database.change_many(_INSERT, [_row(version, mention) for mention in new])
    parties = [row for mention in wanted.values() for row in _parties(mention)]
    if parties:
        database.change_many(_PARTY, parties)
    sources = [row for mention in wanted.values() for row in _sources(mention)]
    if sources:
        database.change_many(_SOURCE, sources)


def of_version(database: Database, version: str) -> list[Stored]:
    """The mentions of a version, in the order of the text."""
    return [
        stored(row)
        for row in database.rows(
            "SELECT id, record, coded_record, is_rejected FROM mentions WHERE version_id = ? ORDER BY number",
            (version,),
        )
    ]


def stored(row: Row) -> Stored:
    """The mention of a row `id, record, coded_record, is_rejected`."""
    record = json.loads(text(row[1]))
    return Stored(text(row[0]), json.loads(text(row[2])) if row[2] else record, record, bool(row[3]))


def with_corrections(
    version: str, mentions: Iterable[Json], given: list[Correction], before: list[Stored]
) -> list[Stored]:
    """New mentions of a version with what people decided before.

    A correction belongs to the mention with its id, else to one whose trigger overlaps and on which nobody decided, which
    takes the id over. When there is none, the mention that was corrected stays as it was.
    """
    new = _with_old_ids(identified(version, mentions), given)
    by_mention = by_id(given)
    out = [_corrected(id, mention, by_mention.pop(id, [])) for id, mention in new]
    kept = {mention.id: mention for mention in before}
    return out + [
        _corrected(id, kept[id].coded, some) for id, some in by_mention.items() if id in kept and standing(some)
    ]


def by_id(given: Iterable[Correction]) -> dict[str, list[Correction]]:
    """The corrections of each mention."""
    out: dict[str, list[Correction]] = {}
    for correction in given:
        out.setdefault(correction.mention_id, []).append(correction)
    return out


def _with_old_ids(new: list[tuple[str, Json]], given: list[Correction]) -> list[tuple[str, Json]]:
    """The same, but a mention on which a person decided keeps its id when the newer coder's trigger lies a little off."""
    ids = [id for id, _ in new]
    decided = {correction.mention_id for correction in given}
    for correction in standing(given):
        if correction.mention_id in ids:
            continue
        for place, (_, mention) in enumerate(new):
            if ids[place] not in decided and _overlaps(correction, mention["trigger"]):
                ids[place] = correction.mention_id
                break
    return [(id, mention) for id, (_, mention) in zip(ids, new, strict=True)]


def _corrected(id: str, coded: Json, corrections: list[Correction]) -> Stored:
    record, is_rejected = corrected(coded, corrections)
    return Stored(id, coded, record, is_rejected)


def decided(mention: Stored, given: list[Correction]) -> Stored:
    """The mention with these corrections, and no others."""
    return _corrected(mention.id, mention.coded, given)


def _overlaps(correction: Correction, trigger: Mapping[str, int]) -> bool:
    """Whether the trigger lies where the coder had it, or where a person moved it to."""
    spans = [(correction.trigger_start, correction.trigger_end)]
    if correction.field == "trigger" and isinstance(moved := correction.value, dict):
        spans.append((moved["start"], moved["end"]))
    return any(start < trigger["end"] and trigger["start"] < end for start, end in spans)


def _row(version: str, mention: Stored) -> tuple[Value, ...]:
    m = mention.record
    place, when = m.get("place") or {}, m.get("date") or {}
    sentence = m.get("sentence") or [None, None]
    return (
        mention.id,
        version,
        int(str(m["id"]).lstrip("m") or 0),
        int(m.get("event") or 0),
        m["trigger"]["start"],
        m["trigger"]["end"],
        *sentence,
        m["type"],
        words(m.get("modes")),
        words(m.get("contexts")),
        m["status"],
        int(bool(m.get("historical"))),
        when.get("earliest"),
        when.get("latest"),
        when.get("basis"),
        _shown(place.get("name")),
        name_key(place.get("name") or place.get("text")),
        place.get("country"),
        place.get("admin1"),
        place.get("level"),
        place.get("geonameid"),
        place.get("lat"),
        place.get("lon"),
        float(m.get("confidence") or 0),
        int(mention.is_rejected),
        written(m),
        written(mention.coded) if mention.coded != m else None,
    )


def _parties(mention: Stored) -> list[tuple[Value, ...]]:
    return [
        (
            mention.id,
            role,
            number,
            _shown(party.get("name") or party.get("text")),
            name_key(party.get("name") or party.get("text")),
            party.get("country"),
            words(party.get("sectors")),
            party.get("identity"),
        )
        for role, field in (("actor", "actors"), ("recipient", "recipients"))
        for number, party in enumerate(mention.record.get(field) or ())
    ]


def _sources(mention: Stored) -> list[tuple[Value, ...]]:
    out: list[tuple[Value, ...]] = []
    for number, link in enumerate(mention.record.get("attribution") or ()):
        name = (link.get("source") or {}).get("text")
        out.append(
            (mention.id, number, _shown(name), name_key(name), link.get("kind", "indirect"), link.get("stance", "says"))
        )
    return out


def written(value: object) -> str:
    """A value as JSON, always in the same bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _shown(name: str | None) -> str | None:
    """Databases keep no NUL character in a text."""
    return name.replace("\0", "\ufffd") if name else None
