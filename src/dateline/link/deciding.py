"""Decisions of people about events, kept and carried out at once; they hold whenever events are put together again.

Takes an open database, events and mentions by id; gives the ids of the events that came of it. Raises StoreError.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.errors import StoreError
from dateline.link.relink import relink_mentions
from dateline.store import decisions, event_list, events
from dateline.store.database import Database


def split(database: Database, event: str, mentions: Sequence[str], *, author: str, why: str = "") -> tuple[str, str]:
    """Take mentions off an event. They are one event of their own; the id of the rest, and of theirs."""
    with database.transaction():
        event = event_list.found(database, event)
        inside = [member.mention for member in events.members(database, "event_id", [event])]
        off = [_mention(mention, inside, event) for mention in dict.fromkeys(mentions)]
        rest = sorted(set(inside) - set(off))
        if not rest:
            raise StoreError(
                "These are all mentions of the event; none would be left",
                where=event,
                advice="Name those that tell of something else.",
            )
        decisions.insert(database, "split", [event], sorted(off), rest, author=author, why=why)
        relink_mentions(database, inside, stay=rest)
        return _event_of(database, rest[0]), _event_of(database, off[0])


def merge(database: Database, names: Sequence[str], *, author: str, why: str = "") -> str:
    """Make events one; its id."""
    with database.transaction():
        ids = list(dict.fromkeys(event_list.found(database, name) for name in names))
        if len(ids) < 2:
            raise StoreError("This is one event", where=ids[0], advice="Name at least two different ones.")
        inside = sorted(member.mention for member in events.members(database, "event_id", ids))
        decisions.insert(database, "merge", ids, inside, [], author=author, why=why)
        relink_mentions(database, inside)
        return _event_of(database, inside[0])


def _event_of(database: Database, mention: str) -> str:
    return events.members(database, "mention_id", [mention])[0].event


def _mention(name: str, inside: Sequence[str], event: str) -> str:
    """The id of one of the event's mentions, given by it or by its beginning."""
    found = [id for id in inside if id == name] or [id for id in inside if name and id.startswith(name)]
    if len(found) != 1:
        problem = f"More than one mention's id begins with {name!r}" if found else f"The event has no mention {name!r}"
        raise StoreError(problem, where=event, advice=f"See them with: dateline event {event} --mentions")
    return found[0]
