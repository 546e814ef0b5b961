"""A store with a few reports in it, coded by the stub."""

from datetime import date

import pytest
import store_stub

from dateline.model.report import Report, Skipped
from dateline.store import open_store, runs
from dateline.store.adding import Adding
from dateline.store.found import Found


@pytest.fixture
def store(store_name):
    with open_store(store_name) as opened:
        yield opened


@pytest.fixture
def database(store):
    return store.database


@pytest.fixture
def add(database):
    """Add reports given as texts or as `Found`; the outcomes."""

    def call(*things, code=store_stub.code, coder=store_stub.CODER):
        run = runs.begin(database, "add", [], coder)
        found = [thing if isinstance(thing, Found) else found_text(thing) for thing in things]
        outcomes = [stored.outcome for stored in Adding(database, code, coder.id, run).add(found)]
        runs.end(database, run, {})
        return outcomes

    return call


@pytest.fixture
def found():
    return found_text


def found_text(text, fetched="2024-03-16T10:00:00Z", published="2024-03-15", publisher="Post", address=None, web=False):
    if isinstance(text, Skipped):
        return Found(text, fetched, retry=address)
    day = date.fromisoformat(published) if published else None
    report = Report(id="r", text=text, publisher=publisher, published=day, origin="test")
    return Found(report, fetched, address, address, web)
