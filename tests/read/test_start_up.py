"""Importing the stage loads none of the heavy packages."""

import subprocess
import sys


def test_heavy_packages_wait_until_they_are_needed():
    code = (
        "import sys, dateline.read;"
        "print([m for m in ('trafilatura', 'lxml', 'py3langid', 'numpy', 'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
