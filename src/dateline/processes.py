"""Coding on several processes: reports in, records out in the same order.

Each process codes one report at a time, so that when one dies (killed for memory, a fault in a library) the report
that it was at is known: that one is set aside, and a new process takes its place.
"""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait

from dateline.batch import code_one, named
from dateline.errors import DatelineError
from dateline.model.report import Report, Skipped

AHEAD = 4  # reports a process that may wait to be written, so that memory stays small
Answer = str | Skipped | tuple[str, str, str]
"""A record, why there is none, or the parts of an error that stops the whole batch."""


def in_processes(
    reports: Iterable[Report], form: str, model: str, columns: int | None, jobs: int
) -> Iterator[str | Skipped]:
    """The record of each report, in order."""
    numbered = enumerate(reports)
    idle: list[_Process] = []
    busy: dict[Connection, tuple[_Process, int, Report]] = {}
    done: dict[int, str | Skipped] = {}
    written, is_more = 0, True
    try:
        while True:
            while is_more and len(busy) < jobs and len(busy) + len(done) < jobs * AHEAD:
                following = next(numbered, None)
                if following is None:
                    is_more = False
                    break
                process = idle.pop() if idle else _Process(form, model, columns)
                busy[process.connection] = (process, *following)
                process.send(following[1])
            while written in done:
                yield done.pop(written)
                written += 1
            if not busy:
                if is_more:
                    continue  # all that waited is written, so there is room for more
                return
            for connection in wait(list(busy)):
                assert isinstance(connection, Connection)
                process, number, report = busy.pop(connection)
                answer = process.answer()
                if answer is None:
                    done[number] = _lost(report, process.end())
                    continue
                idle.append(process)
                done[number] = answer
    finally:
        for process in (*idle, *(entry[0] for entry in busy.values())):
            process.end()


def _lost(report: Report, status: int | None) -> Skipped:
    how = f"signal {-status}" if status is not None and status < 0 else f"status {status}"
    return Skipped(
        named(report),
        f"the process that coded this report ended unexpectedly ({how}).",
        "Code it alone, without --jobs; if the computer is short of memory, use fewer --jobs.",
    )


class _Process:
    """One process that codes report after report."""

    def __init__(self, form: str, model: str, columns: int | None) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, form, model, columns), daemon=True)
        with _uninterrupted():
            self._process.start()
        theirs.close()

    def send(self, report: Report) -> None:
        """Give it a report. A process that is gone is noticed when its answer is asked for."""
        try:
            self.connection.send(report)
        except OSError:
            return

    def answer(self) -> str | Skipped | None:
        """The record of the report; None when the process is gone. Raises an error that stops the batch."""
        try:
            answer: Answer = self.connection.recv()
        except (EOFError, OSError):
            return None
        if isinstance(answer, tuple):
            what, where, advice = answer
            raise DatelineError(what, where=where, advice=advice)
        return answer

    def end(self) -> int | None:
        """End the process, whatever it is doing, and give its exit status."""
        self.connection.close()
        self._process.kill()
        self._process.join()
        return self._process.exitcode


def _serve(connection: Connection, form: str, model: str, columns: int | None) -> None:
    """What a process does: answer reports until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            report: Report = connection.recv()
        except (EOFError, OSError):
            return
        answer: Answer
        try:
            answer = code_one(report, form, model, columns)
        except DatelineError as error:
            answer = (error.what, error.where, error.advice)
        connection.send(answer)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """A process that starts here is not told of Ctrl-C, not even while it starts; the one that started it ends it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # its start, which the first process would bring about, lifts the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
