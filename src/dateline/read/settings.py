"""Limits and tables of reading, as typed records.

Takes `data/read.toml`; gives one frozen `Settings`, read once per process.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import DataError


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of one report, line, document, and to tell a format."""

    report_characters: int
    text_bytes: int
    line_bytes: int
    document_bytes: int
    head_bytes: int


@dataclass(frozen=True, slots=True)
class Html:
    """How large a page may be, when it gets a process of its own, and what makes a paragraph prose."""

    bytes: int
    tags: int
    worker_bytes: int
    worker_tags: int
    worker_seconds: float
    worker_start_seconds: float
    sentence_characters: int
    unspaced_characters: int
    sentence_ends: str
    notices: list[str]


@dataclass(frozen=True, slots=True)
class Text:
    """What a title line is in plain text."""

    title_characters: int
    wrap_width: int


@dataclass(frozen=True, slots=True)
class Table:
    """Delimiters, and the names that columns go by, best first."""

    sample_characters: int
    recoveries: int
    delimiters: list[str]
    text: list[str]
    title: list[str]
    published: list[str]
    publisher: list[str]
    id: list[str]


@dataclass(frozen=True, slots=True)
class Folder:
    """Which files of a folder are read by their suffix."""

    suffixes: list[str]


@dataclass(frozen=True, slots=True)
class Language:
    """When a text counts as written in another language than English."""

    sample_characters: int
    short_letters: int
    short_probability: float
    long_probability: float
    english_share: float
    english_words: list[str]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Published:
    """Words of dates, and the meta elements that hold them."""

    months: list[str]
    weekdays: list[str]
    meta: list[str]


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes are told to be text, and in which encoding."""

    sample_bytes: int
    few_high_bytes: float
    control_share: float
    candidates: list[str]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Signature:
    """The first bytes of a format without plain text (`starts` in hexadecimal digits)."""

    name: str
    starts: str
    contains: str = ""
    document: bool = False
    advice: str = "Leave it out."


@dataclass(frozen=True, slots=True)
class Settings:
    """All of `data/read.toml`."""

    limits: Limits
    html: Html
    text: Text
    table: Table
    folder: Folder
    language: Language
    published: Published
    encoding: Encoding
    signatures: tuple[Signature, ...]


@cache
def settings() -> Settings:
    """Read the settings from the package's data; later calls give the same object."""
    path = files("dateline").joinpath("data", "read.toml")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Settings(
            limits=Limits(**table["limits"]),
            html=Html(**table["html"]),
            text=Text(**table["text"]),
            table=Table(**table["table"]),
            folder=Folder(**table["folder"]),
            language=Language(**table["language"]),
            published=Published(**table["published"]),
            encoding=Encoding(**table["encoding"]),
            signatures=tuple(Signature(**row) for row in table["signature"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"The settings of reading cannot be used: {error}", where=str(path), advice="Install dateline again."
        ) from error
