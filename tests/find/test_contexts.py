"""What a mention is about: a table of sentences, and what holds for every mention.

A share of the table is asked, not every row: tags change with the weights. The message lists the rows that miss.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dateline.find.contexts import AT_MOST, choose_contexts, load_contexts
from dateline.model.mention import Mention, Party
from dateline.model.ontology import load_ontology
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport
from dateline.model.span import Span
from dateline.parse import load_parser

CASES = Path(__file__).parent / "cases" / "contexts.tsv"


def mention_of(marked: str, kind: str, modes: tuple[str, ...] = (), around: str = "") -> tuple[ParsedReport, Mention]:
    """The mention that the marks of a sentence show; `around` is text of the same paragraph that follows it."""
    pieces: dict[str, list[tuple[int, int]]] = {"«": [], "{": [], "[": []}
    plain, opened = "", {}
    for part in re.split(r"([«»{}\[\]])", marked):
        if part in pieces:
            opened[part] = len(plain)
        elif part in ("»", "}", "]"):
            mark = {"»": "«", "}": "{", "]": "["}[part]
            pieces[mark].append((opened[mark], len(plain)))
        else:
            plain += part
    text = f"{plain} {around}".strip()
    parsed = parse(text)
    trigger, actors, recipients = ([Span.of(text, a, b) for a, b in pieces[m]] for m in "«{[")
    sentence = parsed.sentence_at(trigger[0].start)
    head = sentence.head_of(trigger[0])
    mention = Mention("m1", sentence.index, head.i, kind, trigger[0], modes)
    return parsed, replace(mention, actors=tuple(map(Party, actors)), recipients=tuple(map(Party, recipients)))


@cache
def parse(text: str) -> ParsedReport:
    return load_parser("fast").parse(Report("case", text))


def contexts(marked: str, kind: str, *modes: str, around: str = "") -> set[str]:
    return set(choose_contexts(*mention_of(marked, kind, modes, around))[0])


def rows() -> list[tuple[str, tuple[str, ...], set[str], str]]:
    lines = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [(k.split()[0], tuple(k.split()[1:]), set(wanted.split(",")) - {"-"}, marked) for k, wanted, marked in lines]


def test_the_table():
    wrong = []
    for kind, modes, wanted, marked in rows():
        got = contexts(marked, kind, *modes)
        if got != wanted:
            wrong.append(f"{kind} {marked}: wanted {sorted(wanted)}, got {sorted(got)}")
    assert len(wrong) <= 0.07 * len(rows()), "\n".join(wrong)


def test_every_context_has_cases_and_words():
    known = set(load_ontology().contexts)
    assert {c for _, _, wanted, _ in rows() for c in wanted} == known
    table = load_contexts()
    listed = {entry.context for entries in table.entries.values() for entry in entries} | {
        d.context for d in table.deeds
    }
    assert listed - {"none"} == known
    assert set(table.gives_way) <= known


def test_deeds_name_types_modes_and_classes_that_exist():
    ontology, table = load_ontology(), load_contexts()
    classes = {*table.parties, "place", "nobody"}
    for deed in table.deeds:
        assert deed.types <= set(ontology.types)
        assert deed.actor | deed.recipient <= classes
        for mode in deed.modes - {""}:
            assert any(ontology.has_mode(kind, mode) for kind in deed.types), (deed.context, mode)


@pytest.mark.parametrize(("kind", "modes", "wanted", "marked"), rows()[::4])
def test_evidence_quotes_the_report(kind, modes, wanted, marked):
    parsed, mention = mention_of(marked, kind, modes)
    chosen, reasons = choose_contexts(parsed, mention)
    assert len(chosen) <= AT_MOST
    assert bool(chosen) == bool(reasons)
    for reason in reasons:
        assert reason.field == "contexts"
        assert reason.evidence
        assert all(parsed.text[s.start : s.end] == s.text for s in reason.evidence)


def test_the_paragraph_only_adds():
    assert (
        contexts("{They} «blocked» the road.", "PROTEST", "obstruct", around="The court sat. A judge spoke.") == set()
    )
    alone = contexts("{The man} «threatened» an inquiry over the sale.", "THREATEN")
    assert "legal" not in alone
    assert "legal" in contexts("{The man} «threatened» an inquiry over the sale.", "THREATEN", around="A judge spoke.")


@pytest.mark.parametrize("pair", [("Kenya", "Somalia"), ("Georgia", "Russia"), ("Peru", "Chile")])
def test_which_side_is_named_changes_nothing(pair):
    for marked, kind, mode in [
        ("{A} «shelled» a village in [B] with artillery.", "ASSAULT", "heavy-weapons"),
        ("{A} «called» [B] a terrorist state.", "ACCUSE", "disapprove"),
        ("{A} «expelled» two diplomats from [B].", "SANCTION", "expel"),
    ]:
        a, b = pair
        one = re.sub(r"\bA\b", a, re.sub(r"\[B\]", f"[{b}]", marked))
        two = re.sub(r"\bA\b", b, re.sub(r"\[B\]", f"[{a}]", marked))
        assert contexts(one.replace("{A}", f"{{{a}}}"), kind, mode) == contexts(
            two.replace("{A}", f"{{{b}}}"), kind, mode
        )
