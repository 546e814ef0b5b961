"""What the texts of the repository name is there."""

import re
from pathlib import Path

import pytest

from dateline.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src/", "bench/", "tests/", "tools/", "training/", "docs/", "samples/", "LICENSES/")
MADE_LATER = ("training/runs", "training/log.txt")
TEXTS = sorted(p for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")) if p.is_file())


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_files_that_a_text_names_are_there(path):
    text = path.read_text(encoding="utf-8")
    named = {
        word.rstrip(".,;:)")
        for word in re.findall(r"[\w./*-]+", text)
        if word.startswith(FOLDERS) and "NNNN" not in word and "TYPE" not in word
    }
    missing = {w for w in named if not w.startswith(MADE_LATER) and not list(ROOT.glob(w.rstrip("/")))}
    assert missing == set()


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_make_targets_that_a_text_names_exist(path):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)\b(?=[`\s,;])", "\n".join(code_of(path))))
    assert named <= targets


def code_of(path: Path) -> list[str]:
    """What stands between backticks, in a line or in a block."""
    text = path.read_text(encoding="utf-8")
    return re.findall(r"```.*?```", text, re.DOTALL) + re.findall(r"`[^`\n]+`", text)


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"dateline {name}" not in readme] == []


def test_notice_names_every_library():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project[project.index("\ndependencies = [") : project.index("]", project.index("\ndependencies = ["))]
    names = re.findall(r'"([a-z0-9_-]+)', block)
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    assert names and [name for name in names if f"| {name} |" not in notice] == []
