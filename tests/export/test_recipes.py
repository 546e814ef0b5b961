"""The commands and programs of docs/export.md run as they stand there.

Those that need pandas, Polars, DuckDB, GDAL or R are in recipes.py, which `make recipes` runs.
"""

import re

import export_recipes as recipes

from dateline.cli import cli
from dateline.export.columns import LOOKALIKES
from dateline.export.taking import FORMATS


def test_programs(folder):
    told = [recipes.run(program, folder) for program in recipes.programs("python")]
    assert len(told) == 5
    api, counted, database, sources, arrow = told
    assert "COERCE ['arrest'] ['students'] 2024-05-17" in api and "['Rebels'] 20 Rebels shelled" in api
    assert counted == "Counter({'TGO': 1})\n" and "('Post', 2)" in database
    assert "ASSAULT 2024-05-17 according to ministry" in sources and "4 mentions read from 4 reports" in arrow


def test_the_page_names_every_format_and_option():
    page = recipes.PAGE.read_text()
    assert [form for form in FORMATS if form not in page] == [] and len(LOOKALIKES) == 4
    options = {o for p in cli.get_command(None, "export").params for o in getattr(p, "opts", ()) if o.startswith("--")}
    assert {o for o in options - {"--output", "--format"} if o not in page} == set()
    assert set(re.findall(r"(?<!-)--[a-z][a-z-]+", page)) <= options
