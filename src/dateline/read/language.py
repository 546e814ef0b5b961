"""Which language a report is written in.

Takes a text; gives an ISO 639 code and how sure that is, from 0 to 1. A text that is too short to tell counts as
English, because a report in English that is left out is lost, and one in another language that is coded is seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from dateline.read.settings import settings

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile("[^\0-\u02af\u1e00-\u1eff]")  # all but Latin letters with their accents


def language_of(text: str) -> tuple[str, float]:
    """The language of `text` and its probability.

    A text in another script than Latin is never English, whatever its length; "und" (undetermined) is its code when
    the model knows none. In Latin script, enough of the small words that only English has outweigh the model, which
    takes short reports full of foreign names for other languages.
    """
    table = settings().language
    sample = text[: table.sample_characters]
    words = _WORD.findall(sample)
    letters = "".join(words)
    if not letters:
        return "en", 0.0
    code, probability = _model()(sample)
    if len(_OTHER_SCRIPT.findall(letters)) > len(letters) / 2:
        return (code, probability) if code not in ("en", "pcm") else ("und", 0.0)
    latin = [word.lower() for word in words if not _OTHER_SCRIPT.search(word)]
    english = sum(word in _english_words() for word in latin) / max(len(latin), 1)
    needed = table.short_probability if len(letters) < table.short_letters else table.long_probability
    if code == "en":
        return code, probability
    if english >= table.english_share or probability < needed:
        return "en", max(english, 1 - probability)
    return code, probability


def language_name(code: str) -> str:
    """What the language is called, with its code: "Russian (ru)"."""
    name = settings().language.names.get(code)
    return f"{name} ({code})" if name else "a language that dateline does not know" if code == "und" else code


@cache
def _english_words() -> frozenset[str]:
    return frozenset(settings().language.english_words)


@cache
def _model() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return cast(Callable[[str], tuple[str, float]], identifier.classify)
