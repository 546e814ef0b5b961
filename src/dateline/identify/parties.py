"""The codes of parties inside a report.

Takes a mention's party and the discourse; gives the party with name, country, sectors, ethnicity and whom it refers
to, and the reason. The phrase's own words come first, then what the report says of the same party, then the tables by
date, and last the country that the report speaks of there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.identify.belonging import ABROAD
from dateline.identify.coding import Coding
from dateline.identify.countries import OWN_CODE
from dateline.identify.discourse import Chunk, Discourse
from dateline.identify.lexicon import load_lexicon
from dateline.identify.names import person_name
from dateline.identify.phrase import read_phrase
from dateline.identify.refer import POSSESSIVE, PRONOUNS, SPEAKER, antecedent, fuller
from dateline.identify.territory import Homes
from dateline.identify.words import Word, fold, singular, words
from dateline.model.mention import Mention, Party, Place, Reason
from dateline.model.span import Span

_BY_PLACE = frozenset(
    {"CVL", "COP", "UAF", "REB", "PRM", "CRM", "REL", "EDU", "MED", "LAB", "AGR", "BUS", "REF", "JRN", "SOC", "UNK"}
)
"""Sectors of parties that, without a nationality, belong to where the event is; for others the discourse decides."""
_CLAIMANT = {"HKG": "CHN", "TWN": "CHN", "PSE": "ISR", "XKX": "SRB"}
"""The state that a gazetteer may give for places of a territory with a code of its own (codebook, rule 24)."""
_OFFICIAL = frozenset({"GOV", "MIL", "LEG"})
_OFFICES = {(sector,) for sector in ("GOV", "MIL", "LEG", "JUD", "COP", "SPY")}


def _is_acronym(text: str) -> bool:
    """Whether "US" or "IT" stands there and no pronoun."""
    return len(text) > 1 and text.isupper()


def _uses_force(mention: Mention) -> bool:
    """Whether the deed is one of soldiers."""
    return mention.type in ("ASSAULT", "MOBILIZE") or (mention.type == "RETREAT" and "withdraw" in mention.modes)


def _read_from(coding: Coding) -> str:
    """The words that the country was read from and the one that heads the phrase, for `explain`."""
    told = (
        [f"country from {', '.join(f'“{word}”' for word in dict.fromkeys(coding.evidence))}"] if coding.evidence else []
    )
    told += [f"head word “{coding.head}”"] if coding.head else []
    return f" ({'; '.join(told)})" if told else ""


def _title(coding: Coding) -> str | None:
    """The office that a title tells: "interior minister" of "Interior Minister X", no "protester"."""
    return coding.head if coding.head and coding.sectors[:1] in _OFFICES else None


@dataclass(frozen=True, slots=True)
class _Found:
    coding: Coding
    rule: str
    refers_to: str | None = None


class Identifier:
    """Codes parties of one report; phrases seen before keep their code."""

    def __init__(self, discourse: Discourse, places: Sequence[Place] = ()) -> None:
        self._discourse = discourse
        self._places = sorted((p for p in places if p.country and p.level != "country"), key=lambda p: p.span.start)
        self._homes = Homes(discourse.chunks)

    def party(self, party: Party, mention: Mention, role: str) -> tuple[Party, Reason]:
        """The party with its codes, and why."""
        found = self._find(party.span, mention, 0)
        coding = found.coding
        sectors = coding.sectors or ("CVL",)
        if coding.bare and sectors == ("GOV",) and role == "actors" and _uses_force(mention):
            sectors = ("MIL", "GOV")  # a state that attacks does so by its forces
        coded = replace(
            party,
            name=coding.name or found.refers_to or party.span.text,
            country=coding.country,
            sectors=sectors,
            ethnicity=coding.ethnicity,
            refers_to=found.refers_to,
            identity=coding.identity,
            wikidata=coding.wikidata,
            office=coding.office,
            member_of=coding.member_of,
        )
        return coded, Reason(role, f"identify: {found.rule}{_read_from(coding)}", (party.span,), ())

    def _find(self, span: Span, mention: Mention, depth: int) -> _Found:
        discourse = self._discourse
        text = span.text
        tokens = words(text)
        if not tokens:
            return _Found(Coding(), "no words")
        first = tokens[0].key
        if len(tokens) == 1 and first in PRONOUNS and depth < 3 and not _is_acronym(text):
            return self._pronoun(span, mention, depth)
        if len(tokens) == 1 and first in discourse.acronyms:
            coding, rule = discourse.acronyms[first], "acronym introduced in the report"
            if coding.country is None:
                coding, rule = self._by_context(coding, rule, span, mention)
            return _Found(coding, rule)
        day = self._day(mention)
        coding = read_phrase(text, day=day, context=discourse.totals)
        rule = "the phrase's own words"
        if coding.sectors == ("ELI",) and coding.head is None and mention.historical:
            coding = replace(coding, sectors=read_phrase(text, context=discourse.totals).sectors)
            rule = "the office held in the time told of"
        at_home = self._homes.applied(coding, mention.place.country if mention.place else None)
        if at_home:
            coding, rule = at_home
        refers: str | None = None
        name = person_name(text)
        if name:
            by_name = self._by_name(name, coding, span, mention)
            if by_name:
                coding, rule = by_name
        elif len(tokens) == 1 and tokens[0].key in discourse.full_names:
            by_name = self._by_name((tokens[0].key,), Coding(), span, mention)
            if by_name:
                coding, rule = by_name
        if coding.country is None:
            of_name = self._country_of_names(tokens, span.start)
            if of_name:
                coding, rule = replace(coding, country=of_name), "country of a person named in the phrase"
        if coding.country is None:
            place = self._place_in(span)
            if place and coding.head not in ABROAD:
                coding, rule = replace(coding, country=place.country), f"{rule}; country of {place.name}"
        if coding.country is None and first in POSSESSIVE and depth < 3:
            owner = self._pronoun(Span(span.start, span.start + len(tokens[0].text), tokens[0].text), mention, depth)
            if owner.coding.country:
                coding, rule = replace(coding, country=owner.coding.country), "country of whose it is"
        if coding.country is None and not name:
            plain = coding.head or (singular(tokens[-1].key) if coding.ethnicity is None and len(tokens) < 3 else "")
            earlier = fuller(plain, text, span.start, discourse) if plain else None
            if earlier:
                refers = earlier.text
                sectors = (
                    coding.sectors if earlier.coding.head == coding.head and coding.sure else earlier.coding.sectors
                )
                coding = replace(earlier.coding, sectors=sectors)
                rule = "an earlier, fuller phrase"
        if coding.country is None and coding.head not in load_lexicon().roles.unplaced:
            coding, rule = self._by_context(coding, rule, span, mention)
        return _Found(coding, rule, refers)

    def _by_context(self, coding: Coding, rule: str, span: Span, mention: Mention) -> tuple[Coding, str]:
        """The country of the event's place for people there; else of an official publisher, or the one spoken of."""
        sector = coding.sectors[0] if coding.sectors else "CVL"
        place = mention.place.country if mention.place else None
        spoken = self._discourse.country_at(span.start)
        if spoken in OWN_CODE and place == _CLAIMANT[spoken]:
            place = spoken
        publisher = self._discourse.publisher
        if place and sector in _BY_PLACE:
            return replace(coding, country=place), f"{rule}; country of the event's place"
        titled = span.text[:1].isupper() and coding.head is not None
        if coding.sectors == ("GOV",) and titled and publisher.country and publisher.sectors[:1] == ("GOV",):
            return replace(coding, country=publisher.country), f"{rule}; country of the publisher"
        return replace(coding, country=spoken or place), f"{rule}; country that the report speaks of"

    def _day(self, mention: Mention) -> date | None:
        """The day by which offices are looked up: the event's, else the publication's."""
        if mention.date and mention.date.latest:
            return mention.date.latest
        return self._discourse.day

    def _pronoun(self, span: Span, mention: Mention, depth: int) -> _Found:
        speaker = self._speaker(mention)
        chunk = antecedent(span.text, span.start, self._discourse, speaker)
        publisher = self._discourse.publisher
        if chunk is None and fold(span.text) in SPEAKER and publisher.sectors and publisher.sectors[0] in _OFFICIAL:
            return _Found(publisher, "the publisher speaks", self._discourse.parsed.report.publisher)
        if chunk is None:
            country = self._discourse.country_at(span.start)
            sectors = ("GOV",) if fold(span.text) in ("we", "us", "our", "i", "it", "its") else ("CVL",)
            return _Found(Coding(country=country, sectors=sectors), "pronoun without a phrase that it stands for")
        found = self._find(Span(chunk.start, chunk.end, chunk.text), mention, depth + 1)
        official = publisher.country and publisher.sectors[:1] and publisher.sectors[0] in _OFFICIAL
        if fold(span.text) in SPEAKER and official and not found.coding.sectors:
            # somebody whom an office quotes in its own release, and whom it need not introduce
            return _Found(publisher, f"{chunk.text!r} speaks for the publisher", found.refers_to or chunk.text)
        return _Found(found.coding, f"stands for {chunk.text!r}", found.refers_to or chunk.text)

    def _speaker(self, mention: Mention) -> Chunk | None:
        for link in reversed(mention.attribution):
            source = link.source
            if source is None:
                continue
            if fold(source.text) in PRONOUNS and not _is_acronym(source.text):
                return antecedent(source.text, source.start, self._discourse, None)
            coding = read_phrase(source.text, day=self._discourse.day, context=self._discourse.totals)
            if coding.sectors or person_name(source.text):
                return Chunk(source.start, source.end, 0, source.text, coding, True, False, True)
        return None

    def _by_name(
        self, name: tuple[str, ...], coding: Coding, span: Span, mention: Mention
    ) -> tuple[Coding, str] | None:
        """What the report says of a person, joined with what the phrase and the tables say."""
        discourse = self._discourse
        full = discourse.full_name(name, span.start)
        known = discourse.introduction(name, span.start)
        if coding.sure and coding.head and coding.country:
            return None
        tabled = coding
        if len(name) == 1 and len(full) > 1:
            tabled = read_phrase(" ".join(part.title() for part in full), day=self._day(mention))
            if not tabled.sure:
                tabled = Coding()
        if known is None:
            if not full or (tabled is coding):
                return None
            if tabled.sectors:
                return replace(
                    tabled, country=coding.country if coding.head else tabled.country
                ), "full name in the tables of leaders"
            if coding.head:
                return None
            return Coding(name=" ".join(part.title() for part in full)), "a person without an office in the report"
        told = known.coding
        sectors = told.sectors
        if coding.head and coding.sure:
            sectors = coding.sectors
        elif tabled.sure and tabled.sectors and (told.sectors[:1] in (("ELI",), ("CVL",)) or not known.titled):
            sectors = tabled.sectors
        if sectors[:1] == ("ELI",) and mention.historical and tabled.sure and tabled.name:
            sectors = ("GOV",)
        country = coding.country if coding.head and coding.country else told.country or tabled.country
        if country is None:
            country = self._by_context(told, "", Span(known.start, known.start, known.phrase), mention)[0].country
        merged = Coding(
            country=country,
            sectors=sectors or ("CVL",),
            ethnicity=coding.ethnicity or told.ethnicity,
            name=tabled.name or told.name,
            head=coding.head or told.head,
            sure=True,
            identity=tabled.identity or told.identity,
            wikidata=tabled.wikidata or told.wikidata,
            office=coding.office or tabled.office or told.office or _title(coding) or _title(told),
            member_of=coding.member_of or told.member_of,
        )
        return merged, f"introduced in the report as {known.phrase!r}"

    def _place_in(self, span: Span) -> Place | None:
        """The first place within the phrase, of a state spoken of: "police in Kharkiv", "Kharkiv governor"."""
        totals = self._discourse.totals
        for place in self._places[bisect_left(self._places, span.start, key=lambda p: p.span.start) :]:
            if place.span.start >= span.end:
                break
            within = place.span.end <= span.end and (place.span.start, place.span.end) != (span.start, span.end)
            if within and (place.country in totals or not totals):
                return place
        return None

    def _country_of_names(self, tokens: Sequence[Word], offset: int) -> str | None:
        for word in tokens:
            if word.capital and word.key in self._discourse.people:
                known = self._discourse.introduction((word.key,), offset)
                if known and known.coding.country:
                    return known.coding.country
        return None
