"""`dateline code` as people and programs call it: a process of its own, files, pipes, bad input."""

import json
import os
import subprocess
import sys

import pytest

REPORT = """Police detain protesters in Torvale

Police in the Georgian capital Tbilisi detained 12 protesters on Friday, the interior ministry said.

The opposition condemned the arrests and demanded the release of the detainees.
"""


def dateline(*arguments, stdin=b"", cwd=None):
    done = subprocess.run(
        [sys.executable, "-m", "dateline", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        timeout=120,
        env={**os.environ, "COLUMNS": "160"},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def line(id, text, **more):
    return json.dumps(
        {"id": id, "title": None, "publisher": "Harbour Post", "published": "2024-03-16", "text": text, **more}
    )


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text(
        "\n".join(
            [
                line(
                    "a",
                    "Rebels shelled the town of Goma on Monday, killing at least 20 civilians, the army said.",
                    gold=[1, 2],
                ),
                line("b", "  Two ministers met in Geneva on Thursday. \n"),
                line(
                    "c",
                    "Les ministres se sont rencontrés jeudi à Genève pour discuter de la paix dans la région et de la guerre.",
                ),
            ]
        )
        + "\n"
    )
    return path


def test_json_lines_in_and_out(reports, tmp_path):
    out = tmp_path / "out.jsonl"
    code, stdout, stderr = dateline("code", "--format", "jsonl", "-o", out, reports)
    assert (code, stdout) == (0, "")
    assert "Traceback" not in stderr
    records = [json.loads(x) for x in out.read_text().splitlines()]
    assert [r["id"] for r in records] == ["a", "b", "c"]
    assert records[1]["text"] == "  Two ministers met in Geneva on Thursday. \n"
    first = records[0]
    assault = next(m for m in first["mentions"] if m["type"] == "ASSAULT")
    assert assault["trigger"]["text"] == "shelled"
    assert assault["date"]["earliest"] == assault["date"]["latest"] == "2024-03-11"
    assert any(f["kind"] == "killed" and f["low"] == 20 for f in assault["figures"])
    assert any(p["name"] == "Goma" and p["country"] == "COD" for p in first["places"])
    assert records[2]["language"] == "fr"
    assert records[2]["mentions"] == []


def test_the_same_bytes_in_any_company_and_by_any_number_of_processes(reports, tmp_path):
    alone = {}
    for text in reports.read_text().splitlines():
        path = tmp_path / "one.jsonl"
        path.write_text(text)
        _, stdout, _ = dateline("code", "--format", "jsonl", path)
        alone[json.loads(text)["id"]] = stdout
    turned = tmp_path / "turned.jsonl"
    turned.write_text("\n".join(reversed(reports.read_text().splitlines())))
    _, backwards, _ = dateline("code", "--format", "jsonl", turned)
    _, parallel, _ = dateline("code", "--format", "jsonl", "--jobs", "2", turned)
    assert backwards == parallel == "".join(alone[i] for i in "cba")


def test_a_text_file_and_options(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    code, stdout, _ = dateline("code", path, "--published", "2024-03-16", "--publisher", "Harbour Post")
    assert code == 0
    record = json.loads(stdout)
    assert record["title"] == "Police detain protesters in Torvale"
    assert (record["publisher"], record["published"]) == ("Harbour Post", "2024-03-16")
    assert {"COERCE", "ACCUSE", "REQUEST"} <= {m["type"] for m in record["mentions"]}


def test_table_for_people(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    code, stdout, _ = dateline("code", path, "--format", "table", "--published", "2024-03-16")
    assert code == 0
    assert "COERCE" in stdout
    assert "2024-03-15" in stdout


def test_standard_input_and_no_date(tmp_path):
    code, stdout, _ = dateline("code", "-", stdin=REPORT.encode())
    assert code == 0
    record = json.loads(stdout)
    assert any("No publication date" in n for n in record["notes"])
    dates = [m["date"] for m in record["mentions"] if m["date"] and m["date"].get("text") == "Friday"]
    assert dates
    assert all(d["earliest"] is None and d["reason"] for d in dates)


def test_bad_inputs_are_listed_and_the_rest_is_coded(tmp_path, reports):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    broken = tmp_path / "broken.jsonl"
    broken.write_text(
        "\n".join(
            [line(str(i), "They met in Geneva on Monday.") for i in range(6)]
            + ['{"id": "x", "text": ']
            + [line("8", "They met.")]
        )
    )
    out = tmp_path / "out.jsonl"
    code, _, stderr = dateline(
        "code",
        "-o",
        out,
        tmp_path / "empty.txt",
        tmp_path / "picture.txt",
        tmp_path / "missing.txt",
        broken,
        reports,
        "--format",
        "jsonl",
    )
    assert code == 1
    assert "Traceback" not in stderr
    for name in ("empty.txt", "picture.txt", "missing.txt", "broken.jsonl:7"):
        assert name in stderr
    assert len(out.read_text().splitlines()) == 7 + 3


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["code", "--published", "2024-13-45", "x.txt"], "2024-13-45"),
        (["code", "--jobs", "0", "x.txt"], "0"),
        (["code", "missing.txt"], "missing.txt"),
        (["explain", "missing.txt"], "missing.txt"),
        (["cod"], "cod"),
    ],
)
def test_wrong_usage_is_two_and_a_plain_word(arguments, says, tmp_path):
    code, _, stderr = dateline(*arguments, cwd=tmp_path)
    assert code == 2
    assert says in stderr
    assert "Traceback" not in stderr


def test_a_failing_output_is_a_plain_word(reports, tmp_path):
    code, _, stderr = dateline("code", reports, "-o", tmp_path / "no" / "such" / "out.jsonl")
    assert code != 0
    assert "Traceback" not in stderr
    assert "out.jsonl" in stderr


def test_explain_shows_characters_rules_and_losers(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    code, stdout, _ = dateline("explain", path, "--published", "2024-03-16")
    assert code == 0
    assert "detained" in stdout
    assert "by encoder" in stdout
    for field in ("type:", "actors:", "recipients:", "date:", "place:", "status:", "attribution:", "figures:"):
        assert field in stdout
    code, only, _ = dateline("explain", path, "m1", "--published", "2024-03-16")
    assert code == 0
    assert only.startswith("m1 ")
    code, _, stderr = dateline("explain", path, "m99")
    assert code == 2
    assert "m99" in stderr


def test_parse_schema_and_doctor(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    code, stdout, _ = dateline("parse", path, "--format", "conllu")
    assert code == 0
    assert stdout.startswith("# newdoc id = ")
    code, stdout, _ = dateline("schema")
    assert code == 0
    assert json.loads(stdout)["$schema"].endswith("2020-12/schema")
    code, stdout, _ = dateline("doctor")
    assert code == 0
    assert "All is well" in stdout
