"""The application: routes, errors, and the guard around them.

Takes the name of a store and who may use it; gives an ASGI application. The store is opened here, so that a store that
cannot be used is told before the server starts.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import JSONResponse, Response

from dateline.serve import answers, browser
from dateline.serve.api import about, code, events, export, mentions, reports, review, views
from dateline.serve.asked import name_of
from dateline.serve.fresh import fresh
from dateline.serve.gate import Gate
from dateline.serve.opened import Stores
from dateline.serve.people import current_person
from dateline.serve.security import LOOPBACK, Guard
from dateline.serve.sessions import Sessions
from dateline.serve.shaped.common import Failed

_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": Failed, "description": text}
    for status, text in (
        (400, "What was asked makes no sense."),
        (401, "You are not signed in."),
        (403, "You may not do this."),
        (404, "There is no such thing."),
        (413, "The request is too large."),
        (422, "A filter or value cannot be used."),
        (429, "Too much was asked at once."),
        (500, "The server failed."),
    )
}
_ABOUT = "What dateline read from reports of conflict and diplomacy: events, what each source says of them, and where it stands."


@dataclass(frozen=True, slots=True)
class Served:
    """The application for a server, and what signs people in to it."""

    app: Guard
    inner: FastAPI
    sessions: Sessions
    stores: Stores


def make_app(
    store: str, *, hosts: Iterable[str] = LOOPBACK, any_address: bool = False, folder: Path = browser.FOLDER
) -> Served:
    """The application over a store. `hosts` are names of this server; `any_address`: bare IP addresses are, too."""
    stores = Stores(store)
    with stores.lent():
        pass

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        stores.close()

    app = FastAPI(
        title="dateline", description=_ABOUT, version=about.program().partition(" ")[2] or "0", lifespan=lifespan,
        docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False,
        generate_unique_id_function=lambda route: name_of(route.endpoint),
    )  # fmt: skip
    sessions = Sessions()
    app.state.stores = stores
    app.state.gate = Gate(stores, sessions)
    app.state.started = secrets.token_hex(8)
    api = APIRouter(prefix="/api", dependencies=[Depends(current_person), Depends(fresh)], responses=_ERRORS)
    for noun in (about, code, events, export, mentions, reports, review, views):
        api.include_router(noun.router)
    app.include_router(api)
    app.add_api_route("/api/openapi.json", _openapi, include_in_schema=False, dependencies=[Depends(current_person)])
    app.include_router(browser.router_of(folder))
    answers.add_to(app)
    app.state.parameters = _parameters(app)  # now, as many threads may ask at once later
    return Served(Guard(app, hosts, any_address=any_address), app, sessions, stores)


def _openapi(request: Request) -> Response:
    app: FastAPI = request.app
    return JSONResponse(app.openapi())


def _parameters(app: FastAPI) -> dict[str, frozenset[str]]:
    """For each operation the names that it takes in the query."""
    return {
        operation["operationId"]: frozenset(p["name"] for p in operation.get("parameters", ()) if p["in"] == "query")
        for path in app.openapi()["paths"].values()
        for operation in path.values()
    }
