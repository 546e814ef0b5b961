"""find: takes a parsed report, gives its event mentions with type, modes, trigger, actors and recipients; never codes parties."""

from __future__ import annotations

from dataclasses import replace

from dateline.find.arguments import Argument, find_arguments
from dateline.find.calibration import confidence
from dateline.find.contexts import Found, choose_contexts
from dateline.find.incident import join_claims, join_light_verbs, join_tolls, without_doubles
from dateline.find.lexicon import load_lexicon
from dateline.find.modes import choose_modes
from dateline.find.phrases import party_span
from dateline.find.pledges import announced, join_pledges
from dateline.find.triggers import find_triggers
from dateline.model.mention import Mention, Party, Reason
from dateline.model.sentence import ParsedReport, Sentence
from dateline.model.span import Span


def find_mentions(parsed: ParsedReport) -> list[Mention]:
    """Every event mention of the report, in order, numbered m1, m2, ...

    Method: each word gets for each type a score from the encoder's trigger head and from the trigger lexicon, whose senses
    are guarded by conditions on the tree; parties come from the encoder's role head and the sense's frame.
    """
    lexicon = load_lexicon()
    mentions: list[Mention] = []
    known = Found()
    for sentence in parsed.sentences:
        told: list[Mention] = []
        for trigger in find_triggers(sentence, lexicon):
            actors, recipients, lost = find_arguments(sentence, trigger, lexicon)
            modes, mode_rule = choose_modes(sentence, trigger.head, trigger.type, trigger.sense, lexicon)
            span = sentence.span(trigger.head, trigger.head)
            reasons = [Reason("type", trigger.rule, (span,), trigger.lost)]
            if modes:
                reasons.append(Reason("modes", mode_rule, (span,)))
            spans = [*_spans(sentence, actors), *_spans(sentence, recipients)]
            if spans or lost:
                reasons.append(Reason("parties", "encoder roles and the trigger's frame", tuple(spans), tuple(lost)))
            told.append(
                Mention(
                    id=f"m{len(mentions) + len(told) + 1}",
                    sentence=sentence.index,
                    head=trigger.head,
                    type=trigger.type,
                    trigger=span,
                    modes=modes,
                    actors=tuple(Party(s) for s in _spans(sentence, actors)),
                    recipients=tuple(Party(s) for s in _spans(sentence, recipients)),
                    confidence=confidence(trigger.confidence),
                    reasons=tuple(reasons),
                )
            )
        told = join_light_verbs(sentence, join_tolls(sentence, join_claims(sentence, told), lexicon), lexicon)
        told = without_doubles(sentence, [announced(sentence, mention, lexicon) for mention in told])
        for mention in join_pledges(sentence, told):
            contexts, why = choose_contexts(parsed, mention, known)
            number = f"m{len(mentions) + 1}"
            mentions.append(replace(mention, id=number, contexts=contexts, reasons=(*mention.reasons, *why)))
    return mentions


def _spans(sentence: Sentence, arguments: list[Argument]) -> list[Span]:
    """Phrases of the arguments, in order, one inside another left out."""
    spans = [party_span(sentence, a.head) for a in arguments]
    return [
        s
        for k, s in enumerate(spans)
        if not any(o.contains(s) and (o != s or j < k) for j, o in enumerate(spans) if j != k)
    ]


__all__ = ["find_mentions"]
