"""Tables: columns by name, delimiters, broken rows."""

from datetime import date

import pytest

from dateline.model.report import Report, Skipped

TEXT = "Soldiers crossed the river, the ministry said."


def test_columns(read):
    content = f'Report ID,Headline,Date,Source,Body\nr1,Troops cross river,2024-03-05,The Example,"{TEXT}"\n'
    (report,) = read("reports.csv", content)
    assert report.text == f"Troops cross river\n\n{TEXT}"
    assert (report.id, report.published, report.publisher) == ("r1", date(2024, 3, 5), "The Example")


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("name", ["reports.csv", "reports.tsv", "reports.txt"])
def test_delimiters(read, name, delimiter):
    rows = [["id", "date", "text"], ["1", "2024-03-05", f'"{TEXT}"'], ["2", "2024-03-06", '"Two\nlines ""here"""']]
    got = read(name, "\r\n".join(delimiter.join(row) for row in rows))
    assert [r.text for r in got] == [TEXT, 'Two\nlines "here"']


def test_broken_rows_are_named_and_the_rest_is_read(read):
    content = (
        f'id,date,text\n1,2024-03-05,"{TEXT}"\n2,2024-03-05,Soldiers, they said\n'
        f'3,2024-03-05,"He said "no" to it"\n4,2024-03-05,"not closed\n5,2024-03-05,{TEXT[:25]}\n'
    )
    got = read("reports.csv", content)
    assert [type(r) for r in got] == [
        Report,
        Skipped,
        Skipped,
        Skipped,
        Report,
    ]
    assert [r.input.rpartition(":")[2] for r in got if isinstance(r, Skipped)] == ["3", "4", "5"]


def test_no_text_column(read):
    (skipped,) = read("reports.csv", "name,year\nA,2024\n")
    assert "no column for the text" in skipped.reason
    assert "name, year" in skipped.reason


def test_prose_with_commas_is_no_table(read):
    (report,) = read("report.txt", "Text, title and date of the treaty were published, officials said.\n")
    assert report.text.startswith("Text, title")


def test_long_cell(read):
    (report,) = read("reports.csv", "text\n" + '"' + "Soldiers crossed. " * 20_000 + '"\n')
    assert len(report.text) == 360_000
