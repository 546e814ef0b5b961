"""Records of an older coder brought up to this one.

Takes the versions that another coder has coded, or on which coding failed; codes their stored text again and keeps
what people decided about their mentions. Each version is changed in one transaction, so it can be interrupted at any
moment and goes on where it stopped.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator

from dateline.model.report import Report, Skipped
from dateline.store import corrections, mentions, reports, skipped
from dateline.store.adding import Code
from dateline.store.clock import now
from dateline.store.database import Database
from dateline.store.found import Found
from dateline.store.reports import Version


def recode(
    database: Database, code: Code, coder_id: str, run_id: str, *, failed_only: bool = False
) -> Iterator[tuple[Version, Skipped | None]]:
    """Code what another coder coded; for each version, why it could not be, if so. The old record stays then.

    `failed_only`: only versions that no coder could code.
    """
    coding: deque[Version] = deque()

    def texts() -> Iterator[Report]:
        for version in reports.of_other_coders(database, coder_id):
            if failed_only and version.coder_id is not None:
                continue
            coding.append(version)
            yield version.report

    for outcome in code(texts()):
        version = coding.popleft()
        with database.transaction():
            if isinstance(outcome, Skipped):
                skipped.insert(database, Found(outcome, now()), outcome, run_id, version_id=version.id)
            else:
                _replace(database, version.id, outcome, coder_id)
        yield version, outcome if isinstance(outcome, Skipped) else None


def _replace(database: Database, version: str, line: str, coder_id: str) -> None:
    record = json.loads(line)
    given = corrections.of_version(database, version)
    before = mentions.of_version(database, version) if given else []
    mentions.put(database, version, mentions.with_corrections(version, record["mentions"], given, before))
    reports.put_record(database, version, record, coder_id)
    skipped.coded(database, version)
