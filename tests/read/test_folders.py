"""Folders: which files of one are read, and in which order."""

from dateline.model.report import Skipped
from dateline.read import read_inputs

GOOD = "Soldiers crossed the river, the ministry said."


def test_sorted_with_hidden_and_foreign_files_left_out(tmp_path):
    for name, content in {
        "b.txt": GOOD,
        "a/z.txt": GOOD + " It was so.",
        "c.JSONL": '{"id": "line", "text": "Soldiers crossed the river."}',
        "saved": "<!doctype html><p>Soldiers crossed the river near the border, the ministry said on Monday.</p>",
        ".hidden.txt": GOOD,
        ".git/config.txt": GOOD,
        "style.css": "body { color: red }",
        "image.png": "\x89PNG\r\n\x1a\n",
        "scan.pdf": "%PDF-1.4",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode("latin-1"))
    got = list(read_inputs([str(tmp_path)]))
    names = [(r.input if isinstance(r, Skipped) else r.origin).removeprefix(f"{tmp_path}/") for r in got]
    assert names == ["b.txt", "c.JSONL:1", "saved", "scan.pdf", "a/z.txt"]
    assert [r.input for r in got if isinstance(r, Skipped)] == [str(tmp_path / "scan.pdf")]


def test_folder_without_reports(tmp_path):
    (tmp_path / "style.css").write_text("body {}")
    (skipped,) = read_inputs([str(tmp_path)])
    assert skipped.input == str(tmp_path)
    assert "no reports" in skipped.reason
    assert ".jsonl" in skipped.advice
