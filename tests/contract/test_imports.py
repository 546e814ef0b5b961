"""What may import what: stages stand side by side, and starting up loads nothing heavy."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dateline

PACKAGE = Path(dateline.__file__).parent
STAGES = ("read", "parse", "find", "attribute", "date", "place", "identify")
SHARED = ("dateline.model", "dateline.errors", "dateline.tables")
ALSO = {"find": ("dateline.parse.labels",)}  # the order of the encoder's scores
LIGHT = {"dateline", "click"}


def imported(path: Path) -> set[str]:
    """Every module of dateline that a file names in an import, wherever in the file it stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports are not used here"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return {name for name in found if name.split(".")[0] == "dateline"}


def under(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == p or name.startswith(p + ".") for p in packages)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_itself_and_the_model_only(stage):
    allowed = (f"dateline.{stage}", *SHARED, *ALSO.get(stage, ()))
    parents = {".".join(p.split(".")[:n]) for p in allowed for n in range(1, 4)}
    sideways = {
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in (PACKAGE / stage).rglob("*.py")
        for name in imported(path)
        if not under(name, allowed) and name not in parents
    }
    assert sideways == set()


def test_the_model_imports_nothing_but_itself():
    names = {name for path in (PACKAGE / "model").rglob("*.py") for name in imported(path)}
    assert {name for name in names if not under(name, ("dateline.model",)) and name != "dateline"} == set()


def test_stages_are_joined_in_one_place_only():
    joining = set()
    for path in PACKAGE.rglob("*.py"):
        names = imported(path)
        coding = [stage for stage in STAGES[2:] if any(under(name, (f"dateline.{stage}",)) for name in names)]
        if len(coding) > 1 and path.parent.name != "cli":
            joining.add(path.name)
    assert joining == {"pipeline.py"}


@pytest.mark.parametrize(
    "call", ["import dateline", "from dateline.cli import cli; cli(['--help'], standalone_mode=False)"]
)
def test_start_up_loads_only_what_it_needs(call):
    code = (
        f"import sys; before = set(sys.modules); {call}\n"
        "print('loaded', *{m.split('.')[0] for m in set(sys.modules) - before})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split()[1:])
    assert loaded - set(sys.stdlib_module_names) - LIGHT == set()
