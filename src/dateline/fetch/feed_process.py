"""The program of the process that reads feeds: `python -m dateline.fetch.feed_process`.

Takes feeds on standard input; gives their entries as JSON on standard output. A process of its own, because a hostile
feed can keep a parser busy for long; `dateline.read.worker` ends it then.
"""

from __future__ import annotations

import io
import json
import sys
from typing import IO, TYPE_CHECKING

from dateline.read.worker import pack_error, receive, send

if TYPE_CHECKING:
    from feedparser import FeedParserDict

_LONGEST = 10_000


def serve(feeds: IO[bytes], answers: IO[bytes]) -> None:
    """Answer feeds until there are no more; the first answer, before any feed, says that the imports are done."""
    import feedparser

    send(answers, b"ready")
    while (data := receive(feeds)) is not None:
        address, _, feed = data.partition(b"\n")
        try:
            # Nothing of a feed is shown as HTML, so nothing needs to be made safe.
            found = feedparser.parse(
                io.BytesIO(feed), response_headers={"content-location": address.decode()}, sanitize_html=False
            )
            answer = json.dumps(_feed(found)).encode()
        except Exception as error:  # whatever a feed does to the parser, the next one is read
            answer = pack_error(error)
        send(answers, answer)


def _feed(found: FeedParserDict) -> dict[str, object]:
    version = str(found.get("version") or "")
    return {
        "version": version,
        "title": _text(found.get("feed") or {}, "title"),
        "entries": [
            {key: _text(entry, key) for key in ("link", "title", "published", "updated", "summary", "id")}
            for entry in found.get("entries") or ()
        ],
    }


def _text(values: FeedParserDict | dict[str, object], key: str) -> str:
    value = values.get(key)
    return value[:_LONGEST] if isinstance(value, str) else ""


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
