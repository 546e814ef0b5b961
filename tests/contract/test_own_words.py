"""A user's own words, triggers, labels and days change what is coded, and mistakes in such files are told, not passed over."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.attribute.labels import load_terms
from dateline.attribute.numbers import find_amounts
from dateline.date.tables import load_tables
from dateline.errors import ConfigError
from dateline.export.record import line
from dateline.find.contexts import load_contexts
from dateline.find.lexicon import load_lexicon
from dateline.identify.roles import load_roles
from dateline.model.report import Report
from dateline.parse import load_parser
from dateline.pipeline import code
from dateline.place.dump import load_features
from dateline.tables import DATA, VARIABLE, describe, fingerprint, load_rules, own_folder, toml_problems

Write = Callable[[str, str], None]
HEADER = "lemma\tpos\ttype\tmodes\tframe\tneeds\tweight\tnote\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file into a folder of own tables; gives how to."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))

    def write(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def record(text: str) -> dict[str, Any]:
    report = Report("x", text, published=date(2023, 11, 20))
    found: dict[str, Any] = json.loads(line(report, *code(report, load_parser())))
    return found


def load_all() -> None:
    """What every run loads before it codes a report, as far as it checks a user's files."""
    own_folder()
    load_tables()
    load_lexicon()


def test_a_trigger_of_ones_own_is_found(own: Write) -> None:
    text = "Togolese rebels zorped the lighthouse in Lome."
    own("lang/en/triggers/sets.toml", '[sets]\nbeacons = ["lighthouse"]\n')
    own("lang/en/triggers/assault.tsv", HEADER + "zorp\tVERB\tASSAULT\tdestroy\tA=nsubj R=obj\tobj:@beacons\t.95\t\n")
    found = [m for m in record(text)["mentions"] if m["trigger"]["text"] == "zorped"]
    assert [(m["type"], m["modes"]) for m in found] == [("ASSAULT", ["destroy"])]


def test_a_weight_of_three_decides_against_the_encoder(own: Write) -> None:
    own("lang/en/triggers/coerce.tsv", HEADER + "demonstrate\tVERB\tCOERCE\tseize\tA=nsubj R=obj\t\t3\t\n")
    found = record("Thousands of students demonstrated in Nakuru against the president.")["mentions"]
    assert [m["type"] for m in found] == ["COERCE"]


def test_a_sense_of_ones_own_takes_the_place_of_ours(own: Write) -> None:
    own("lang/en/triggers/assault.tsv", HEADER + "annex\tVERB\tASSAULT\tterritory\tA=nsubj R=obj\t\t.11\t\n")
    assert [s.weight for s in load_lexicon().senses("annex", "VERB") if s.modes == ("territory",)] == [0.11]


def test_words_that_show_a_mode_can_be_added(own: Write) -> None:
    own("lang/en/modes.toml", '[modes.ASSAULT.drone]\nwith = ["buzzcopter"]\n')
    cues = [c for c in load_lexicon().cues("ASSAULT") if (c.mode, c.place) == ("drone", "with")]
    assert {"buzzcopter", "drone"} <= set().union(*(c.words for c in cues))


def test_a_label_of_ones_own_is_found_and_goes_before_ours(own: Write) -> None:
    own("labels.csv", "term,about,side\nlamp-haters,actor,lamp side\nterrorists,actor,nobody's\n")
    text = "The lamp haters attacked the town of Kara, the minister said."
    assert [(x["text"], x["about"]) for x in record(text)["labels"]] == [("lamp haters", "actor")]
    assert [t.side for t in load_terms() if t.term == "terrorists"] == ["nobody's"]


def test_a_holiday_of_ones_own_gives_the_day(own: Write) -> None:
    own("lang/en/calendars.toml", '[holidays.lamps]\nnames = ["Feast-of-Lamps"]\nrule = "fixed"\nmonth = 11\nday = 3\n')
    mention = record("Gunmen shot two soldiers in Lome on Feast-of-Lamps.")["mentions"][0]
    assert (mention["date"]["earliest"], mention["date"]["latest"]) == ("2023-11-03", "2023-11-03")


def test_time_words_can_be_added(own: Write) -> None:
    own("lang/en/dates.toml", "[words.MONTH]\nlamptember = 9\n")
    assert record("Gunmen shot two soldiers on 7 lamptember 2022.")["mentions"][0]["date"]["earliest"] == "2022-09-07"


