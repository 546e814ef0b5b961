"""Every table that ships says where it is from, is well formed, and uses codes that exist."""

import csv
import tomllib
from pathlib import Path

import pytest

import dateline
from dateline.tables import load_tables, problems

DATA = Path(dateline.__file__).parent / "data"
TABLES = sorted(DATA.rglob("*.csv")) + sorted(DATA.rglob("*.tsv"))


def name_of(path: Path) -> str:
    return path.relative_to(DATA).as_posix()


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@pytest.mark.parametrize("path", [p for p in TABLES if p.suffix == ".csv"], ids=name_of)
def test_csv_rows_are_whole_and_sourced(path):
    rows = rows_of(path)
    assert rows
    assert "source" in rows[0], "a column named source says where each row is from"
    for number, row in enumerate(rows, 2):
        assert None not in row and None not in row.values(), f"line {number} has too many or too few cells"
        assert row["source"].strip(), f"line {number} has no source"


@pytest.mark.parametrize("path", [p for p in TABLES if p.suffix == ".csv"], ids=name_of)
def test_csv_cells_are_what_the_schema_says(path):
    """Codes and sectors exist, days are days and in order, coordinates lie on Earth, no row stands twice."""
    table = load_tables().get(name_of(path))
    assert table is not None, f"tables.toml says nothing of {name_of(path)}"
    assert list(problems(path, table)) == []
    assert list(rows_of(path)[0]) == list(table.columns)


def test_members_are_of_organisations_in_the_tables():
    named = {row["organisation"] for row in rows_of(DATA / "members.csv")}
    assert named <= {row["name"] for row in rows_of(DATA / "organisations.csv")}


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


def test_the_folder_is_described():
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    missing = [name_of(p) for p in sorted(DATA.rglob("*")) if p.is_file() and p.suffix != ".md" and p.name not in readme
               and f"{p.parent.name}/" not in readme]  # fmt: skip
    assert missing == []
