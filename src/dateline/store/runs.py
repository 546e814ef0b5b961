"""Which state of the program codes, and each call of it that wrote into a store.

Two coders are the same when the version, the model, and the digest of all code and tables that decide a record are.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline.store.clock import now
from dateline.store.database import Database
from dateline.store.keys import content_id

# Folders and files that do not change what a record says; every other one does, and so does RECORD.
UNDECIDING = (
    "api.py", "cli/", "store/", "fetch/", "link/", "read/", "serve/", "export/", "data/export/", "data/link.toml",
    "data/fetch.toml", "batch.py", "processes.py", "errors.py", "__main__.py", "py.typed",
)  # fmt: skip
RECORD = "export/record.py"


@dataclass(frozen=True, slots=True)
class Coder:
    """What codes: the version of dateline, the language model, and what else decides a record."""

    version: str
    model: str
    settings: Mapping[str, str]

    @property
    def id(self) -> str:
        """Equal for equal coders."""
        return content_id(self.version, self.model, json.dumps(dict(self.settings), sort_keys=True))


def this_coder(model: str) -> Coder:
    """The coder that this installation is."""
    from dateline.tables import own_folder

    settings = {"digest": _digest()}
    own = own_folder()
    if own is not None:
        settings["own tables"] = _digest_of([("own", own)])
    return Coder(_version(), model, settings)


def insert_coder(database: Database, coder: Coder) -> None:
    """Make the coder known to the store."""
    if database.rows("SELECT 1 FROM coders WHERE id = ?", (coder.id,)):
        return
    with database.transaction():
        if not database.rows("SELECT 1 FROM coders WHERE id = ?", (coder.id,)):
            settings = json.dumps(dict(coder.settings), sort_keys=True)
            database.change(
                "INSERT INTO coders (id, version, model, settings, first_used) VALUES (?, ?, ?, ?, ?)",
                (coder.id, coder.version, coder.model, settings, now()),
            )


def begin(database: Database, command: str, inputs: Sequence[str], coder: Coder) -> str:
    """The id of a new run."""
    insert_coder(database, coder)
    id = uuid.uuid4().hex[:20]
    with database.transaction():
        database.change(
            "INSERT INTO runs (id, command, inputs, coder_id, started) VALUES (?, ?, ?, ?, ?)",
            (id, command, json.dumps([name.replace("\0", "\ufffd") for name in inputs]), coder.id, now()),
        )
    return id


def end(database: Database, id: str, counts: Mapping[str, int]) -> None:
    """The run ended by itself."""
    with database.transaction():
        database.change("UPDATE runs SET ended = ?, counts = ? WHERE id = ?", (now(), json.dumps(dict(counts)), id))


def _version() -> str:
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "unknown"


@cache
def _digest() -> str:
    """Of the code, tables and weights that decide what a record says."""
    found = [(entry.name, entry) for entry in files("dateline").iterdir()]
    return _digest_of(sorted(found, key=lambda entry: entry[0]))


def _digest_of(entries: Iterable[tuple[str, Traversable]]) -> str:
    digest = hashlib.sha256()
    for name, entry in entries:
        for path, file in _files(entry, name):
            if path.startswith(UNDECIDING) and path != RECORD:
                continue
            digest.update(f"{path}\0".encode())
            with file.open("rb") as stream:
                while piece := stream.read(1 << 20):
                    digest.update(piece)
    return digest.hexdigest()[:16]


def _files(entry: Traversable, name: str) -> list[tuple[str, Traversable]]:
    if entry.is_file():
        return [] if name.endswith((".pyc", ".md")) else [(name, entry)]
    inside = sorted(entry.iterdir(), key=lambda file: file.name)
    return [found for file in inside if file.name != "__pycache__" for found in _files(file, f"{name}/{file.name}")]
