"""Events: lists of them, and one with its accounts."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import RedirectResponse, Response

from dateline.errors import StoreError
from dateline.link import event as putting
from dateline.serve.asked import PAGE, After, Filtered, Limit, key_of, next_of
from dateline.serve.opened import Opened
from dateline.serve.problems import Problem
from dateline.serve.shaped.common import Listed
from dateline.serve.shaped.events import Account, Decision, EventItem, EventParty, EventWhole, Join, Said
from dateline.serve.summed import summary_of
from dateline.store import decisions, event_list, event_rows, paging, summaries
from dateline.store.event_rows import EventRow

router = APIRouter()
Id = Annotated[str, Path(max_length=40, pattern="^[0-9a-f]+$")]


@router.get("/events")
def listed(
    asked: Filtered,
    store: Opened,
    least: Annotated[int, Query(ge=1, le=1_000_000, description="Of at least so many independent reports.")] = 1,
    order: Annotated[Literal["newest", "oldest"], Query()] = "newest",
    limit: Limit = PAGE,
    after: After = None,
) -> Listed[EventItem]:
    """Events with a mention that fits all filters."""
    page = paging.events(
        store.database, asked.filters, asked.words, least=least, is_oldest_first=order == "oldest", limit=limit,
        after=key_of(after),
    )  # fmt: skip
    rows = event_rows.of_ids(store.database, page.items)
    return Listed(items=[item_of(row) for row in rows], total=page.total, next=next_of(page.last))


@router.get(
    "/events/{id}", response_model=EventWhole, responses={308: {"description": "The event has another id now."}}
)
def one(id: Id, store: Opened) -> EventWhole | Response:
    """One event: what each source says of it, and why its mentions are one event."""
    database = store.database
    try:
        now_called = event_list.found(database, id)
    except StoreError as error:
        raise Problem(404, f"There is no event {id}", "List them with /api/events.") from error
    if now_called != id:
        return RedirectResponse(f"/api/events/{now_called}", 308)
    told = event_list.mentions(database, id)
    rows = event_rows.of_ids(database, [id])
    if not told or not rows:
        raise Problem(404, "The reports of this event have changed", "Put events together again: dateline link.")
    whole = putting.event_of(told)
    members = {t.id for t in told}
    return EventWhole(
        **dict(item_of(rows[0])),
        agreed=rows[0].agreed,
        fields=list(putting.FIELDS),
        accounts=[_account(account) for account in whole.accounts],
        told=[summary_of(s) for s in summaries.of_event(database, id)],
        joins=[
            Join(one=j.one, two=j.two, by=j.by, chance=j.chance, signs=j.signs) for j in event_list.joins(database, id)
        ],
        decisions=[_decision(d) for d in decisions.listed(database) if members & {*d.mentions, *d.others}],
    )


def item_of(row: EventRow) -> EventItem:
    """A row as it is sent."""

    def parties(of: tuple[event_rows.PartyOf, ...]) -> list[EventParty]:
        return [EventParty(country=p.country or None, sector=p.sector or None, name=p.name) for p in of]

    return EventItem(
        id=row.id, type=row.type, status=row.status, earliest=row.earliest, latest=row.latest,
        actors=parties(row.actors), recipients=parties(row.recipients), place=row.place, country=row.country, lat=row.lat,
        lon=row.lon, mentions=row.mentions, reports=row.reports, independent=row.independent,
        disputed=list(row.disputed), headline=row.headline,
    )  # fmt: skip


def _account(account: putting.Account) -> Account:
    return Account(
        source=account.source or None,
        publisher=account.publisher or None,
        independent=account.independent,
        first_published=account.first_published or None,
        last_published=account.last_published or None,
        values={
            field: [Said(value=s.value, mention=s.mention, published=s.published or None) for s in said]
            for field, said in account.values.items()
        },
        mentions=list(account.mentions),
    )


def _decision(d: decisions.Decision) -> Decision:
    return Decision(
        id=d.id, kind=d.kind, who=d.author, when=d.made, why=d.why, mentions=list(d.mentions), others=list(d.others)
    )
