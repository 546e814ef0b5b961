"""parse: takes a report, gives its sentences with words, tags, lemmas, trees, names and event scores; never codes events."""

from __future__ import annotations

from functools import cache

from dateline.parse.parser import Parser


@cache
def load_parser(variant: str = "accurate") -> Parser:
    """The language pipeline with the weights that ship; loaded once a variant ("fast" or "accurate")."""
    return Parser(variant)


__all__ = ["Parser", "load_parser"]
