"""Where coding goes wrong: every missed mention, false alarm and wrong party of a gold file, as one page to read.

    python bench/errors.py GOLD.jsonl [--out out/errors.html] [--model accurate|fast]

Takes a gold file in the codebook's form, codes its texts, and writes a self-contained HTML page without scripts. Cases
are grouped by cause, with counts on top; each has its sentence with the trigger marked, the words that scored highest,
and the tree. Mentions are paired as bench/score.py pairs them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from dateline.export.record import record
from dateline.find.lexicon import load_lexicon
from dateline.find.triggers import LEXICON_SHARE, MODEL_SHARE, THRESHOLD, senses_of
from dateline.model.report import Report
from dateline.model.sentence import ParsedReport, Sentence
from dateline.parse import Parser, load_parser
from dateline.parse.labels import TYPES
from dateline.pipeline import code
from score import Record, load, matched, one_party, spans_meet

NO_SCORE = 0.1  # a type that scores less on the gold trigger was not seen at all
WORDS_SHOWN, TYPES_SHOWN = 6, 3

# Cause and what it means, in the order of the page.
CAUSES = {
    "missed: no score": f"The type scores under {NO_SCORE} on the gold trigger.",
    "missed: below the threshold": f"The type was seen, but scores under {THRESHOLD}.",
    "wrong type": "A mention was found on the gold trigger, with another type.",
    "other word": "Right type in the right sentence, on another word (no error by the lenient measure).",
    "false alarm: duplicate": "The sentence has a gold mention of this type, which another mention already covers.",
    "false alarm: another event": "Gold codes events in the sentence, but none of this type.",
    "false alarm: not an event": "Gold codes nothing in the sentence.",
    "parties: missing": "A gold actor or recipient was not found.",
    "parties: too many": "An actor or recipient was found that gold does not have.",
    "parties: other side": "Right parties, but as actor instead of recipient or the other way round.",
}

STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5f6368; --page: #fff; --line: #d9d9de;
  --gold: #ffe08a; --coded: #bfe0ff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf0; --soft: #a5a8b0; --page: #17181b; --line: #3a3c42; --gold: #6d5300; --coded: #0d4a7a; }
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page);
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
td { text-align: left; padding: .15rem .8rem .15rem 0; vertical-align: top; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
article { border-top: 1px solid var(--line); padding: .8rem 0; }
mark { color: inherit; padding: 0 .1em; border-radius: .2em; background: var(--gold); }
mark.coded { background: var(--coded); }
pre { overflow-x: auto; font-size: .85rem; line-height: 1.35; }
p { margin: .3rem 0; }
a { color: inherit; }
.soft { color: var(--soft); font-size: .9rem; }
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One error. `gold` and `coded` are the mentions concerned, if there are such."""

    cause: str
    report: str
    sentence: Sentence | None
    text: str
    start: int
    gold: Record | None
    coded: Record | None
    note: str = ""


# ---- finding the errors -------------------------------------------------------------------------------------------


def cases_of(gold: Record, coded: Record, parsed: ParsedReport) -> Iterator[Case]:
    """The errors of one report, in the order of its text within each cause."""
    wanted, found = gold["mentions"], coded["mentions"]
    strict = matched(wanted, found, lambda g, c: g["type"] == c["type"] and spans_meet(g["trigger"], c["trigger"]))
    rest, extra = _others(wanted, (g for g, _ in strict)), _others(found, (c for _, c in strict))
    lenient = matched(rest, extra, lambda g, c: g["type"] == c["type"] and _place(parsed, g) == _place(parsed, c))
    rest, extra = _others(rest, (g for g, _ in lenient)), _others(extra, (c for _, c in lenient))
    mistyped = matched(rest, extra, lambda g, c: spans_meet(g["trigger"], c["trigger"]))
    rest, extra = _others(rest, (g for g, _ in mistyped)), _others(extra, (c for _, c in mistyped))

    def case(cause: str, g: Record | None, c: Record | None, note: str = "") -> Case:
        sentence, start, end = _sentence(parsed, g or c or {})
        return Case(cause, gold["id"], sentence, parsed.text[start:end], start, g, c, note)

    for g in rest:
        score = _score_on(parsed, g)
        cause = "missed: no score" if score < NO_SCORE else "missed: below the threshold"
        yield case(cause, g, None, f"{g['type']} scores {score:.2f} on the gold trigger")
    for g, c in mistyped:
        yield case("wrong type", g, c)
    for g, c in lenient:
        yield case("other word", g, c)
    for c in extra:
        near = [g for g in wanted if _place(parsed, g) == _place(parsed, c)]
        cause = "another event" if near else "not an event"
        yield case("false alarm: " + ("duplicate" if any(g["type"] == c["type"] for g in near) else cause), None, c)
    for g, c in strict + lenient:
        for cause, note in _party_errors(g, c):
            yield case(cause, g, c, note)


