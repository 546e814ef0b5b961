"""Reports into the store: what is known is left out before it is coded, each other one is stored whole.

Takes what reading and fetching found; gives one `Stored` for each, in order. A report, its record and all that belongs
to it are written in one transaction, so that whenever the program is ended, each is there whole or not at all.
"""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.model.report import Report, Skipped
from dateline.store import addresses, reports, skipped
from dateline.store.database import Database
from dateline.store.found import Finished, Found, Unchanged

Code = Callable[[Iterable[Report]], Iterator[str | Skipped]]
"""Reports in, for each its record as a line of JSON, or why there is none; in order."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one thing that was found: "added", "changed" (a new version), "known" or "skipped"."""

    outcome: str
    found: Found
    skipped: Skipped | None = None


class Adding:
    """One run that adds to the store. `published` and `publisher` are kept with what is skipped, for another try."""

    def __init__(
        self,
        database: Database,
        code: Code,
        coder_id: str,
        run_id: str,
        *,
        counts: Counter[str] | None = None,
        published: str | None = None,
        publisher: str | None = None,
    ) -> None:
        self.counts: Counter[str] = Counter() if counts is None else counts
        self._database = database
        self._code = code
        self._coder_id = coder_id
        self._run_id = run_id
        self._given = (published, publisher)
        self._coding: deque[tuple[Found, Report]] = deque()
        self._told: deque[Stored] = deque()

    def add(self, found: Iterable[Found | Unchanged | Finished]) -> Iterator[Stored]:
        """Store what is new."""
        for outcome in self._code(self._uncoded(found)):
            yield from self._waiting()
            yield self._counted(self._coded(*self._coding.popleft(), outcome))
        yield from self._waiting()

    def _uncoded(self, found: Iterable[Found | Unchanged | Finished]) -> Iterator[Report]:
        """The reports that have to be coded; all else is dealt with here."""
        for thing in found:
            match thing:
                case Finished():
                    self._finish(thing)
                case Unchanged():
                    with self._database.transaction():
                        addresses.answered(self._database, thing.page, thing.fetched, is_changed=False)
                    self.counts["known"] += 1
                case Found(outcome=Skipped() as reason):
                    self._told.append(self._skip(thing, reason))
                case Found(outcome=Report() as report):
                    if self._is_stored(thing, report):
                        continue
                    self._coding.append((thing, report))
                    yield report

    def _is_stored(self, found: Found, report: Report) -> bool:
        """Whether the text is there; what is new about it is noted."""
        id = reports.id_of(found, report)
        outcome: str = "known"
        if not reports.known(self._database, id):
            with self._database.transaction():
                if not self._database.rows("SELECT 1 FROM versions WHERE id = ?", (id,)):
                    return False
                outcome = reports.restore(self._database, id, found)
        self._note_page(found, id)
        self._told.append(Stored(outcome, found))
        return True

    def _coded(self, found: Found, report: Report, outcome: str | Skipped) -> Stored:
        id = reports.id_of(found, report)
        record = None if isinstance(outcome, Skipped) else json.loads(outcome)
        with self._database.transaction():
            told = reports.insert(self._database, found, report, record, self._coder_id, self._run_id)
            if isinstance(outcome, Skipped):
                self._keep(found, outcome, id)
            self._page(found, id)
        return Stored("skipped", found, outcome) if isinstance(outcome, Skipped) else Stored(told, found)

    def _skip(self, found: Found, reason: Skipped) -> Stored:
        with self._database.transaction():
            self._keep(found, reason)
            if found.page:
                page = found.page
                addresses.failed(self._database, page.address, found.fetched, reason.reason, due=page.due)
        return Stored("skipped", found, reason)

    def _keep(self, found: Found, reason: Skipped, version_id: str | None = None) -> None:
        published, publisher = self._given
        skipped.insert(
            self._database, found, reason, self._run_id, version_id=version_id, published=published, publisher=publisher
        )

    def _finish(self, thing: Finished) -> None:
        if skipped.is_waiting(self._database, thing.retry, self._run_id):
            with self._database.transaction():
                skipped.finished(self._database, thing.retry, self._run_id)

    def _note_page(self, found: Found, version_id: str) -> None:
        if found.page:
            with self._database.transaction():
                self._page(found, version_id)

    def _page(self, found: Found, version_id: str) -> None:
        if found.page:
            rows = self._database.rows("SELECT report_id FROM versions WHERE id = ?", (version_id,))
            addresses.answered(self._database, found.page, found.fetched, report_id=str(rows[0][0]))

    def _waiting(self) -> Iterator[Stored]:
        while self._told:
            yield self._counted(self._told.popleft())

    def _counted(self, stored: Stored) -> Stored:
        self.counts[stored.outcome] += 1
        return stored
