"""Web archives of any kind of damage are read as far as they go, and never stop a batch."""

import gzip

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.report import Report
from dateline.read import read_inputs

TEXT = b"Talks end\n\nThe two governments ended their talks in Geneva on Monday, the ministry said in a statement."


def record(address=b"http://example.org/1", kind=b"text/plain", body=TEXT, status=b"200 OK"):
    payload = b"HTTP/1.1 " + status + b"\r\nContent-Type: " + kind + b"\r\n\r\n" + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + address + b"\r\nWARC-Date: 2024-03-16T10:00:00Z\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(payload)
    ) + payload + b"\r\n\r\n"  # fmt: skip


WHOLE = record() + record(b"http://example.org/2")


def outcomes(path, data):
    path.write_bytes(data)
    return list(read_inputs([str(path)]))


def test_plain_packed_and_packed_as_a_whole(tmp_path):
    for data in (WHOLE, gzip.compress(record()) + gzip.compress(record(b"http://example.org/2")), gzip.compress(WHOLE)):
        found = outcomes(tmp_path / "crawl.warc", data)
        assert [(type(report), report.origin, report.title) for report in found] == [
            (Report, "http://example.org/1", "Talks end"),
            (Report, "http://example.org/2", "Talks end"),
        ]


def test_other_records_are_passed_over(tmp_path):
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"
    data = info + record(status=b"404 Not Found") + record(kind=b"image/png") + record(b"ftp://example.org/")
    (skipped,) = outcomes(tmp_path / "crawl.warc", data)
    assert "no reports" in skipped.reason


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=40), st.integers(0, 40), st.booleans())
def test_damage(tmp_path_factory, place, put, leave_out, is_packed):
    data = b"WARC/1.0\r\n" + (WHOLE[:place] + put + WHOLE[place + leave_out :])[10:]
    for outcome in outcomes(
        tmp_path_factory.getbasetemp() / "damaged.warc", gzip.compress(data) if is_packed else data
    ):
        assert outcome.origin if isinstance(outcome, Report) else outcome.reason


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=5))
def test_damage_of_the_packing(tmp_path_factory, place, put):
    packed = gzip.compress(record()) + gzip.compress(record(b"http://example.org/2"))
    data = packed[:60] + packed[60 : 60 + place] + put + packed[60 + place + len(put) :]
    assert all(outcomes(tmp_path_factory.getbasetemp() / "damaged.warc.gz", data))
