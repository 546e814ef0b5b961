"""What went wrong, as a client is told: a status, what was wrong, and what to do. Never where in the program."""

from __future__ import annotations


class Problem(Exception):
    """An answer that is an error. `advice` may be empty."""

    def __init__(self, status: int, what: str, advice: str = "") -> None:
        super().__init__(status, what, advice)
        self.status = status
        self.what = what
        self.advice = advice


class NotModified(Exception):
    """The client has the answer already."""
