"""The code of a party phrase from its own words and the tables.

Takes a phrase ("Azerbaijani government officials"); gives its country, sectors and ethnicity, and the words that
decided. No parser is needed, so a phrase can be coded outside a report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dateline.identify.belonging import belonging_of
from dateline.identify.coding import Coding
from dateline.identify.identity import identity_of
from dateline.identify.lexicon import Lexicon, load_lexicon
from dateline.identify.sectors import sectors_of
from dateline.identify.segment import cut
from dateline.identify.words import Word, words

_DETERMINERS = frozenset({
    "the", "a", "an", "this", "that", "these", "those", "some", "any", "other", "another", "his", "her", "their",
    "its", "our", "my", "your", "no", "each", "every", "such", "certain",
})  # fmt: skip
_LONGEST = 60
"""Words of a phrase that are read; longer spans are no party phrases but parse errors."""


def code_phrase(phrase: str, *, published: date | None = None) -> tuple[str | None, tuple[str, ...], str | None]:
    """Country, sectors and ethnicity of a party phrase.

    >>> code_phrase("Azerbaijani government officials")
    ('AZE', ('GOV',), None)
    """
    coding = read_phrase(phrase, day=published)
    return coding.country, coding.sectors, coding.ethnicity


def read_phrase(phrase: str, *, day: date | None = None, context: Mapping[str, float] | None = None) -> Coding:
    """The full coding of a phrase. `context` weighs countries and settles names that several have."""
    text = words(phrase[: 40 * _LONGEST])[:_LONGEST]
    while text and text[0].key in _DETERMINERS:
        text = text[1:]
    return _read(text, load_lexicon(), day, context or {})


def _read(text: Sequence[Word], lexicon: Lexicon, day: date | None, context: Mapping[str, float]) -> Coding:
    if not text:
        return Coding()
    segment = cut(text, lexicon, day, context)
    after = _read(segment.rest, lexicon, day, context)
    sectors, sure = sectors_of(segment, after)
    country, ethnicity, name, evidence = belonging_of(segment, after)
    names, head = segment.names, segment.head
    identity = identity_of(segment, sectors)
    return Coding(
        country=country,
        sectors=sectors,
        ethnicity=ethnicity,
        name=name,
        head=head.role.name if head and head.role else None,
        sure=sure,
        bare=not segment.roles and len(names) == 1 and names[0][1].kind == "country",
        evidence=tuple(evidence),
        identity=identity.id,
        wikidata=identity.wikidata,
        office=identity.office,
        member_of=identity.member_of,
    )
