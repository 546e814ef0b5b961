"""Makes the project's own virtual environment: `python3 tools/setup_venv.py .venv [EXTRA]`.

Takes the folder of the environment and, if wished, an extra of pyproject.toml ("dev"); installs dateline into it. Works
where Debian and Ubuntu leave out `ensurepip`: pip is then fetched from PyPI. Uses no syntax newer than Python 3.6, so
that an older one can still say that it is too old.
"""

import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
PIP = "https://pypi.org/pypi/pip/json"
NO_VENV = "On Debian and Ubuntu: sudo apt install python3-venv"


def main() -> None:
    """Check Python, make the environment if it is not there, install."""
    if sys.version_info < OLDEST:
        found = f"{sys.version_info[0]}.{sys.version_info[1]}"
        sys.exit(
            f"dateline needs Python 3.11 or newer, and this is Python {found}.\n"
            "Install a newer one and name it, for instance: make demo PYTHON=python3.12"
        )
    folder = Path(sys.argv[1]).resolve()
    extra = f"[{sys.argv[2]}]" if len(sys.argv) > 2 else ""
    python = folder / "bin" / "python"
    if not works(python):
        make(folder, python)
    print(f"Installing dateline{extra} and what it needs into {folder.name} …", flush=True)
    # Twice quiet: errors only, without pip's warnings about what other packages say of themselves.
    install = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--editable"]
    if subprocess.call([str(python), *install, str(ROOT) + extra]):
        sys.exit("The installation failed, see above. The packages come from PyPI, so the first setup needs a network.")


def works(python: Path) -> bool:
    """Whether the environment is there and has a pip that runs."""
    if not python.exists():
        return False
    silent = subprocess.DEVNULL
    return subprocess.call([str(python), "-m", "pip", "--version"], stdout=silent, stderr=silent) == 0


def make(folder: Path, python: Path) -> None:
    """Make the environment anew, in the standard way or with a fetched pip."""
    if importlib.util.find_spec("venv") is None:
        sys.exit(f"This Python has no module venv. {NO_VENV}")
    new = [sys.executable, "-m", "venv", "--clear", str(folder)]
    if importlib.util.find_spec("ensurepip") is not None:
        subprocess.call(new, stdout=subprocess.DEVNULL)
        if works(python):
            return
    if subprocess.call([*new, "--without-pip"]):
        sys.exit(f"No virtual environment could be made in {folder}, see above. {NO_VENV}")
    try:
        fetch_pip(python)
    except (OSError, ValueError) as error:
        sys.exit(f"pip could not be fetched ({error}). {NO_VENV}")


def fetch_pip(python: Path) -> None:
    """Fetch pip's wheel from PyPI, check its digest, and let it install itself."""
    with urllib.request.urlopen(PIP, timeout=60) as answer:
        wheel = next(file for file in json.load(answer)["urls"] if file["packagetype"] == "bdist_wheel")
    with urllib.request.urlopen(urllib.parse.urljoin(PIP, wheel["url"]), timeout=60) as answer:
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != wheel["digests"]["sha256"]:
        raise OSError("its digest is not the one that PyPI states")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / wheel["filename"]
        path.write_bytes(content)
        subprocess.check_call([str(python), f"{path}/pip", "install", "--quiet", "--no-index", str(path)])


if __name__ == "__main__":
    main()