def test_words_for_numbers_and_harm_can_be_added(own: Write) -> None:
    own("lang/en/numbers.toml", "[vague]\numpteen = [13, 19]\n")
    own("lang/en/figures.toml", '[people]\nnouns = ["lamplighter"]\n')
    figure = record("An attack killed umpteen lamplighters in Kara.")["mentions"][0]["figures"][0]
    assert (figure["kind"], figure["low"], figure["high"]) == ("killed", 13, 19)


def test_a_range_of_ones_own_takes_the_place_of_ours(own: Write) -> None:
    own("lang/en/numbers.toml", "[vague]\ndozens = [30, 90]\n")
    assert [(a.low, a.high) for a in find_amounts("dozens of people")] == [(30, 90)]


def test_verbs_of_saying_can_be_added_and_moved(own: Write) -> None:
    own("lang/en/speech.toml", '[verbs]\nclaims = ["bloviate", "announce"]\n')
    for verb in ("bloviated", "announced"):
        mention = record(f"The minister {verb} that rebels attacked the town of Kara.")["mentions"][-1]
        assert [a["stance"] for a in mention["attribution"]] == ["claims"], verb


def test_words_that_undo_a_deed_can_be_added(own: Write) -> None:
    own("lang/en/status.toml", '[adjectives]\nnegated = ["unhappened"]\n')
    found = record("The unhappened attack on Kara by rebels was in the news.")["mentions"]
    assert [m["status"] for m in found] == ["negated"]


def test_contexts_take_own_words_and_own_groups(own: Write) -> None:
    own("lang/en/contexts.toml", '[words.cyber]\nstrong = ["lampware"]\n')
    own("armed_groups.csv", "name,country,sectors\nLantern Front,TCD,REB\n")
    table = load_contexts()
    assert [entry.context for entry in table.entries["lampware"]] == ["cyber"]
    assert "Lantern" in table.parties["armed"]


def test_kinds_of_feature_can_be_changed(own: Write) -> None:
    own("places/features.csv", "code,kind\nS.SCH,site\nS.AIRB,district\n")
    assert (load_features()["S.SCH"], load_features()["S.AIRB"]) == ("site", "district")


