"""The program of the process that reads large pages: `python -m dateline.read.page_process`.

Takes one page after another on standard input; gives the article of each, or why there is none, on standard output.
`worker.py`, which starts it, has the form of the messages.
"""

from __future__ import annotations

import sys
from typing import IO

from dateline.read.extract import read_article
from dateline.read.worker import pack, pack_error, receive, send


def serve(pages: IO[bytes], answers: IO[bytes]) -> None:
    """Answer pages until there are no more; the first answer, before any page, says that the imports are done."""
    import trafilatura  # noqa: F401

    send(answers, b"ready")
    while (page := receive(pages)) is not None:
        try:
            answer = pack(read_article(page.decode("utf-8")))
        except Exception as error:  # whatever a page does to the parsers, the next one is read
            answer = pack_error(error)
        send(answers, answer)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
