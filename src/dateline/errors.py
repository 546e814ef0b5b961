"""The errors of dateline, each saying what was wrong, where, and what to do.

    DatelineError               anything that dateline itself reports; catch this one
    ├── InputError              a file or a line of one cannot become a report
    ├── ConfigError             an option or setting has a value that cannot be used
    ├── DataError               a file that ships with dateline is missing or damaged
    ├── StoreError              a store cannot be opened, read or written
    └── FetchError              something could not be fetched from the web

Stages that work through many inputs do not let an `InputError` out: they record it and go on with the rest.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors of dateline.

    `what` says what was wrong, `where` names the input (and line), option or file, `advice` says what to do.

    >>> print(ConfigError("The day '2023-31-01' does not exist", where="--published", advice="Write it as 2023-01-31."))
    The day '2023-31-01' does not exist (--published). Write it as 2023-01-31.
    """

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(what, where, advice)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        what = self.what.rstrip(".")
        place = f" ({self.where})" if self.where else ""
        return f"{what}{place}. {self.advice}".rstrip()


class InputError(DatelineError):
    """An input, or a line of one, that cannot become a report."""


class ConfigError(DatelineError):
    """An option or setting whose value cannot be used."""


class DataError(DatelineError):
    """A file that ships with dateline and is missing, damaged or of another version."""


class StoreError(DatelineError):
    """A store that cannot be opened, read or written."""


class FetchError(DatelineError):
    """Something that could not, or may not, be fetched from the web.

    `wait_minutes`: for how long the server asks to be left alone.
    """

    def __init__(self, what: str, *, where: str = "", advice: str = "", wait_minutes: float = 0.0) -> None:
        super().__init__(what, where=where, advice=advice)
        self.wait_minutes = wait_minutes
