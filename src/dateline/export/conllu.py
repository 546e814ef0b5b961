"""A parsed report as CoNLL-U."""

from __future__ import annotations

from dateline.model.sentence import ParsedReport, Token


def conllu(parsed: ParsedReport) -> str:
    """The analysis of one report, beginning with `# newdoc id`; MISC holds SpaceAfter=No and the names (Entity=LABEL)."""
    lines = [f"# newdoc id = {' '.join(parsed.report.id.split())}"]
    paragraph = -1
    for sentence in parsed.sentences:
        lines.append(f"# sent_id = {' '.join(parsed.report.id.split())}-{sentence.index + 1}")
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            lines.append(f"# newpar id = {' '.join(parsed.report.id.split())}-p{paragraph + 1}")
        lines.append(f"# text = {' '.join(sentence.text.split())}")
        entity = {}
        for name in sentence.names:
            for i in range(name.first, name.last + 1):
                entity[i] = ("B-" if i == name.first else "I-") + name.label
        for token in sentence.tokens:
            after = sentence.tokens[token.i + 1].start if token.i + 1 < len(sentence.tokens) else token.end + 1
            misc = [f"Entity={entity[token.i]}"] if token.i in entity else []
            if after == token.end:
                misc.append("SpaceAfter=No")
            lines.append(_row(token, "|".join(misc) or "_"))
        lines.append("")
    return "\n".join(lines) + "\n"


def _row(t: Token, misc: str) -> str:
    form = "".join(c for c in t.text if not c.isspace() or c == "\u00a0")
    lemma = t.lemma.replace("\t", " ").replace("\n", " ")
    return "\t".join((str(t.i + 1), form, lemma, t.upos, t.xpos, "_", str(t.head + 1), t.deprel, "_", misc))
