"""The texts of a table's records by column: merged cells filled down, 同上 resolved, never across a subtotal."""

from __future__ import annotations

from ingestion.doors import MASKS, WARNING, Issues
from ingestion.grid import Grid
from ingestion.headings import Match
from ingestion.layout import FoundTable
from ingestion.privacy import scrub

_DITTO = {"同上", "〃", "″", '"', "''", "”", "同左"}


def record_texts(grid: Grid, table: FoundTable, issues: Issues) -> dict[int, list[str]]:
    """Cell texts of the records by column position; what was filled in is said in `issues`."""
    matches = table.recognition.matches
    texts = {m.position: [grid.rows[row][m.position].strip() for row in table.records] for m in matches}
    stops = {row for row, kind in table.explained.items() if kind in {"subtotal", "of_which"}}
    _fill_merged(grid, table, texts, stops)
    says_whose = any(match.column.name in {"issuer_name", "organiser_name"} for match in matches)
    for match in matches:
        column = texts[match.position]
        if grid.is_text_file and match.column.name == "township" and not says_whose:
            _fill_townships(table, match, column, stops, issues)
        for index in range(1, len(column)):
            if column[index] in _DITTO:
                shown = MASKS.get(match.column.type, scrub)(column[index - 1])
                issues.add(index, match, column[index], WARNING, f"按上一行“{shown}”理解", "ditto")
                column[index] = column[index - 1]
    return texts


def _fill_merged(grid: Grid, table: FoundTable, texts: dict[int, list[str]], stops: set[int]) -> None:
    place = {row: index for index, row in enumerate(table.records)}
    for top, left, bottom, _ in grid.merges:
        if left not in texts or bottom == top or top not in place:
            continue
        for row in range(top + 1, min(bottom, table.last) + 1):
            if row in stops:
                break
            if row in place and not texts[left][place[row]]:
                texts[left][place[row]] = texts[left][place[top]]


def _fill_townships(
    table: FoundTable, match: Match, column: list[str], stops: set[int], issues: Issues
) -> None:
    """A text file has no merged cells: blanks under a township that starts its group are filled, and doubted."""
    blanks = sum(not text for text in column)
    if not column or not column[0] or blanks * 3 < len(column):
        return
    for index in range(1, len(column)):
        between = range(table.records[index - 1] + 1, table.records[index])
        if not column[index] and not any(row in stops for row in between):
            column[index] = column[index - 1]
            reason = f"乡镇为空，按上一行“{scrub(column[index])}”理解，请确认"
            issues.doubt(index, match, "", reason, "filled_down")
