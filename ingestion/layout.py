"""Where the tables of a sheet are: headings up to four rows deep, stacked or side by side, with titles and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from ingestion.coded import Rows
from ingestion.grid import Grid
from ingestion.headings import CLEAR_MARGIN, FLOOR, Recognition, is_known_heading, recognise
from ingestion.rowkinds import row_kind
from ingestion.suspects import heading_rows, suspect_rows
from ingestion.text import UNITS, heading_key, squeeze

HEADING_SEARCH_ROWS = 40
MAX_DEPTH = 4
_VALUE = re.compile(
    r"[+-]?\d[\d,]*(\.\d+)?%?|(19|20)\d{2}([-./]\d{1,2}){1,2}|(19|20)\d{2}年\d{1,2}月\d{1,2}日"
)


@dataclass
class FoundTable:
    """One table of a sheet. Row and column indices count from 0; `first`–`last` are the rows it accounts for."""

    recognition: Recognition
    top: int
    depth: int
    left: int
    right: int
    title_rows: list[int]
    first: int = 0
    last: int = 0
    records: Rows = field(default_factory=lambda: np.array([], np.int64))
    explained: dict[int, str] = field(default_factory=dict)
    rivals: list[Recognition] = field(default_factory=list)

    @property
    def body(self) -> int:
        return self.top + self.depth


def _levels(grid: Grid, top: int, depth: int) -> dict[int, tuple[str, ...]]:
    """Heading levels of each column, merged parents carried over their children."""
    rows = [[squeeze(cell) for cell in grid.rows[top + level]] for level in range(depth)]
    merged = False
    for r1, c1, r2, c2 in grid.merges:
        if r1 >= top and r2 < top + depth and c1 < grid.width:
            merged = merged or c2 > c1
            for column in range(c1, min(c2 + 1, grid.width)):
                rows[r1 - top][column] = rows[r1 - top][c1]
    if depth > 1 and not merged:
        _carry_parents(rows)
    headings = {}
    for column in range(grid.width):
        parts = tuple(dict.fromkeys(row[column] for row in rows if row[column]))
        if parts:
            headings[column] = parts
    return headings


def _carry_parents(rows: list[list[str]]) -> None:
    """Without merge marks, a blank parent over a child continues the one at its left, if that has a child too."""
    for upper, lower in pairwise(rows):
        for column in range(1, len(upper)):
            if not upper[column] and lower[column] and upper[column - 1] and lower[column - 1]:
                upper[column] = upper[column - 1]


def looks_like_heading(cells: list[str]) -> bool:
    """A cheap test: at least two cells, and a third of all filled ones, are spellings of some contract."""
    filled = [cell for cell in cells if cell and not cell.isspace()]
    if len(filled) < 2 or all(squeeze(cell).strip("()") in UNITS for cell in filled) or _holds_values(cells):
        return False
    known = sum(len(cell) <= 40 and is_known_heading(cell) for cell in filled)
    return known >= 2 and known * 3 >= len(filled)


def _holds_values(cells: list[str]) -> bool:
    """True when a cell is a number or a date: a row of values is no level of a heading."""
    return any(_VALUE.fullmatch(squeeze(cell)) for cell in cells if cell)


def _blocks(headings: dict[int, tuple[str, ...]]) -> list[dict[int, tuple[str, ...]]]:
    """Headings split where a column without heading stands between, or where the first heading comes again."""
    blocks: list[dict[int, tuple[str, ...]]] = []
    previous = None
    for position in sorted(headings):
        starts_again = bool(blocks) and headings[position] == next(iter(blocks[-1].values()))
        if previous is None or position - previous > 1 or starts_again:
            blocks.append({})
        blocks[-1][position] = headings[position]
        previous = position
    return blocks


def _usable(found: list[Recognition]) -> bool:
    return bool(found) and found[0].score >= FLOOR and not found[0].missing and len(found[0].matches) >= 2


def _best_at(grid: Grid, top: int, given: frozenset[str]) -> tuple[list[list[Recognition]], int, float]:
    """Best reading of a heading that starts at a row: candidates of each side-by-side block, depth, score."""
    best: tuple[list[list[Recognition]], int, float] = ([], 0, 0.0)
    columns = 0
    for depth in range(1, min(MAX_DEPTH, len(grid.rows) - top) + 1):
        if depth > 1 and _holds_values(grid.rows[top + depth - 1]):
            break
        headings = _levels(grid, top, depth)
        whole = recognise(headings, given)
        groups = [whole]
        blocks = [block for block in _blocks(headings) if len(block) >= 2]
        if len(blocks) > 1:
            split = [recognise(block, given) for block in blocks]
            if all(_usable(found) for found in split):
                groups = split
        score = min(found[0].score - 0.2 * bool(found[0].missing) for found in groups)
        named = sum(len(found[0].matches) for found in groups)
        if score > best[2] + 0.01 or (score > best[2] - 0.05 and named > columns):
            best, columns = (groups, depth, score), named
    return best


def find_tables(grid: Grid, given: frozenset[str]) -> tuple[list[FoundTable], list[FoundTable]]:
    """Tables that a contract recognises, and heading-like places that none does or two do.

    `given`: columns that titles or the sheet's name supply. Rows of unrecognised places are in no table.
    """
    found: list[FoundTable] = []
    doubtful: list[FoundTable] = []
    last_body = -1
    headings = heading_rows(grid.columns, len(grid.rows))
    for row in headings.tolist():
        is_too_far = not found and not doubtful and row >= HEADING_SEARCH_ROWS
        if row <= last_body or is_too_far or not looks_like_heading(grid.rows[row]):
            continue
        groups, depth, _ = _best_at(grid, row, given)
        repeated = bool(found) and _is_repeated(grid, row, found[-1])
        if repeated or not groups or groups[0][0].score < FLOOR:
            continue
        for candidates in groups:
            table = _found(candidates, row, depth, last_body)
            (found if _is_clear(candidates) else doubtful).append(table)
        last_body = row + depth - 1
    _account_rows(grid, found, headings)
    return found, doubtful


def _is_clear(candidates: list[Recognition]) -> bool:
    if not _usable(candidates):
        return False
    rivals = [c for c in candidates[1:] if not c.missing and candidates[0].score - c.score < CLEAR_MARGIN]
    return not rivals


def _is_repeated(grid: Grid, row: int, table: FoundTable) -> bool:
    cells = {index: heading_key(cell) for index, cell in enumerate(grid.rows[row]) if cell.strip()}
    same = [
        heading_key(grid.rows[level][index]) == key
        for index, key in cells.items()
        for level in range(table.top, table.body)
    ]
    return sum(same) >= max(2, 0.6 * len(cells))


def _found(candidates: list[Recognition], top: int, depth: int, last_body: int) -> FoundTable:
    positions = [match.position for match in candidates[0].matches]
    rivals = [c for c in candidates[1:3] if candidates[0].score - c.score < CLEAR_MARGIN]
    return FoundTable(
        candidates[0],
        top,
        depth,
        min(positions),
        max(positions),
        list(range(last_body + 1, top)),
        rivals=rivals,
    )


def _account_rows(grid: Grid, tables: list[FoundTable], headings: Rows) -> None:
    """Give every row between the first title and the last note to a table, as a record or with its explanation."""
    side_by_side = {table.top for table in tables if sum(other.top == table.top for other in tables) > 1}
    tops = sorted({table.top for table in tables})
    for table in tables:
        after = [top for top in tops if top > table.top]
        end = after[0] if after else len(grid.rows)
        left, right = (table.left, table.right + 1) if table.top in side_by_side else (0, grid.width)
        _classify_body(grid, table, end, left, right, headings)
    for table in tables:
        earlier = [other for other in tables if other.top < table.top]
        _claim_titles(grid, table, max((other.last for other in earlier), default=-1))


def _classify_body(grid: Grid, table: FoundTable, end: int, left: int, right: int, headings: Rows) -> None:
    """Look at the rows that may be no records, in order; every other row is one."""
    serial = next((m.position - left for m in table.recognition.matches if m.column.type == "serial"), None)
    keys = [_heading_keys(grid, table, column) for column in range(left, right)]
    titles = {_words(grid, row) for row in table.title_rows} - {()}
    texts = [{*found, *_heading_texts(grid, table, left + place)} for place, found in enumerate(keys)]
    is_record = np.ones(end - table.body, np.bool_)
    pending: list[int] = []
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
        elif kind is None and pending and end < len(grid.rows) and _is_title_of_next(grid, row, end):
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
    kind = row_kind(cells, keys, serial, not has_records)
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


def _is_title_of_next(grid: Grid, row: int, end: int) -> bool:
    """A sparse row between a blank one and the next heading is that table's title."""
    return end - row <= 6 and all(sum(bool(c.strip()) for c in grid.rows[r]) <= 3 for r in range(row, end))


def _claim_titles(grid: Grid, table: FoundTable, previous_last: int) -> None:
    rows = [
        row for row in range(previous_last + 1, table.top) if any(cell.strip() for cell in grid.rows[row])
    ]
    table.title_rows = rows
    table.first = rows[0] if rows else table.top
    for row in range(table.first, table.top):
        table.explained[row] = "title" if row in rows else "blank"
