"""What of a form holds no records by design: its explanation, its drop-down values, its example row."""

from __future__ import annotations

from ingestion.opening.grid import Grid
from ingestion.recognising.foundtable import FoundTable
from ingestion.records.doors import WARNING, Issues
from ingestion.text import squeeze

EXPLANATION_MARK = "填表说明（本页只供阅读，不是数据）"
LISTS_MARK = "下拉选项（本页由系统使用，不是数据）"
_FIRST_ROWS = 3


def is_form_page(grid: Grid) -> bool:
    """True for a sheet that says of itself, at its top, that it is a page of the form and no data."""
    top = (cell.strip() for row in range(min(_FIRST_ROWS, len(grid.rows))) for cell in grid.rows[row])
    return next((cell for cell in top if cell), "") in {EXPLANATION_MARK, LISTS_MARK}


def warn_of_examples(grid: Grid, table: FoundTable, issues: Issues) -> None:
    """Warn of a row that begins with 示例 and is not the form's own example: a record may be written over it."""
    for row in sorted(row for row, kind in table.explained.items() if kind == "example"):
        cells = ((match, squeeze(grid.rows[row][match.position])) for match in table.recognition.matches)
        changed = [
            (match, text)
            for match, text in cells
            if text and not text.startswith("示例") and text != squeeze(match.column.example)
        ]
        if changed:
            match, text = changed[0]
            told = "这一行以“示例”开头，按示例处理，没有计入；如是真实记录，请把“示例”二字改掉后重新报送"
            issues.say(row + grid.first_row + 1, match, text, WARNING, told, "written_over_example")
