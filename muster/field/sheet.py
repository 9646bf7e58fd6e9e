"""The check sheet as an .xlsx: the table to be filled in, the explanation, the hidden lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from catalogue.loader import contracts
from catalogue.models import Column
from ingestion.recognising.formpages import EXPLANATION_MARK
from muster.field.claimed import Claimed
from muster.field.drawing import Drawn
from muster.field.wording import explained_zh, facts_zh
from muster.forms import place
from muster.forms.checks import number_format, validation
from muster.forms.lists import write_lists
from muster.forms.paper import on_paper
from muster.forms.place import put, width
from muster.forms.registers import Registers
from muster.forms.sheet import form_columns, heading_of, note_zh

EXPORT, SHEET = "F22", "现场核查表"
TO_FILL = ("checked_on", "checked_by", "result", "remark")
WIDTHS = {
    "serial": 6,
    "township": 10,
    "claim": 62,
    "source_file": 18,
    "source_sheet": 11,
    "source_row": 9,
    "look_at": 24,
    "checked_on": 12,
    "checked_by": 10,
    "result": 10,
    "remark": 24,
    "check_no": 22,
    "indicator_code": 9,
    "as_of": 12,
    "stratum_size": 11,
    "record_key": 30,
}
_LINE = 12.5
_SMALL = Font(name="宋体", size=9)
_SYSTEM_FILL = PatternFill("solid", fgColor="E7E6E6")


def check_sheet(claims: Claimed, drawn: Drawn) -> Workbook:
    """The workbook of a draw; what is printed ends where the columns begin that the system alone reads."""
    contract = contracts()[EXPORT]
    columns = form_columns(contract.tables[0])
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet, explanation = book.create_sheet(SHEET), book.create_sheet(place.EXPLANATION_SHEET)
    ranges = write_lists(book, contract, Registers())
    printed = 1 + max(number for number, column in enumerate(columns) if column.name in TO_FILL)
    facts = facts_zh(claims, drawn)
    head = len(facts) + 2
    _title(sheet, f"{contract.name_zh}（{EXPORT}）　{claims.indicator_code} {claims.name_zh}", printed)
    _facts(sheet, facts, [WIDTHS[column.name] for column in columns[:printed]])
    for number, column in enumerate(columns, start=1):
        _heading(sheet, head, number, column)
        _checked(sheet, head, number, column, len(drawn.records), ranges)
    for offset, record in enumerate(drawn.records.to_dict("records"), start=1):
        _record(
            sheet,
            head + offset,
            columns,
            _values(claims, drawn, offset, {str(k): v for k, v in record.items()}),
        )
    sheet.freeze_panes = f"C{head + 1}"
    on_paper(sheet, f"{head}:{head}")
    sheet.print_area = f"A1:{get_column_letter(printed)}{head + len(drawn.records)}"
    _explain(explanation, claims, drawn)
    book.properties.creator, book.properties.title = "点验", f"{contract.name_zh} {drawn.check_no}"
    return book


def write_check_sheet(claims: Claimed, drawn: Drawn, path: Path) -> None:
    """Write the check sheet to a new file. Raises FileExistsError rather than overwrite one that may be filled in."""
    book = check_sheet(claims, drawn)
    with path.open("xb") as file:
        book.save(file)


def _values(claims: Claimed, drawn: Drawn, serial: int, record: dict[str, Any]) -> dict[str, Any]:
    row = record["row_number"]
    return {
        "serial": serial,
        "township": record["township"],
        "claim": record["claim"],
        "source_file": _text(record["file_name"]),
        "source_sheet": _text(record["sheet"]),
        "source_row": None if pd.isna(row) else int(row),
        "look_at": claims.look_at,
        "check_no": drawn.check_no,
        "indicator_code": claims.indicator_code,
        "as_of": claims.as_of,
        "stratum_size": int(record["stratum_size"]),
        "record_key": record["record_id"],
    }


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _title(sheet: Worksheet, text: str, columns: int) -> None:
    cell = put(sheet, 1, 1, text)
    cell.font, cell.alignment = place.TITLE_FONT, place.CENTRED
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=columns)
    sheet.row_dimensions[1].height = 28


def _facts(sheet: Worksheet, facts: list[tuple[str, str]], widths: list[int]) -> None:
    """Label and line stand apart: a row of merged cells alone would be read as the upper part of the headings."""
    for row, (label, line) in enumerate(facts, start=2):
        said = put(sheet, row, 1, label)
        said.font, said.alignment = place.HEADING_FONT, place.TOP
        cell = put(sheet, row, 2, line)
        cell.font, cell.alignment = place.BODY_FONT, place.TOP
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=len(widths))
        sheet.row_dimensions[row].height = 4 + _LINE * _height(line, sum(widths[1:]))


def _heading(sheet: Worksheet, row: int, number: int, column: Column) -> None:
    cell = put(sheet, row, number, heading_of(column))
    cell.font, cell.alignment, cell.border = place.HEADING_FONT, place.CENTRED, place.RULED
    cell.fill = place.REQUIRED_FILL if column.name in TO_FILL else _SYSTEM_FILL
    place.note(cell, note_zh(column))
    sheet.row_dimensions[row].height = 32
    sheet.column_dimensions[get_column_letter(number)].width = WIDTHS[column.name]


def _checked(
    sheet: Worksheet, head: int, number: int, column: Column, count: int, ranges: dict[str, str]
) -> None:
    """Only what is filled in on site is checked while it is typed."""
    if column.name in TO_FILL:
        letter = get_column_letter(number)
        check = validation(column, f"{letter}{head + 1}", ranges)
        check.add(f"{letter}{head + 1}:{letter}{head + count}")
        sheet.add_data_validation(check)


def _record(sheet: Worksheet, row: int, columns: list[Column], values: dict[str, Any]) -> None:
    for number, column in enumerate(columns, start=1):
        value = values.get(column.name)
        if isinstance(value, str):
            cell: Any = put(sheet, row, number, value)
        else:
            cell = sheet.cell(row, number)
            cell.value = value
        cell.number_format = "General" if isinstance(value, int) else number_format(column)
        cell.font = place.BODY_FONT if column.name in TO_FILL else _SMALL
        cell.border = place.RULED
        cell.alignment = place.LEFT if column.name in {"claim", "look_at", "remark"} else place.CENTRED
        if column.name not in TO_FILL:
            cell.fill = _SYSTEM_FILL if number > _last_filled(columns) else PatternFill()
    needed = max(_height(str(values[name]), WIDTHS[name]) for name in ("claim", "look_at", "source_file"))
    sheet.row_dimensions[row].height = max(30.0, 4 + _LINE * needed)


def _last_filled(columns: list[Column]) -> int:
    return 1 + max(number for number, column in enumerate(columns) if column.name in TO_FILL)


def _height(text: str, wide: float) -> int:
    return max(1, -(-width(text) // max(1, int(wide) - 2)))


def _explain(sheet: Worksheet, claims: Claimed, drawn: Drawn) -> None:
    put(sheet, 1, 1, EXPLANATION_MARK).font = place.TITLE_FONT
    row = 2
    for line in explained_zh(claims, drawn):
        cell = put(sheet, row, 1, line)
        cell.font, cell.alignment = place.BODY_FONT, place.TOP
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
        sheet.row_dimensions[row].height = 4 + _LINE * _height(line, 100)
        row += 1
    table: list[list[str | int]] = [["层", "可抽条数", "抽取条数"]]
    table += [[s.township, s.size, s.drawn] for s in drawn.strata]
    for texts in table:
        row += 1
        for number, text in enumerate(texts, start=1):
            cell = put(sheet, row, number, str(text))
            cell.border, cell.font, cell.alignment = place.RULED, place.BODY_FONT, place.CENTRED
    for letter in "ABCD":
        sheet.column_dimensions[letter].width = 25
    on_paper(sheet)


def form_name(claims: Claimed) -> str:
    """File name of a check sheet: 现场核查表I27_2024-09-30.xlsx."""
    return f"{SHEET}{claims.indicator_code}_{claims.as_of}.xlsx"
