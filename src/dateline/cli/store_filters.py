"""The filters that every listing of a store takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dateline.cli import options

if TYPE_CHECKING:
    from dateline.store.filters import Filters

F = TypeVar("F", bound=Callable[..., Any])
_MANY = (
    ("place", "places", "Place: part of its name, or a country's code such as SDN."),
    ("party", "parties", "Actor or recipient: part of its name, or a country's code."),
    ("type", "types", "Event type, such as ASSAULT."),
    ("status", "statuses", "Status, such as actual or negated."),
    ("source", "sources", "Who says so: part of the name."),
    ("publisher", "publishers", "Whose report it is: part of the name."),
)


def filters(function: F) -> F:
    """--since, --until, --place, --party, --type, --status, --source, --publisher."""
    for name, variable, text in reversed(_MANY):
        function = click.option(f"--{name}", variable, multiple=True, help=f"{text} Repeatable: any of them.")(function)
    function = click.option("--until", callback=options.day, metavar="DATE", help="Last day (YYYY-MM-DD).")(function)
    return click.option("--since", callback=options.day, metavar="DATE", help="First day (YYYY-MM-DD).")(function)


def of(given: Mapping[str, Any]) -> Filters:
    """What the command line asked for."""
    from dateline.store.filters import Filters

    since, until = (given[name].isoformat() if given[name] else None for name in ("since", "until"))
    many = {variable: tuple(given[variable]) for _, variable, _ in _MANY}
    return Filters(since, until, **many)
