"""Review: the next mention, decisions on mentions and events, taking back, history, agreement, and what may be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query

from dateline.errors import StoreError
from dateline.review import checked, choosing, deciding, places, queue, sources
from dateline.review.agreement import agreement as agreement_of
from dateline.review.refused import DecidedMeanwhile, Refused, Unknown
from dateline.serve.api.mentions import whole_of
from dateline.serve.asked import PAGE, Filtered, Limit, Words
from dateline.serve.opened import Opened
from dateline.serve.people import Asking, Person, Reviewing
from dateline.serve.problems import Problem
from dateline.serve.shaped import review as shapes
from dateline.serve.shaped.common import Failed, Listed
from dateline.serve.summed import summary_of
from dateline.store import event_list, review, summaries
from dateline.store.database import Database
from dateline.store.review import Made, Order, Subject

router = APIRouter()
Id = Annotated[str, Path(max_length=40, pattern="^[0-9a-f]+$")]
IfMatch = Annotated[
    str | None,
    Header(max_length=40, description="The mention's stamp; refused when somebody decided on it since."),
]
_DIFFER = 100
_REFUSED: dict[int | str, dict[str, Any]] = {
    404: {"model": Failed, "description": "There is no such mention or event."},
    409: {"model": Failed, "description": "Somebody else decided meanwhile."},
    422: {"model": Failed, "description": "The value does not fit."},
}


@router.get("/review/next")
def next_mention(
    asked: Filtered,
    store: Opened,
    person: Asking,
    order: Annotated[Order, Query(description="The least sure first, or event by event.")] = "unsure",
    second: Annotated[bool, Query(description="Also those on which one other person decided; these first.")] = False,
    after: Annotated[
        str | None, Query(max_length=40, pattern="^[0-9a-f]+$", description="Leave this one for later.")
    ] = None,
    reviewer: Annotated[Words | None, Query(description="Whose queue; without it one's own.")] = None,
) -> shapes.NextMention | None:
    """The mention that this reviewer should look at next; null when all are done."""
    _may_review(person)
    found = queue.next_mention(
        store.database, reviewer or person.name, asked.filters, asked.words, order=order, is_second=second, after=after
    )
    if found is None:
        return None
    shown = _mention(store.database, found.subject)
    if found.is_blind:
        (summary,) = summaries.of_mentions(store.database, [found.subject.id])
        own = summary_of(replace(summary, record=found.record, is_corrected=False))
        shown = shown.model_copy(
            update={"summary": own, "record": found.record, "coded": None, "corrections": [], "is_rejected": False}
        )
    return shapes.NextMention(mention=shown, left=found.left, reason=found.reason, is_blind=found.is_blind)


@router.get("/review/mentions/{id}", responses={404: _REFUSED[404]})
def mention(id: Id, store: Opened, person: Asking) -> shapes.ReviewMention:
    """One mention with its report's text and its stamp."""
    with _told():
        return _mention(store.database, deciding.found(store.database, id))


@router.post("/mentions/{id}/decisions", responses=_REFUSED)
def decide(
    id: Id, decision: shapes.Decide, store: Opened, person: Reviewing, if_match: IfMatch = None
) -> shapes.ReviewMention:
    """Decide on one field of a mention; the mention as it is then."""
    with _told():
        subject = deciding.decide(
            store.database, id, decision.field, decision.value, reviewer=person.name, why=decision.why,
            stamp=_stamp(if_match),
        )  # fmt: skip
        return _mention(store.database, subject)


@router.post("/review/undo", responses={404: {"model": Failed, "description": "There is nothing to take back."}})
def undo(store: Opened, person: Reviewing, asked: shapes.Undo | None = None) -> shapes.Undone:
    """Take back one's own last decision. The history keeps both."""
    with _told():
        made = deciding.undo(store.database, reviewer=person.name, why=asked.why if asked else "")
    subject = review.subject(store.database, made.mention) if made.mention else None
    return shapes.Undone(decision=_made(made), mention=_mention(store.database, subject) if subject else None)


@router.post("/events/{id}/split", responses=_REFUSED)
def split(id: Id, asked: shapes.Split, store: Opened, person: Reviewing) -> shapes.WasSplit:
    """Take mentions off an event; they are one of their own."""
    with _told():
        _event(store.database, id)
        event, off = deciding.split(store.database, id, asked.mentions, reviewer=person.name, why=asked.why)
    return shapes.WasSplit(event=event, off=off)


@router.post("/events/merge", responses=_REFUSED)
def merge(asked: shapes.Merge, store: Opened, person: Reviewing) -> shapes.WasMerged:
    """Make events one."""
    with _told():
        for id in asked.events:
            _event(store.database, id)
        event = deciding.merge(store.database, asked.events, reviewer=person.name, why=asked.why)
    return shapes.WasMerged(event=event)


