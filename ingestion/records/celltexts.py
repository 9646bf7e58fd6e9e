"""The texts of a table's records by column: merged cells filled down, 同上 resolved, never across a subtotal."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ingestion.coded import Coded, Rows, picked, with_texts
from ingestion.columnwise import trimmed, where_in
from ingestion.opening.grid import Grid
from ingestion.recognising.foundtable import FoundTable
from ingestion.recognising.headings import Match
from ingestion.records.doors import WARNING, Issues, shown

_DITTO = {"同上", "〃", "″", '"', "''", "”", "同左"}


def record_texts(grid: Grid, table: FoundTable, issues: Issues) -> dict[int, Coded]:
    """Cell texts of the records by column position; what was filled in is said in `issues`."""
    matches = table.recognition.matches
    texts = {m.position: _stripped(picked(grid.columns[m.position], table.records)) for m in matches}
    stops = np.array(sorted(row for row, kind in table.explained.items() if kind == "subtotal"), np.int64)
    _fill_merged(grid, table, texts, stops)
    says_whose = any(match.column.name in {"issuer_name", "organiser_name"} for match in matches)
    for match in matches:
        texts[match.position] = _without_ditto(match, texts[match.position], issues)
        if grid.is_text_file and match.column.name == "township" and not says_whose:
            texts[match.position] = _filled_townships(table, match, texts[match.position], stops, issues)
    return texts


def _stripped(column: Coded) -> Coded:
    return with_texts(column, trimmed(column.texts))


def _is_empty(column: Coded) -> npt.NDArray[np.bool_]:
    return where_in(column.texts, [""])[column.codes]


def _from_rows(column: Coded, source: Rows) -> Coded:
    """Each row with the text of its source row."""
    return Coded(column.codes[source], column.texts)


def _fill_merged(grid: Grid, table: FoundTable, texts: dict[int, Coded], stops: Rows) -> None:
    """A merged cell's text stands in every blank record below it down to the first subtotal."""
    records = table.records
    for position, column in texts.items():
        merges = [merge for merge in grid.merges if merge[1] == position and merge[2] > merge[0]]
        if not merges:
            continue
        source = np.arange(len(column))
        for top, _, bottom, _ in merges:
            first = int(np.searchsorted(records, top))
            if first == len(records) or records[first] != top:
                continue
            after = stops[np.searchsorted(stops, top) :]
            end = min(bottom + 1, int(after[0]) if len(after) else bottom + 1)
            source[first + 1 : int(np.searchsorted(records, end))] = first
        texts[position] = _from_rows(column, np.where(_is_empty(column), source, np.arange(len(column))))


def _filled_townships(table: FoundTable, match: Match, column: Coded, stops: Rows, issues: Issues) -> Coded:
    """A text file has no merged cells: blanks under a township that starts its group are filled, and doubted."""
    empty = _is_empty(column)
    if not len(column) or empty[0] or empty.sum() * 3 < len(column):
        return column
    group = np.searchsorted(stops, table.records)
    source = np.maximum.accumulate(np.where(empty, 0, np.arange(len(column))))
    filled = empty & (group[source] == group)
    column = _from_rows(column, np.where(filled, source, np.arange(len(column))))
    for row in np.flatnonzero(filled).tolist():
        reason = f"乡镇为空，按上一行“{shown(match, column.text(row))}”理解，请确认"
        issues.doubt(row, match, "", reason, "filled_down")
    return column


def _without_ditto(match: Match, column: Coded, issues: Issues) -> Coded:
    """同上 and its marks stand for the cell above; each is said."""
    is_ditto = where_in(column.texts, _DITTO)
    if not is_ditto.any():
        return column
    ditto = is_ditto[column.codes]
    source = np.maximum.accumulate(np.where(ditto, 0, np.arange(len(column))))
    changed = _from_rows(column, source)
    for row in np.flatnonzero(ditto & (source != np.arange(len(column)))).tolist():
        reason = f"按上一行“{shown(match, changed.text(row))}”理解"
        issues.add(row, match, column.text(row), WARNING, reason, "ditto")
    return changed