def test_the_fingerprint_covers_words(own: Write) -> None:
    own("lang/en/speech.toml", '[verbs]\nclaims = ["bloviate"]\n')
    first = fingerprint()
    own("lang/en/speech.toml", '[verbs]\nclaims = ["blather"]\n')
    assert fingerprint() != first
    assert "lang/en/speech.toml" in (describe() or "")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("lang/en/speech.toml", "[verbs\n", "line 1"),
        ("lang/en/speech.toml", '[verbs]\nshouts = ["roar"]\n', "speech.toml, verbs, shouts: there is no such key"),
        ("lang/en/speech.toml", '[verbs]\nsays = "roar"\n', "verbs, says: must be a list"),
        ("lang/en/speech.toml", '[verbs]\nsays = ["roar", 7]\n', "verbs, says, entry 2: must be a word"),
        ("lang/en/speech.toml", '[verbs]\nsays = [""]\n', "verbs, says, entry 1: is empty"),
        ("lang/en/figures.toml", '[maimed]\nverbs = ["maim"]\n', "maimed: there is no such key"),
        ("lang/en/figures.toml", "[formations.sizes]\nband = [60, 30]\n", "must be 2 numbers, the lowest first"),
        ("lang/en/numbers.toml", "[units]\nzip = []\n", "units, zip: must be a number"),
        ("lang/en/numbers.toml", '[vague]\n"" = [1, 2]\n', "is empty"),
        ("lang/en/roles.toml", '[[words]]\nkind = "firm"\nlist = ["a"]\n', "words, block 1: lacks sectors"),
        ("lang/en/roles.toml", '[[words]]\nkind = "firm"\nsectors = ["WAR"]\nlist = ["a"]\n', "'WAR' is not one of"),
        ("lang/en/contexts.toml", '[[deeds]]\ncontext = "lamps"\nweight = 1\n', "deeds, block 1, context: 'lamps'"),
        ("lang/en/contexts.toml", '[words.lamps]\nstrong = ["lamp"]\n', "words, lamps: there is no such key"),
        ("lang/en/dates.toml", "[words.MONTH]\nlamptember = 13\n", "words, MONTH, lamptember: 13 is not one of"),
        (
            "lang/en/dates.toml",
            '[[rules]]\nlooks = "lamp DAYS"\nmeans = "calendar"\nexample = "x"\n',
            "rules, block 1: no word bears DAYS",
        ),
        (
            "lang/en/dates.toml",
            '[[rules]]\nlooks = "lamp UNIT"\nmeans = "ago"\nexample = "x"\n',
            "rules, block 1: ago needs number",
        ),
        ("lang/en/calendars.toml", '[holidays.x]\nnames = ["X"]\nrule = "lunar"\n', "holidays, x, rule: 'lunar'"),
        ("lang/en/calendars.toml", '[holidays.x]\nnames = ["X"]\nrule = "fixed"\nday = 1\n', "rule fixed needs month"),
        (
            "lang/en/calendars.toml",
            '[holidays.x]\nnames = ["X"]\nrule = "shifted"\nof = "x"\nshift = 1\n',
            "holidays, x: of leads back",
        ),
        (
            "lang/en/calendars.toml",
            '[holidays.x]\nnames = ["X"]\nrule = "shifted"\nof = "y"\nshift = 1\n',
            "of: there is no holiday 'y'",
        ),
        (
            "lang/en/calendars.toml",
            '[holidays.x]\nnames = ["X"]\nrule = "table"\ndays = { 2019 = "3 May" }\n',
            "days: 2019 = '3 May'",
        ),
        ("lang/en/modes.toml", '[modes.ASSAULT.lamp]\nself = ["lamp"]\n', "ASSAULT has no mode 'lamp'"),
        ("lang/en/modes.toml", '[modes.ASSAULT.drone]\nnear = ["lamp"]\n', "'near' is not one of self"),
        ("lang/en/triggers/assault.tsv", "lemma\tpos\n", "assault.tsv, line 1: the columns must be"),
        ("lang/en/triggers/assault.tsv", HEADER + "zorp\tVERB\n", "assault.tsv, line 2: 2 columns, must be 8"),
        ("lang/en/triggers/assault.tsv", HEADER + "zorp\tADV\tASSAULT\t\tA=- R=-\t\t.5\t\n", "line 2: pos 'ADV'"),
        ("lang/en/triggers/assault.tsv", HEADER + "zorp\tVERB\tZORP\t\tA=- R=-\t\t.5\t\n", "line 2: type 'ZORP'"),
        ("lang/en/triggers/assault.tsv", HEADER + "zorp\tVERB\tASSAULT\tzap\tA=- R=-\t\t.5\t\n", "no mode 'zap'"),
        ("lang/en/triggers/assault.tsv", HEADER + "zorp\tVERB\tASSAULT\t\tA=-\t\t.5\t\n", "line 2: frame 'A=-'"),
        ("lang/en/triggers/assault.tsv", HEADER + "zorp\tVERB\tASSAULT\t\tA=- R=-\tnear:@x\t.5\t\n", "word list '@x'"),
        ("lang/en/triggers/assault.tsv", HEADER + "zorp\tVERB\tASSAULT\t\tA=- R=-\t\tbig\t\n", "line 2: weight 'big'"),
        ("lang/en/triggers/assault.tsv", HEADER + "zorp\tVERB\tASSAULT\t\tA=- R=-\t\t5\t\n", "not between 0 and 3"),
        ("lang/en/triggers/zorp.tsv", HEADER, "zorp.tsv: this table is not read"),
        ("lang/en/speach.toml", "", "speach.toml: this table is not read"),
        ("labels.csv", "term,about,side\nlamp-haters,people,x\n", "line 2: about is 'people', not one of actor, deed"),
    ],
)
def test_mistakes_are_told_with_file_and_line_or_key(own: Write, name: str, text: str, told: str) -> None:
    own(name, text)
    with pytest.raises(ConfigError) as error:
        load_all()
    assert told in str(error.value)
    assert Path(name).name in str(error.value)
    assert "own-tables.md" in str(error.value)


@pytest.mark.parametrize("name", sorted(load_rules()))
def test_our_own_files_pass_the_checks(name: str) -> None:
    assert list(toml_problems(DATA / name, name)) == []


def test_our_files_as_ones_own_are_fine(own: Write) -> None:
    """Who copies a file of ours to begin with is told of no mistake."""
    for path in [DATA / name for name in load_rules()] + sorted(DATA.glob("lang/en/triggers/*.tsv")):
        own(path.relative_to(DATA).as_posix(), path.read_text(encoding="utf-8"))
    load_all()
    load_contexts()
    load_roles()


def test_what_is_loaded_is_the_same_again_without_a_folder(own: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    own("lang/en/triggers/assault.tsv", HEADER + "zorp\tVERB\tASSAULT\t\tA=nsubj R=obj\t\t.95\t\n")
    assert load_lexicon().senses("zorp", "VERB")
    monkeypatch.delenv(VARIABLE)
    assert own_folder() is None
    assert not load_lexicon().senses("zorp", "VERB")
