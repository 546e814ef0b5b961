"""The stages in order: a report in, its records out."""

from __future__ import annotations

from dateline.attribute import attribute_mentions
from dateline.date import date_mentions
from dateline.find import find_mentions
from dateline.identify import identify_parties, number_events
from dateline.model.mention import CodedReport
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport
from dateline.parse import Parser, load_parser
from dateline.place import place_mentions

STAGES = (
    ("read", "inputs → reports"),
    ("parse", "report → sentences, words, tree, names, event scores"),
    ("find", "sentences → mentions with type, modes, trigger, actors, recipients"),
    ("attribute", "mentions → status, sources, figures; statements and labels of the report"),
    ("date", "mentions → the days they are dated to"),
    ("place", "mentions → where; every place of the report"),
    ("identify", "parties → countries and sectors; mentions of one event → one number"),
)


def code_parsed(parsed: ParsedReport) -> CodedReport:
    """Everything after `parse`."""
    attributed = attribute_mentions(parsed, find_mentions(parsed))
    mentions = date_mentions(parsed, attributed.mentions)
    mentions, places = place_mentions(parsed, mentions)
    mentions = number_events(parsed, identify_parties(parsed, mentions, places))
    return CodedReport(tuple(mentions), attributed.statements, attributed.labels, tuple(places))


def code(report: Report, parser: Parser | None = None) -> tuple[CodedReport, ParsedReport | None]:
    """Code one report. A report in another language than English gives no records and is not parsed."""
    if report.language != "en" or not report.text.strip():
        return CodedReport(), None
    parsed = (parser or load_parser()).parse(report)
    return code_parsed(parsed), parsed
