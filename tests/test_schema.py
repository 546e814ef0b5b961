"""The JSON Schema holds for everything that coding gives, and says in words what every property is."""

import json
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dateline.export.record import line
from dateline.model.ontology import load_ontology
from dateline.model.report import Report
from dateline.parse import load_parser
from dateline.pipeline import code

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads(files("dateline").joinpath("data", "schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def sample_reports() -> list[Report]:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from demo import samples
    finally:
        sys.path.remove(str(ROOT / "tools"))
    return list(samples())


def errors(record: object) -> list[str]:
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in VALIDATOR.iter_errors(record)]


def coded(report: Report) -> dict[str, object]:
    return json.loads(line(report, *code(report, load_parser("fast"))))


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", sample_reports(), ids=lambda report: report.id)
def test_samples_fit(report):
    record = coded(report)
    assert errors(record) == []
    assert record["mentions"], "a sample without a mention shows nothing"


@pytest.mark.parametrize(
    "report",
    [
        Report(id="empty", text="  \n"),
        Report(id="other language", text="Die Minister trafen sich am Freitag in Genf.", language="de"),
        Report(id="undated", text="Troops shelled the town on Friday, killing at least 12 people, residents said."),
    ],
    ids=lambda report: report.id,
)
def test_reports_with_little_to_code_fit(report):
    assert errors(coded(report)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("mentions", 0, "type"), "WAR"),
        (("mentions", 0, "status"), "likely"),
        (("mentions", 0, "place"), {}),
        (("extra",), 1),
    ],
)
def test_what_is_wrong_does_not_fit(path, value):
    record = coded(Report(id="x", text="Police arrested 12 protesters in Tbilisi on Friday, the ministry said."))
    assert record["mentions"]
    target = record
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    assert errors(record)


def test_lists_are_those_of_the_ontology():
    ontology, kinds = load_ontology(), SCHEMA["$defs"]
    assert kinds["type"]["enum"] == list(ontology.types)
    assert set(kinds["mode"]["enum"]) == {mode.code for mode in ontology.all_modes()}
    assert set(kinds["context"]["enum"]) == set(ontology.contexts)
    assert set(kinds["sector"]["enum"]) == set(ontology.sectors)


def test_stances_are_those_of_the_cue_table():
    table = tomllib.loads(files("dateline").joinpath("data", "lang", "en", "speech.toml").read_text(encoding="utf-8"))
    families = ("verbs", "findings", "thoughts", "attitudes", "nouns", "prepositions", "adverbs", "adjectives")
    stances = {stance for family in families for stance in table.get(family, {})}
    assert stances <= set(SCHEMA["$defs"]["attribution"]["properties"]["stance"]["enum"])


def test_every_property_is_described():
    for name, part in {"report": SCHEMA, **SCHEMA["$defs"]}.items():
        for key, value in part.get("properties", {}).items():
            named = SCHEMA["$defs"][value["$ref"].removeprefix("#/$defs/")] if "$ref" in value else {}
            assert value.get("description") or named.get("description"), f"{name}.{key}"
