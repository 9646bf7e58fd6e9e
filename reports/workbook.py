"""The figures of a report as a workbook: one sheet for section one, one for the indicators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from dashboards import formatting
from reports.figures import Figure
from reports.wording import full_width

WIDEST = 48
FACTS_HEADER = ["数字", "数值", "单位", "状态", "来源", "口径", "统计时点"]
FIGURES_HEADER = [
    "指标",
    "名称",
    "对象类别",
    "对象",
    "数值",
    "单位",
    "分子",
    "分母",
    "区间下限",
    "区间上限",
    "目标",
    "评价",
    "上年同期",
    "说明",
    "统计时点",
]


def write_workbook(path: Path, facts: list[dict[str, Any]], figures: list[Figure], as_of: date) -> Path:
    """Numbers stay numbers; what has no value says why in words, never 0."""
    book = Workbook()
    del book[book.sheetnames[0]]
    add_sheet(book, "第一部分数字", FACTS_HEADER, [fact_row(row, as_of) for row in facts])
    add_sheet(book, "指标", FIGURES_HEADER, [figure_row(shown, as_of) for shown in figures])
    book.save(path)
    return path


def fact_row(row: dict[str, Any], as_of: date) -> list[object]:
    """One figure of section one in the order of FACTS_HEADER."""
    state = "有数值" if row["value"] is not None else formatting.VERDICTS[row["status"]].word
    words = [full_width(row["unit"]), state, row["source_zh"], row["definition_zh"]]
    return [full_width(row["name_zh"]), row["value"], *words, as_of]


def figure_row(shown: Figure, as_of: date) -> list[object]:
    """One indicator figure in the order of FIGURES_HEADER."""
    kind = formatting.subject_kind(shown.subject_kind)
    whose = [shown.indicator_code, full_width(shown.name_zh), kind, shown.subject_name]
    counted = [shown.value, full_width(shown.unit), shown.numerator, shown.denominator]
    judged = [shown.interval_low, shown.interval_high, shown.target, shown.verdict, shown.previous]
    return [*whose, *counted, *judged, shown.note_zh, as_of]


def add_sheet(book: Workbook, title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A sheet with a fixed, filterable heading row and columns as wide as their contents."""
    sheet = book.create_sheet(title)
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(horizontal="center")
    for number, cells in enumerate(zip(header, *rows, strict=True), start=1):
        longest = max(sum(2 if ord(letter) > 255 else 1 for letter in str(value or "")) for value in cells)
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
