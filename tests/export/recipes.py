"""The programs of docs/export.md that need more than dateline's tests bring: `make recipes` runs this file.

It wants pandas, Polars, DuckDB and pyogrio (the extra `recipes`), and R as Rscript (Debian: r-base-core).
"""

import shutil

import export_recipes
import pytest


@pytest.mark.parametrize(("library", "words"), [
    ("pandas", "2024-05    20"), ("polars", "Rebels"), ("duckdb", "ASSAULT"), ("pyogrio", "EPSG:4326 4"),
])  # fmt: skip
def test_library(folder, library, words):
    (program,) = export_recipes.programs(f"python {library}")
    assert words in export_recipes.run(program, folder)


def test_r(folder):
    assert shutil.which("Rscript"), "R is missing. On Debian and Ubuntu: sudo apt install r-base-core"
    (program,) = export_recipes.programs("r")
    assert "TGO" in export_recipes.run(program, folder, ("Rscript", "-e"))
