"""Write docs/crosswalk.md anew from src/dateline/data/export.

python tools/build_crosswalk.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "crosswalk.md"


def main() -> None:
    """Write the page, and say so."""
    from dateline.export.crosswalk_page import page

    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)} written\n")


if __name__ == "__main__":
    main()
