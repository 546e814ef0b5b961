"""The command, as a person and as a program call it."""

import json

import pytest
from click.testing import CliRunner

from dateline.cli import cli


@pytest.fixture
def run(database, store_name):
    def call(*given, author="ana"):
        return CliRunner(env={"DATELINE_AUTHOR": author}).invoke(cli, ["review", *given, "--store", store_name])

    return call


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_review_from_the_shell(run, ids):
    first = run("next")
    assert first.exit_code == 0 and "[met]" in first.stdout and ids["Wire met"] in first.stdout
    assert "4 left" in first.stderr
    assert "AGREE" in run("decide", ids["Wire met"][:8], "type", "agree", "--why", "Not yet.").stdout
    assert "rejected" in run("decide", ids["Post arrested"], "reject").stdout
    run("decide", ids["Wire met"], "accept", author="ben")
    assert "2 left" in run("next").stderr
    assert "took back in" not in run("undo").stdout
    told = lines(run("history"))
    assert [(d["kind"], d["who"]) for d in told] == [
        ("undo", "ana"), ("accept", "ben"), ("reject", "ana"), ("correct", "ana"),
    ]  # fmt: skip
    assert told[3]["values"]["type"] == "AGREE" and told[3]["why"] == "Not yet." and told[2]["is_undone"]
    assert len(lines(run("history", ids["Wire met"][:10]))) == 2
    table = run("history", "--format", "table").stdout
    assert "corrected mention" in table and "“Not yet.”" in table and "(taken back)" in table
    fields = {f["field"]: f for f in lines(run("agreement"))}
    assert (fields["record"]["pairs"], fields["record"]["share"]) == (1, 1.0)
    assert "kappa" in run("agreement", "--format", "table").stdout


def test_none_is_left(run, ids):
    for id in ids.values():
        assert run("decide", id, "accept").exit_code == 0
    done = run("next")
    assert (done.exit_code, done.stdout) == (1, "") and "None is left" in done.stderr
    assert run("next", "--second", author="ben").exit_code == 0


def test_slips_are_told(run, ids):
    for given in (
        ["decide", ids["Wire met"], "type", "WAR"],
        ["decide", "zz", "accept"],
        ["undo"],
        ["next", "--after", "zz"],
    ):
        assert run(*given).exception is not None, given
    assert run("history").stdout == ""
