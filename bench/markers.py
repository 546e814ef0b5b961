"""Replaces what stands between two markers of a text file, such as `<!-- accuracy -->` and `<!-- /accuracy -->`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def put(path: Path, marker: str, content: str) -> None:
    """Write the content between the markers; stops when the file does not have each of them once."""
    text = path.read_text(encoding="utf-8")
    first, last = f"<!-- {marker} -->", f"<!-- /{marker} -->"
    if text.count(first) != 1 or text.count(last) != 1:
        sys.exit(f"{path.name} must hold the markers {first} and {last} once each.")
    before, rest = text.split(first)
    _, after = rest.split(last)
    path.write_text(f"{before}{first}\n{content}\n{last}{after}", encoding="utf-8")
    print(f"Wrote {marker} to {path.relative_to(ROOT)}.")
