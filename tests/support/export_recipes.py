"""The pieces of docs/export.md that are run: commands, and programs by what they need."""

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "export.md"
_BLOCK = re.compile(r"```([^\n]*)\n(.*?)```", re.DOTALL)


def commands():
    """The arguments of each `dateline export` on the page."""
    import shlex

    lines = [line for kind, body in _BLOCK.findall(PAGE.read_text()) if kind == "console" for line in body.splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in lines]


def programs(kind):
    """The blocks of one kind: `python`, `python pandas`, `r`."""
    return [body for found, body in _BLOCK.findall(PAGE.read_text()) if found == kind]


def run(program, folder, interpreter=(sys.executable, "-W", "error", "-c")):
    """What a program prints, run in the folder."""
    done = subprocess.run([*interpreter, program], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
