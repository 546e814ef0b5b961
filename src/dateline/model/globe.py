"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points (latitude, longitude) in degrees: the haversine formula."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(half)))
