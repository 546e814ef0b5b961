"""ETags: an answer stays the same as long as the store is not changed.

Takes a request for data; gives its answer a tag made of the store's count of changes, the address and who asks. A client
that sends the tag back is told that nothing changed, and nothing is read.
"""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import Header, Request

from dateline.serve.opened import Opened
from dateline.serve.people import Asking
from dateline.serve.problems import NotModified
from dateline.store.state import changes


def fresh(
    request: Request,
    store: Opened,
    person: Asking,
    if_none_match: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> None:
    """Tag the answer; raise `NotModified` when the client has it."""
    if request.method != "GET":
        return
    state = request.app.state
    parts = (
        state.started, str(changes(store.database)), request.url.path, request.url.query, person.name, person.role,
        request.headers.get("accept", ""),
    )  # fmt: skip
    tag = f'"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'
    request.state.etag = tag
    if tag in [given.strip() for given in (if_none_match or "").split(",")]:
        raise NotModified
