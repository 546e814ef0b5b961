"""The filters of an address, as the store takes them.

Takes a query string; gives `Asked`. Days, types and statuses must exist; a name that no filter has is refused, so that a
slip of the pen does not show everything.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from pydantic import AfterValidator, StringConstraints, WithJsonSchema

from dateline.attribute.status import STATUSES
from dateline.model.ontology import load_ontology
from dateline.serve.problems import Problem
from dateline.store.filters import Filters
from dateline.store.paging import Key

MOST = 50  # values of one filter
LIMIT, PAGE = 500, 50
TYPES = tuple(load_ontology().types)


def _of(names: tuple[str, ...]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in names:
            raise ValueError(f"{value!r} is none of {', '.join(names)}")
        return value

    return AfterValidator(check)


_SHORT = StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")
Words = Annotated[str, _SHORT]
Type = Annotated[str, _of(TYPES), WithJsonSchema({"type": "string", "enum": list(TYPES)})]
Status = Annotated[str, _of(STATUSES), WithJsonSchema({"type": "string", "enum": list(STATUSES)})]


@dataclass(frozen=True, slots=True)
class Asked:
    """`given` are the filters under the names of the address, without those that were not used."""

    filters: Filters
    words: tuple[str, ...]
    given: Mapping[str, Any]


def _several(text: str) -> Any:  # noqa: ANN401
    return Query(max_length=MOST, description=text)


def asked(
    request: Request,
    since: Annotated[date | None, Query(description="First day.")] = None,
    until: Annotated[date | None, Query(description="Last day.")] = None,
    place: Annotated[list[Words], _several("Part of a place's name, or a country's code.")] = [],  # noqa: B006
    party: Annotated[list[Words], _several("Part of the name of an actor or recipient, or a country's code.")] = [],  # noqa: B006
    type: Annotated[list[Type], _several("Event type.")] = [],  # noqa: B006
    status: Annotated[list[Status], _several("Whether it happened.")] = [],  # noqa: B006
    source: Annotated[list[Words], _several("Part of the name of who says so.")] = [],  # noqa: B006
    publisher: Annotated[list[Words], _several("Part of the name of whose report it is.")] = [],  # noqa: B006
    words: Annotated[list[Words], _several("Words of the sentence or the title; all of them.")] = [],  # noqa: B006
) -> Asked:
    """The filters of a request. Several values of one: any of them; different ones: all."""
    known_only(request)
    first, last = (day.isoformat() if day else None for day in (since, until))
    many = {
        "place": place, "party": party, "type": type, "status": status, "source": source, "publisher": publisher,
        "words": words,
    }  # fmt: skip
    given = {name: day for name, day in (("since", first), ("until", last)) if day}
    filters = Filters(
        first, last, tuple(place), tuple(party), tuple(type), tuple(status), tuple(source), tuple(publisher)
    )
    return Asked(filters, tuple(words), given | {name: values for name, values in many.items() if values})


def known_only(request: Request) -> None:
    """Refuse names in the query that the address does not know."""
    known: frozenset[str] = request.app.state.parameters[name_of(request.scope["endpoint"])]
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        raise Problem(
            422, f"{unknown[0][:100]!r} is nothing to ask for here", f"Known are: {', '.join(sorted(known))}."
        )


def name_of(endpoint: Callable[..., Any]) -> str:
    """The name of an operation in the API's description, such as `events_listed`."""
    return f"{endpoint.__module__.rpartition('.')[2]}_{endpoint.__name__}"


Filtered = Annotated[Asked, Depends(asked)]
Limit = Annotated[int, Query(ge=1, le=LIMIT, description="How many at most.")]
After = Annotated[
    str | None, Query(max_length=1000, pattern="^[A-Za-z0-9_-]+$", description="`next` of the page before.")
]


def key_of(after: str | None) -> Key | None:
    """Where a page begins; what a client may not look into, as it may change."""
    if after is None:
        return None
    try:
        found = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        first, second = found
        if isinstance(first, str) and isinstance(second, str) and "\0" not in first + second:
            return first.encode().decode(), second.encode().decode()  # refuses halves of characters
    except (ValueError, TypeError, binascii.Error, RecursionError):
        pass
    raise Problem(422, "after: this is no page of this list", "Take it from `next` of the page before.")


def next_of(key: Key | None) -> str | None:
    """The other way round."""
    if key is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")
