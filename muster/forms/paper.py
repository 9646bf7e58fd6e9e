"""How a sheet comes out of the printer: A4 across, as wide as the page, numbered."""

from __future__ import annotations

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

A4 = 9


def on_paper(sheet: Worksheet, repeated: str | None = None) -> None:
    """Set the sheet up for paper. `repeated`: rows that come again on every page, as 1:4."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = repeated
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.6, 0.75, 0.35
    footer = sheet.oddFooter
    if footer is not None:
        footer.center.text, footer.center.size = "第 &P 页　共 &N 页", 9
