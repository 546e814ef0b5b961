"""Corrected reports in the codebook's form, for scoring and for training.

Takes the records of versions; gives them with ids that are used once: reports are paired by id when they are scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Json = dict[str, Any]


def gold(records: Iterable[tuple[str, Json]]) -> Iterator[Json]:
    """The records. One whose id was there before takes its version's id; mentions stand in the order of the text.

    Mentions are numbered anew where two have one number, as a correction of an older reading can be.
    """
    seen: set[str] = set()
    for version, record in records:
        id = record["id"] if record["id"] not in seen else version
        seen.add(id)
        mentions = sorted(record["mentions"], key=lambda m: (m["trigger"]["start"], m["trigger"]["end"]))
        if len({m["id"] for m in mentions}) < len(mentions):
            mentions = [{**m, "id": f"m{number}"} for number, m in enumerate(mentions, 1)]
        yield {**record, "id": id, "mentions": mentions}
