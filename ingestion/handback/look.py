"""Colours and widths of the hand-back: what a clerk recognises at a glance, on paper too."""

from __future__ import annotations

from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

AUTHOR = "点验"
CELL_COLOURS = {"rejected": "FFFF7C80", "doubtful": "FFFFC000", "warning": "FFBDD7EE"}
ROW_COLOURS = {"rejected": "FFFFE3E3", "doubtful": "FFFFF3D1", "warning": "FFEAF3FA"}
OUR_COLOURS = {*CELL_COLOURS.values(), *ROW_COLOURS.values()}
NARROWEST, WIDEST = 8.0, 44.0

_RULE = Side(style="thin", color="FFBFBFBF")
GRID = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
WRAPPED = Alignment(wrap_text=True, vertical="center")
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
FACE = "等线"
TITLE = Font(name=FACE, size=18, bold=True, color="FF9C1C1C")
STRONG = Font(name=FACE, size=11, bold=True)
PLAIN = Font(name=FACE, size=10.5)
SMALL = Font(name=FACE, size=10, color="FF595959")
LINK = Font(name=FACE, size=10.5, color="FF0563C1", underline="single")
HEAD_FONT = Font(name=FACE, size=10.5, bold=True, color="FFFFFFFF")


def solid(colour: str) -> PatternFill:
    """A fill of one colour (ARGB)."""
    return PatternFill("solid", fgColor=colour, bgColor=colour)


HEAD = solid("FF44546A")


def width_of(text: str) -> float:
    """Width of a text in characters; a Chinese character is two wide."""
    return sum(2.0 if ord(character) > 0x2E7F else 1.0 for character in text)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width."""
    return sum(max(1, -int(-width_of(part) * 1.08 // max(width - 1, 1))) for part in text.split("\n"))


def write_text(cell: Any, text: str) -> None:
    """A text as text: = + - @ at its start never make a formula of it, and control characters are left out."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:32_000]
    if text[:1] in "=+-@\t\r" and text:
        cell.data_type = "s"
        cell.quotePrefix = True
