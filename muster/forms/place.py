"""Where things stand in a blank form, and how its texts are written: always as texts, never as formulas."""

from __future__ import annotations

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

TITLE, FILLED_BY, MARKS, HEADINGS, EXAMPLE, FIRST = 1, 2, 3, 4, 5, 6
LAST_RULED = 20
LAST_CHECKED = 5000
EXPLANATION_SHEET, LISTS_SHEET = "填表说明", "选项"

_THIN = Side(style="thin", color="808080")
RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
BODY_FONT, TITLE_FONT = Font(name="宋体", size=10.5), Font(name="黑体", size=16)
HEADING_FONT = Font(name="黑体", size=10.5)
REQUIRED_FONT = Font(name="黑体", size=9, color="C00000")
OPTIONAL_FONT = Font(name="宋体", size=9, color="7F7F7F")
EXAMPLE_FONT = Font(name="楷体", size=10, italic=True, color="7F7F7F")
REQUIRED_FILL = PatternFill("solid", fgColor="FCE4D6")
OPTIONAL_FILL = PatternFill("solid", fgColor="EAF1F8")
EXAMPLE_FILL = PatternFill("solid", fgColor="F2F2F2")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
_FORMULA_MARKS = ("=", "+", "-", "@")


def put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text as a text, whatever it begins with. Returns the cell."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA_MARKS):
        cell.quotePrefix = True
    return cell


def note(cell: Cell, text: str) -> None:
    """A note that shows whole when pointed at."""
    lines = sum(1 + width(line) // 36 for line in text.splitlines())
    cell.comment = Comment(text, "点验", width=290, height=24 + 19 * lines)


def width(text: str) -> int:
    """Width in columns of a terminal or a spreadsheet: a Chinese character counts as two."""
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)


def sheet_name(name: str) -> str:
    """A name that Excel takes for a sheet."""
    return "".join("、" if letter in r"[]:*?/\'" else letter for letter in name)[:31]
