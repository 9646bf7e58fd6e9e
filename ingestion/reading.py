"""What the reading of one file gives: its tables, their records column by column, and what could not be taken in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass
class Context:
    """What is known of a file beside its bytes. `key` is the county's secret for person keys."""

    delivery_id: str
    file_name: str
    received_on: date
    sender: str
    key: bytes


@dataclass
class Problem:
    """A file, sheet or place that could not be taken in, with one line that says what to do."""

    sheet: str
    code: str
    message_zh: str


@dataclass
class ReadTable:
    """One recognised table with its records, column by column, and what was said of single cells.

    `mapping`: position from 0, heading, column name, score; `unmapped`: position, heading.
    `columns`: raw column name → values; `issues`: rows of raw.cell_issues without the delivery's own columns;
    `keys`: natural keys of the accepted and doubtful records, for deciding what replaces what.
    """

    export: str
    table: str
    sheet: str
    sheet_no: int
    table_no: int
    score: float
    mapping: list[tuple[int, str, str, float]]
    unmapped: list[tuple[int, str]]
    places: list[str]
    filled_by: str | None
    statement_on: date | None
    columns: dict[str, list[Any]] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    explained: dict[str, int] = field(default_factory=dict)
    rows_read: int = 0
    rows_accepted: int = 0
    rows_doubtful: int = 0
    rows_rejected: int = 0
    is_hidden: bool = False


@dataclass
class FileReading:
    """All that one file held."""

    tables: list[ReadTable]
    problems: list[Problem]
