"""The second sheet of a blank form: every column in words, its options, when it is due, what is checked, what for."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from catalogue.loader import indicators
from catalogue.models import Contract, Table
from catalogue.words import content_zh, deadline_zh, doors_zh, key_zh, owner_zh, words_of
from ingestion.recognising.formpages import EXPLANATION_MARK
from muster.forms import place
from muster.forms.checks import how_zh
from muster.forms.paper import on_paper
from muster.forms.place import put, width
from muster.forms.sheet import form_columns, heading_of

HEADINGS = ["列", "必填", "填什么", "怎样填", "示例", "退回与存疑"]
WIDTHS = [18, 7, 30, 44, 24, 36]
_LINE = 15.0


def write_explanation(sheet: Worksheet, contract: Contract) -> None:
    """Fill an empty sheet with the explanation of all tables of a contract."""
    put(sheet, 1, 1, EXPLANATION_MARK).font = place.TITLE_FONT
    sheet.row_dimensions[1].height = 28
    row = 2
    for line in _introduction(contract):
        row = _line(sheet, row, line)
    for table in contract.tables:
        row = _table(sheet, row + 1, contract, table)
    for number, wide in enumerate(WIDTHS, start=1):
        sheet.column_dimensions["ABCDEF"[number - 1]].width = wide
    sheet.sheet_view.showGridLines = False
    on_paper(sheet)


def _introduction(contract: Contract) -> list[str]:
    used = [f"{i.code} {i.name_zh}" for i in indicators().values() if contract.export in i.exports]
    return [
        f"{contract.export} {contract.name_zh}　责任部门：{owner_zh(contract)}　报送时限：{deadline_zh(contract)}",
        "灰色的示例行可以删除，也可以留着，不计入记录。表头不要改名，列的先后和空着的选填列不限；本部门原有的台账能直接报送的，不必改用本表。",
        "合计、小计行可以有，系统会与各行核对。没有的内容空着，确为零的写0，两者不同；只知道大概的照实写（约50、9月下旬），不要凑成确数。",
        *(f"注意：{issue}" for issue in contract.known_issues_zh),
        "用于指标：" + ("、".join(used) if used else "暂无，作为底册留存") + "。",
    ]


def _table(sheet: Worksheet, row: int, contract: Contract, table: Table) -> int:
    title = put(sheet, row, 1, f"{table.name_zh}：{table.grain_zh}一行")
    title.font = place.HEADING_FONT
    row = _cells(sheet, row + 1, HEADINGS, is_heading=True)
    for column in form_columns(table):
        how = how_zh(column) or content_zh(column)
        if column.code_list:
            how = f"选一项：{'、'.join(words_of(column))}"
        must = "必填" if column.required else ""
        row = _cells(
            sheet,
            row,
            [
                heading_of(column).replace("\n", ""),
                must,
                column.meaning_zh,
                how,
                column.example,
                doors_zh(column),
            ],
        )
    for line in _rules(table):
        row = _line(sheet, row, line)
    return row


def _rules(table: Table) -> list[str]:
    return [
        f"检查：“{key_zh(table)}”相同而其他内容不同的行存疑；除序号外完全相同的行只收一行，其余退回。",
        "检查：多个单元格与所在列的类型不符的，按整行错列退回；小计、合计与各行之和不一致的，给出两个数字提醒核对。",
    ]


def _cells(sheet: Worksheet, row: int, texts: list[str], is_heading: bool = False) -> int:
    for number, text in enumerate(texts, start=1):
        cell = put(sheet, row, number, text)
        cell.border, cell.alignment = place.RULED, place.CENTRED if is_heading else place.TOP
        cell.font = place.HEADING_FONT if is_heading or number == 1 else place.BODY_FONT
        if is_heading:
            cell.fill = place.OPTIONAL_FILL
        elif texts[1] == "必填" and number <= 2:
            cell.fill = place.REQUIRED_FILL
    lines = max(_lines(text, wide) for text, wide in zip(texts, WIDTHS, strict=True))
    sheet.row_dimensions[row].height = 4 + _LINE * lines
    return row + 1


def _line(sheet: Worksheet, row: int, text: str) -> int:
    cell = put(sheet, row, 1, text)
    cell.font, cell.alignment = place.BODY_FONT, place.TOP
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(WIDTHS))
    sheet.row_dimensions[row].height = 3 + _LINE * _lines(text, sum(WIDTHS))
    return row + 1


def _lines(text: str, wide: float) -> int:
    return -(-width(text) // max(1, int(wide) - 2)) or 1
