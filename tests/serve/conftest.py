"""The explorer's server over a small store, asked by real HTTP."""

import pytest
from serve_site import fill, running, visiting

from dateline.store import open_store


@pytest.fixture
def filled(store_name):
    """A store with something in it, and its events by type."""
    with open_store(store_name) as store:
        return store_name, fill(store.database)


@pytest.fixture
def site(filled):
    """A server over it: what made it, its address, and the events."""
    name, found = filled
    with running(name) as (served, address):
        yield served, address, found


@pytest.fixture
def client(site):
    served, address, _ = site
    with visiting(served, address) as browser:
        yield browser


@pytest.fixture
def event(site):
    """The id of the event of a type."""
    return site[2].__getitem__


@pytest.fixture
def get(client):
    """What is under an address of the API, where that is there."""

    def call(address, **query):
        answer = client.get(f"/api/{address}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return call
