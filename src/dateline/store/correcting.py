"""Decisions of a person about the fields of one mention: kept, and applied to its row."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.errors import StoreError
from dateline.store import corrections, mentions
from dateline.store.clock import now
from dateline.store.corrections import ACCEPTED, FIELDS, REJECTED, UNDONE, Correction
from dateline.store.database import Database, one, text
from dateline.store.keys import content_id
from dateline.store.steps import next_step


def correct(database: Database, mention: str, field: str, value: object, *, author: str, why: str = "") -> Correction:
    """Keep the decision and apply it to the mention. Nothing is overwritten: earlier decisions stay listed.

    The value is taken as it is (`dateline.review` checks values). Raises StoreError when there is no such mention or field.
    """
    with database.transaction():
        return decide(database, mention, {field: value}, author=author, why=why)[0]


def decide(
    database: Database, mention: str, values: Mapping[str, object], *, author: str, why: str = ""
) -> list[Correction]:
    """The same for a decision that sets several fields at once. Call inside a transaction."""
    known = (*FIELDS, REJECTED, ACCEPTED)
    for field in values:
        if field not in known:
            raise StoreError(
                f"A mention has no field {field!r} that can be corrected", advice=f"Fields: {', '.join(known)}."
            )
    return _keep(database, mention, values, author, why)


def undo(database: Database, step: int, *, author: str, why: str = "") -> list[Correction]:
    """Take the decision of this step back; its rows stay, and so does this one. Call inside a transaction."""
    mention = corrections.of_step(database, step)[0].mention_id
    return _keep(database, mention, {UNDONE: step}, author, why, undoes=step)


def _keep(
    database: Database, mention: str, values: Mapping[str, object], author: str, why: str, undoes: int | None = None
) -> list[Correction]:
    row = one(database.rows("SELECT version_id FROM mentions WHERE id = ?", (mention,)))
    if row is None:
        raise StoreError(f"There is no mention {mention!r}", where=database.name, advice="List them first.")
    version = text(row[0])
    before = mentions.of_version(database, version)
    trigger = next(m.coded["trigger"] for m in before if m.id == mention)
    given = corrections.of_version(database, version)
    step, moment = next_step(database), now()
    made = [
        Correction(
            id=content_id(version, count),
            version_id=version,
            number=count,
            mention_id=mention,
            trigger_start=trigger["start"],
            trigger_end=trigger["end"],
            field=field,
            value=value,
            author=author,
            why=why,
            made=moment,
            step=step,
            undoes=undoes,
        )
        for count, (field, value) in enumerate(values.items(), len(given) + 1)
    ]
    for correction in made:
        corrections.insert(database, correction)
    of = mentions.by_id([*given, *made])
    mentions.put(database, version, [mentions.decided(m, of.get(m.id, [])) for m in before])
    return made
