"""Where the tables of a sheet are: headings up to four rows deep, stacked or side by side, with titles and notes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingestion.opening.grid import Grid
from ingestion.recognising.foundtable import FoundTable
from ingestion.recognising.headings import CLEAR_MARGIN, FLOOR, SURE, Recognition, is_known_heading, recognise
from ingestion.recognising.recognition import NOTHING_GIVEN, Given
from ingestion.recognising.rowaccounts import account_rows
from ingestion.recognising.suspects import heading_rows
from ingestion.text import UNITS, heading_key, squeeze

HEADING_SEARCH_ROWS = 40
MAX_DEPTH = 5
LONGEST_HEADING = 40
TITLE_ROWS = 5
MOST_TITLE_CELLS = 4
_VALUE = re.compile(
    r"[+-]?\d[\d,]*(\.\d+)?%?|(19|20)\d{2}([-./]\d{1,2}){1,2}|(19|20)\d{2}年\d{1,2}月\d{1,2}日"
)


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


def looks_like_heading(cells: list[str], given: Given = NOTHING_GIVEN) -> bool:
    """A cheap test: at least two cells, and a third of all filled ones, are spellings of some contract.

    A row of a layout that a person confirmed looks like one too, whatever its words are.
    """
    filled = [cell for cell in cells if cell and not cell.isspace()]
    if len(filled) < 2 or _is_of_confirmed(filled, given):
        return len(filled) >= 2
    if all(squeeze(cell).strip("()") in UNITS for cell in filled) or _holds_values(cells):
        return False
    known = sum(len(cell) <= LONGEST_HEADING and is_known_heading(cell) for cell in filled)
    return known >= 2 and known * 3 >= len(filled)


def _is_of_confirmed(filled: list[str], given: Given) -> bool:
    if not given.layouts or any(len(cell) > LONGEST_HEADING for cell in filled):
        return False
    keys = {heading_key(cell) for cell in filled} - {""}
    return len(keys) >= 2 and any(len(keys & row) * 3 >= len(keys) * 2 for row in given.confirmed_rows)


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


def _best_at(grid: Grid, top: int, given: Given) -> tuple[list[list[Recognition]], int, float]:
    """Best reading of a heading that starts at a row: candidates of each side-by-side block, depth, score.

    A depth at which a person confirmed the heading is taken at once.
    """
    given = replace(given, places=(*given.places, *_titles_above(grid, top)))
    best: tuple[list[list[Recognition]], int, float] = ([], 0, 0.0)
    columns = 0
    for depth in range(1, min(MAX_DEPTH, len(grid.rows) - top) + 1):
        if depth > 1 and _holds_values(grid.rows[top + depth - 1]):
            break
        groups = _groups(_levels(grid, top, depth), given)
        if any(found[0].layout for found in groups):
            return groups, depth, 1.0
        score = min(found[0].score - 0.2 * bool(found[0].missing) for found in groups)
        named = sum(len(found[0].matches) for found in groups)
        if score > best[2] + 0.01 or (score > best[2] - 0.05 and named > columns):
            best, columns = (groups, depth, score), named
    return best


def heading_at(grid: Grid, top: int, given: Given) -> Recognition:
    """What a heading that starts at a row is nearest to, however far that is."""
    groups, _, _ = _best_at(grid, top, given)
    return groups[0][0] if groups else recognise(_levels(grid, top, 1), given)[0]


def _groups(headings: dict[int, tuple[str, ...]], given: Given) -> list[list[Recognition]]:
    """The readings of the heading as one table, or of each block where every block is one or a person confirmed it."""
    whole = recognise(headings, given)
    blocks = [block for block in _blocks(headings) if len(block) >= 2]
    if whole[0].layout or len(blocks) < 2:
        return [whole]
    split = [recognise(block, given) for block in blocks]
    if any(found[0].layout for found in split):
        return [found for found in split if found[0].score >= FLOOR]
    return split if all(_usable(found) for found in split) else [whole]


def _titles_above(grid: Grid, top: int) -> list[str]:
    """The sparse rows just above a heading: its title, and lines on who filled it in."""
    lines = []
    for row in range(top - 1, max(-1, top - 1 - TITLE_ROWS), -1):
        filled = [cell for cell in grid.rows[row] if cell.strip()]
        if len(dict.fromkeys(filled)) > MOST_TITLE_CELLS:
            break
        lines.append(" ".join(dict.fromkeys(filled)))
    return lines


def find_tables(grid: Grid, given: Given = NOTHING_GIVEN) -> tuple[list[FoundTable], list[FoundTable]]:
    """Tables that a contract recognises, and heading-like places that none does or two do.

    `given`: what titles and names supply, and the layouts that a person confirmed. Rows of unrecognised
    places are in no table.
    """
    found: list[FoundTable] = []
    doubtful: list[FoundTable] = []
    last_body = -1
    headings = heading_rows(grid.columns, len(grid.rows), given.confirmed_words)
    for row in headings.tolist():
        is_too_far = not found and not doubtful and row >= HEADING_SEARCH_ROWS
        if row <= last_body or is_too_far or not looks_like_heading(grid.rows[row], given):
            continue
        latest = max((*found, *doubtful), key=lambda table: table.top, default=None)
        repeated = latest is not None and _is_repeated(grid, row, latest)
        row = row if repeated else _uppermost(grid, row, last_body)
        groups, depth, _ = _best_at(grid, row, given)
        if repeated or not groups or groups[0][0].score < FLOOR:
            continue
        groups, depth = _down_to_merges(grid, row, groups, depth, given)
        for candidates in groups:
            table = _found(candidates, row, depth, last_body)
            (found if _is_clear(candidates) else doubtful).append(table)
        last_body = row + depth - 1
    account_rows(grid, found, doubtful, headings)
    return found, doubtful


def _uppermost(grid: Grid, row: int, last_body: int) -> int:
    """The first row of a heading that shows at a row: above it may stand parents, and headings that reach down."""
    reaching = [top for top, _, bottom, _ in grid.merges if last_body < top < row <= bottom < row + MAX_DEPTH]
    top = min(reaching, default=row)
    while top - 1 > last_body and _only_groups(grid, top - 1, row):
        top -= 1
    if grid.merges or last_body >= 0:
        return top
    above = range(max(0, row - MAX_DEPTH + 1), row)
    return next((place for place in above if _reaches_down(grid, place, row)), top)


def _reaches_down(grid: Grid, above: int, row: int) -> bool:
    """Where a file tells no merged cells: several short words, one of them a heading with nothing below it."""
    cells = {column: cell for column, cell in enumerate(grid.rows[above]) if cell.strip()}
    if (
        len(cells) < 2
        or _holds_values(grid.rows[above])
        or any(len(c) > LONGEST_HEADING for c in cells.values())
    ):
        return False
    below = [grid.rows[level] for level in range(above + 1, row + 1)]
    return any(is_known_heading(cell) and not any(r[c].strip() for r in below) for c, cell in cells.items())


def _only_groups(grid: Grid, above: int, row: int) -> bool:
    """True when each cell of a row is merged over several, but not over all, of the headings below it."""
    filled = {column for column, cell in enumerate(grid.rows[above]) if cell.strip()}
    widest = sum(bool(cell.strip()) for cell in grid.rows[row]) - 1
    groups = {left for top, left, _, right in grid.merges if top == above and 0 < right - left < widest}
    return bool(filled) and filled <= groups


def _down_to_merges(
    grid: Grid, row: int, groups: list[list[Recognition]], depth: int, given: Given
) -> tuple[list[list[Recognition]], int]:
    """The heading with the rows down to which its cells are merged; its levels too where they name more columns."""
    ends = [
        bottom for top, _, bottom, _ in grid.merges if row <= top < row + depth <= bottom < row + MAX_DEPTH
    ]
    below = range(row + depth, min(max(ends, default=0) + 1, len(grid.rows)))
    if not below or any(_holds_values(grid.rows[level]) for level in below):
        return groups, depth
    deeper = depth + len(below)
    given = replace(given, places=(*given.places, *_titles_above(grid, row)))
    again = _groups(_levels(grid, row, deeper), given)
    named, before = (sum(len(found[0].matches) for found in some) for some in (again, groups))
    return (again if named > before and all(map(_is_clear, again)) else groups), deeper


def _is_clear(candidates: list[Recognition]) -> bool:
    if not _usable(candidates) or candidates[0].doubted or candidates[0].score < SURE:
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
    positions = [match.position for match in candidates[0].matches] or [*candidates[0].headings]
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
