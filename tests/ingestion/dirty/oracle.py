"""What must come of a dirty workbook, said from the clean records and from what was done to them."""

from __future__ import annotations

import re
from itertools import accumulate, combinations
from typing import Any

from ingestion.reading import FileReading, ReadTable
from tests.ingestion.books import assert_balanced
from tests.ingestion.dirty.rows import Body, Record, Stated, is_lost
from tests.ingestion.dirty.sheets import Placed, Sheet, Workbook
from tests.ingestion.dirty.written import Cell

HIDDEN = {"hidden_rows", "hidden_column"}
EXCUSES = {"ambiguous", "missing_column"}
Said = dict[tuple[int, str], list[dict[str, Any]]]


def assert_given_back(book: Workbook, found: FileReading) -> None:
    """Every table put in comes back with its records, or a problem of its sheet says why it does not."""
    left = list(found.tables)
    for number, sheet in enumerate(book.sheets, start=1):
        problems = [problem for problem in found.problems if problem.sheet in {sheet.name, ""}]
        for placed in sheet.tables:
            table = _the_table(left, number, placed)
            if table is None:
                assert problems, ("lost without a word", placed.body.block.export, sheet.name)
                told = [c for c in placed.body.block.columns if c and c.type != "serial"]
                excuses = EXCUSES | ({"unrecognised"} if len(told) <= 2 else set())
                assert {problem.code for problem in problems} <= excuses, problems
                assert all(problem.message_zh for problem in problems)
            else:
                left.remove(table)
                _assert_table(sheet, placed, table, alone=len(sheet.tables) == 1)
    assert not left, [("never put in", table.export, table.table, table.sheet) for table in left]


def _the_table(left: list[ReadTable], sheet_no: int, placed: Placed) -> ReadTable | None:
    block = placed.body.block
    return next(
        (
            table
            for table in left
            if (table.sheet_no, table.export, table.table) == (sheet_no, block.export, block.table.table)
        ),
        None,
    )


def _assert_table(sheet: Sheet, placed: Placed, table: ReadTable, alone: bool) -> None:
    assert_balanced(table)
    assert table.is_hidden == sheet.is_hidden
    body, down = placed.body, placed.top + 1
    _assert_headings(placed, table)
    records = {row + down: record for row, record in body.records.items()}
    kept = {number: place for place, number in enumerate(table.columns["row_number"])}
    said: Said = {}
    _assert_hidden(sheet, set(kept), table)
    for issue in table.issues:
        assert issue["reason_zh"]
        if issue["issue_code"] in HIDDEN:
            continue
        said.setdefault((issue["row_number"], issue["column_name"]), []).append(issue)
    assert set(kept) <= set(records), ("rows never put in", set(kept) - set(records))
    lost = set(records) - set(kept)
    assert table.rows_rejected == len(lost)
    for number in lost:
        assert any(
            i["severity"] == "rejected" for (row, _), them in said.items() if row == number for i in them
        ), number
    if alone:
        assert table.rows_read == len(sheet.rows) - placed.top
    for number, record in records.items():
        values = None
        if number in kept:
            values = {name: column[kept[number]] for name, column in table.columns.items()}
        _assert_record(body, number, record, values, said)
    _assert_totals(body, down, said)


def _assert_hidden(sheet: Sheet, kept: set[int], table: ReadTable) -> None:
    """Hidden rows that hold records, and hidden columns of the contract, are read and said."""
    said = {issue["issue_code"] for issue in table.issues} & HIDDEN
    if {row + 1 for row in sheet.hidden_rows} & kept:
        assert "hidden_rows" in said
    named = {name for position, _, name, _ in table.mapping if position in sheet.hidden_columns}
    assert named <= {i["column_name"] for i in table.issues if i["issue_code"] == "hidden_column"}
    if not sheet.hidden_rows and not sheet.hidden_columns:
        assert not said


