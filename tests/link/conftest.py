"""A store for events, on each database in turn."""

import pytest

from dateline.store import open_store


@pytest.fixture
def database(store_name):
    with open_store(store_name) as opened:
        yield opened.database
