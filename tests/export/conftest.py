"""A small store whose records are given, so that no model is run."""

import io

import export_recipes
import pytest
from click.testing import CliRunner
from export_store import fill, link, made

from dateline.cli import cli
from dateline.export.taking import Wanted, take
from dateline.store import open_store, selecting
from dateline.store.filters import Filters


@pytest.fixture
def database(store_name):
    """The store, on each database in turn."""
    with open_store(store_name) as opened:
        fill(opened.database, made())
        yield opened.database


@pytest.fixture
def file(tmp_path):
    """The same in a file, by its name."""
    name = tmp_path / "store.sqlite"
    with open_store(str(name)) as opened:
        fill(opened.database, made())
    return name


@pytest.fixture
def taken(file):
    """Take an export; its bytes, and what it says of itself."""

    def call(form, **wish):
        stream = io.BytesIO()
        with open_store(str(file)) as opened:
            told = take(opened.database, Wanted(form, **wish), stream, "dateline 9.9")
        return stream.getvalue(), told

    return call


@pytest.fixture
def folder(tmp_path, file, monkeypatch):
    """Where a reader of the page stands: a store with events, and the files of its first commands."""
    with open_store(str(file)) as opened:
        found = list(selecting.mentions(opened.database, selecting.mention_ids(opened.database, Filters())))
        agreed = [
            {"type": m.record["type"], "status": "actual", "days": None, "place": m.record["place"]} for m in found
        ]
        link(opened.database, *([m] for m in found), agreed=agreed)
    file.rename(tmp_path / "dateline.sqlite")
    monkeypatch.chdir(tmp_path)
    for arguments in export_recipes.commands():
        done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
        assert done.exit_code == 0, done.output
    return tmp_path
