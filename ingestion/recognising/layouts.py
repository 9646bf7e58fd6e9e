"""Layouts that a person confirmed: which column each heading of a table is, remembered by the headings' fingerprint.

They are kept in HOME/layouts.yml, a file that an operator can read, compare and back up. It holds headings and names of
columns, who confirmed them and when; nothing of any record.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from catalogue.loader import contracts
from catalogue.models import Table
from ingestion.text import heading_key

IGNORE = "ignore"
LEVELS = " / "
FILE_NAME = "layouts.yml"
Headings = Mapping[int, tuple[str, ...]]


class DamagedLayouts(Exception):
    """layouts.yml cannot be used; the message is one Chinese line that says why."""


class Layout(BaseModel):
    """One confirmed layout. `headings`: as they stand, levels parted by " / ".

    `columns`: heading (levels joined, the second of equal ones …#2) → column or 'ignore'.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$")
    export: str
    table: str
    headings: list[str]
    columns: dict[str, str]
    confirmed_by: str
    confirmed_at: datetime

    @property
    def stamp(self) -> str:
        """Changes with whatever decides how a table is read; who confirmed it and when does not."""
        said = "\n".join(
            [self.export, self.table, *(f"{key}={name}" for key, name in sorted(self.columns.items()))]
        )
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def keys(self) -> frozenset[str]:
        """Every cell of the heading, as comparable text."""
        return frozenset(heading_key(part) for heading in self.headings for part in heading.split(LEVELS)) - {
            ""
        }


def shown_headings(headings: Headings) -> list[str]:
    """The headings as they stand, from left to right, levels parted by " / "."""
    return [LEVELS.join(headings[place]) for place in sorted(headings)]


def fingerprint(headings: Headings) -> str:
    """16 hex digits for a table's heading, levels and order kept; title, spaces, width and punctuation do not count."""
    lines = ["/".join(filter(None, map(heading_key, headings[place]))) for place in sorted(headings)]
    return hashlib.sha256("\n".join(line for line in lines if line).encode()).hexdigest()[:16]


def named_headings(headings: Headings) -> dict[int, str]:
    """Position → the heading's levels joined; of equal ones the second is called …#2, and so on."""
    seen: dict[str, int] = {}
    named = {}
    for place in sorted(headings):
        key = heading_key("".join(headings[place]))
        seen[key] = seen.get(key, 0) + 1
        named[place] = key if seen[key] == 1 else f"{key}#{seen[key]}"
    return named


def table_of(layout: Layout) -> Table | None:
    """The contract table of a layout; None when the catalogue has it no more."""
    contract = contracts().get(layout.export)
    return (
        next((table for table in contract.tables if table.table == layout.table), None) if contract else None
    )


def read_layouts(home: Path) -> dict[str, Layout]:
    """Fingerprint → confirmed layout, from HOME/layouts.yml. Raises DamagedLayouts."""
    path = home / FILE_NAME
    if not path.exists():
        return {}
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        layouts = [Layout.model_validate(item) for item in document]
    except (yaml.YAMLError, UnicodeDecodeError, ValidationError, TypeError) as error:
        raise DamagedLayouts(
            f"{path} 无法读取（{type(error).__name__}）。请从备份恢复，或删除后用 muster layouts confirm 重新确认。"
        ) from error
    return {layout.fingerprint: layout for layout in layouts}


def write_layouts(home: Path, layouts: Iterable[Layout]) -> Path:
    """HOME/layouts.yml anew, whole or not at all, oldest confirmation first."""
    home.mkdir(parents=True, exist_ok=True)
    ordered = sorted(layouts, key=lambda layout: (layout.confirmed_at, layout.fingerprint))
    text = yaml.safe_dump(
        [layout.model_dump() for layout in ordered], allow_unicode=True, sort_keys=False, width=120
    )
    descriptor, temporary = tempfile.mkstemp(dir=home, prefix=".layouts-")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    target = home / FILE_NAME
    Path(temporary).replace(target)
    return target


def layouts_digest(home: Path) -> str:
    """What the confirmed layouts decide, in one hash: part of the mark by which a refresh knows that nothing is new."""
    stamps = sorted(f"{mark} {layout.stamp}" for mark, layout in read_layouts(home).items())
    return hashlib.sha256("\n".join(stamps).encode()).hexdigest()
