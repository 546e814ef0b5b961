"""Text that a spreadsheet opens as text, never as a formula.

Takes a cell; gives it with an apostrophe before it where a spreadsheet would compute it, by the list of OWASP's ASVS
(1.2.10) and its full-width forms. Numbers stay numbers. `plain` takes the apostrophe off again.
"""

from __future__ import annotations

import re

_DANGEROUS = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")
_MARKED = re.compile("'+[=+\\-@\t\r\n\0＝＋－＠]")


def safe(cell: str) -> str:
    """The cell, with one more apostrophe where it begins like a formula, with or without apostrophes before it.

    >>> safe("=1+1"), safe("-5 killed"), safe("Xi's visit")
    ("'=1+1", "'-5 killed", "Xi's visit")
    """
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def plain(cell: str) -> str:
    """What `safe` was given.

    >>> plain("'=1+1"), plain("Xi's visit")
    ('=1+1', "Xi's visit")
    """
    return cell[1:] if _MARKED.match(cell) else cell
