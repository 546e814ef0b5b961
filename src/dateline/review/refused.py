"""Why a decision is not taken: the errors of review.

Refused                     a decision that is not taken
├── WrongValue              the value does not fit the ontology, the record's form or the report's text
├── Unknown                 there is no such mention or event, or nothing to take back
└── DecidedMeanwhile        somebody else decided on the mention since it was read

Each says what was wrong, where, and what to do.
"""

from __future__ import annotations

from dateline.errors import DatelineError


class Refused(DatelineError):
    """A decision that is not taken. Nothing was changed."""


class WrongValue(Refused):
    """The value does not fit the ontology, the record's form or the report's text; `where` names the part of it."""


class Unknown(Refused):
    """There is no such mention or event, or nothing to take back."""


class DecidedMeanwhile(Refused):
    """Somebody else decided on the mention since it was read."""
