"""What each row between a table's first title and its last note is: a record, or why it is none."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from ingestion.coded import Rows
from ingestion.opening.grid import Grid
from ingestion.recognising.foundtable import FoundTable
from ingestion.recognising.rowkinds import row_kind
from ingestion.recognising.suspects import suspect_rows
from ingestion.text import heading_key, squeeze

_TITLE_CELLS = 3
_TITLE = re.compile(r"[:：]|(表|台账|名册|名单|清单|情况|统计)$")


def account_rows(grid: Grid, tables: list[FoundTable], doubtful: list[FoundTable], headings: Rows) -> None:
    """Give every row between the first title and the last note to a table, as a record or with its explanation.

    `doubtful`: heading-like places that are no table; the rows below them belong to none.
    """
    at = Counter(table.top for table in (*tables, *doubtful))
    for table in tables:
        whole = [*tables, *(other for other in doubtful if not other.recognition.missing)]
        after = [other.top for other in whole if other.top > table.top]
        end = min(after, default=len(grid.rows))
        left, right = (table.left, table.right + 1) if at[table.top] > 1 else (0, grid.width)
        _classify_body(grid, table, end, left, right, headings)
        is_last = all(other.right <= table.right for other in (*tables, *doubtful) if other.top == table.top)
        table.span = (left, grid.width if is_last else right)
    for table in tables:
        earlier = [other.last for other in tables if other.top < table.top]
        unread = [other.body - 1 for other in doubtful if max(earlier, default=-1) < other.top < table.top]
        _claim_titles(
            grid, table, _below_unread(grid, table.top, unread) if unread else max(earlier, default=-1)
        )


def _below_unread(grid: Grid, top: int, unread: list[int]) -> int:
    """The last row that is no title of the heading at `top`, where rows of a place that was not read stand above it."""
    row = top - 1
    while row > max(unread) and sum(bool(cell.strip()) for cell in grid.rows[row]) == 1:
        row -= 1
    return row


def _classify_body(grid: Grid, table: FoundTable, end: int, left: int, right: int, headings: Rows) -> None:
    """Look at the rows that may be no records, in order; every other row is one."""
    serial = next((m.position - left for m in table.recognition.matches if m.column.type == "serial"), None)
    keys = [_heading_keys(grid, table, column) for column in range(left, right)]
    titles = {_words(grid, row) for row in table.title_rows} - {()}
    texts = [{*found, *_heading_texts(grid, table, left + place)} for place, found in enumerate(keys)]
    is_record = np.ones(end - table.body, np.bool_)
    pending: list[int] = []
    most = min(_TITLE_CELLS, len(table.recognition.headings) - 1)
    has_records = False
    looked_at = suspect_rows(
        grid.columns[left:right], texts, headings, table.body, end, end == len(grid.rows)
    )
    previous = table.body - 1
    for row in looked_at.tolist():
        if row > previous + 1:
            has_records = True
            _explain_blanks(table, pending)
        kind = _kind_of(grid, table, row, (left, right), keys, serial, titles, has_records)
        if kind == "blank":
            pending.append(row)
        elif (
            kind is None
            and pending
            and end < len(grid.rows)
            and _is_title_of_next(grid, row, end, most)
            and not any(
                row_kind(grid.rows[r][left:right], keys, serial, False) == "subtotal" for r in range(row, end)
            )
        ):
            end = row
            break
        else:
            _explain_blanks(table, pending)
            if kind is None:
                has_records = True
            else:
                table.explained[row] = kind
        previous = row
    if looked_at.size == 0 or end > int(looked_at[-1]) + 1:
        _explain_blanks(table, pending)
    is_record = is_record[: end - table.body]
    is_record[[row - table.body for row in (*table.explained, *pending) if row >= table.body]] = False
    table.records = np.flatnonzero(is_record) + table.body
    table.explained.update(dict.fromkeys(range(table.top, table.body), "header"))
    table.last = max(
        table.body - 1,
        int(table.records[-1]) if len(table.records) else -1,
        max(table.explained),
    )


def _explain_blanks(table: FoundTable, pending: list[int]) -> None:
    """Blank rows between others belong to the table; those after its end do not."""
    table.explained.update(dict.fromkeys(pending, "blank"))
    pending.clear()


def _kind_of(
    grid: Grid,
    table: FoundTable,
    row: int,
    between: tuple[int, int],
    keys: list[set[str]],
    serial: int | None,
    titles: set[tuple[str, ...]],
    has_records: bool,
) -> str | None:
    cells = grid.rows[row][between[0] : between[1]]
    below_heading = not has_records or table.explained.get(row - 1) == "repeated_header"
    kind = row_kind(cells, keys, serial, below_heading)
    if kind is None and titles and _words(grid, row) in titles:
        return "title"
    if kind is None and table.explained.get(row - 1) == "repeated_header":
        return _level_of_repeat(cells, keys)
    return kind


def _heading_texts(grid: Grid, table: FoundTable, column: int) -> set[str]:
    return {grid.rows[level][column] for level in range(table.top, table.body)} - {""}


def _level_of_repeat(cells: list[str], keys: list[set[str]]) -> str | None:
    """A sparse row under a repeated heading whose every cell is of that heading is one more of its levels."""
    filled = [(index, cell) for index, cell in enumerate(cells) if cell.strip()]
    return "repeated_header" if all(heading_key(cell) in keys[index] for index, cell in filled) else None


def _heading_keys(grid: Grid, table: FoundTable, column: int) -> set[str]:
    levels = [grid.rows[level][column] for level in range(table.top, table.body)]
    return {heading_key(text) for text in (*levels, "".join(dict.fromkeys(levels))) if text}


def _words(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(text for cell in grid.rows[row] if (text := squeeze(cell)))


def _is_title_of_next(grid: Grid, row: int, end: int, most: int) -> bool:
    """Titles between a blank row and the next heading are that table's: one cell, or few (`most`) that label."""
    return end - row <= 6 and all(_is_title_like(_words(grid, r), most) for r in range(row, end))


def _is_title_like(words: tuple[str, ...], most: int) -> bool:
    return len(words) <= 1 or (len(words) <= most and bool(_TITLE.search(words[0])))


def _claim_titles(grid: Grid, table: FoundTable, previous_last: int) -> None:
    rows = [
        row for row in range(previous_last + 1, table.top) if any(cell.strip() for cell in grid.rows[row])
    ]
    table.title_rows = rows
    table.first = rows[0] if rows else table.top
    for row in range(table.first, table.top):
        table.explained[row] = "title" if row in rows else "blank"
