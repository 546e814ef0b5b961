"""dateline serve and dateline tokens."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner
from serve_site import fill

from dateline.cli import cli
from dateline.store import open_store

pytestmark = pytest.mark.parametrize("store_name", ["sqlite"], indirect=True)


def call(*args):
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def test_tokens_are_made_listed_and_withdrawn(store_name):
    open_store(store_name).database.close()
    token = call("tokens", "add", "Ama", "--role", "reviewer", "--store", store_name).stdout.strip()
    assert token.startswith("dl_") and len(token) > 40
    listed = call("tokens", "list", "--store", store_name, "--format", "csv").stdout
    assert "Ama,reviewer" in listed and token not in listed
    assert call("tokens", "add", "Ama", "--store", store_name).exit_code
    assert call("tokens", "withdraw", "Ama", "--store", store_name).exit_code == 0
    assert call("tokens", "withdraw", "Ama", "--store", store_name).exit_code
    assert call("tokens", "add", "Ama", "--store", store_name).exit_code == 0


@pytest.mark.parametrize("args", [("--host", "0.0.0.0"), ("--host", "192.168.1.5")])
def test_others_are_not_let_in_without_tokens(store_name, args):
    open_store(store_name).database.close()
    answer = call("serve", "--store", store_name, *args)
    assert answer.exit_code == 2 and "--team" in answer.output


def test_a_store_that_is_not_there_is_not_made(store_name):
    answer = call("serve", "--store", store_name)
    assert answer.exit_code == 2 and not Path(store_name).exists()


def test_serve_prints_an_address_that_lets_in(store_name):
    with open_store(store_name) as store:
        fill(store.database)
    command = [sys.executable, "-m", "dateline", "serve", "--store", store_name, "--port", "0", "--reviewer", "Ama"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "DATELINE_TOKEN": "once"}
    ) as process:
        try:
            address = process.stdout.readline().strip()
            assert address.endswith("/?token=once")
            with httpx2.Client(follow_redirects=True, transport=httpx2.HTTPTransport(retries=5), timeout=30) as client:
                assert client.get(address).status_code == 200
                about = client.get(address.split("?")[0] + "api/about").json()
            assert about["person"] == {"name": "Ama", "role": "admin"}
            assert about["counts"] == {"reports": 4, "mentions": 4, "events": 4, "independent": 4}
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=30)
