"""What lies in a folder of reports: each file with its sha256, when it was made and on which snapshot."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from catalogue.paths import REPORT_MANIFEST


def record(folder: Path, files: Sequence[Path], snapshot_id: str, as_of: date) -> Path:
    """Write files just made into the folder's manifest; what it says of other files that are still there is kept."""
    path = folder / REPORT_MANIFEST
    known = {
        entry["name"]: entry for entry in read(path).get("files", []) if (folder / entry["name"]).is_file()
    }
    for file in files:
        known[file.name] = {
            "name": file.name,
            "bytes": file.stat().st_size,
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "made_at": datetime.now().isoformat(timespec="seconds"),
            "snapshot_id": snapshot_id,
        }
    written = {
        "as_of": as_of.isoformat(),
        "files": [known[name] for name in sorted(known)],
    }
    path.write_text(json.dumps(written, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def read(path: Path) -> dict[str, Any]:
    """What a manifest says; nothing where there is none or it cannot be read."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
