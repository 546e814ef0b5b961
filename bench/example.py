"""Writes the example of the README from what the program gives now: `python bench/example.py`, or `make example`.

The report is invented and stands here; the table and the record are the program's own, between the markers
`<!-- example -->` and `<!-- /example -->`.
"""

from __future__ import annotations

import io
import json
from datetime import date

from rich.console import Console

from dateline.export.record import record
from dateline.export.table import table
from dateline.model.report import Report
from dateline.pipeline import code
from markers import ROOT, put

WIDTH = 118
TEXT = """\
Ghana and Togo sign border accord

The foreign ministers of Ghana and Togo met in Accra on Thursday and signed an accord on their common border.
According to a rights group, police in Lomé arrested at least 20 people who had protested against it.
Togo's government denied that officers had beaten anyone."""
REPORT = Report(
    id="border-accord", text=TEXT, title=TEXT.split("\n")[0], publisher="Harbour Post", published=date(2024, 5, 17)
)


def example() -> str:
    """Markdown: the report, the command, the table, and one mention as JSON."""
    coded, parsed = code(REPORT)
    assert parsed is not None
    screen = io.StringIO()
    Console(file=screen, width=WIDTH, highlight=False).print(table(REPORT, coded, parsed))
    rows = "\n".join(line.rstrip() for line in screen.getvalue().rstrip().splitlines())
    mentions = record(REPORT, coded, parsed)["mentions"]
    shown = next((m for m in mentions if m["attribution"] and m["figures"]), mentions[0])
    quoted = "\n".join(f"> {line}".rstrip() for line in TEXT.splitlines())
    body = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in shown.items())
    return f"""\
An invented report in `accord.txt`:

{quoted}

`dateline code accord.txt --published {REPORT.published} --publisher "{REPORT.publisher}"` prints:

```
{rows}
```

With `--format jsonl`, mention {shown["id"]} is:

```json
{{
{body}
}}
```"""


if __name__ == "__main__":
    put(ROOT / "README.md", "example", example())
