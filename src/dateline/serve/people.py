"""Who asks, and what each may do: what endpoints depend on.

A reader looks, a reviewer also decides, an admin does all. `current_person` gives who asks; `reviewer` demands one who may
decide, and that the request comes from our own pages or a program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Request

from dateline.serve.problems import Problem

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
HEADER = "X-Dateline"


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and as what."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this role or a higher one is hers."""
        return ROLES.index(self.role) >= ROLES.index(role)


def current_person(request: Request) -> Person:
    """Who asks, let in by the application's gate (see gate.py)."""
    person: Person | None = request.app.state.gate.person(request)
    if person is None:
        raise Problem(401, "You are not signed in", "Open the address that dateline serve printed, or send a token.")
    return person


def from_ours(request: Request) -> None:
    """Demand the header that a form of another site cannot send."""
    if request.headers.get(HEADER) != "1":
        raise Problem(403, "The request does not come from the explorer", f"Send the header {HEADER}: 1.")


def reviewer(request: Request) -> Person:
    """Who asks, where only those may who decide."""
    person = current_person(request)
    if not person.may("reviewer"):
        raise Problem(403, "Readers may look, not decide", "Ask whoever runs the server for the role of a reviewer.")
    from_ours(request)
    return person


Asking = Annotated[Person, Depends(current_person)]
Reviewing = Annotated[Person, Depends(reviewer)]
