"""What new tables of an older store are filled with, where a statement cannot say it.

Takes a database in which a migration was just applied; writes what the program keeps in the migration's tables from then on.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from dateline.store import events, labels
from dateline.store.database import Database, text

_SOME = 1000


def fill(database: Database, migration: int) -> None:
    """Fill what this migration made, if it needs that."""
    if migration in _FILLS:
        _FILLS[migration](database)


def _event_parties(database: Database) -> None:
    after = ""
    while rows := database.rows("SELECT id, agreed FROM events WHERE id > ? ORDER BY id LIMIT ?", (after, _SOME)):
        for id, agreed in rows:
            events.insert_parties(database, text(id), json.loads(text(agreed)))
        after = text(rows[-1][0])


_FILLS: dict[int, Callable[[Database], None]] = {23: _event_parties, 24: labels.fill}
