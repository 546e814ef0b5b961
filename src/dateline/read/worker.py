"""A process of its own for large pages, ended when one takes too long.

Takes pages; gives their articles, or raises `TimeoutError`. Started with the first page and kept for the next ones,
because its start takes longer than most pages. A message is its length in eight bytes and then itself: a page in UTF-8,
or its article in JSON. Another program that answers messages may take the place of the one for pages.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import asdict
from types import TracebackType
from typing import IO

from dateline.read.extract import Article
from dateline.read.page_head import Head
from dateline.read.settings import settings


class Worker:
    """Extracts pages elsewhere. Use it in a `with` statement, which ends the process.

    `is_careful`: all pages, not only large ones, because they come from anybody.
    """

    def __init__(self, program: str = "dateline.read.page_process", *, is_careful: bool = False) -> None:
        self._program = program
        self._is_careful = is_careful
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def is_careful(self) -> bool:
        """Whether small pages are its business too."""
        return self._is_careful

    def article(self, page: str) -> Article:
        """The article of the page. Raises TimeoutError, or OSError when the process cannot do it."""
        return unpack(self.answer(page.encode("utf-8", "replace")))

    def answer(self, data: bytes) -> bytes:
        """What the program makes of the data. Raises TimeoutError, or OSError when the process does not start."""
        html = settings().html
        if self._process is None:
            self._process = self._start()
            if self._ask(None, html.worker_start_seconds) is None:
                self.end()
                raise OSError(f"the process {self._program} did not start")
        answer = self._ask(data, html.worker_seconds)
        if answer is None:
            self.end()
            raise TimeoutError
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: a file in the working directory must not stand in for a module.
        command = [sys.executable, "-P", "-m", self._program]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def _ask(self, page: bytes | None, seconds: float) -> bytes | None:
        """Send the page, if any, and wait for an answer; None when there was none in time."""
        process = self._process
        assert process and process.stdin and process.stdout
        clock = threading.Timer(seconds, process.kill)
        clock.start()
        try:
            if page is not None:
                send(process.stdin, page)
            return receive(process.stdout)
        except OSError:
            return None
        finally:
            clock.cancel()

    def end(self) -> None:
        """End the process; the next question starts a new one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                try:
                    stream.close()
                except OSError:  # a page that was being sent when the process was ended
                    continue


def send(stream: IO[bytes], data: bytes) -> None:
    """Write one message."""
    stream.write(len(data).to_bytes(8, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one message; None at the end, also when the writer was ended in the middle of one."""
    length = stream.read(8)
    if len(length) < 8:
        return None
    size = int.from_bytes(length, "big")
    data = stream.read(size)
    return data if len(data) == size else None


def pack(article: Article) -> bytes:
    """The article as a message."""
    return json.dumps(asdict(article)).encode()


def pack_error(error: Exception) -> bytes:
    """The reason why there is no article, as a message."""
    return json.dumps({"error": f"{type(error).__name__}: {error}"[:200]}).encode()


def unpack(data: bytes) -> Article:
    """The article of a message. Raises OSError with the reason when there is none."""
    found = json.loads(data)
    if "error" in found:
        raise OSError(found["error"])
    head = found["head"]
    published = tuple(head.pop("published"))
    return Article(Head(**head, published=published), tuple(found["paragraphs"]))
