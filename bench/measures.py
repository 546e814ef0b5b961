"""Everything that `make gate` holds to its floors: each set of data, and the program that measures on it.

A `Measure` gives figures from 0 to 1, higher being better, for one model. To add one: write a program of its own that
measures and prints, and name it in `measures_of`, with the files that its figures depend on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import attribution
import calibration
import dates
import events
import factuality
import geo
import given
import mapped
import meantime
import parse
import parties
import petrarch
import quiet
import swap
from coding import code_file
from dateline.parse import load_parser
from dateline.parse.parser import Parser
from score import MEASURES, compare, load

MODELS = ("accurate", "fast")
BEST = ("accurate",)  # of sets that take long
UDS = "factuality/uds-dev.jsonl.gz"
POLNEAR = "attribution/dev.jsonl.gz"
SIDES = Path(__file__).resolve().parent.parent / "tests" / "properties" / "swap_reports"
PLACES = {"TR-News": "geo/tr-news.jsonl.gz", "LGL": "geo/lgl.jsonl.gz"}
DATES = "time/gum-dates-dev.jsonl.gz"
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """One set: its `name` in floors.json, the files that its figures depend on, and what gives them for a model."""

    name: str
    files: tuple[Path, ...]
    figures: Callable[[str], Figures]
    models: tuple[str, ...] = MODELS


def measures_of(gold: Path, corpora: Path | None, jobs: int) -> list[Measure]:
    """All sets; those of the corpora only when their folder is named."""
    found = [
        Measure("events", (gold,), lambda model: records(gold, model, jobs)),
        Measure("numbers", (gold,), lambda model: events.figures(gold, model, jobs)),
        Measure("calibration", (gold,), lambda model: calibration.figures(gold, model, jobs)),
        Measure("given", (gold,), lambda model: given.figures(gold, model)),
        Measure("phrases", parties.PHRASES, lambda model: phrases(), BEST),
        Measure("swap", (gold, swap.PAIRS, *sorted(SIDES.iterdir())), lambda model: sides(gold, model), BEST),
    ]
    if corpora is None:
        return found
    return [
        *found,
        Measure("parse", (corpora / "ud/dev.conllu.gz",), lambda model: language(corpora, model)),
        Measure("quiet", _in(corpora, quiet.FILES), lambda model: quiet.figures(corpora, model, jobs), BEST),
        Measure(
            "mapped",
            _in(corpora, mapped.FILES.values()) + tuple(mapped.MAPPINGS / f"{name}.toml" for name in mapped.FILES),
            lambda model: mapped.figures(corpora, model, jobs),
            BEST,
        ),
        Measure(
            "petrarch",
            (corpora / petrarch.SENTENCES, petrarch.MAPPING, *sorted(petrarch.TABLES.glob("*.csv"))),
            lambda model: petrarch.figures(corpora, model, jobs),
        ),
        Measure("polnear", (corpora / POLNEAR,), lambda model: sources(corpora), BEST),
        Measure("places", _in(corpora, PLACES.values()), lambda model: places(corpora, model), BEST),
        Measure("dates", (corpora / DATES,), lambda model: absolute_dates(corpora), BEST),
        Measure("factuality", (corpora / UDS,), lambda model: facts(corpora, model)),
        Measure("meantime", (corpora / quiet.MEANTIME,), lambda model: statuses(corpora, model)),
    ]


def _in(corpora: Path, names: Iterable[str]) -> tuple[Path, ...]:
    return tuple(corpora / name for name in names)


# ---- programs that print other numbers than floors want -----------------------------------------------------------


def records(gold: Path, model: str, jobs: int = 1) -> Figures:
    """The scorer's figures."""
    found = compare(load(gold), code_file(gold, model, jobs))
    return {m: value for m in MEASURES if (value := found[m].value) is not None}


def language(corpora: Path, model: str) -> Figures:
    """Tags, trees and names."""
    out: Figures = {}
    parser = Parser(model)
    for corpus, part in parse.read_documents(corpora / "ud" / "dev.conllu.gz").items():
        gold_words = parse.on_gold_words(parser, part)
        out |= {f"{corpus} {k}": gold_words[k] / 100 for k in ("UPOS", "UAS", "LAS", "lemma")}
        out[f"{corpus} LAS from raw text"] = parse.from_raw_text(parser, part)["LAS"] / 100
    names = parse.names(parser, corpora / "ner" / "crossner-politics-dev.jsonl.gz")
    return out | {"CrossNER politics names F1": names["F1"] / 100}


def phrases() -> Figures:
    """Shares of party phrases with the right country and first sector."""
    found = {path.stem: parties.phrase_share(path, misses=False) for path in parties.PHRASES}
    return {f"party phrases: {name}": right / every for name, (right, every, _) in found.items()}


def places(corpora: Path, model: str) -> Figures:
    """Shares of toponyms found and placed within 161 km."""
    return {f"{name}: toponyms placed": geo.measure(corpora / file, variant=model) for name, file in PLACES.items()}


def absolute_dates(corpora: Path) -> Figures:
    """F1 of absolute dates with their days."""
    return {"absolute dates, GUM: F1": dates.measure_absolute(corpora / DATES)}


def sides(gold: Path, model: str) -> Figures:
    """The shares of mentions that are coded alike when the names of two sides are exchanged, over at least 60 reports."""
    pairs, parser = swap.load_pairs(), load_parser(model)
    tally = swap.total(t for report in swap.read([gold, SIDES]) for t in swap.run(report, pairs, parser))
    return {
        "sides exchanged: mentions alike": tally.share,
        "sides exchanged: type, status, sources, figures alike": tally.told,
    }


def sources(corpora: Path) -> Figures:
    """F1 of cues, sources and contents."""
    return {name: attribution.f1(counts) for name, counts in attribution.measure_polnear(corpora / POLNEAR).items()}


def facts(corpora: Path, model: str) -> Figures:
    """Whether the encoder's factuality agrees with annotators'."""
    found = factuality.measure(corpora / UDS, Parser(model))
    return {name: found[name] for name in ("uds pearson r", "uds sign accuracy")}


def statuses(corpora: Path, model: str) -> Figures:
    """Polarity, certainty and time of annotated events against status."""
    found = meantime.measure(list(meantime._events(corpora / quiet.MEANTIME, Parser(model))))
    return {name: value for name, value in found.items() if name != "meantime events"}
