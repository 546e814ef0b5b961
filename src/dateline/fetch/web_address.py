"""Web addresses in one form, so that the same page has the same one.

Takes what people, feeds and pages write; gives scheme and host in small letters, the host in ASCII, no fragment, no
default port, and none of the parameters that only say where a reader came from. Raises `FetchError` for what is none.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

from dateline.errors import FetchError
from dateline.fetch.settings import settings

PORTS = {"http": 80, "https": 443}
_LONGEST = 4_000
_ADDRESS = re.compile(r"https?://", re.I)
_FORM = "Write it as https://example.org/path."
_HOST = re.compile(r"[a-z0-9._:-]+")
_SAFE = "!$%&'()*+,/:;=?@[]~"


def is_web_address(name: str) -> bool:
    """Whether an input is meant as a web address rather than as a file."""
    return bool(_ADDRESS.match(name))


def web_address(given: str) -> str:
    """The address in its one form."""
    parts = _parts(given.strip(" \t\r\n").replace(" ", "%20"))  # blanks that feeds and servers forgot to escape
    host, port = parts.hostname or "", parts.port
    place = f"[{host}]" if ":" in host else _ascii(host, given)
    if not _HOST.fullmatch(place.strip("[]")):
        raise FetchError("The web address names no host", where=given[:200], advice=_FORM)
    if port not in (None, PORTS[parts.scheme.lower()]):
        place += f":{port}"
    path = quote(parts.path, safe=_SAFE) or "/"
    query = "&".join(
        quote(pair, safe=_SAFE)
        for pair in parts.query.split("&")
        if pair and not pair.partition("=")[0].lower().startswith(tuple(settings().tracking))
    )
    return f"{parts.scheme.lower()}://{place}{path}" + (f"?{query}" if query else "")


def _parts(given: str) -> SplitResult:
    def refuse(why: str) -> FetchError:
        return FetchError(why, where=given[:200], advice=_FORM)

    if len(given) > _LONGEST or any(ord(c) < 33 or ord(c) == 127 for c in given):
        raise refuse("The web address is too long or has blanks or control characters in it")
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError as error:
        raise refuse(f"This is no web address: {error}") from error
    if parts.scheme.lower() not in PORTS:
        raise refuse("Only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise refuse("A web address with a user name or password in it is not fetched")
    if not parts.hostname:
        raise refuse("The web address names no host")
    return parts


def _ascii(host: str, given: str) -> str:
    try:
        name = host.rstrip(".").lower()
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(f"The host's name cannot be used: {error}", where=given[:200]) from error
