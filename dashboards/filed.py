"""Finished reports in HOME/reports: the only files besides snapshots that readers see. Nothing here writes.

A report lies at reports/<as_of>/<name>, pictures of its pages at reports/<as_of>/pages/<name>. Whatever else an address
asks for is not there: names are looked up in the folder's own listing, and neither a folder nor a file may be a link.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from catalogue.paths import REPORT_MANIFEST, REPORT_PAGES, Home

KINDS = ("docx", "pdf", "xlsx")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PICTURE = re.compile(r"page-\d+\.png")
Row = dict[str, Any]


def dates(home: Home) -> list[date]:
    """As-of dates that there are reports for, the newest first."""
    if not home.reports.is_dir():
        return []
    found = []
    for folder in home.reports.iterdir():
        if DAY.fullmatch(folder.name) and _is_own_folder(folder) and _files(folder):
            try:
                found.append(date.fromisoformat(folder.name))
            except ValueError:
                continue
    return sorted(found, reverse=True)


def reports(home: Home, as_of: date) -> list[Row]:
    """name, kind, bytes, sha256, made_at, snapshot_id, is_as_written of every report of a date, in order of names.

    made_at and snapshot_id are the manifest's, None where it says nothing; is_as_written: whether the file is still the
    one that the manifest speaks of, None where it does not.
    """
    folder = home.reports / as_of.isoformat()
    told = {
        entry.get("name"): entry for entry in _manifest(folder).get("files", []) if isinstance(entry, dict)
    }
    rows = []
    for path in _files(folder):
        stat = path.stat()
        mark = _sha256(path, stat.st_mtime_ns, stat.st_size)
        entry = told.get(path.name, {})
        rows.append(
            {
                "as_of": as_of,
                "name": path.name,
                "kind": path.suffix.lstrip("."),
                "bytes": stat.st_size,
                "sha256": mark,
                "made_at": _moment(entry.get("made_at")),
                "snapshot_id": entry.get("snapshot_id"),
                "is_as_written": entry["sha256"] == mark if "sha256" in entry else None,
            }
        )
    return rows


def pages(home: Home, as_of: date) -> list[str]:
    """Names of the pictures of a report's first pages, in order."""
    folder = home.reports / as_of.isoformat() / REPORT_PAGES
    if not _is_own_folder(folder.parent) or not _is_own_folder(folder):
        return []
    return sorted(
        path.name for path in folder.iterdir() if PICTURE.fullmatch(path.name) and _is_own_file(path)
    )


def found(home: Home, asked: str) -> Path | None:
    """The report or picture that an address asks for as <as_of>/<name> or <as_of>/pages/<name>; None for all else."""
    parts = asked.split("/")
    if len(parts) not in (2, 3) or not DAY.fullmatch(parts[0]):
        return None
    folder = home.reports / parts[0]
    if not _is_own_folder(folder):
        return None
    if len(parts) == 2:
        return next((path for path in _files(folder) if path.name == parts[1]), None)
    inner = folder / REPORT_PAGES
    if parts[1] != REPORT_PAGES or not PICTURE.fullmatch(parts[2]) or not _is_own_folder(inner):
        return None
    return next((path for path in inner.iterdir() if path.name == parts[2] and _is_own_file(path)), None)


def _files(folder: Path) -> list[Path]:
    if not _is_own_folder(folder):
        return []
    return sorted(
        path for path in folder.iterdir() if path.suffix.lstrip(".") in KINDS and _is_own_file(path)
    )


def _is_own_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_own_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _manifest(folder: Path) -> Row:
    path = folder / REPORT_MANIFEST
    if not _is_own_file(path):
        return {}
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _sha256(path: Path, changed_ns: int, size: int) -> str:
    """The sum of a file; kept as long as its time and size stay the same."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
