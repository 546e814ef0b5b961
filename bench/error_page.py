"""The page of errors: takes cases, gives a self-contained HTML page without scripts, cases grouped by cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from dateline.find.lexicon import load_lexicon
from dateline.find.triggers import senses_of
from dateline.model.sentence import Sentence
from dateline.parse.labels import TYPES
from error_cases import CAUSES, Case, parties, scores_on
from score import Count, Record, shown

WORDS_SHOWN, TYPES_SHOWN = 6, 3

STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5f6368; --page: #fff; --line: #d9d9de;
  --gold: #ffe08a; --coded: #bfe0ff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf0; --soft: #a5a8b0; --page: #17181b; --line: #3a3c42; --gold: #6d5300; --coded: #0d4a7a; }
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page);
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
th { text-align: left; font-weight: 600; padding: .15rem .8rem .15rem 0; vertical-align: top; }
td { text-align: left; padding: .15rem .8rem .15rem 0; vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
article { border-top: 1px solid var(--line); padding: .8rem 0; }
mark { color: inherit; padding: 0 .1em; border-radius: .2em; background: var(--gold); }
mark.coded { background: var(--coded); }
pre { overflow-x: auto; font-size: .85rem; line-height: 1.35; }
p { margin: .3rem 0; }
a { color: inherit; }
.soft { color: var(--soft); font-size: .9rem; }
"""


def page(
    cases: Sequence[Case], title: str, counts: Sequence[tuple[str, int]], types: Mapping[str, Count],
    before: Mapping[str, int] | None = None,
) -> str:  # fmt: skip
    """The whole page; `before` are the counts by cause of an earlier run. What comes from a report is escaped."""
    groups = {cause: [c for c in cases if c.cause == cause] for cause in CAUSES}
    top = "".join(f"<tr><td>{escape(name)}</td><td class=n>{n}</td></tr>" for name, n in counts)
    sections = "".join(
        f'<section id="{_anchor(cause)}"><h2>{escape(cause)} ({len(group)})</h2>'
        f"{''.join(map(_article, sorted(group, key=lambda c: c.type)))}</section>"
        for cause, group in groups.items()
        if group
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><h1>{escape(title)}</h1><table>{top}</table>"
        f"<h2>Causes</h2>{_causes(groups, before)}<h2>Types</h2>{_types(cases, types)}"
        "<p><mark>gold trigger</mark> <mark class=coded>coded trigger</mark></p>"
        f"{sections}</body></html>\n"
    )


def _causes(groups: Mapping[str, Sequence[Case]], before: Mapping[str, int] | None) -> str:
    head = "<th class=n>before</th><th class=n>now</th>" if before is not None else "<th class=n>cases</th>"
    rows = []
    for cause, group in groups.items():
        earlier = f"<td class=n>{before.get(cause, 0)}</td>" if before is not None else ""
        rows.append(
            f'<tr><td><a href="#{_anchor(cause)}">{escape(cause)}</a></td>{earlier}<td class=n>{len(group)}</td>'
            f"<td class=soft>{escape(CAUSES[cause])}</td></tr>"
        )
    return f"<table><tr><th>cause</th>{head}<th></th></tr>{''.join(rows)}</table>"


def _types(cases: Sequence[Case], types: Mapping[str, Count]) -> str:
    """Each type by the sentence measure, with its misses, false alarms, and mentions of another type on its triggers."""
    kinds = {"missed": "missed", "wrong": "wrong type", "false": "false alarm"}
    by_kind = Counter((kind, c.type) for c in cases for kind, begins in kinds.items() if c.cause.startswith(begins))
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td class=n>{c.gold}</td><td class=n>{c.coded}</td><td class=n>{c.right}</td>"
        f"<td class=n>{shown(c.f1)}</td>{''.join(f'<td class=n>{by_kind[kind, name]}</td>' for kind in kinds)}</tr>"
        for name, c in types.items()
    )
    numbers = ("gold", "coded", "right", "F1", "missed", "wrong type", "false alarms")
    head = "<th>type</th>" + "".join(f"<th class=n>{name}</th>" for name in numbers)
    return f"<table><tr>{head}</tr>{rows}</table>"


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
    sides = [", ".join(p["text"] for p in parties(mention, side)) or "nobody" for side in ("actors", "recipients")]
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
