"""Near-duplicate texts (wire copy, reprints, light editing) and their groups.

Takes the text of a new version; gives it a signature, finds the stored texts that share most of their words in order,
and joins their groups. A group is named after its first version: the earliest day, then the earliest fetch, then the
smaller id. Groups do not depend on the order in which texts were stored.
"""

from __future__ import annotations

from dateline.store import events
from dateline.store.database import Database, Row, marks, pieces, text
from dateline.store.minhash import ALIKE, BANDS, bands, signature, similarity


def insert(database: Database, id: str, body: str) -> None:
    """Keep the signature of a version that was just stored, and put it into its group."""
    own = signature(body)
    hashes = bands(own)
    candidates = _sharing(database, hashes)
    database.change("INSERT INTO signatures (version_id, minhash) VALUES (?, ?)", (id, own))
    if hashes:
        database.change_many(
            "INSERT INTO bands (band, hash, version_id) VALUES (?, ?, ?)", [(n, h, id) for n, h in enumerate(hashes)]
        )
    alike = [other for other, theirs in candidates if similarity(own, theirs) >= ALIKE]
    if alike:
        _join(database, [id, *alike])


def _sharing(database: Database, hashes: list[int]) -> list[tuple[str, bytes]]:
    """The texts that have a band in common with one, and their signatures."""
    if not hashes:
        return []
    assert len(hashes) == BANDS
    same = " OR ".join(["(band = ? AND hash = ?)"] * len(hashes))
    values = [value for pair in enumerate(hashes) for value in pair]
    rows = database.rows(
        f"SELECT version_id, minhash FROM signatures WHERE version_id IN (SELECT version_id FROM bands WHERE {same})"
        " ORDER BY version_id",
        values,
    )
    return [(text(row[0]), bytes(row[1])) for row in rows if isinstance(row[1], bytes | bytearray | memoryview)]


def _join(database: Database, ids: list[str]) -> None:
    """Make the groups of these versions one."""
    groups: set[str] = set()
    for some in pieces(ids):
        rows = database.rows(f"SELECT DISTINCT group_id FROM versions WHERE id IN ({marks(some)})", some)
        groups |= {text(row[0]) for row in rows}
    if len(groups) < 2:
        return
    # The first of a group is its name, so the first of all is among the names.
    heads: list[Row] = []
    for some in pieces(sorted(groups)):
        heads += database.rows(f"SELECT published, fetched, id FROM versions WHERE id IN ({marks(some)})", some)
    first = min((text(row[0] or row[1])[:10], text(row[1]), text(row[2])) for row in heads)[2]
    for some in pieces(sorted(groups - {first})):
        database.change(f"UPDATE versions SET group_id = ? WHERE group_id IN ({marks(some)})", (first, *some))
    events.recount_of_group(database, first)
