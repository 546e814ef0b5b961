"""Reports: lists of them, and one with its text and mentions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from dateline.serve.asked import PAGE, After, Filtered, Limit, key_of, next_of
from dateline.serve.opened import Opened
from dateline.serve.problems import Problem
from dateline.serve.shaped.common import Listed
from dateline.serve.shaped.reports import Copy, ReportItem, ReportWhole, Version
from dateline.store import paging, report_rows

router = APIRouter()
Id = Annotated[str, Path(max_length=40, pattern="^[0-9a-f]+$")]
_FROM_RIGHT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))


@router.get("/reports")
def listed(asked: Filtered, store: Opened, limit: Limit = PAGE, after: After = None) -> Listed[ReportItem]:
    """Reports with a mention that fits all filters, the latest first; without filters all."""
    page = paging.reports(store.database, asked.filters, asked.words, limit=limit, after=key_of(after))
    items = [
        ReportItem(
            id=r.id, title=r.title, publisher=r.publisher, published=r.published, origin=r.origin, language=r.language,
            mentions=r.mentions, copies=r.copies,
        )
        for r in page.items
    ]  # fmt: skip
    return Listed(items=items, total=page.total, next=next_of(page.last))


@router.get("/reports/{id}")
def one(id: Id, store: Opened) -> ReportWhole:
    """One report: its current text with all that was read from it."""
    found = report_rows.whole(store.database, id)
    if found is None:
        raise Problem(404, f"There is no report {id}", "List them with /api/reports.")
    report = found.report
    return ReportWhole(
        id=found.id,
        title=report.title,
        publisher=report.publisher,
        published=report.published.isoformat() if report.published else None,
        address=found.address if (found.address or "").startswith(("http://", "https://")) else None,
        origin=report.origin,
        language=report.language,
        direction="rtl" if report.language.partition("-")[0] in _FROM_RIGHT else "ltr",
        fetched=found.fetched,
        notes=list(report.notes),
        text=report.text,
        versions=[
            Version(
                id=v.id,
                number=v.number,
                fetched=v.fetched,
                published=v.published,
                title=v.title,
                is_current=v.is_current,
            )
            for v in found.versions
        ],
        copies=[Copy(id=c.id, title=c.title, publisher=c.publisher, published=c.published) for c in found.copies],
        mentions=found.mentions,
        statements=found.parts.get("statements", []),
        labels=found.parts.get("labels", []),
        places=found.parts.get("places", []),
    )