def _assert_headings(placed: Placed, table: ReadTable) -> None:
    """Each heading was taken for the column under which it was put."""
    mapped = {position - placed.left: name for position, _, name, _ in table.mapping}
    asked = {position - placed.left for position, _, _ in table.asked}
    for place, column in enumerate(placed.body.block.columns):
        if place not in asked:
            assert mapped.get(place) == (column.name if column else None), (
                placed.body.block.headings[place],
                mapped.get(place),
            )


def _assert_record(
    body: Body, number: int, record: Record, values: dict[str, Any] | None, said: Said
) -> None:
    if record.fate == "shifted":
        assert values is None or any(row == number for row, _ in said), (number, "shifted, not a word")
        return
    if values is None:
        unreadable = sum(cell.said in {"rejected", "doubtful"} for cell in record.cells.values())
        assert is_lost(body.block, record) or unreadable >= 2, (
            number,
            "rejected without need",
            _of(said, number),
        )
        return
    assert not is_lost(body.block, record), (number, "should be lost", record.fate)
    if record.fate == "conflict":
        assert any(i["issue_code"] == "conflicting_key" for i in said.get((number, ""), ())), number
    for name, cell in record.cells.items():
        _assert_cell(number, name, cell, values, said.get((number, name), []))
    strangers = [
        i for i in said.get((number, ""), ()) if i["issue_code"] != "conflicting_key" or record.fate == ""
    ]
    assert not strangers, (number, "said of a row to which nothing was done", strangers)


def _of(said: Said, number: int) -> list[Any]:
    return [issue for (row, _), them in said.items() if row == number for issue in them]


def _assert_cell(
    number: int, name: str, cell: Cell, values: dict[str, Any], issues: list[dict[str, Any]]
) -> None:
    severities = {issue["severity"] for issue in issues}
    if issues and {issue["issue_code"] for issue in issues} == {"filled_down"}:
        assert not str(cell.written or "").strip(" /-—")
        return
    if cell.said:
        assert cell.said in severities, (number, name, cell, issues)
    else:
        assert not issues, (number, name, cell, issues)
    for column, value in cell.values.items():
        assert _same(values[column], value), (
            number,
            column,
            values[column],
            "for",
            value,
            "written",
            cell.written,
        )
    if cell.is_imprecise:
        low, stated, high = (values[f"{name}_{end}"] for end in ("low", "number", "high"))
        assert low <= stated <= high and low < high, (number, name, low, stated, high)


def _same(got: Any, wanted: Any) -> bool:
    if isinstance(wanted, float) and isinstance(got, float):
        return abs(got - wanted) <= 1e-6 * max(1.0, abs(wanted))
    return bool(got == wanted)


def _assert_totals(body: Body, down: int, said: Said) -> None:
    """A wrong total is warned of with both numbers, a right one is not spoken of."""
    for (row, name), stated in body.totals.items():
        issues = [i for i in said.get((row + down, name), ()) if i["issue_code"] == "total_differs"]
        if stated.is_right:
            assert not issues, (row + down, name, stated, issues)
        elif not _is_right_by_chance(body, name, stated):
            assert issues, (row + down, name, stated, "wrong total, not a word")
            figures = [
                float(text)
                for text in re.findall(r"-?\d+(?:\.\d+)?", issues[0]["reason_zh"].replace(",", ""))
            ]
            assert float(stated.text) in figures, issues
            everything = sum((record.cells[name].summed or 0.0) for record in body.records.values())
            scale = stated.meant / float(stated.text)
            assert {round(stated.summed, 2), round(everything / scale, 2)} & set(figures), issues


def _is_right_by_chance(body: Body, name: str, stated: Stated) -> bool:
    """True when the figure is the sum of some other run of records, or may be one of imprecise numbers."""
    cells = [record.cells[name] for record in body.records.values()]
    if any(cell.is_imprecise for cell in cells) or any(r.fate == "shifted" for r in body.records.values()):
        return float(stated.text) - stated.summed < 10**6
    sums = accumulate((cell.summed or 0.0 for cell in cells), initial=0.0)
    return any(abs(b - a - stated.meant) < 1e-6 for a, b in combinations(list(sums), 2))
