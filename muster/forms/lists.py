"""The hidden sheet of drop-down values, each list a named range: Excel's own lists end at 255 characters."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from catalogue.models import Column, Contract
from catalogue.words import words_of
from ingestion.recognising.formpages import LISTS_MARK
from muster.forms.place import LISTS_SHEET, put
from muster.forms.registers import Registers

VILLAGE_COLUMNS = {"village", "place"}
VALUE_IS_FREE = {"villages", "bodies"}
"""Lists that help to write a name and do not limit what may be written."""


def list_of(column: Column) -> str | None:
    """The name of the list that a column's drop-down shows; None without one."""
    if column.code_list:
        return column.code_list
    if column.name == "township":
        return "townships"
    if column.name in VILLAGE_COLUMNS:
        return "villages"
    if column.resolve == "enterprise":
        return "enterprises"
    return "bodies" if column.resolve else None


def values_of(column: Column, registers: Registers) -> list[str]:
    """The values of a column's drop-down; none when no register has any."""
    name = list_of(column)
    if column.code_list or name is None:
        return words_of(column)
    values: list[str] = getattr(registers, name)
    return values


def write_lists(book: Workbook, contract: Contract, registers: Registers) -> dict[str, str]:
    """Write the lists that the contract's columns need. Column list name → name of its range."""
    columns = [column for table in contract.tables for column in table.columns if column.in_form]
    lists = {list_of(c): values for c in columns if (values := values_of(c, registers))}
    ranges: dict[str, str] = {}
    if not lists:
        return ranges
    sheet = book.create_sheet(LISTS_SHEET)
    put(sheet, 1, 1, LISTS_MARK)
    for place, (name, values) in enumerate(_named(lists.items()), start=1):
        for row, value in enumerate((name, *values), start=2):
            put(sheet, row, place, value)
        letter = get_column_letter(place)
        ranges[name] = f"list_{name}"
        where = f"'{LISTS_SHEET}'!${letter}$3:${letter}${len(values) + 2}"
        book.defined_names[ranges[name]] = DefinedName(ranges[name], attr_text=where)
    sheet.sheet_state = "hidden"
    return ranges


def _named(lists: Iterable[tuple[str | None, list[str]]]) -> list[tuple[str, list[str]]]:
    return [(name, values) for name, values in lists if name]
