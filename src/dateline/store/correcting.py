"""One decision of a person about one field of a mention."""

from __future__ import annotations

from dateline.errors import StoreError
from dateline.store import corrections, mentions
from dateline.store.clock import now
from dateline.store.corrections import FIELDS, REJECTED, Correction
from dateline.store.database import Database, number, one, text
from dateline.store.keys import content_id


def correct(database: Database, mention: str, field: str, value: object, *, author: str, why: str = "") -> Correction:
    """Keep the decision and apply it to the mention. Nothing is overwritten: earlier decisions stay listed.

    Raises StoreError when there is no such mention or field.
    """
    if field not in (*FIELDS, REJECTED):
        raise StoreError(
            f"A mention has no field {field!r} that can be corrected",
            advice=f"Fields: {', '.join((*FIELDS, REJECTED))}.",
        )
    with database.transaction():
        row = one(database.rows("SELECT version_id, trigger_start, trigger_end FROM mentions WHERE id = ?", (mention,)))
        if row is None:
            raise StoreError(f"There is no mention {mention!r}", where=database.name, advice="List them first.")
        version = text(row[0])
        count = len(corrections.of_version(database, version)) + 1
        correction = Correction(
            id=content_id(version, count),
            version_id=version,
            number=count,
            mention_id=mention,
            trigger_start=number(row[1]),
            trigger_end=number(row[2]),
            field=field,
            value=value,
            author=author,
            why=why,
            made=now(),
        )
        corrections.insert(database, correction)
        before = mentions.of_version(database, version)
        given = [c for c in corrections.of_version(database, version) if c.mention_id == mention]
        mentions.put(database, version, [mentions.decided(m, given) if m.id == mention else m for m in before])
    return correction
