"""Many reports, in order, on one or several processes. A report that fails is set aside; the rest go on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from dateline.model.report import Report, Skipped

AHEAD = 4  # reports a process that may wait to be written, so that memory stays small


def code_reports(reports: Iterable[Report], *, form: str, model: str, jobs: int = 1) -> Iterator[str | Skipped]:
    """For each report its record as text ("jsonl": a line, "table": a table), in order; `Skipped` where coding failed."""
    if jobs == 1:
        for report in reports:
            yield code_one(report, form, model)
        return
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor

    waiting: deque[Future[str | Skipped]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        for report in reports:
            waiting.append(pool.submit(code_one, report, form, model))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def code_one(report: Report, form: str, model: str) -> str | Skipped:
    """Code one report and render it."""
    from dateline.errors import DatelineError
    from dateline.export.record import line
    from dateline.parse import load_parser
    from dateline.pipeline import code

    parser = load_parser(model)
    try:
        coded, parsed = code(report, parser)
        if form == "jsonl":
            return line(report, coded, parsed)
        return _rendered(report, coded, parsed)
    except DatelineError:
        raise
    except Exception as error:  # one report must never stop the others
        where = f" ({report.origin})" if report.origin else ""
        return Skipped(
            report.id + where,
            f"dateline failed on this report: {type(error).__name__}: {error}.",
            "Please report it with the text.",
        )


def _rendered(report: Report, coded: object, parsed: object) -> str:
    import io
    import shutil

    from rich.console import Console

    from dateline.export.table import shown, table
    from dateline.model.mention import CodedReport
    from dateline.model.sentence import ParsedReport

    out = io.StringIO()
    console = Console(file=out, width=max(100, shutil.get_terminal_size((160, 40)).columns), highlight=False)
    assert isinstance(coded, CodedReport)
    if not isinstance(parsed, ParsedReport):
        console.print(f"{shown(report.title or report.id)}: not coded; its language is {report.language}.")
    elif not coded.mentions:
        console.print(f"{shown(report.title or report.id)}: no event found.")
    else:
        console.print(table(report, coded, parsed))
    for note in report.notes:
        console.print(f"Note: {shown(note)}")
    return out.getvalue().rstrip("\n")
