"""Exact copies of rows within one delivery, found by hashes and confirmed text by text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from ingestion.coded import Coded, Mask, Rows, all_but
from ingestion.columnwise import where_in
from ingestion.recognising.headings import Match
from ingestion.records.texthash import Hashes, mixed, text_hashes

_PLACES = {
    "township",
    "place",
    "village",
    "team_name",
    "store",
    "school_name",
    "enterprise_name",
    "body_name",
}


@dataclass(frozen=True)
class SeenRows:
    """Rows met earlier: `columns` by name, `hashes` and file rows of those that were not rejected."""

    kind: tuple[str, ...]
    sheet: str
    columns: dict[str, Coded]
    rows: Rows
    hashes: Hashes
    numbers: Rows
    is_placed: Mask


Seen = list[SeenRows]


def copies(
    matches: Sequence[Match],
    texts: dict[int, Coded],
    numbers: Rows,
    rejected: AbstractSet[int],
    seen: Seen,
    kind: tuple[str, ...],
    sheet: str,
) -> Iterator[tuple[int, str]]:
    """Rows that equal an earlier one in all columns but the serial number, and where that one stands.

    Rows that name no place or body of their own belong to their sheet: an equal row of another sheet is no copy.
    `seen`: this table's rows are added.
    """
    compared = sorted((m for m in matches if m.column.type != "serial"), key=lambda m: m.column.name)
    columns = {m.column.name: texts[m.position] for m in compared}
    rows = all_but(len(numbers), rejected)
    hashes = row_hashes(columns, len(numbers))[rows]
    places = [texts[m.position] for m in compared if m.column.resolve or m.column.name in _PLACES]
    is_placed = _any_filled(places, len(numbers))
    found = dict(_earlier_here(columns, rows, hashes, numbers))
    for other in seen:
        if other.kind == kind and list(other.columns) == list(columns):
            for row, where in _in_other(other, columns, rows, hashes, is_placed, sheet):
                found.setdefault(row, where)
    seen.append(SeenRows(kind, sheet, columns, rows, hashes, numbers, is_placed))
    yield from sorted(found.items())


def row_hashes(columns: dict[str, Coded], count: int) -> Hashes:
    """One 64-bit hash per row over its texts, in the order of the columns."""
    hashes = np.zeros(count, np.uint64)
    for column in columns.values():
        hashes = mixed(hashes ^ text_hashes(column.texts)[column.codes])
    return hashes


def _any_filled(columns: Sequence[Coded], count: int) -> Mask:
    filled = np.zeros(count, np.bool_)
    for column in columns:
        filled |= ~where_in(column.texts, [""])[column.codes]
    return filled


def _earlier_here(
    columns: dict[str, Coded], rows: Rows, hashes: Hashes, numbers: Rows
) -> Iterator[tuple[int, str]]:
    ordered = np.sort(hashes)
    if not (ordered[1:] == ordered[:-1]).any():
        return
    _, first, place = np.unique(hashes, return_index=True, return_inverse=True)
    for again in np.flatnonzero(first[place] != np.arange(len(rows))).tolist():
        row, earlier = int(rows[again]), int(rows[first[place[again]]])
        if all(column.codes[row] == column.codes[earlier] for column in columns.values()):
            yield row, f"第{numbers[earlier]}行"


def _in_other(
    other: SeenRows, columns: dict[str, Coded], rows: Rows, hashes: Hashes, is_placed: Mask, sheet: str
) -> Iterator[tuple[int, str]]:
    order = np.argsort(other.hashes, kind="stable")
    for again in np.flatnonzero(np.isin(hashes, other.hashes)).tolist():
        row = int(rows[again])
        earlier = int(other.rows[order[np.searchsorted(other.hashes, hashes[again], sorter=order)]])
        if not is_placed[row] and other.sheet != sheet:
            continue
        if all(columns[name].text(row) == other.columns[name].text(earlier) for name in columns):
            number = other.numbers[earlier]
            yield row, f"第{number}行" if other.sheet == sheet else f"工作表“{other.sheet}”第{number}行"
