"""One delivery → the bytes of its file."""

import csv
import io

from sample_county.sheets import Delivery, Sheet
from sample_county.xls import xls_bytes
from sample_county.xlsx import xlsx_bytes


def to_bytes(delivery: Delivery) -> bytes:
    """The file's content; its kind follows the ending .xlsx, .xls or .csv (one sheet only)."""
    if delivery.file.endswith(".xlsx"):
        return xlsx_bytes(delivery.sheets)
    if delivery.file.endswith(".xls"):
        return xls_bytes(delivery.sheets)
    (sheet,) = delivery.sheets
    return _csv(sheet).encode(delivery.encoding)


def _csv(sheet: Sheet) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    width = len(sheet.header)
    for line in sheet.above:
        writer.writerow([line, *[""] * (width - 1)])
    writer.writerow(sheet.header)
    for row in sheet.rows:
        writer.writerow(["" if cell is None else cell for cell in row.cells])
    for line in sheet.below:
        writer.writerow([line, *[""] * (width - 1)])
    return text.getvalue()
