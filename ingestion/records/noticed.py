"""What else is noticed of a table: hidden rows and columns that were read, filled cells without a heading."""

from __future__ import annotations

import numpy as np

from ingestion.columnwise import says_something
from ingestion.opening.grid import Grid, column_letters
from ingestion.privacy import scrub
from ingestion.recognising.foundtable import FoundTable
from ingestion.records.doors import WARNING, Issues

NAMED_AT_MOST = 10


def notice(grid: Grid, table: FoundTable, issues: Issues) -> None:
    """Warn of hidden records and columns, which count like the others, and of cells that no column takes."""
    _hidden_rows(grid, table, issues)
    _hidden_columns(grid, table, issues)
    _without_heading(grid, table, issues)


def _hidden_rows(grid: Grid, table: FoundTable, issues: Issues) -> None:
    if not grid.hidden_rows:
        return
    hidden = np.intersect1d(table.records, np.array(sorted(grid.hidden_rows), np.int64))
    if not len(hidden):
        return
    numbers = hidden + grid.first_row + 1
    named = "、".join(map(str, numbers[:NAMED_AT_MOST].tolist())) + (
        "等" if len(numbers) > NAMED_AT_MOST else ""
    )
    reason = f"有{len(numbers)}行是隐藏的（第{named}行），已一并读取，请核对是否应当报送"
    issues.say(int(numbers[0]), None, "", WARNING, reason, "hidden_rows")


def _hidden_columns(grid: Grid, table: FoundTable, issues: Issues) -> None:
    for match in table.recognition.matches:
        if match.position in grid.hidden_columns:
            reason = f"“{scrub(match.heading)}”列是隐藏的，已一并读取，请核对是否应当报送"
            issues.say(table.body + grid.first_row, match, "", WARNING, reason, "hidden_column")


def _without_heading(grid: Grid, table: FoundTable, issues: Issues) -> None:
    for position in range(*table.span):
        if position in table.recognition.headings:
            continue
        column = grid.columns[position]
        filled = table.records[says_something(column.texts)[column.codes[table.records]]]
        if len(filled):
            first = int(filled[0])
            reason = f"{column_letters(position)}列没有表头，有{len(filled)}格内容未取用，请补上表头或删去"
            issues.say(
                first + grid.first_row + 1, None, column.text(first), WARNING, reason, "no_heading_above"
            )
