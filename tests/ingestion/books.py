"""Department files made in a test, and what reading them gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from ingestion.opening.grid import Grid
from ingestion.reading import Context, FileReading, ReadTable
from ingestion.recognising.foundtable import FoundTable
from ingestion.recognising.layout import find_tables
from ingestion.recognising.recognition import Given
from ingestion.sheets import read_file

Rows = Sequence[Sequence[Any]]
KEY = b"k" * 32
RECEIVED = date(2024, 10, 15)
DRILL_HEADINGS = ["序号", "演练名称", "演练类型", "组织单位", "日期", "地点", "参演人数", "其中群众"]
HAZARD_HEADINGS = ["编号", "发现时间", "被检查单位", "隐患描述", "隐患等级", "整改期限", "整改时间", "状态"]


def drill(number: int = 1, **changed: Any) -> list[Any]:
    """One believable record of the drill log, as a row under DRILL_HEADINGS."""
    values: dict[str, Any] = {
        "序号": number,
        "演练名称": f"第{number}次防汛避险演练",
        "演练类型": "实战",
        "组织单位": "柳河镇人民政府",
        "日期": f"2024.{number % 9 + 1}.{number % 27 + 1}",
        "地点": "柳树村",
        "参演人数": 40 + number,
        "其中群众": 30,
        **changed,
    }
    return [values[heading] for heading in DRILL_HEADINGS]


def write_book(
    path: Path,
    sheets: Mapping[str, Rows],
    merges: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
) -> Path:
    """An .xlsx with these sheets, merged ranges (A1:B2) and hidden sheets."""
    book = Workbook()
    book.remove(book["Sheet"])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for merged in (merges or {}).get(name, ()):
            sheet.merge_cells(merged)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(path)
    return path


def grid(rows: Rows, merges: Sequence[tuple[int, int, int, int]] = (), **given: Any) -> Grid:
    """Rows as a sheet's grid, evenly wide; numbers and None become the texts that a reader gives."""
    width = max(len(row) for row in rows)
    texts = [["" if cell is None else str(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    return Grid(given.pop("sheet", "Sheet1"), texts, list(merges), **given)


def tables(
    rows: Rows, merges: Sequence[tuple[int, int, int, int]] = (), given: Sequence[str] = ()
) -> list[FoundTable]:
    """The tables that the layout finds in these rows; their records as lists."""
    found = find_tables(grid(rows, merges), Given(frozenset(given)))[0]
    for table in found:
        table.records = table.records.tolist()
    return found


def read(path: Path, name: str = "", received: date = RECEIVED, sender: str = "") -> FileReading:
    """Read a file in this process, as the child process would; columns as lists."""
    return listed(read_file(path, Context("dtest", name or path.name, received, sender, KEY)))


def listed(found: FileReading) -> FileReading:
    """The same reading with columns, differing cells and keys as lists."""
    for table in found.tables:
        table.columns = {column: values.to_pylist() for column, values in table.columns.items()}
        table.as_sent, table.keys = table.as_sent.to_pylist(), table.keys.to_pylist()
    return found


def read_sheet(
    folder: Path, rows: Rows, merges: Sequence[str] = (), sheet: str = "Sheet1", **given: Any
) -> ReadTable:
    """The one table of a workbook with one sheet."""
    path = write_book(folder / "t.xlsx", {sheet: rows}, {sheet: merges})
    found = read(path, **given)
    assert not found.problems, found.problems
    assert len(found.tables) == 1, [table.export for table in found.tables]
    assert_balanced(found.tables[0])
    return found.tables[0]


def assert_balanced(table: ReadTable) -> None:
    """Rows read = accepted + doubtful + rejected + explained, and the accepted and doubtful ones are there."""
    kept = table.rows_accepted + table.rows_doubtful
    assert table.rows_read == kept + table.rows_rejected + sum(table.explained.values())
    assert {len(values) for values in table.columns.values()} == {kept}


def issues(table: ReadTable) -> list[tuple[int, str, str]]:
    """Row number, column and issue code of everything said, in order of rows."""
    return sorted((i["row_number"], i["column_name"], i["issue_code"]) for i in table.issues)
