"""Has anything changed since the last publication? Code, catalogue, settings, layouts, dates, files, decisions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from catalogue.paths import DBT_PROJECT, ROOT, Home
from ingestion.originals.countykey import mark_of_home
from ingestion.recognising.layouts import layouts_digest


@cache
def _code() -> str:
    """Hash of everything that decides figures: ingestion, catalogue, expectations, dbt models."""
    digest = hashlib.sha256()
    for folder, patterns in (
        (ROOT / "catalogue", ("*.yml",)),
        (ROOT / "ingestion", ("*.py",)),
        (ROOT / "expectations", ("*.py",)),
        (DBT_PROJECT / "models", ("*.sql", "*.yml")),
        (DBT_PROJECT / "macros", ("*.sql",)),
    ):
        for path in sorted(p for pattern in patterns for p in folder.rglob(pattern)):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def fingerprint(home: Home, as_of: Iterable[date], received: Iterable[str]) -> str:
    """One hash over code, muster.toml, confirmed layouts, the county's key, dates and what has been `received`.

    `received`: the sha256 of all files with what people decided of them, and originals deleted.
    """
    digest = hashlib.sha256(_code().encode())
    digest.update(_bytes(home.settings))
    digest.update(layouts_digest(home.root).encode())
    digest.update(mark_of_home(home).encode())
    for part in (*sorted(day.isoformat() for day in as_of), *sorted(received)):
        digest.update(part.encode())
    return digest.hexdigest()


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
