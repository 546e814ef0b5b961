"""Decisions carried out: one on a mention, on events, or the last one taken back.

Each is one transaction: the decision is kept, the mention's row follows it, and its events are put together again.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.errors import StoreError
from dateline.link import deciding
from dateline.link.relink import relink_mentions, relink_versions
from dateline.review.checked import checked
from dateline.review.given import LONGEST, is_plain
from dateline.review.refused import DecidedMeanwhile, Unknown, WrongValue
from dateline.store import correcting, decisions, events, review
from dateline.store.corrections import ACCEPTED
from dateline.store.database import Database
from dateline.store.review import Made, Subject

WHY = 2000  # characters of a reason
_HEX = frozenset("0123456789abcdef")


def decide(
    database: Database,
    mention: str,
    field: str,
    value: object = None,
    *,
    reviewer: str,
    why: str = "",
    stamp: int | None = None,
) -> Subject:
    """Keep one decision on a mention and carry it out; the mention as it is then.

    `stamp` is that of the mention as the reviewer saw it; None: whatever was decided since then.
    """
    reviewer, why = _name(reviewer), _reason(why)
    with database.transaction():
        subject = found(database, mention)
        if stamp is not None and stamp != subject.stamp:
            last = review.history(database, mention=mention, limit=1)
            by = f" by {last[0].author}" if last else ""
            raise DecidedMeanwhile(
                f"The mention was decided on{by} since you read it",
                where=mention,
                advice="Look at it again, and decide anew if you still want to.",
            )
        values = checked(subject, field, value)
        correcting.decide(database, mention, values, author=reviewer, why=why)
        if set(values) != {ACCEPTED}:
            _relink(database, subject)
        return found(database, mention)


def split(database: Database, event: str, mentions: Sequence[str], *, reviewer: str, why: str = "") -> tuple[str, str]:
    """Take mentions off an event; the id of the rest, and of theirs."""
    for id in (event, *mentions):
        _check_id(id)
    if not mentions:
        raise WrongValue("No mention is named", where="mentions", advice="Name those that tell of something else.")
    return deciding.split(database, event, mentions, author=_name(reviewer), why=_reason(why))


def merge(database: Database, ids: Sequence[str], *, reviewer: str, why: str = "") -> str:
    """Make events one; its id."""
    for id in ids:
        _check_id(id)
    if len(ids) < 2:
        raise WrongValue("This is one event", where="events", advice="Name at least two different ones.")
    return deciding.merge(database, ids, author=_name(reviewer), why=_reason(why))


def undo(database: Database, *, reviewer: str, why: str = "") -> Made:
    """Take back the reviewer's last decision that stands; what was taken back.

    Nothing is deleted: that it was taken back is a decision too, which the history lists.
    """
    reviewer, why = _name(reviewer), _reason(why)
    with database.transaction():
        step = review.last_step(database, reviewer)
        if step is None:
            raise Unknown("There is nothing to take back", where=reviewer, advice="Each undoes what they decided.")
        decision = decisions.of_step(database, step)
        if decision is None:
            mention = review.made(database, step).mention
            subject = review.subject(database, mention)
            if subject is None:
                raise Unknown("The mention is no longer in the store", where=mention)
            correcting.undo(database, step, author=reviewer, why=why)
            _relink(database, subject)
        else:
            of = (decision.events, decision.mentions, decision.others)
            decisions.insert(database, decisions.UNDO, *of, author=reviewer, why=why, undoes=step)
            relink_mentions(database, [*decision.mentions, *decision.others])
        return review.made(database, step)


def found(database: Database, mention: str) -> Subject:
    """A mention by its id."""
    subject = review.subject(database, mention) if set(mention) <= _HEX else None
    if subject is None:
        raise Unknown(f"There is no mention {mention!r}", advice="It may be one that a newer coder no longer finds.")
    return subject


def named(database: Database, start: str) -> str:
    """The id of a mention given by the beginning of it."""
    ids = review.beginning_with(database, start) if start and set(start) <= _HEX else []
    if start in ids:
        return start
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise Unknown(f"More than one mention's id begins with {start!r}", advice=f"Say more of it: {', '.join(ids)} …")
    raise Unknown(f"There is no mention {start!r}", advice="See the next one with: dateline review next")


def _relink(database: Database, subject: Subject) -> None:
    """Put the events of the mention's report together again, in a store whose mentions are linked at all."""
    if subject.is_current and events.linked_count(database):
        relink_versions(database, [subject.version])


def _check_id(id: str) -> None:
    if not id or not set(id) <= _HEX:
        raise StoreError(f"{id!r} is no id", advice="Ids are of the digits 0 to 9 and a to f.")


def _name(reviewer: str) -> str:
    plain = " ".join(reviewer.split())
    if not plain or len(plain) > LONGEST or not is_plain(plain):
        raise WrongValue("The reviewer has no name", where="reviewer", advice="Decisions are kept with a name.")
    return plain


def _reason(why: str) -> str:
    plain = why.strip()
    if len(plain) > WHY or not is_plain(plain.replace("\n", " ").replace("\t", " ")):
        raise WrongValue(
            "The reason cannot be kept", where="why", advice=f"At most {WHY} characters, without control characters."
        )
    return plain
