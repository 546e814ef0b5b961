"""False alarms: mentions that are coded in text with (nearly) nothing to code.

    python bench/quiet.py CORPORA [--model accurate|fast] [--jobs N] [--show N]

Takes the folder of open corpora and codes two sets: business news of MEANTIME, and those messages of MUC-4 to which its
coders gave no template. Prints mentions per 1,000 sentences and the share of sentences that are left alone. Both are
upper bounds: the business news tells of a state that lends money or of a court now and then, and a message without an
act of terrorism may well tell of talks or of fighting. MUC-4 is in capitals throughout and is coded as it stands, with
its lines joined.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coding import Record, code_texts, read_rows
from dateline.model.report import Report
from dateline.parse.sentences import split_sentences

MEANTIME = "meantime/meantime-dev.jsonl.gz"
MUC4 = "events/muc4-dev.jsonl.gz"
FILES = (MEANTIME, MUC4)
BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Alarms:
    """What was coded in one set: `noisy` sentences of `sentences` have at least one of the `mentions`."""

    reports: int
    sentences: int
    noisy: int
    mentions: int

    @property
    def per_thousand(self) -> float:
        """Mentions per 1,000 sentences."""
        return 1000 * self.mentions / self.sentences if self.sentences else 0.0

    @property
    def left_alone(self) -> float:
        """The share of sentences without a mention."""
        return 1 - self.noisy / self.sentences if self.sentences else 1.0


def meantime_reports(path: Path) -> Iterator[Report]:
    """Headline, blank line, sentences; the date line becomes the publication date."""
    for row in read_rows(path):
        lines = [row["text"][start:end] for start, end, _ in row["sentences"]]
        text = f"{lines[0]}\n\n{' '.join(lines[2:])}"
        yield Report(row["id"], text, lines[0], published=date.fromisoformat(row["dct"]))


def quiet_messages(path: Path) -> Iterator[Report]:
    """The messages without a template, paragraphs with their lines joined."""
    for row in read_rows(path):
        if not row["templates"]:
            yield Report(row["id"], joined(row["text"]))


def joined(text: str) -> str:
    """A message without its hard line breaks."""
    paragraphs = (" ".join(part.split()) for part in BLANK_LINE.split(text))
    return "\n\n".join(filter(None, paragraphs))


def count(reports: Sequence[Report], coded: dict[str, Record]) -> Alarms:
    """Sentences and mentions of one set."""
    sentences = sum(len(list(split_sentences(r.text, r.title_end))) for r in reports)
    mentions = [m for r in reports for m in coded[r.id]["mentions"]]
    noisy = {(r.id, tuple(m["sentence"])) for r in reports for m in coded[r.id]["mentions"]}
    return Alarms(len(reports), sentences, len(noisy), len(mentions))


def measure(corpora: Path, model: str, jobs: int = 1, show: int = 0) -> dict[str, Alarms]:
    """Both sets by name; prints the first `show` false alarms of each."""
    sets = {"MEANTIME": meantime_reports(corpora / MEANTIME), "MUC-4 without template": quiet_messages(corpora / MUC4)}
    found = {}
    for name, reports in sets.items():
        listed = list(reports)
        coded = code_texts(listed, model, jobs)
        found[name] = count(listed, coded)
        alarms = [(r, m) for r in listed for m in coded[r.id]["mentions"]]
        for report, mention in alarms[:show]:
            start, end = mention["sentence"]
            print(
                f"{mention['type']} “{mention['trigger']['text']}” {mention['confidence']:.2f}: {report.text[start:end]}"
            )
    return found


def figures(corpora: Path, model: str, jobs: int = 1) -> dict[str, float]:
    """For the gate: the shares left alone."""
    return {f"{name}: sentences left alone": a.left_alone for name, a in measure(corpora, model, jobs).items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print the first N false alarms of each set")
    arguments = parser.parse_args()
    found = measure(arguments.corpora, arguments.model, arguments.jobs, arguments.show)
    print(f"{'set':24}{'reports':>9}{'sentences':>11}{'mentions':>10}{'per 1,000 sentences':>21}{'left alone':>12}")
    for name, a in found.items():
        counts = f"{a.reports:9}{a.sentences:11}{a.mentions:10}"
        print(f"{name:24}{counts}{a.per_thousand:21.1f}{a.left_alone:12.3f}")


if __name__ == "__main__":
    main()
