"""Mentions: lists of them, and one with its record and what people decided about it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from dateline.serve.asked import PAGE, After, Filtered, Limit, key_of, next_of
from dateline.serve.opened import Opened
from dateline.serve.problems import Problem
from dateline.serve.shaped.common import Listed
from dateline.serve.shaped.mentions import Correction, MentionSummary, MentionWhole
from dateline.serve.summed import summary_of
from dateline.store import corrections, paging, review, summaries
from dateline.store.database import Database

router = APIRouter()
Id = Annotated[str, Path(max_length=40, pattern="^[0-9a-f]+$")]


@router.get("/mentions")
def listed(asked: Filtered, store: Opened, limit: Limit = PAGE, after: After = None) -> Listed[MentionSummary]:
    """Mentions that fit all filters, the latest day first."""
    page = paging.mentions(store.database, asked.filters, asked.words, limit=limit, after=key_of(after))
    found = summaries.of_mentions(store.database, page.items)
    return Listed(items=[summary_of(s) for s in found], total=page.total, next=next_of(page.last))


@router.get("/mentions/{id}")
def whole(id: Id, store: Opened) -> MentionWhole:
    """One mention, as it now is and as the coder gave it."""
    return whole_of(store.database, id)


def whole_of(database: Database, id: str) -> MentionWhole:
    """The same from an open store. Raises `Problem` when there is no such mention."""
    found = summaries.of_mentions(database, [id])
    if not found:
        raise Problem(404, f"There is no mention {id}", "List them with /api/mentions.")
    kept = summaries.whole(database, id)
    assert kept is not None
    stored, version = kept
    given = corrections.of_version(database, version)
    standing = {c.id for c in corrections.standing(given)}
    return MentionWhole(
        summary=summary_of(found[0]),
        record=stored.record,
        coded=stored.coded if stored.coded != stored.record else None,
        corrections=[
            Correction(
                id=c.id,
                step=c.step,
                field=c.field,
                value=c.value,
                who=c.author,
                when=c.made,
                why=c.why,
                holds=c.id in standing,
            )
            for c in given
            if c.mention_id == id
        ],
        is_rejected=stored.is_rejected,
        stamp=str(review.stamp(database, id)),
    )
