"""Sheets → an .xls workbook (BIFF8), as older office machines still save them."""

import io
from collections.abc import Sequence
from datetime import date

import xlwt

from sample_county.sheets import Sheet, column_widths, header_merges, vertical_runs

_BOX = "borders: left thin, right thin, top thin, bottom thin; "
_CENTRE = "align: horiz center, vert center, wrap on; "


def xls_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The workbook's bytes, the same on every run."""
    book = xlwt.Workbook(encoding="utf-8")
    styles = {
        "title": xlwt.easyxf("font: name 宋体, height 360, bold on; " + _CENTRE),
        "line": xlwt.easyxf("font: name 宋体, height 220; "),
        "header": xlwt.easyxf("font: name 黑体, height 220; " + _CENTRE + _BOX),
        "body": xlwt.easyxf("font: name 宋体, height 200; " + _CENTRE + _BOX),
        "date": xlwt.easyxf("font: name 宋体, height 200; " + _CENTRE + _BOX, num_format_str="yyyy-m-d"),
    }
    for sheet in sheets:
        _fill_xls(book.add_sheet(sheet.name), sheet, styles)
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def _fill_xls(page: xlwt.Worksheet, sheet: Sheet, styles: dict[str, xlwt.XFStyle]) -> None:
    width = len(sheet.header)
    page.set_portrait(False)
    page.fit_num_pages, page.fit_height_to_pages = 1, 0
    page.row(0).height_mismatch, page.row(0).height = True, 640
    for number, line in enumerate(sheet.above):
        page.write_merge(number, number, 0, width - 1, line, styles["title" if number == 0 else "line"])
    top = len(sheet.above)
    if sheet.header_depth == 1:
        for column, heading in enumerate(sheet.header):
            page.write(top, column, heading, styles["header"])
    else:
        for row, column, last_row, last_column, text in header_merges(sheet.header):
            page.write_merge(top + row, top + last_row, column, last_column, text, styles["header"])
    merged = _xls_merges(page, sheet, styles["body"])
    for number, record in enumerate(sheet.rows):
        for column, value in enumerate(record.cells):
            if (number, column) not in merged:
                style = styles["date" if isinstance(value, date) else "body"]
                page.write(sheet.first_row - 1 + number, column, value, style)
    for number, line in enumerate(sheet.below, start=sheet.first_row - 1 + len(sheet.rows)):
        page.write(number, 0, line, styles["line"])
    for column, size in enumerate(column_widths(sheet)):
        page.col(column).width = 256 * size


def _xls_merges(page: xlwt.Worksheet, sheet: Sheet, style: xlwt.XFStyle) -> set[tuple[int, int]]:
    """Writes the merged runs and returns the cells (row, column) they cover."""
    covered: set[tuple[int, int]] = set()
    offset = sheet.first_row - 1
    for column in sheet.merge_down:
        for first, last in vertical_runs(sheet.rows, column):
            page.write_merge(
                offset + first, offset + last, column, column, sheet.rows[first].cells[column], style
            )
            covered.update((number, column) for number in range(first, last + 1))
    return covered
