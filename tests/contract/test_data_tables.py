"""Every table that ships says where it is from, is well formed, and uses codes that exist."""

import csv
import tomllib
from pathlib import Path

import pytest

import dateline
from dateline.model.ontology import load_ontology

DATA = Path(dateline.__file__).parent / "data"
TABLES = sorted(DATA.rglob("*.csv")) + sorted(DATA.rglob("*.tsv"))
CODE_COLUMNS = ("country", "controlled_by", "claimed_by")
LISTS = ";"


def name_of(path: Path) -> str:
    return path.relative_to(DATA).as_posix()


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def countries() -> set[str]:
    return {row["code"] for row in rows_of(DATA / "countries.csv")} | set(load_ontology().international)


@pytest.mark.parametrize("path", [p for p in TABLES if p.suffix == ".csv"], ids=name_of)
def test_csv_rows_are_whole_and_sourced(path):
    rows = rows_of(path)
    assert rows
    assert "source" in rows[0], "a column named source says where each row is from"
    for number, row in enumerate(rows, 2):
        assert None not in row and None not in row.values(), f"line {number} has too many or too few cells"
        assert row["source"].strip(), f"line {number} has no source"


@pytest.mark.parametrize("path", [p for p in TABLES if p.suffix == ".csv"], ids=name_of)
def test_csv_codes_exist(path):
    known, sectors = countries(), set(load_ontology().sectors)
    for number, row in enumerate(rows_of(path), 2):
        for column in CODE_COLUMNS:
            codes = set(filter(None, (row.get(column) or "").split(LISTS)))
            assert codes <= known, f"line {number}, {column}: {codes - known}"
        found = set((row.get("sectors") or "").replace(LISTS, " ").split())
        assert found <= sectors, f"line {number}: {found - sectors}"


@pytest.mark.parametrize("path", [p for p in TABLES if p.suffix == ".tsv"], ids=name_of)
def test_tsv_tables_have_a_header_comment_with_source_and_licence(path):
    head = [line for line in path.read_text(encoding="utf-8").splitlines()[:12] if line.startswith("#")]
    words = " ".join(head).lower()
    assert "source" in words and "licence" in words


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.toml")), ids=name_of)
def test_toml_files_parse_and_name_their_source(path):
    text = path.read_text(encoding="utf-8")
    tomllib.loads(text)
    assert "source" in text.lower()


def test_leaders_terms_are_in_order():
    for number, row in enumerate(rows_of(DATA / "leaders.csv"), 2):
        fine = min(len(row["from"]), len(row["to"]))  # "2000" and "2000-05" are compared as years
        assert row["from"][:fine] <= row["to"][:fine], f"line {number}: {row['name']} leaves office before entering it"


def test_the_folder_is_described():
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    missing = [name_of(p) for p in sorted(DATA.rglob("*")) if p.is_file() and p.suffix != ".md" and p.name not in readme
               and f"{p.parent.name}/" not in readme]  # fmt: skip
    assert missing == []
