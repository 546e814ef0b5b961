"""Reports as JSON Lines or as one JSON document.

Takes a source whose lines are objects `{"id", "title", "publisher", "published", "text"}`, or that is one such object,
a list of them, or `{"reports": [...]}`; gives a draft each, and an `InputError` for each that cannot be one. `text` is
taken exactly as given, and so is a web address under "url", "address" or "link". Other keys are ignored. JSON Lines are
streamed: no file is too large, only single lines are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from dateline.errors import InputError
from dateline.read.draft import Draft
from dateline.read.encoding import decode, marked_encoding
from dateline.read.settings import settings
from dateline.read.source import Source

_WANTED = 'A report is an object such as {"id": "1", "published": "2023-09-21", "text": "..."}.'
Line = tuple[int, str | None, tuple[str, ...]]
"""A line's number, its text (None when it is too long) and notes about its encoding."""


def read_json(source: Source) -> Iterator[Draft | InputError]:
    """The reports of a JSON document or of JSON Lines, in order.

    A document that begins with a complete object on its first line is JSON Lines; otherwise it is one JSON document
    when it can be read as that, and JSON Lines with broken lines when some line alone is an object.
    """
    lines = _lines(source)
    first = next((line for line in lines if line[1] is None or line[1].strip()), None)
    if first is None:
        raise InputError("The file is empty", where=source.name, advice="Leave it out.")
    document = _document(first[1])
    if isinstance(document, dict) and not _listed(document):
        yield from _each_line(source, chain([first], lines))
        return
    second = next((line for line in lines if line[1] is None or line[1].strip()), None)
    if second is None and document is not None:
        yield from _each_element(source, document, first[2])
        return
    if second and isinstance(_document(second[1]), dict) and not _opens(first[1]):
        yield from _each_line(source, chain([first, second], lines))
        return
    gathered = [first, *([second] if second else []), *_gather(source, lines)]
    yield from _whole(source, gathered)


def _whole(source: Source, lines: list[Line]) -> Iterator[Draft | InputError]:
    """The reports of one JSON document that is spread over several lines."""
    blank = [""] * (lines[0][0] - 1)
    text = "\n".join(chain(blank, _spread(lines)))
    try:
        document = json.loads(text)
    except RecursionError:
        raise InputError("The JSON is nested too deeply", where=source.name, advice=_WANTED) from None
    except ValueError as error:
        if any(isinstance(_document(line[1]), dict) for line in lines):
            yield from _each_line(source, lines)
            return
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        yield _broken(source.name + line, error)
        return
    yield from _each_element(source, document, lines[0][2])


def _spread(lines: list[Line]) -> Iterator[str]:
    """The lines' texts with the blank lines that were left out, so that a message has the right line."""
    expected = lines[0][0]
    for number, text, _ in lines:
        yield from [""] * (number - expected)
        yield text or ""
        expected = number + 1


def _each_line(source: Source, lines: Iterable[Line]) -> Iterator[Draft | InputError]:
    for number, text, notes in lines:
        name = f"{source.name}:{number}"
        if text is None:
            limit = settings().limits.line_bytes
            yield InputError(
                f"The line is longer than {limit:,} bytes", where=name, advice="Split the report into smaller ones."
            )
        elif text.strip():
            try:
                yield _draft(json.loads(text), name, source.stem, notes)
            except InputError as error:
                yield error
            except RecursionError:
                yield InputError("The JSON is nested too deeply", where=name, advice=_WANTED)
            except ValueError as error:
                yield _broken(name, error)


def _each_element(source: Source, document: object, notes: tuple[str, ...]) -> Iterator[Draft | InputError]:
    elements = _listed(document)
    if elements is None:
        elements = [document]
    if not elements:
        raise InputError("The JSON document has no reports in it", where=source.name, advice=_WANTED)
    for number, element in enumerate(elements, 1):
        name = f"{source.name}, report {number}" if len(elements) > 1 else source.name
        try:
            yield _draft(element, name, source.stem, notes)
        except InputError as error:
            yield error


