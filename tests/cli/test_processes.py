"""Coding on several processes: in order, all of them, and a process that dies takes only its report with it."""

import os

import pytest

from dateline.errors import DatelineError
from dateline.model.report import Report, Skipped
from dateline.processes import in_processes


class Deadly(Report):
    """Ends the process that receives it."""

    def __reduce__(self):
        return os._exit, (9,)


def test_a_process_that_dies_takes_only_its_report_with_it():
    reports = [Report(id=f"r{i}", text=f"Police detained {i} men in Lima.") for i in range(20)]
    reports[3] = Deadly(id="r3", text="", origin="in.jsonl:4")
    got = list(in_processes(reports, "jsonl", "fast", None, 2))
    assert len(got) == 20
    lost = got.pop(3)
    assert isinstance(lost, Skipped)
    assert lost.input == "r3 (in.jsonl:4)"
    assert "status 9" in lost.reason
    assert [f'"id": "r{i}"' in line for i, line in zip((*range(3), *range(4, 20)), got, strict=True)] == [True] * 19


def test_an_error_of_the_installation_stops_the_batch():
    with pytest.raises(DatelineError, match="model"):
        list(in_processes([Report(id="1", text="Police detained a man.")], "jsonl", "no such model", None, 2))
