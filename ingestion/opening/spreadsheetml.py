"""SpreadsheetML 2003, the XML that older systems export as .xls. Entities and document types are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from ingestion.opening.encodings import decode_cut
from ingestion.opening.grid import Grid, UnreadableFile
from ingestion.opening.placed import LAST_COLUMN, LAST_ROW, Placed, grid_of
from ingestion.opening.vetting import CORRUPT_ZH, UNSAFE_ZH
from ingestion.opening.workbook import cell_text

LARGEST = 256 * 1024**2
_SS = "urn:schemas-microsoft-com:office:spreadsheet "
_VISIBLE = "urn:schemas-microsoft-com:office:excel Visible"
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?$")
_DAY_ZERO = re.compile(r"^1899-12-3[01]T(?=\d)")


@dataclass
class _Read:
    """Where the reading stands: sheets so far, row and column of the next cell, texts of the cell being read."""

    sheets: list[Placed] = field(default_factory=list)
    row: int = -1
    next_row: int = 0
    column: int = -1
    next_column: int = 0
    definition: int = 0
    kind: str = ""
    parts: list[str] | None = None
    is_comment: bool = False


def read_spreadsheetml(path: Path) -> list[Grid]:
    """Every worksheet as a grid. Raises UnreadableFile."""
    if path.stat().st_size > LARGEST:
        raise UnreadableFile("too_large", "XML 格式的表格过大，未读取。请另存为 .xlsx 后重新报送。")
    text, _ = decode_cut(path.read_bytes())
    try:
        read = _parsed(text.lstrip("\ufeff").lstrip())
    except (expat.ExpatError, ValueError) as error:
        raise UnreadableFile("corrupt", CORRUPT_ZH) from error
    return [grid_of(sheet) for sheet in read.sheets]


def _parsed(text: str) -> _Read:
    """`text` has been decoded; what the XML says of its own encoding is passed over."""
    read = _Read()
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise UnreadableFile("unsafe", UNSAFE_ZH)

    def start(tag: str, given: dict[str, str]) -> None:
        _start(read, tag, given)

    def end(tag: str) -> None:
        _end(read, tag)

    def data(piece: str) -> None:
        if read.parts is not None:
            read.parts.append(piece)

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    parser.Parse(text.encode(), True)
    return read


def _start(read: _Read, tag: str, given: dict[str, str]) -> None:
    if tag == _SS + "Worksheet":
        read.sheets.append(Placed(given.get(_SS + "Name", "")))
        read.next_row, read.definition = 0, 0
    elif not read.sheets:
        return
    elif tag == _SS + "Column":
        _column_definition(read, given)
    elif tag == _SS + "Row":
        read.row = _place(given, read.next_row, LAST_ROW)
        read.next_row, read.next_column = read.row + 1 + _number(given, "Span"), 0
        if given.get(_SS + "Hidden") == "1":
            read.sheets[-1].hidden_rows.add(read.row)
    elif tag == _SS + "Cell":
        _cell(read, given)
    elif tag == _SS + "Comment":
        read.is_comment = True
    elif (tag == _SS + "Data" and not read.is_comment) or tag == _VISIBLE:
        read.parts, read.kind = [], given.get(_SS + "Type", "String")


def _end(read: _Read, tag: str) -> None:
    if tag == _SS + "Comment":
        read.is_comment = False
    if read.parts is None:
        return
    if tag == _SS + "Data":
        read.sheets[-1].texts[read.row, read.column] = _text(read.kind, "".join(read.parts))
        read.parts = None
    elif tag == _VISIBLE:
        read.sheets[-1].is_hidden = "".join(read.parts).strip() in {"SheetHidden", "SheetVeryHidden"}
        read.parts = None


def _column_definition(read: _Read, given: dict[str, str]) -> None:
    first = _place(given, read.definition, LAST_COLUMN)
    last = min(first + _number(given, "Span"), LAST_COLUMN)
    if given.get(_SS + "Hidden") == "1":
        read.sheets[-1].hidden_columns.update(range(first, last + 1))
    read.definition = last + 1


def _cell(read: _Read, given: dict[str, str]) -> None:
    """Moves to the cell, and leaves the next one behind the columns that this one is merged across."""
    read.column = _place(given, read.next_column, LAST_COLUMN)
    down, right = _number(given, "MergeDown"), _number(given, "MergeAcross")
    read.next_column = read.column + right + 1
    if down or right:
        read.sheets[-1].merges.append((read.row, read.column, read.row + down, read.column + right))


def _place(given: dict[str, str], otherwise: int, last: int) -> int:
    """The row or column, from 0, that is stated, else the next one."""
    stated = _number(given, "Index")
    place = stated - 1 if stated else otherwise
    if place > last:
        raise UnreadableFile("too_large", "XML 表格的行列过多，未读取。请删除多余的空行空列后重新报送。")
    return place


def _number(given: dict[str, str], name: str) -> int:
    text = given.get(_SS + name, "0")
    return min(int(text[:9]), LAST_ROW + 1) if text.isdecimal() else 0


def _text(kind: str, text: str) -> str:
    """As other workbooks' cells are given: days without midnight, whole numbers without .0, truth in Chinese."""
    if kind == "DateTime":
        return _MIDNIGHT.sub("", _DAY_ZERO.sub("", text)).replace("T", " ").removesuffix(".000")
    if kind == "Boolean":
        return "是" if text == "1" else "否"
    if kind == "Number":
        try:
            return cell_text(float(text))
        except ValueError:
            return text
    return text
