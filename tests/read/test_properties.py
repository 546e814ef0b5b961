"""What holds for any input: text of JSON comes back exactly, and nothing raises."""

import json
import os
import tempfile
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.report import Report, Skipped
from dateline.read import read_inputs

SUFFIXES = ["", ".txt", ".html", ".json", ".jsonl", ".csv"]
STARTS = [b"", b"<html>", b'{"text": "a"}\n', b'{"', b"[{", b"text,id\n", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"<p>"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4), st.booleans())
def test_any_text_comes_back_exactly(texts, ascii_only):
    lines = "\n".join(json.dumps({"id": i, "text": text}, ensure_ascii=ascii_only) for i, text in enumerate(texts))
    got = list(read_inputs(["-"], stdin=BytesIO(lines.encode())))
    assert len(got) == len(texts)
    for text, result in zip(texts, got, strict=True):
        if isinstance(result, Report):
            assert result.text == text
        else:
            assert not text.strip("\0\ufeff\u200b \t\r\n") or text.isspace()


@given(st.text(st.characters(), min_size=1))
def test_offsets_hold_whatever_the_code_points(text):
    line = json.dumps({"text": "a" + text})
    (report,) = read_inputs(["-"], stdin=BytesIO(line.encode()))
    assert len(report.text) == len("a" + json.loads(json.dumps(text)))
    report.text.encode()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SUFFIXES), st.sampled_from(STARTS), st.binary(max_size=300))
def test_arbitrary_bytes_never_raise(suffix, start, content):
    with tempfile.NamedTemporaryFile(suffix=suffix, delete=False) as file:
        file.write(start + content)
    try:
        got = list(read_inputs([file.name]))
    finally:
        os.unlink(file.name)  # noqa: PTH108
    assert got
    for result in got:
        assert isinstance(result, Report | Skipped)
        if isinstance(result, Report):
            result.text.encode()
            assert result.text.strip()
