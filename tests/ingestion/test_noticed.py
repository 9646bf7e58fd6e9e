"""What is hidden is read and said; what stands under no heading is said too."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from ingestion.reading import ReadTable
from tests.ingestion.books import DRILL_HEADINGS, drill, read, write_book

ROWS = [["2024年演练台账"], DRILL_HEADINGS, *[drill(number) for number in range(1, 7)]]


def warned(table: ReadTable) -> list[tuple[str, int, str]]:
    return [
        (issue["issue_code"], issue["row_number"], issue["reason_zh"])
        for issue in table.issues
        if issue["severity"] == "warning"
    ]


def test_hidden_rows_are_read_and_named(tmp_path: Path) -> None:
    path = write_book(tmp_path / "t.xlsx", {"演练": ROWS})
    book = load_workbook(path)
    for row in (1, 4, 6):
        book["演练"].row_dimensions[row].hidden = True
    book.save(path)
    (table,) = read(path).tables
    assert table.rows_accepted == 6
    assert warned(table) == [("hidden_rows", 4, "有2行是隐藏的（第4、6行），已一并读取，请核对是否应当报送")]


def test_a_hidden_column_is_read_and_named(tmp_path: Path) -> None:
    path = write_book(tmp_path / "t.xlsx", {"演练": ROWS})
    book = load_workbook(path)
    book["演练"].column_dimensions["G"].hidden = True
    book.save(path)
    (table,) = read(path).tables
    assert table.columns["participants_number"] == [41, 42, 43, 44, 45, 46]
    assert warned(table) == [("hidden_column", 2, "“参演人数”列是隐藏的，已一并读取，请核对是否应当报送")]


def test_cells_under_no_heading_are_counted_and_the_first_one_is_shown(tmp_path: Path) -> None:
    rows = [*ROWS[:4], [*drill(9), "", "电话13812345678核实"], [*drill(10), "", "已核"]]
    (table,) = read(write_book(tmp_path / "t.xlsx", {"演练": rows})).tables
    assert warned(table) == [("no_heading_above", 5, "J列没有表头，有2格内容未取用，请补上表头或删去")]
    assert [issue["value"] for issue in table.issues] == ["电话138****5678核实"]


def test_tables_side_by_side_do_not_take_each_other_for_stray_cells(tmp_path: Path) -> None:
    other = ["类别", "等级", "发布时间", "解除时间", "影响区域"]
    signal = ["暴雨", "黄色", "2024.6.1 8:00", "2024.6.1 20:00", "柳河镇"]
    rows = [[*DRILL_HEADINGS, "", *other], *[[*drill(number), "", *signal] for number in range(1, 5)]]
    rows[2][-4] = "橙色"
    tables = read(write_book(tmp_path / "t.xlsx", {"演练": rows})).tables
    assert [table.export for table in tables] == ["F04", "F10"]
    assert all(code != "no_heading_above" for table in tables for code, _, _ in warned(table))
