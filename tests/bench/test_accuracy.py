"""Every table that `make accuracy` writes has its place, once, in the file that it is written to."""

import pytest

from accuracy import ON_CORPORA, ON_GOLD, table
from markers import ROOT


@pytest.mark.parametrize(("file", "marker"), [*ON_GOLD, *ON_CORPORA])
def test_each_table_has_its_place(file, marker):
    text = (ROOT / file).read_text(encoding="utf-8")
    assert text.count(f"<!-- {marker} -->") == text.count(f"<!-- /{marker} -->") == 1


def test_a_table_is_markdown():
    assert table(("a", "b"), [(1, "x")]) == "| a | b |\n| --- | --- |\n| 1 | x |"
