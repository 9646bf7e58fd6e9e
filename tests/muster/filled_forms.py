"""Blank forms filled in as a clerk would in a spreadsheet: dates as dates, numbers as numbers, texts as texts."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from catalogue.models import Column, Contract
from muster.forms.place import FILLED_BY, FIRST
from muster.forms.registers import Registers
from muster.forms.sheet import form_columns
from muster.forms.workbook import blank_form

NO_REGISTERS = Registers()


def written(contract: Contract, path: Path, registers: Registers = NO_REGISTERS) -> Path:
    """The blank form as a file."""
    blank_form(contract, registers).save(path)
    return path


def fill(path: Path, contract: Contract, rows: int = 1) -> Workbook:
    """Fill every table of a blank form with its own examples; saved under the same name."""
    book = load_workbook(path)
    for sheet, table in zip(book.worksheets, contract.tables, strict=False):
        sheet.cell(FILLED_BY, 2).value = "城关镇人民政府"
        for row in range(FIRST, FIRST + rows):
            for number, column in enumerate(form_columns(table), start=1):
                sheet.cell(row, number).value = as_typed(column)
    book.save(path)
    return book


def as_typed(column: Column) -> Any:
    """A column's example as a spreadsheet holds it once it is typed into the form."""
    text = column.example
    if column.type == "datetime":
        return datetime.fromisoformat(text)
    if column.type == "date" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    if column.type in {"number", "serial"} or (column.type == "date" and column.precision == "year"):
        return float(text)
    return text
