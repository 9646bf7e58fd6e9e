"""What the reading of one file gives: its tables, their records column by column, and what could not be taken in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ingestion.recognising.layouts import Layout
from ingestion.recognising.recognition import Asked


@dataclass
class Context:
    """What is known of a file beside its bytes. `key` is the county's secret for person keys.

    `layouts`: fingerprint → layout that a person confirmed.
    """

    delivery_id: str
    file_name: str
    received_on: date
    sender: str
    key: bytes
    layouts: dict[str, Layout] = field(default_factory=dict)


@dataclass
class Problem:
    """A file, sheet or place that could not be taken in, with one line that says what to do.

    `headings`: those of a place that a person may confirm, under their `fingerprint`; `export` and `score`: what
    they are nearest to. `layout`: stamp of the confirmed layout by which the place was read, '' without.
    """

    sheet: str
    code: str
    message_zh: str
    fingerprint: str = ""
    headings: list[str] = field(default_factory=list)
    export: str = ""
    table: str = ""
    score: float = 0.0
    layout: str = ""


@dataclass
class ReadTable:
    """One recognised table with its records, column by column, and what was said of single cells.

    `mapping`: position from 0, heading, column name, score; `unmapped`: position, heading.
    `asked`: position, heading, columns (Chinese name, score) that it is near to without being surely one of them.
    `table_id`: names export, delivery, sheet and table; with the row's number it is a record's id.
    `fingerprint`: mark of the headings; `layout`: stamp of the confirmed layout that decided, '' when headings did.
    `columns`: raw column name → values; `as_sent`: per record the cells of which no raw column has the text as it was
    sent (json, column name → text, personal data masked), null where there are none;
    `issues`: rows of raw.cell_issues without the delivery's own columns;
    `keys`: natural keys of the accepted and doubtful records, for deciding what replaces what; `secret_keys`: which of
    them may tell of people;
    `row_hashes`: hashes of
    the texts of those records, for finding copies in other pieces of a large file.
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
    columns: dict[str, pa.Array] = field(default_factory=dict)
    as_sent: pa.Array = field(default_factory=lambda: pa.array([], pa.string()))
    issues: list[dict[str, Any]] = field(default_factory=list)
    keys: pa.Array = field(default_factory=lambda: pa.array([], pa.string()))
    secret_keys: npt.NDArray[np.bool_] = field(default_factory=lambda: np.array([], np.bool_))
    row_hashes: npt.NDArray[np.uint64] = field(default_factory=lambda: np.array([], np.uint64))
    explained: dict[str, int] = field(default_factory=dict)
    rows_read: int = 0
    rows_accepted: int = 0
    rows_doubtful: int = 0
    rows_rejected: int = 0
    period_from: date | None = None
    period_to: date | None = None
    is_hidden: bool = False
    stated_totals: list[Any] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    fingerprint: str = ""
    headings: list[str] = field(default_factory=list)
    layout: str = ""
    table_id: str = ""


@dataclass
class FileReading:
    """All that one file held. `hints`: what a person should know although nothing was left out."""

    tables: list[ReadTable]
    problems: list[Problem]
    hints: list[Problem] = field(default_factory=list)
