"""One small table as every kind of file that departments hand in."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import xlwt
from openpyxl import Workbook

from tests.ingestion.books import DRILL_HEADINGS, drill
from tests.ingestion.hostile.archives import changed, gbk_name, zipped

Rows = Sequence[Sequence[Any]]
TABLE: Rows = [DRILL_HEADINGS, drill(1), drill(2, 地点="㙍塅村，含“柳树组”"), drill(3)]
ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def texts(rows: Rows) -> list[list[str]]:
    """The cells as a reader gives them."""
    return [[str(cell) for cell in row] for row in rows]


def xlsx(rows: Rows = TABLE, edit: Callable[[Any, Any], None] | None = None) -> bytes:
    """An .xlsx with one sheet 演练; `edit` is given the workbook and the sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "演练"
    for row in rows:
        sheet.append(list(row))
    if edit:
        edit(book, sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def xlsm(rows: Rows = TABLE) -> bytes:
    """With a macro part that no one may run."""
    types = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    made = changed(
        xlsx(rows),
        "[Content_Types].xml",
        lambda part: part.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", types.encode()
        ),
    )
    return changed(made, "xl/vbaProject.bin", lambda _: b"\xd0\xcf\x11\xe0 Sub Auto_Open()")


def xls(rows: Rows = TABLE, edit: Callable[[Any], None] | None = None) -> bytes:
    """BIFF8 in OLE, which is also what WPS saves as .et; `edit` is given the sheet."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("演练")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            sheet.write(r, c, cell)
    if edit:
        edit(sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def ods_cell(cell: Any, attributes: str = "") -> str:
    """A cell of content.xml."""
    kind = (
        f'office:value-type="float" office:value="{cell}"'
        if isinstance(cell, int)
        else 'office:value-type="string"'
    )
    return f"<table:table-cell {kind} {attributes}><text:p>{escape(str(cell))}</text:p></table:table-cell>"


def ods_of(body: str, before: str = "", manifest: str = _MANIFEST, kind: str = ODS) -> bytes:
    """An .ods whose spreadsheet element holds `body`."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {_NAMES} office:version="1.3">'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def ods_table(rows: Rows = TABLE, before: str = "", after: str = "") -> str:
    """The sheet 演练 of content.xml, with more XML before and after its rows."""
    lines = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    return f'<table:table table:name="演练">{before}{lines}{after}</table:table>'


def ods(rows: Rows = TABLE) -> bytes:
    """An .ods with one sheet."""
    return ods_of(ods_table(rows))


def text(separator: str = ",", encoding: str = "utf-8", mark: bytes = b"", rows: Rows = TABLE) -> bytes:
    """Separated text; cells that hold the separator are quoted."""

    def quoted(cell: str) -> str:
        return f'"{cell}"' if separator in cell else cell

    lines = "".join(separator.join(map(quoted, row)) + "\r\n" for row in texts(rows))
    return mark + lines.encode(encoding)


def html(encoding: str = "gbk", rows: Rows = TABLE) -> bytes:
    """A web page as office systems export it under the name .xls."""
    lines = "".join(
        "<tr>" + "".join(f"<td x:str>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in texts(rows)
    )
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"><style>td{}</style>'
        "<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>演练</x:Name>"
        "</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head>"
        f"<body><table border=1>\n{lines}</table></body></html>"
    )
    return page.encode(encoding, "xmlcharrefreplace")


def spreadsheetml(encoding: str = "utf-8", before: str = "", rows: Rows = TABLE) -> bytes:
    """The XML of Excel 2003."""

    def cell(value: Any) -> str:
        kind = "Number" if isinstance(value, int) else "String"
        return f'<Cell><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'

    lines = "".join(f"<Row>{''.join(map(cell, row))}</Row>" for row in rows)
    made = (
        f'<?xml version="1.0" encoding="{encoding}"?>{before}<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="演练"><Table>{lines}</Table></Worksheet></Workbook>'
    )
    return made.encode(encoding)


KINDS: dict[str, Callable[[Rows], bytes]] = {
    "a.xlsx": xlsx,
    "a.xlsm": xlsm,
    "a.xls": xls,
    "ole.et": xls,
    "zip.et": xlsx,
    "a.ods": ods,
    "utf-8.csv": lambda rows: text(rows=rows),
    "utf-8-mark.csv": lambda rows: text(mark=b"\xef\xbb\xbf", rows=rows),
    "gb18030.csv": lambda rows: text(encoding="gb18030", rows=rows),
    "utf-16-le-mark.txt": lambda rows: text("\t", "utf-16-le", b"\xff\xfe", rows),
    "utf-16-be-mark.txt": lambda rows: text("\t", "utf-16-be", b"\xfe\xff", rows),
    "utf-16-le.txt": lambda rows: text("\t", "utf-16-le", rows=rows),
    "utf-16-be.csv": lambda rows: text(",", "utf-16-be", rows=rows),
    "tab.tsv": lambda rows: text("\t", rows=rows),
    "semicolon.csv": lambda rows: text(";", "gb18030", rows=rows),
    "bar.txt": lambda rows: text("|", rows=rows),
    "full-width.csv": lambda rows: text("，", "gb18030", rows=rows),
    "csv-by-another-name.xls": lambda rows: text(encoding="gb18030", rows=rows),
    "page-gbk.xls": lambda rows: html(rows=rows),
    "page-utf-8.xls": lambda rows: html("utf-8", rows),
    "2003.xls": lambda rows: spreadsheetml(rows=rows),
    "2003-gb18030.xml": lambda rows: spreadsheetml("gb18030", rows=rows),
    "a.zip": lambda rows: zipped({gbk_name("演练台账.xlsx"): xlsx(rows)}),
    "outer.zip": lambda rows: zipped({"inner.zip": zipped({"演练台账.csv": text(rows=rows)})}),
}
