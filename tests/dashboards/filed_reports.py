"""Reports in a HOME's folder as `muster report` leaves them, with contents that do not matter."""

from __future__ import annotations

import base64
from datetime import date
from pathlib import Path

from catalogue.paths import Home
from reports import manifest
from tests.dashboards.fixture_snapshot import FIRST

NAME = "应急管理能力评估报告"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


def file_reports(home: Home, snapshot_id: str = FIRST) -> Path:
    """Three files with their manifest and two pictures for 2024-09-30, one file that nobody recorded for 2024-06-30."""
    folder = home.reports / "2024-09-30"
    (folder / "pages").mkdir(parents=True)
    files = []
    for kind in ("docx", "pdf", "xlsx"):
        path = folder / f"{NAME}.{kind}"
        path.write_bytes(f"{kind} of {snapshot_id}".encode() * 200)
        files.append(path)
    for number in (1, 2):
        (folder / "pages" / f"page-{number:02}.png").write_bytes(PICTURE)
    manifest.record(folder, files, snapshot_id, date(2024, 9, 30))
    earlier = home.reports / "2024-06-30"
    earlier.mkdir()
    (earlier / f"{NAME}.docx").write_bytes(b"earlier")
    return folder
