"""Reads a dump of GeoNames: allCountries.txt, one country's file (MM.txt), or the zip that either comes in.

In: the file. Out: one `Place` a line that is of use here, and a `BadLine` for each that cannot be read; the file is
streamed, so that its size does not matter. Which kinds of feature are of use says data/places/features.csv.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dateline.errors import InputError
from dateline.place.spelling import normal
from dateline.tables import by_folder, rows

COLUMNS = 19  # of the format, as GeoNames documents it
LONGEST_LINE = 65_536  # bytes; the longest lists of names have some 10,000
_ADVICE = "Give allCountries.txt or a country's file from download.geonames.org/export/dump, or its zip."
_PREFIXES = {"A.ADM1": 1, "A.ADM2": 2}


@dataclass(frozen=True, slots=True)
class Place:
    """One line.

    `division` is the key of the division that it is (first or second level), `parents` the keys of those that hold it,
    innermost first.
    """

    geonameid: int
    name: str
    keys: frozenset[str]
    kind: str
    code2: str
    lat: float
    lon: float
    population: int
    division: str | None
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be read, and why."""

    number: int
    reason: str


@by_folder
def load_features() -> dict[str, str]:
    """The kinds of feature that are imported: "S.AIRB" is a site."""
    # the user's rows come first, so that they are set last
    return {row["code"]: row["kind"] for row in reversed(list(rows("places/features.csv")))}


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The dump's bytes and how many there are; in a zip it is the .txt file that is no readme."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as content:
            yield content, path.stat().st_size
        return
    try:
        with zipfile.ZipFile(path) as archive:
            texts = [
                i for i in archive.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename.lower()
            ]
            if len(texts) != 1:
                told = ", ".join(i.filename for i in archive.infolist()[:5]) or "nothing"
                raise InputError(f"The zip does not hold one dump but {told}", where=str(path), advice=_ADVICE)
            with archive.open(texts[0]) as content:
                yield content, texts[0].file_size
    except zipfile.BadZipFile as error:
        raise InputError(f"The zip is damaged: {error}", where=str(path), advice="Fetch it again.") from error


def read_lines(content: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; one longer than any real line comes in pieces, which are then bad lines."""
    buffered = io.BufferedReader(content) if isinstance(content, io.RawIOBase) else content
    number = 0
    while line := buffered.readline(LONGEST_LINE):
        number += 1
        yield number, line


def read_place(number: int, line: bytes) -> Place | BadLine | None:
    """What a line says; None for a feature that is not imported."""
    try:
        cells = line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        return BadLine(number, "not in UTF-8")
    if cells == [""]:
        return None
    if len(cells) != COLUMNS:
        return BadLine(number, f"{len(cells)} columns, not {COLUMNS}")
    feature = f"{cells[6]}.{cells[7]}"
    kind = load_features().get(feature)
    if kind is None:
        return None
    country, first, second = cells[8], cells[10], cells[11]
    try:
        geonameid, lat, lon, population = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError as error:
        return BadLine(number, str(error))
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or geonameid <= 0:
        return BadLine(number, f"no place on Earth: {cells[0]} at {lat}, {lon}")
    keys = frozenset(keys_of(cells[1], [cells[2], *cells[3].split(",")]))
    if not cells[1] or not keys:
        return BadLine(number, "no name in Latin letters") if not cells[1] else None
    held = [f"{country}.{first}"] if first and first != "00" else []
    if held and second:
        held.insert(0, f"{country}.{first}.{second}")
    level = _PREFIXES.get(feature)
    division = None
    if level is not None and len(held) >= level:
        division, held = held[len(held) - level], held[len(held) - level + 1 :]
    return Place(geonameid, cells[1], keys, kind, country, lat, lon, max(0, population), division, tuple(held))


def keys_of(name: str, others: list[str]) -> set[str]:
    """Normal forms of a place's names, those in other scripts left out."""
    return {key for n in (name, *filter(is_useful, others)) if is_latin(n) and len(key := normal(n)) > 1}


def is_latin(name: str) -> bool:
    """Whether every letter is Latin: reports are in English, other scripts only cost room."""
    return all(not c.isalpha() or ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in name)


def is_useful(name: str) -> bool:
    """Whether an alternate name can stand in an English report: not a transliterated key, not an airport code."""
    return len(name) > 2 and is_latin(name) and not name[0].islower() and not (len(name) == 3 and name.isupper())