def _listed(document: object) -> list[object] | None:
    """The elements of a list of reports, or of the list under "reports"; None when the document is neither."""
    if isinstance(document, list):
        return document
    if isinstance(document, dict) and "text" not in document and isinstance(document.get("reports"), list):
        listed: list[object] = document["reports"]
        return listed
    return None


def _draft(record: object, name: str, stem: str, notes: tuple[str, ...]) -> Draft:
    if not isinstance(record, dict):
        raise InputError(f"{_kind(record).capitalize()} is no report", where=name, advice=_WANTED)
    title = record.get("title") if isinstance(record.get("title"), str) else None
    return Draft(
        input=name,
        stem=stem,
        text=_text(record, title, name),
        id=_id(record.get("id")),
        title=title,
        publisher=record.get("publisher") if isinstance(record.get("publisher"), str) else None,
        published=(record.get("published"),),
        notes=notes,
        address=_address(record),
    )


def _address(record: dict[str, object]) -> str | None:
    """The web address that the report says it was published at."""
    given = (record.get(key) for key in ("url", "address", "link"))
    return next((v for v in given if isinstance(v, str) and v.lower().startswith(("http://", "https://"))), None)


def _text(record: dict[str, object], title: str | None, name: str) -> str:
    """The text as given; without one, title and body."""
    text, body = record.get("text"), record.get("body")
    if text is None and isinstance(body, str):
        return f"{title}\n\n{body}" if title else body
    if text is None:
        raise InputError('The report has no "text"', where=name, advice=_WANTED)
    if not isinstance(text, str):
        raise InputError(f'"text" is {_kind(text)}, not a string', where=name, advice=_WANTED)
    return text


def _id(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)


def _kind(value: object) -> str:
    kinds = {str: "a string", bool: "true or false", list: "a list", dict: "an object", type(None): "null"}
    return kinds.get(type(value), "a number")


def _document(text: str | None) -> object:
    """The JSON value of the text, or None when it is none."""
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


def _opens(text: str | None) -> bool:
    """Whether a line ends where a pretty-printed document goes on."""
    return (text or "").rstrip().endswith(("{", "[", ",", ":"))


def _broken(name: str, error: ValueError) -> InputError:
    what = f" at column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else f": {error}"
    return InputError(f"Broken JSON{what}", where=name, advice="Correct that line.")


def _lines(source: Source) -> Iterator[Line]:
    """The numbered lines; in UTF-16 and UTF-32, which cannot be cut at bytes, the whole file is read first."""
    limits = settings().limits
    encoding, _ = marked_encoding(source.head)
    if encoding not in ("", "utf-8"):
        decoded = decode(_all(source))
        for number, text in enumerate(decoded.text.split("\n"), 1):
            yield number, text, decoded.notes
        return
    for number, data in enumerate(source.lines(limits.line_bytes), 1):
        if data is None:
            yield number, None, ()
            continue
        try:
            yield number, data.decode("utf-8-sig" if number == 1 else "utf-8"), ()
        except UnicodeDecodeError:
            decoded = decode(data)
            notes = decoded.notes or (f"The line is not UTF-8; it was read as {decoded.encoding}.",)
            yield number, decoded.text, notes


def _gather(source: Source, lines: Iterator[Line]) -> Iterator[Line]:
    """The lines that are left, as long as a document may be."""
    size, limit = 0, settings().limits.document_bytes
    for line in lines:
        size += len(line[1] or "")
        if size > limit or line[1] is None:
            raise _too_large(source)
        yield line


def _all(source: Source) -> bytes:
    data = source.read(settings().limits.document_bytes)
    if data is None:
        raise _too_large(source)
    return data


def _too_large(source: Source) -> InputError:
    limit = settings().limits.document_bytes
    return InputError(
        f"The JSON document is larger than {limit:,} bytes",
        where=source.name,
        advice="Write it as JSON Lines in UTF-8, one report a line: those have no limit.",
    )