def _others(mentions: Iterable[Record], done: Iterable[Record]) -> list[Record]:
    seen = {id(m) for m in done}
    return [m for m in mentions if id(m) not in seen]


def _sentence(parsed: ParsedReport, mention: Record) -> tuple[Sentence | None, int, int]:
    """The sentence of a mention, with its bounds; of none where gold's trigger lies between sentences."""
    start, end = mention["trigger"]["start"], mention["trigger"]["end"]
    sentence = parsed.sentence_at(start)
    if sentence is None:
        return None, start, end
    return sentence, sentence.start, sentence.end


def _place(parsed: ParsedReport, mention: Record) -> int:
    return _sentence(parsed, mention)[1]


def _score_on(parsed: ParsedReport, gold: Record) -> float:
    """The best score of gold's type on the words of gold's trigger."""
    sentence = parsed.sentence_at(gold["trigger"]["start"])
    if sentence is None or gold["type"] not in TYPES:
        return 0.0
    start, end = gold["trigger"]["start"], gold["trigger"]["end"]
    inside = [t.i for t in sentence.tokens if t.start < end and start < t.end]
    return max((scores_on(sentence, i)[gold["type"]] for i in inside), default=0.0)


def scores_on(sentence: Sentence, i: int) -> dict[str, float]:
    """What each type scores on a word: the encoder's share and the lexicon's, as find adds them."""
    senses = senses_of(sentence, i, load_lexicon())
    lexicon = {kind: senses[kind].weight if kind in senses else 0.0 for kind in TYPES}
    if sentence.scores is None:
        return lexicon
    row = sentence.scores.trigger[i]
    return {kind: MODEL_SHARE * float(row[k]) + LEXICON_SHARE * lexicon[kind] for k, kind in enumerate(TYPES)}


def _party_errors(gold: Record, coded: Record) -> Iterator[tuple[str, str]]:
    missing, extra = [], []
    for side in ("actors", "recipients"):
        wanted, found = _parties(gold, side), _parties(coded, side)
        pairs = matched(wanted, found, one_party)
        missing += [(side, p) for p in _others(wanted, (g for g, _ in pairs))]
        extra += [(side, p) for p in _others(found, (c for _, c in pairs))]
    turned = matched(missing, extra, lambda g, c: g[0] != c[0] and one_party(g[1], c[1]))
    for (side, party), (other, _) in turned:
        yield "parties: other side", f"{party['text']}: {side[:-1]} in gold, coded as {other[:-1]}"
    for side, party in (m for m in missing if not any(m is g for g, _ in turned)):
        yield "parties: missing", f"{side[:-1]} {party['text']}"
    for side, party in (m for m in extra if not any(m is c for _, c in turned)):
        yield "parties: too many", f"{side[:-1]} {party['text']}"


def _parties(mention: Record, side: str) -> list[Record]:
    return [p for p in mention.get(side) or [] if p]


# ---- writing the page ---------------------------------------------------------------------------------------------


def page(cases: Sequence[Case], title: str, counts: Sequence[tuple[str, int]]) -> str:
    """The whole page. Everything that comes from a report is escaped."""
    groups = {cause: [c for c in cases if c.cause == cause] for cause in CAUSES}
    top = "".join(f"<tr><td>{escape(name)}</td><td class=n>{n}</td></tr>" for name, n in counts)
    rows = "".join(
        f'<tr><td><a href="#{_anchor(cause)}">{escape(cause)}</a></td><td class=n>{len(group)}</td>'
        f"<td class=soft>{escape(CAUSES[cause])}</td></tr>"
        for cause, group in groups.items()
    )
    sections = "".join(
        f'<section id="{_anchor(cause)}"><h2>{escape(cause)} ({len(group)})</h2>'
        f"{''.join(map(_article, group))}</section>"
        for cause, group in groups.items()
        if group
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><h1>{escape(title)}</h1><table>{top}</table>"
        f"<h2>Causes</h2><table>{rows}</table><p><mark>gold trigger</mark> <mark class=coded>coded trigger</mark></p>"
        f"{sections}</body></html>\n"
    )


def _anchor(cause: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in cause)


def _article(case: Case) -> str:
    lines = [f'<article><p class="soft">{escape(case.report)}{": " + escape(case.note) if case.note else ""}</p>']
    lines.append(f"<p>{_marked(case)}</p>")
    for name, mention in (("gold", case.gold), ("coded", case.coded)):
        if mention is not None:
            lines.append(f'<p class="soft">{name}: {escape(_summary(mention))}</p>')
    if case.sentence is not None:
        lines.append(f"<details><summary>Scores and tree</summary><pre>{escape(_scores(case.sentence))}</pre>")
        lines.append(f"<pre>{escape(tree(case.sentence))}</pre></details>")
    return "".join([*lines, "</article>"])


