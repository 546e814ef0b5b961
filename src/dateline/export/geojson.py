"""Rows as GeoJSON (RFC 7946): one feature a row, for QGIS and other maps.

A row without a point has the geometry null, so that nothing is lost. How precise a point is stands in `precision`:
"exact" for a site or a city, else the kind of area that the point is the centre of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import IO, Any

from dateline.export.columns import Column
from dateline.export.fields import Value

_EXACT = ("site", "city")


def write(
    stream: IO[str],
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    about: Callable[[], Mapping[str, Any]] = dict,
) -> None:
    """One FeatureCollection, a line for each feature; `about`, called after the last row, is its member `dateline`."""
    names = [column.name for column in columns]
    stream.write('{"type": "FeatureCollection", "features": [')
    for number, row in enumerate(rows):
        stream.write(",\n" if number else "\n")
        stream.write(_json(feature(dict(zip(names, row, strict=True)))))
    stream.write(f'\n], "dateline": {_json(about())}}}\n')


def feature(row: Mapping[str, Value]) -> dict[str, Any]:
    """One row as a feature. QGIS shows lists as text, so they stay lists."""
    lat, lon, level = row["latitude"], row["longitude"], row["place_level"]
    key = next(name for name in ("mention_id", "event_id") if name in row)
    kept = {name: value for name, value in row.items() if name not in ("latitude", "longitude")}
    precision = None if lat is None else ("exact" if level in _EXACT else level)
    return {
        "type": "Feature",
        "id": row[key],
        "geometry": None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]},
        "properties": {**kept, "precision": precision},
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
