"""Limits and manners of fetching, as a typed record.

Takes `data/fetch.toml`; gives one frozen `Settings`, read once per process.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Network, IPv6Network, ip_network

from dateline.errors import DataError

Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an answer is taken, and how long it may take."""

    bytes: int
    ratio: int
    seconds: float
    lookup_seconds: float
    redirects: int
    robots_bytes: int
    feed_bytes: int
    feed_entries: int


@dataclass(frozen=True, slots=True)
class Manners:
    """How the program behaves towards servers."""

    agent: str
    between_seconds: float
    longest_delay_seconds: float
    robots_minutes: float
    robots_again_minutes: float
    feeds_at_once: int


@dataclass(frozen=True, slots=True)
class Backoff:
    """When a feed is looked at again, and a page of it."""

    every_minutes: float
    first_minutes: float
    longest_minutes: float
    page_minutes: float


@dataclass(frozen=True, slots=True)
class Settings:
    """All of `data/fetch.toml`. `hidden`: networks with an IPv4 address inside, and the bit that it begins at."""

    limits: Limits
    manners: Manners
    backoff: Backoff
    tracking: tuple[str, ...]
    refused: tuple[Network, ...]
    hidden: tuple[tuple[Network, int], ...]


@cache
def settings() -> Settings:
    """Read the settings from the package's data; later calls give the same object."""
    path = files("dateline").joinpath("data", "fetch.toml")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        guard = table["guard"]
        return Settings(
            limits=Limits(**table["limits"]),
            manners=Manners(**table["manners"]),
            backoff=Backoff(**table["backoff"]),
            tracking=tuple(table["address"]["tracking"]),
            refused=tuple(ip_network(name) for name in (*guard["refused"], *guard["opaque"])),
            hidden=tuple((ip_network(name), int(bit)) for name, bit in guard["hidden"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"The settings of fetching cannot be used: {error}", where=str(path), advice="Install dateline again."
        ) from error
