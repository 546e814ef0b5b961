"""Taking data away: the selection as a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response, StreamingResponse

from dateline.export.taking import Wanted, check, take
from dateline.serve.api.about import program
from dateline.serve.asked import Filtered
from dateline.serve.opened import Opened

router = APIRouter()
_PIECE = 256 * 1024
_IN_MEMORY = 8 * 1024 * 1024
_ENDINGS = {"jsonl": "jsonl", "parquet": "parquet", "geojson": "geojson", "gold": "jsonl"}  # the others are CSV
_TYPES = {
    "csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson", "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
}  # fmt: skip
Form = Literal["csv", "jsonl", "parquet", "geojson", "acled", "ucdp", "gdelt", "polecat", "gold"]


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={200: {"description": "The file.", "content": {kind: {} for kind in _TYPES.values()}}},
)
def export(
    asked: Filtered,
    store: Opened,
    form: Annotated[Form, Query(description="As `dateline export FORMAT`.")] = "csv",
    level: Annotated[Literal["mention", "event"], Query(description="What a row is.")] = "mention",
    decimals: Annotated[int | None, Query(ge=0, le=5, description="Round coordinates to so many decimals.")] = None,
) -> Response:
    """The mentions or events that fit, as a file; see docs/export.md."""
    wanted = Wanted(
        form=form, level=level, filters=asked.filters, words=asked.words, decimals=decimals,
        asked=dict(asked.given) | ({"coordinates_rounded_to": decimals} if decimals is not None else {}),
    )  # fmt: skip
    check(wanted)
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 — closed when it was sent
    try:
        take(store.database, wanted, file, program())
    except BaseException:
        file.close()
        raise
    ending = _ENDINGS.get(form, "csv")
    name = f"dateline-{form if form not in _TYPES else level + 's'}.{ending}"
    length = file.tell()
    return StreamingResponse(
        _pieces(file),
        media_type=_TYPES[ending],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(length)},
    )


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