@router.get("/review/history")
def history(
    store: Opened,
    person: Asking,
    limit: Limit = PAGE,
    after: Annotated[
        str | None, Query(max_length=15, pattern="^[0-9]+$", description="`next` of the page before.")
    ] = None,
    who: Annotated[Words | None, Query(description="Decisions of this person.")] = None,
    mention: Annotated[
        str | None, Query(max_length=40, pattern="^[0-9a-f]+$", description="Decisions on this one.")
    ] = None,
) -> Listed[shapes.DecisionMade]:
    """Every decision, the last first: accepted, rejected, corrected, split, merged, taken back; by whom, when and why."""
    made = review.history(
        store.database, before=int(after) if after else None, limit=limit + 1, author=who, mention=mention
    )
    shown = made[:limit]
    return Listed(
        items=[_made(one) for one in shown],
        total=review.count(store.database, author=who, mention=mention),
        next=str(shown[-1].step) if len(made) > limit else None,
    )


@router.get("/review/agreement")
def agreement(store: Opened, person: Asking) -> shapes.AgreementOf:
    """How far reviewers agree on the mentions that two or more of them decided on."""
    found = agreement_of(store.database)
    return shapes.AgreementOf(
        mentions=found.mentions,
        reviewers=list(found.reviewers),
        fields=[
            shapes.FieldAgreement(
                field=f.field,
                pairs=f.pairs,
                equal=f.equal,
                share=f.share,
                kappa=f.kappa,
                differ=list(f.differ[:_DIFFER]),
            )
            for f in found.fields
        ],
    )


@router.get("/review/choices")
def choices(person: Asking) -> shapes.Choices:
    """What may be chosen: types with their modes, sectors, countries and so on."""

    def listed(found: dict[str, str]) -> list[shapes.Choice]:
        return [shapes.Choice(code=code, what=what) for code, what in found.items()]

    return shapes.Choices(
        types=[shapes.TypeChoice(code=t.code, what=t.what, modes=listed(t.modes)) for t in choosing.types()],
        contexts=listed(choosing.contexts()),
        sectors=listed(choosing.sectors()),
        countries=listed(choosing.countries()),
        statuses=list(checked.STATUSES),
        stances=list(sources.STANCES),
        speech=list(sources.SPEECH),
        figures=list(sources.FIGURES),
    )


@router.get("/review/places")
def place_options(
    person: Asking, name: Annotated[Words, Query(description="A name as the report has it.")]
) -> shapes.PlaceOptions:
    """What the gazetteer knows by a name."""
    return shapes.PlaceOptions(items=[shapes.PlaceOption(**found) for found in places.options(name)])


@contextmanager
def _told() -> Iterator[None]:
    """Why a decision was not taken, as an answer."""
    try:
        yield
    except Refused as error:
        status = 409 if isinstance(error, DecidedMeanwhile) else 404 if isinstance(error, Unknown) else 422
        what = f"{error.where}: {error.what}" if status == 422 and error.where else error.what
        raise Problem(status, what, error.advice) from error
    except StoreError as error:
        if error.__cause__ is not None:
            raise
        raise Problem(422, error.what, error.advice) from error


def _may_review(person: Person) -> None:
    if not person.may("reviewer"):
        raise Problem(403, "Readers may look, not decide", "Ask whoever runs the server for the role of a reviewer.")


def _event(database: Database, id: str) -> None:
    try:
        event_list.found(database, id)
    except StoreError as error:
        if error.__cause__ is not None:
            raise
        raise Problem(404, f"There is no event {id}", "List them with /api/events.") from error


def _stamp(if_match: str | None) -> int | None:
    """The stamp of an If-Match header: a number, in quotes or not; `*` for any."""
    if if_match is None or if_match.strip() == "*":
        return None
    plain = if_match.strip().removeprefix("W/").strip('"')
    if not plain.isascii() or not plain.isdigit() or len(plain) > 15:
        raise Problem(422, "If-Match is no stamp of a mention", "Send the mention's `stamp`.")
    return int(plain)


def _mention(database: Database, subject: Subject) -> shapes.ReviewMention:
    whole = whole_of(database, subject.id)
    return shapes.ReviewMention(
        **dict(whole),
        text=subject.text,
        report=shapes.ReviewReport(
            id=subject.report,
            title=subject.title or None,
            publisher=subject.publisher or None,
            published=subject.published.isoformat() if subject.published else None,
            language=subject.language,
        ),
    )


def _made(made: Made) -> shapes.DecisionMade:
    return shapes.DecisionMade(
        step=made.step, kind=made.kind, mention=made.mention or None, events=list(made.events), mentions=list(made.mentions),
        values=made.values, who=made.author, when=made.made, why=made.why, undoes=made.undoes, is_undone=made.is_undone,
    )  # fmt: skip
