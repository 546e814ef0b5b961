"""Many reports, in order, on one or several processes. A report that fails is set aside; the rest go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model.report import Report, Skipped

TABLE_COLUMNS = 160  # of a table that goes into a file or a pipe


def code_reports(
    reports: Iterable[Report], *, form: str, model: str, jobs: int = 1, columns: int | None = None
) -> Iterator[str | Skipped]:
    """For each report its record as text, in order; `Skipped` where coding failed.

    `form` is "jsonl" (a line) or "table" (a table `columns` wide, or a list where that is too narrow for one).
    """
    if jobs == 1:
        for report in reports:
            yield code_one(report, form, model, columns)
        return
    from dateline.processes import in_processes

    yield from in_processes(reports, form, model, columns, jobs)


def code_one(report: Report, form: str, model: str, columns: int | None = None) -> str | Skipped:
    """Code one report and render it."""
    from dateline.errors import DatelineError
    from dateline.parse import load_parser
    from dateline.pipeline import code

    parser = load_parser(model)
    try:
        coded, parsed = code(report, parser)
        if form == "jsonl":
            from dateline.export.record import line

            return line(report, coded, parsed)
        from dateline.export.table import rendered

        return rendered(report, coded, parsed, columns or TABLE_COLUMNS)
    except DatelineError:
        raise
    except Exception as error:  # one report must never stop the others
        return failed(report, error)


def failed(report: Report, error: Exception) -> Skipped:
    """A report on which the program failed."""
    told = f"{type(error).__name__}: {error}".rstrip(": ")
    return Skipped(named(report), f"dateline failed on this report ({told}).", "Please report it with the text.")


def named(report: Report) -> str:
    """The report as messages name it: its id, and where it comes from."""
    return f"{report.id} ({report.origin})" if report.origin else report.id
