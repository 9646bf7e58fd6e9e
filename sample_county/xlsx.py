"""Sheets → an .xlsx workbook in the manner of a county office: 宋体, ruled cells, merged titles."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sample_county.sheets import Cell, Sheet, column_widths, header_merges, is_total, vertical_runs

_STAMP = datetime(2024, 10, 15, 9, 0, 0)


def _styles() -> dict[str, NamedStyle]:
    thin = Side(style="thin")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    song = "宋体"
    return {
        "标题行": NamedStyle("标题行", font=Font(name="方正小标宋简体", size=18), alignment=centre),
        "说明行": NamedStyle("说明行", font=Font(name=song, size=11), alignment=Alignment(vertical="center")),
        "表头": NamedStyle("表头", font=Font(name="黑体", size=11), alignment=centre, border=border),
        "正文": NamedStyle("正文", font=Font(name=song, size=10), alignment=centre, border=border),
        "合计行": NamedStyle(
            "合计行", font=Font(name=song, size=10, bold=True), alignment=centre, border=border
        ),
        "日期": NamedStyle(
            "日期", font=Font(name=song, size=10), alignment=centre, border=border, number_format="yyyy/m/d"
        ),
        "时间": NamedStyle(
            "时间",
            font=Font(name=song, size=10),
            alignment=centre,
            border=border,
            number_format="yyyy/m/d h:mm",
        ),
    }


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The workbook's bytes, the same on every run: the archive carries one fixed time stamp."""
    book = Workbook()
    book.remove(book["Sheet"])
    book.properties.creator = "Administrator"
    book.properties.created = _STAMP
    for style in _styles().values():
        book.add_named_style(style)
    for sheet in sheets:
        _fill_worksheet(book.create_sheet(sheet.name), sheet)
    raw = io.BytesIO()
    book.save(raw)
    return _with_fixed_times(raw.getvalue())


def _fill_worksheet(page: Worksheet, sheet: Sheet) -> None:
    width = len(sheet.header)
    for number, line in enumerate(sheet.above, start=1):
        _line(page, number, line, width, "标题行" if number == 1 else "说明行")
    top = len(sheet.above) + 1
    _fill_header(page, sheet, top)
    for number, row in enumerate(sheet.rows, start=sheet.first_row):
        style = "合计行" if is_total(row) else "正文"
        for column, value in enumerate(row.cells, start=1):
            cell = page.cell(number, column)
            cell.style = _style_of(value) or style
            cell.value = value
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
    for column in sheet.merge_down:
        for first, last in vertical_runs(sheet.rows, column):
            page.merge_cells(None, sheet.first_row + first, column + 1, sheet.first_row + last, column + 1)
    for number, line in enumerate(sheet.below, start=sheet.first_row + len(sheet.rows)):
        _line(page, number, line, width, "说明行")
    for column, size in enumerate(column_widths(sheet), start=1):
        page.column_dimensions[get_column_letter(column)].width = size
    for column in sheet.hidden_columns:
        page.column_dimensions[get_column_letter(column + 1)].hidden = True
    for number in sheet.hidden_rows:
        page.row_dimensions[sheet.first_row + number].hidden = True
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.freeze_panes = f"A{sheet.first_row}"


def _style_of(value: Cell) -> str | None:
    if isinstance(value, datetime):
        return "时间"
    return "日期" if isinstance(value, date) else None


def _line(page: Worksheet, number: int, text: str, width: int, style: str) -> None:
    cell = page.cell(number, 1, text)
    cell.style = style
    if text:
        page.merge_cells(None, number, 1, number, width)
    if style == "标题行":
        page.row_dimensions[number].height = 32


def _fill_header(page: Worksheet, sheet: Sheet, top: int) -> None:
    for column in range(1, len(sheet.header) + 1):
        for depth in range(sheet.header_depth):
            page.cell(top + depth, column).style = "表头"
    if sheet.header_depth == 1:
        for column, heading in enumerate(sheet.header, start=1):
            page.cell(top, column).value = str(heading)
        return
    for row, column, last_row, last_column, text in header_merges(sheet.header):
        page.cell(top + row, column + 1).value = text
        if (row, column) != (last_row, last_column):
            page.merge_cells(None, top + row, column + 1, top + last_row, last_column + 1)


def _with_fixed_times(archive: bytes) -> bytes:
    stamp = _STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, content)
            target.writestr(_entry(name), content)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STAMP.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry
