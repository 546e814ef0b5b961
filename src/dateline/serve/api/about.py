"""The program, the store and who asks."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, Request

from dateline.attribute.status import STATUSES
from dateline.export.columns import parsed
from dateline.model.ontology import load_ontology
from dateline.serve.opened import Opened
from dateline.serve.people import Asking
from dateline.serve.quads import QUADS
from dateline.serve.shaped.about import About, Asker, Counts, EventType
from dateline.store import counting
from dateline.store.event_list import unlinked

router = APIRouter()


def program() -> str:
    """Name and version."""
    try:
        return f"dateline {version('dateline')}"
    except PackageNotFoundError:
        return "dateline"


@router.get("/about")
def about(request: Request, store: Opened, person: Asking) -> About:
    """What this is: program, store, how much is in it, and who asks."""
    database = store.database
    first, last = counting.days(database)
    return About(
        program=program(),
        store=database.name,
        counts=Counts(**counting.counts(database)),
        unlinked=unlinked(database),
        first=first,
        last=last,
        types=[
            EventType.model_validate({"name": t.code, "quad": QUADS[t.quad], "what": t.gloss})
            for t in load_ontology().types.values()
        ],
        statuses=list(STATUSES),
        person=Asker(name=person.name, role=person.role),
        licences=[parsed("notes")["licence"][key] for key in ("records", "texts", "places", "ontology")],
    )
