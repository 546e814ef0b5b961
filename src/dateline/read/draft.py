"""What a reader found, before it is a report.

Takes a `Draft`; gives the `Report` with its id, day, language and notes. Raises `InputError` where there is nothing
to code. The text is never changed here, except that a lone surrogate becomes U+FFFD, one code point for one.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date

from dateline.errors import InputError
from dateline.model.report import Report
from dateline.read.language import language_name, language_of
from dateline.read.published import parse_published
from dateline.read.settings import settings

NO_DATE = 'No publication date found: relative days such as "Thursday" stay unresolved. Give one with --published.'
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Defaults:
    """Publication day and publisher of reports that carry none."""

    published: date | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a report as an input gives them.

    `input` names the file, and the line after a colon. `published` holds what the input says, best first: the first
    that is a date counts. `address` is the web address that the report was published at, `fetched` when it was read
    there (in UTC, 2026-11-25T01:45:11Z), where the input knows them for certain.
    """

    input: str
    stem: str
    text: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: tuple[object, ...] = ()
    origin: str = ""
    notes: tuple[str, ...] = field(default=())
    address: str | None = None
    fetched: str | None = None


def finish(draft: Draft, defaults: Defaults) -> Report:
    """The report of a draft."""
    limit = settings().limits.report_characters
    if not draft.text.strip("\0 \t\r\n\ufeff\u200b") or draft.text.isspace():
        raise InputError("The report has no text", where=draft.input, advice="Leave it out, or give its text.")
    if len(draft.text) > limit:
        raise InputError(
            f"The report has {len(draft.text):,} characters; the limit is {limit:,}",
            where=draft.input,
            advice="Split it into single reports, for example one a line as JSON Lines.",
        )
    notes = list(draft.notes)
    text, replaced = _SURROGATE.subn("\ufffd", draft.text)
    if replaced:
        notes.append(f"Broken characters (lone surrogates: {replaced}) are shown as \ufffd; offsets hold.")
    if "\0" in text:
        notes.append(f"The text has NUL characters ({text.count(chr(0))}); they are kept and offsets count them.")
    published = _published(draft, defaults, notes)
    language, _ = language_of(text)
    if language != "en":
        notes.append(f"The report is in {language_name(language)}: only reports in English are coded.")
    return Report(
        id=clean(draft.id) if draft.id else content_id(draft.stem, text),
        text=text,
        title=clean(draft.title) or None,
        publisher=clean(draft.publisher).strip() or defaults.publisher,
        published=published,
        language=language,
        origin=clean(draft.origin) or draft.input,
        notes=tuple(notes),
    )


def content_id(stem: str, text: str) -> str:
    """An id made of the text alone, so that the same report has it on every machine."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    name = re.sub(r"[^\w.-]+", "-", stem).strip("-") or "report"
    return f"{name}-{digest[:12]}"


def clean(text: str | None) -> str:
    """A text that can be written as UTF-8: a lone surrogate becomes U+FFFD."""
    return _SURROGATE.sub("\ufffd", text or "")


def _published(draft: Draft, defaults: Defaults, notes: list[str]) -> date | None:
    given = [value for value in draft.published if not _is_blank(value)]
    day = next((day for value in given if (day := parse_published(value))), None)
    if day:
        return day
    if given:
        first = given[0]
        shown = f'"{clean(str(first))[:60]}"' if isinstance(first, str | int | float) else "given"
        notes.append(f"The publication date {shown} is no date that can be read; write it as 2023-09-21.")
    if not defaults.published:
        notes.append(NO_DATE)
    return defaults.published


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
