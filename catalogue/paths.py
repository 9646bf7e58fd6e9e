"""Where a running instance keeps its things (HOME), named once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DBT_PROJECT = ROOT / "dbt_project"
REPORT_MANIFEST, REPORT_PAGES = "manifest.json", "pages"
"""In a folder of reports: what is said of its files, and the folder of pictures of their pages."""


@dataclass(frozen=True)
class Home:
    """The folder of one running instance."""

    root: Path

    @property
    def settings(self) -> Path:
        return self.root / "muster.toml"

    @property
    def boundaries(self) -> Path:
        return self.root / "boundaries.geojson"

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def originals(self) -> Path:
        return self.root / "originals"

    @property
    def warehouse(self) -> Path:
        return self.root / "warehouse"

    @property
    def build(self) -> Path:
        return self.warehouse / "build.duckdb"

    @property
    def published(self) -> Path:
        return self.warehouse / "published"

    @property
    def current(self) -> Path:
        return self.warehouse / "current"

    @property
    def handback(self) -> Path:
        return self.root / "handback"

    @property
    def receipts(self) -> Path:
        return self.root / "receipts"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    def snapshot(self, snapshot_id: str) -> Path:
        """The file of a published snapshot, whether it exists or not."""
        return self.published / f"{snapshot_id}.duckdb"


def home(given: Path | str | None = None) -> Home:
    """HOME as given, else MUSTER_HOME, else ./data; always absolute."""
    chosen = given or os.environ.get("MUSTER_HOME") or "data"
    return Home(Path(chosen).expanduser().resolve())
