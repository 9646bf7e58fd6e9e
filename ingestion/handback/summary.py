"""The first sheet of a hand-back (退回说明): what was found, the gravest first, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openpyxl.styles import Alignment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ingestion.handback.look import (
    CELL_COLOURS,
    CENTRED,
    GRID,
    HEAD,
    HEAD_FONT,
    LINK,
    PLAIN,
    SMALL,
    STRONG,
    TITLE,
    WRAPPED,
    lines_of,
    solid,
    write_text,
)
from ingestion.handback.order import FIRST_CELL, SEVERITIES_ZH, Mark, Order, Place
from ingestion.privacy import scrub

SHEET = "退回说明"
_WIDTHS = [7, 8, 18, 8, 16, 22, 42, 40, 10]
_HEADINGS = ["序号", "程度", "工作表", "行", "列", "原内容", "哪里不对", "应当怎样", "定位"]
_LEGEND_ZH = {
    "rejected": "退回：这一格或这一行没有入库，必须改正",
    "doubtful": "存疑：已入库并加标记，请核对",
    "warning": "提示：已按说明理解，请留意",
}
_HOW = (
    "1. 在本工作簿的着色单元格中直接改正，批注写明了哪里不对、应当怎样；整行浅色的，批注在该行第一格。\n"
    "2. 保存后把本工作簿（或改正后的原文件）重新报送即可。本页、颜色和批注不必删除，系统不会把它们当作数据。\n"
    "3. 再次报送时只报告与上次不同之处，以及因此变化的指标。"
)
_LINE = 15.5


def drop_summaries(book: Workbook) -> bool:
    """Take out the first sheet of an earlier hand-back; True when there was one."""
    ours = [sheet for sheet in book.worksheets if sheet["A1"].value == FIRST_CELL]
    for sheet in ours:
        book.remove(sheet)
    return bool(ours)


def write_summary(
    book: Workbook, order: Order, places: Mapping[Mark, Place], note: str, first_cell: str = FIRST_CELL
) -> None:
    """Put the sheet first and open the workbook on it. `note`: what this copy does not bring back."""
    sheet = book.create_sheet(_free_name(book), 0)
    assert isinstance(sheet, Worksheet)
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[chr(64 + number)].width = width
    row = _facts(sheet, order, note, first_cell)
    row = _balances(sheet, order, row)
    _list(sheet, order, places, row)
    _paper(sheet)
    # sheets that stay selected together with the first would all take what is typed into it
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0


def _free_name(book: Workbook) -> str:
    taken = {name.lower() for name in book.sheetnames}
    numbered = (f"{SHEET}{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (SHEET, *numbered) if name not in taken)


def _facts(sheet: Worksheet, order: Order, note: str, first_cell: str) -> int:
    """Title, what was handed in, how to hand in again, colours; the next free row."""
    write_text(sheet["A1"], first_cell)
    sheet["A1"].font = TITLE
    sheet.row_dimensions[1].height = 32
    counted = "，".join(f"{zh}{order.counts.get(name, 0)}处" for name, zh in SEVERITIES_ZH.items())
    if order.not_taken_in:
        counted += f"；未入库{order.not_taken_in}处"
    facts = [
        ("文件", scrub(order.file_name)),
        ("收到日期", order.received_on + (f"　报送单位：{scrub(order.sender)}" if order.sender else "")),
        ("报送编号", f"{order.delivery_id}　校验值 sha256：{order.sha256}"),
        ("本次发现", counted),
        ("怎样重报", _HOW),
        *([("请注意", note)] if note else []),
    ]
    row = 2
    for label, text in facts:
        _labelled(sheet, row, label, text)
        row += 1
    for severity, text in _LEGEND_ZH.items():
        sheet.cell(row, 2).fill = solid(CELL_COLOURS[severity])
        sheet.cell(row, 2).border = GRID
        _merged(sheet, row, 3, len(_WIDTHS), text).font = SMALL
        row += 1
    return row + 1


def _labelled(sheet: Worksheet, row: int, label: str, text: str) -> None:
    write_text(_merged(sheet, row, 1, 2, ""), label)
    sheet.cell(row, 1).font, sheet.cell(row, 1).alignment = STRONG, WRAPPED
    cell = _merged(sheet, row, 3, len(_WIDTHS), text)
    cell.font, cell.alignment = PLAIN, WRAPPED
    sheet.row_dimensions[row].height = _LINE * lines_of(text, sum(_WIDTHS[2:])) + 3


def _merged(sheet: Worksheet, row: int, first: int, last: int, text: str) -> Any:
    if last > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    cell = sheet.cell(row, first)
    write_text(cell, text)
    return cell


def _balances(sheet: Worksheet, order: Order, row: int) -> int:
    """Read = accepted + doubtful + rejected + explained of every table; the next free row."""
    if not order.tables:
        return row
    lines = [
        f"{_sheet_zh(table.sheet)}（{table.name_zh}）：读{table.rows_read}行 = 接收{table.rows_accepted}"
        f" + 存疑{table.rows_doubtful} + 退回{table.rows_rejected} + 说明行{table.rows_explained}"
        for table in order.tables
    ]
    _labelled(sheet, row, "行数", "\n".join(scrub(line) for line in lines))
    return row + 2


def _list(sheet: Worksheet, order: Order, places: Mapping[Mark, Place], row: int) -> None:
    for column, heading in enumerate(_HEADINGS, start=1):
        cell = sheet.cell(row, column, heading)
        cell.font, cell.fill, cell.border, cell.alignment = HEAD_FONT, HEAD, GRID, CENTRED
    sheet.row_dimensions[row].height = _LINE + 6
    sheet.print_title_rows = f"{row}:{row}"
    head = row
    for number, mark in enumerate(order.marks, start=1):
        row += 1
        _line(sheet, row, number, mark, places.get(mark))
    if order.marks:
        sheet.auto_filter.ref = f"A{head}:I{row}"
    more = sum(order.counts.values()) + order.not_taken_in - len(order.marks)
    if more > 0:
        _merged(
            sheet, row + 1, 1, len(_WIDTHS), f"另有{more}处未逐条列出；改正以上各处后，同类问题请一并检查。"
        )


def _line(sheet: Worksheet, row: int, number: int, mark: Mark, place: Place | None) -> None:
    hidden = "（已隐藏）" if place and place.is_hidden else ""
    texts = [
        str(number),
        SEVERITIES_ZH[mark.severity],
        _sheet_zh(mark.sheet) if mark.sheet or mark.row else "整个文件",
        f"{mark.row}{hidden}" if mark.row else hidden,
        mark.column_zh or ("整行" if mark.row else "整表"),
        mark.value,
        mark.reason_zh,
        mark.expected_zh,
        "",
    ]
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        write_text(cell, scrub(text))
        cell.font, cell.border = PLAIN, GRID
        cell.alignment = CENTRED if column in {1, 2, 4, 9} else WRAPPED
    sheet.cell(row, 2).fill = solid(CELL_COLOURS[mark.severity])
    _link(sheet, row, place)
    lines = max(lines_of(text, width) for text, width in zip(texts, _WIDTHS, strict=True))
    sheet.row_dimensions[row].height = _LINE * lines + 6


def _link(sheet: Worksheet, row: int, place: Place | None) -> None:
    """A link inside the workbook. The real name of a sheet that holds a personal number is not written here."""
    if place is None or scrub(place.sheet) != place.sheet:
        return
    cell = sheet.cell(row, len(_WIDTHS))
    quoted = place.sheet.replace("'", "''")
    write_text(cell, place.cell or "打开")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{place.cell or 'A1'}")
    cell.font = LINK


def _sheet_zh(sheet: str) -> str:
    return sheet or "（文本文件）"


def _paper(sheet: Worksheet) -> None:
    """A4, landscape, all columns on one page wide, page numbers below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    footer = sheet.oddFooter
    assert footer is not None
    footer.center.text = "第 &P 页，共 &N 页"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "FF9C1C1C"
    sheet["A1"].alignment = Alignment(vertical="center")
