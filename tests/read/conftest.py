"""A way to read one made-up file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.model.report import Report, Skipped
from dateline.read import read_inputs

Read = Callable[..., list[Report | Skipped]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes a file of the given name and content, and reads it."""

    def write_and_read(name: str, content: str | bytes, **options: object) -> list[Report | Skipped]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_inputs([str(path)], **options))

    return write_and_read
