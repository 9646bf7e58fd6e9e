"""A blank form as an .xlsx: a sheet per table, the explanation, the hidden lists."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from catalogue.models import Contract
from muster.forms.explanation import write_explanation
from muster.forms.lists import write_lists
from muster.forms.place import EXPLANATION_SHEET, sheet_name
from muster.forms.registers import Registers
from muster.forms.sheet import write_table


def blank_form(contract: Contract, registers: Registers) -> Workbook:
    """The blank form of an export; `registers` gives the names of its drop-downs."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = [book.create_sheet(sheet_name(table.name_zh)) for table in contract.tables]
    explanation = book.create_sheet(EXPLANATION_SHEET)
    ranges = write_lists(book, contract, registers)
    for sheet, table in zip(sheets, contract.tables, strict=True):
        write_table(sheet, contract, table, ranges)
    write_explanation(explanation, contract)
    book.properties.creator, book.properties.title = "点验", f"{contract.export} {contract.name_zh}"
    return book


def form_name(contract: Contract) -> str:
    """File name of a blank form: F04演练台账.xlsx."""
    return f"{contract.export}{sheet_name(contract.name_zh)}.xlsx"


def write_form(contract: Contract, registers: Registers, path: Path) -> None:
    """Write the blank form to a new file. Raises FileExistsError rather than overwrite one that may be filled in."""
    book = blank_form(contract, registers)
    with path.open("xb") as file:
        book.save(file)
