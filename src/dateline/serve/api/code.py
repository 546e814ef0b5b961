"""Coding a report that is sent, without keeping it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import Any

from fastapi import APIRouter, Depends

from dateline import api
from dateline.errors import InputError
from dateline.serve.people import from_ours
from dateline.serve.problems import Problem
from dateline.serve.shaped.code import Given

router = APIRouter()
_WAITING = 4  # texts that may be coded or wait at once


class _OneCoder:
    """One coder for the process, loaded when it is first used; one text at a time."""

    def __init__(self) -> None:
        self._coder: api.Coder | None = None
        self._lock = Lock()
        self._places = BoundedSemaphore(_WAITING)

    @contextmanager
    def mine(self) -> Iterator[api.Coder]:
        """The coder, when it is one's turn."""
        if not self._places.acquire(blocking=False):
            raise Problem(429, "Too many texts wait to be coded", "Try again in a minute.")
        try:
            with self._lock:
                if self._coder is None:
                    self._coder = api.load()
                yield self._coder
        finally:
            self._places.release()


_one = _OneCoder()


@router.post("/code", dependencies=[Depends(from_ours)])
def code(given: Given) -> dict[str, Any]:
    """The record of a report, in the form of the codebook, section 8. Nothing is kept."""
    with _one.mine() as coder:
        try:
            coded = coder.code(
                given.text, published=given.published, publisher=given.publisher, title=given.title, id=given.id
            )
        except InputError as error:
            raise Problem(422, error.what, error.advice) from error
    return coded.record