def _marked(case: Case) -> str:
    """The sentence with the triggers marked; where they overlap, the gold one is shown."""
    spans: list[tuple[int, int, str]] = []
    for kind, mention in (("gold", case.gold), ("coded", case.coded)):
        if mention is not None:
            start, end = (mention["trigger"][k] - case.start for k in ("start", "end"))
            start, end = max(0, start), min(len(case.text), end)
            if start < end and not any(start < b and a < end for a, b, _ in spans):
                spans.append((start, end, kind))
    out, last = [], 0
    for start, end, kind in sorted(spans):
        out += [escape(case.text[last:start]), f'<mark class="{kind}">', escape(case.text[start:end]), "</mark>"]
        last = end
    return "".join([*out, escape(case.text[last:])])


def _summary(mention: Record) -> str:
    sides = [", ".join(p["text"] for p in _parties(mention, side)) or "nobody" for side in ("actors", "recipients")]
    modes = f" ({', '.join(mention['modes'])})" if mention.get("modes") else ""
    sure = f", confidence {mention['confidence']:.2f}" if mention.get("confidence") is not None else ""
    deed = f"{mention['type']}{modes} “{mention['trigger']['text']}” {mention.get('status', '')}"
    return f"{deed}: {sides[0]} → {sides[1]}{sure}"


def _scores(sentence: Sentence) -> str:
    """The words that score highest, with their types, the encoder's probability and the lexicon's sense."""
    lexicon = load_lexicon()
    ranked: list[tuple[float, int, str]] = []
    for token in sentence.tokens:
        best = sorted(scores_on(sentence, token.i).items(), key=lambda item: (-item[1], item[0]))[:TYPES_SHOWN]
        senses = senses_of(sentence, token.i, lexicon)
        parts = []
        for kind, score in best:
            if score >= 0.02:
                row = sentence.scores.trigger[token.i] if sentence.scores is not None else None
                encoder = f"encoder {row[TYPES.index(kind)]:.2f}" if row is not None else "no encoder"
                sense = f", lexicon {senses[kind].weight:.2f} {senses[kind].lemma}" if kind in senses else ""
                parts.append(f"{kind} {score:.2f} ({encoder}{sense})")
        if parts:
            ranked.append((best[0][1], token.i, f"{token.text:<16} {'; '.join(parts)}"))
    ranked.sort(key=lambda item: (-item[0], item[1]))
    return "\n".join(text for _, _, text in ranked[:WORDS_SHOWN]) or "no word scores"


def tree(sentence: Sentence) -> str:
    """The tree as indented text: word, relation, tag; dependents under their head, in order."""
    lines = []
    stack = [(t.i, 0) for t in reversed(sentence.tokens) if t.head < 0]
    while stack:
        i, depth = stack.pop()
        token = sentence.tokens[i]
        name = sentence.name_at(i)
        label = f" {name.label}" if name is not None else ""
        lines.append(f"{'  ' * depth}{token.text}  {token.deprel} {token.upos}{label}")
        stack += [(c, depth + 1) for c in reversed(sentence.children[i])]
    return "\n".join(lines)


# ---- running ------------------------------------------------------------------------------------------------------


def code_gold(gold: Iterable[Record], parser: Parser) -> Iterator[tuple[Record, Record, ParsedReport]]:
    """Each gold report with its text coded."""
    for row in gold:
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        report = Report(row["id"], row["text"], row.get("title"), row.get("publisher"), published)
        coded, parsed = code(report, parser)
        if parsed is not None:
            made: dict[str, Any] = record(report, coded, parsed)
            yield row, made, parsed


def main() -> None:
    """Code the gold file and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=Path("out/errors.html"))
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    arguments = parser.parse_args()
    cases: list[Case] = []
    reports = wanted = found = 0
    for gold, coded, parsed in code_gold(load(arguments.gold).values(), load_parser(arguments.model)):
        cases += cases_of(gold, coded, parsed)
        reports, wanted, found = reports + 1, wanted + len(gold["mentions"]), found + len(coded["mentions"])
    counts = [("reports", reports), ("gold mentions", wanted), ("coded mentions", found)]
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(page(cases, f"Errors on {arguments.gold.name}", counts), encoding="utf-8")
    for cause in CAUSES:
        sys.stdout.write(f"{sum(c.cause == cause for c in cases):6}  {cause}\n")
    sys.stdout.write(f"{arguments.out}\n")


if __name__ == "__main__":
    main()
