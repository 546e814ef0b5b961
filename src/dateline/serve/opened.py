"""Open stores for requests: each request has one to itself while it is answered.

FastAPI answers in several threads, and a connection to a database serves one at a time. Takes the name of a store;
lends a connection, and takes it back for the next request.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue
from typing import Annotated

from fastapi import Depends, Request

from dateline.errors import StoreError
from dateline.store import Store, open_store

KEPT = 8  # idle connections


class Stores:
    """The connections to one store."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._idle: LifoQueue[Store] = LifoQueue(KEPT)
        self._shown = ""

    @property
    def shown(self) -> str:
        """The store's name without a password in it."""
        if not self._shown:
            with self.lent() as store:
                self._shown = store.database.name
        return self._shown

    @contextmanager
    def lent(self) -> Iterator[Store]:
        """A connection for the length of a `with` statement. One that failed is not lent again."""
        try:
            store = self._idle.get_nowait()
        except Empty:
            store = open_store(self.name)
        try:
            yield store
        except StoreError as error:
            if error.__cause__ is not None:  # the database said no, not dateline
                store.database.close()
                raise
            self._put(store)
            raise
        except BaseException:
            store.database.close()
            raise
        self._put(store)

    def _put(self, store: Store) -> None:
        if self._idle.full():
            store.database.close()
        else:
            self._idle.put(store)

    def close(self) -> None:
        """End the idle connections."""
        while not self._idle.empty():
            self._idle.get().database.close()


def store_of(request: Request) -> Iterator[Store]:
    """The store for this request. One that only reads sees the store as it is when it begins, to its end."""
    stores: Stores = request.app.state.stores
    with stores.lent() as store:
        if request.method in ("GET", "HEAD"):
            with store.database.reading():
                yield store
        else:
            yield store


Opened = Annotated[Store, Depends(store_of)]
