"""The process for large pages: ended when a page takes too long, started again for the next."""

from dataclasses import replace

import pytest

from dateline.read import worker as worker_module
from dateline.read.settings import settings
from dateline.read.worker import Worker

PAGE = "<html><body><article><p>Soldiers crossed the river near the border on Monday, the ministry said.</p></article>"


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_read(monkeypatch):
    impatient = replace(settings(), html=replace(settings().html, worker_seconds=0.0))
    with Worker() as worker:
        with monkeypatch.context() as patch:
            patch.setattr(worker_module, "settings", lambda: impatient)
            with pytest.raises(TimeoutError):
                worker.article("<html><body>" + "<p " + " ".join(f"a{i}=1" for i in range(40_000)) + ">text")
        assert worker.article(PAGE).paragraphs[0].startswith("Soldiers crossed")
