"""One table's sheet of a blank form: title, who and when, headings with notes, an example, ruled rows to fill in."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from catalogue.models import Column, Contract, Table
from catalogue.words import content_zh, doors_zh
from muster.forms import place
from muster.forms.checks import how_zh, number_format, validation
from muster.forms.paper import on_paper
from muster.forms.place import put, width

EXAMPLE_WORD = "示例"
_NARROWEST, _LABELLED, _WIDEST = 8, 12, 26
_MANY = 8


def write_table(sheet: Worksheet, contract: Contract, table: Table, ranges: dict[str, str]) -> None:
    """Fill an empty sheet with the form of a table. `ranges`: list name → named range of its values."""
    columns = form_columns(table)
    _head(sheet, contract, table, len(columns))
    for number, column in enumerate(columns, start=1):
        _heading(sheet, number, column)
        _example(sheet, number, column)
        _body(sheet, number, column, _LABELLED if number in _labels(table) else _NARROWEST)
        letter = get_column_letter(number)
        check = validation(column, f"{letter}{place.FIRST}", ranges)
        check.add(f"{letter}{place.FIRST}:{letter}{place.LAST_CHECKED}")
        sheet.add_data_validation(check)
    sheet.freeze_panes = f"{'C' if len(columns) > _MANY else 'A'}{place.EXAMPLE}"
    on_paper(sheet, f"{place.TITLE}:{place.HEADINGS}")


def form_columns(table: Table) -> list[Column]:
    """The columns that a blank form asks for."""
    return [column for column in table.columns if column.in_form]


def heading_of(column: Column) -> str:
    """The heading with its unit on a line below: 参演人数（人次）."""
    return f"{column.zh}\n（{column.unit}）" if column.unit else column.zh


def _head(sheet: Worksheet, contract: Contract, table: Table, count: int) -> None:
    cell = put(sheet, place.TITLE, 1, f"{table.name_zh}（{contract.export}）")
    cell.font, cell.alignment = place.TITLE_FONT, place.CENTRED
    sheet.merge_cells(start_row=place.TITLE, end_row=place.TITLE, start_column=1, end_column=count)
    sheet.row_dimensions[place.TITLE].height = 30
    for column, label in _labels(table).items():
        put(sheet, place.FILLED_BY, column, label).font = place.BODY_FONT
        filled = sheet.cell(place.FILLED_BY, column + 1)
        filled.number_format, filled.font = "@", place.BODY_FONT
    sheet.row_dimensions[place.FILLED_BY].height = 20


def _labels(table: Table) -> dict[int, str]:
    """By column, who fills it in and when; the cell to the right is the answer's. A register states its moment."""
    labels = ["填报单位：", *(["统计时点："] if table.states == "moment" else []), "填报日期："]
    count = len(form_columns(table))
    step = max(2, count // len(labels))
    return {1 + n * step: label for n, label in enumerate(labels) if 1 + n * step < count}


def _heading(sheet: Worksheet, number: int, column: Column) -> None:
    mark = put(sheet, place.MARKS, number, "必填" if column.required else "选填")
    mark.font = place.REQUIRED_FONT if column.required else place.OPTIONAL_FONT
    cell = put(sheet, place.HEADINGS, number, heading_of(column))
    cell.font = place.HEADING_FONT
    for part in (mark, cell):
        part.fill = place.REQUIRED_FILL if column.required else place.OPTIONAL_FILL
        part.alignment, part.border = place.CENTRED, place.RULED
    place.note(cell, note_zh(column))
    sheet.row_dimensions[place.MARKS].height = 15
    sheet.row_dimensions[place.HEADINGS].height = 34


def note_zh(column: Column) -> str:
    """The note on a heading: what it means, how it is written, an example, what is sent back."""
    lines = [f"【{column.zh}】{'必填' if column.required else '选填'}：{content_zh(column)}"]
    lines.append(f"填什么：{column.meaning_zh}")
    lines += [f"怎样填：{how}"] if (how := how_zh(column)) else []
    lines.append(f"示例：{column.example}")
    lines += [f"不接收：{doors}"] if (doors := doors_zh(column)) else []
    return "\n".join(lines)


def _example(sheet: Worksheet, number: int, column: Column) -> None:
    """The first cell begins with 示例, by which ingestion knows the row."""
    text = column.example
    if number == 1:
        text = EXAMPLE_WORD if column.type == "serial" else f"{EXAMPLE_WORD}：{text}"
    cell = put(sheet, place.EXAMPLE, number, text)
    cell.font, cell.fill = place.EXAMPLE_FONT, place.EXAMPLE_FILL
    cell.alignment, cell.border = place.CENTRED, place.RULED
    cell.number_format = "@"
    sheet.row_dimensions[place.EXAMPLE].height = 32


def _body(sheet: Worksheet, number: int, column: Column, narrowest: int) -> None:
    letter = get_column_letter(number)
    shape = sheet.column_dimensions[letter]
    shape.width = max(narrowest, _wide_enough(column))
    shape.number_format, shape.font = number_format(column), place.BODY_FONT
    for row in range(place.FIRST, place.LAST_RULED + 1):
        sheet.row_dimensions[row].height = 24
        empty = sheet.cell(row, number)
        empty.number_format, empty.border, empty.font = number_format(column), place.RULED, place.BODY_FONT
        empty.alignment = place.LEFT if column.type == "text" else place.CENTRED


def _wide_enough(column: Column) -> int:
    """For the heading in one line and the example in two; an ID number or a date must not be cut."""
    heading = max(width(line) for line in heading_of(column).splitlines()) + 2
    example = width(column.example)
    return min(max(heading, example + 2 if column.type != "text" else example // 2 + 3), _WIDEST)
