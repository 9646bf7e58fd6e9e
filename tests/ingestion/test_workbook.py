"""A workbook is read sheet by sheet as it was sent: .xlsx and .xls, hidden sheets, serials, merged cells, bad files."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlwt
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from ingestion.opening.files import file_kind, read_grids
from ingestion.opening.grid import UnreadableFile
from ingestion.opening.workbook import cell_text
from ingestion.processes.children import ask, reading_child
from ingestion.reading import Context
from ingestion.sheets import read_file
from tests.ingestion.books import (
    DRILL_HEADINGS,
    KEY,
    RECEIVED,
    Rows,
    assert_balanced,
    drill,
    listed,
    read,
    write_book,
)


def old_book(path: Path, rows: list[list[Any]], sheet: str = "演练") -> Path:
    """A BIFF .xls; dates become real date cells."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(sheet)
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if isinstance(cell, date):
                page.write(r, c, cell, style)
            else:
                page.write(r, c, cell)
    book.save(str(path))
    return path


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (12.5, "12.5"),
        (0.0, "0"),
        (510999198703140000.0, "5.11E+17"),
        (13800000000.0, "13800000000"),
        (True, "是"),
        ("  原样 ", "  原样 "),
        (date(2024, 9, 5), "2024-09-05"),
        (datetime(2024, 9, 5), "2024-09-05"),
        (datetime(2024, 9, 5, 14, 30), "2024-09-05 14:30:00"),
    ],
)
def test_a_cell_becomes_the_text_that_a_clerk_sees(value: Any, text: str) -> None:
    assert cell_text(value) == text


def test_real_dates_serial_numbers_and_texts_are_the_same_day(tmp_path: Path) -> None:
    days = [date(2024, 9, 5), datetime(2024, 9, 5), 45540, "45540", "2024.9.5"]
    book = write_book(
        tmp_path / "a.xlsx", {"一": [DRILL_HEADINGS, *[drill(i, 日期=d) for i, d in enumerate(days)]]}
    )
    assert set(read(book).tables[0].columns["held_on_from"]) == {date(2024, 9, 5)}


def test_a_workbook_that_counts_from_1904_gives_the_same_day(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    for row in (DRILL_HEADINGS, drill(1, 日期=date(2024, 9, 5)), drill(2, 日期=44078)):
        page.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").tables[0].columns["held_on_from"] == [date(2024, 9, 5)] * 2


def test_hidden_rows_and_columns_are_read_like_others(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"一": [DRILL_HEADINGS, drill(1), drill(2)]})
    book = load_workbook(path)
    page = book.active
    assert page is not None
    page.row_dimensions[2].hidden = True
    page.column_dimensions["G"].hidden = True
    page.auto_filter.ref = "A1:H3"
    book.save(path)
    (table,) = read(path).tables
    assert table.rows_accepted == 2 and None not in table.columns["participants_number"]


def test_comments_and_formulas_of_a_workbook_are_no_values(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, drill(1, 地点="=cmd|' /C calc'!A0"), drill(2)]
    path = write_book(tmp_path / "a.xlsx", {"一": rows})
    book = load_workbook(path)
    page = book.active
    assert page is not None
    page["B3"].comment = Comment("请核对人数", "审核人")
    book.save(path)
    (table,) = read(path).tables
    assert (table.columns["place"][0], table.columns["drill_name"][1]) == (None, "第2次防汛避险演练")


def test_an_old_workbook_is_read_like_a_new_one(tmp_path: Path) -> None:
    rows = [["演练统计表"], DRILL_HEADINGS, drill(1, 日期=date(2024, 9, 5)), drill(2)]
    (table,) = read(old_book(tmp_path / "a.xls", rows)).tables
    assert_balanced(table)
    assert table.columns["held_on_from"][0] == date(2024, 9, 5)
    assert (table.sheet, table.rows_accepted) == ("演练", 2)


@pytest.mark.parametrize("name", ["a.et", "a.xls", "a.csv", "a", "a.pdf"])
def test_the_content_says_what_a_file_is_and_not_its_name(tmp_path: Path, name: str) -> None:
    rows = [DRILL_HEADINGS, drill(1)]
    for made in (write_book(tmp_path / "1", {"一": rows}), old_book(tmp_path / "2", rows)):
        path = made.rename(tmp_path / name)
        assert file_kind(path) == "workbook"
        assert read(path).tables[0].rows_accepted == 1


def test_every_sheet_is_read_and_a_hidden_one_is_flagged(tmp_path: Path) -> None:
    sheets = {
        "柳河镇": [DRILL_HEADINGS, drill(1)],
        "青石乡": [DRILL_HEADINGS, drill(2), drill(3)],
        "空表": [[]],
    }
    found = read(write_book(tmp_path / "a.xlsx", sheets, hidden=["青石乡"]))
    assert [(t.sheet, t.rows_accepted, t.is_hidden) for t in found.tables] == [
        ("柳河镇", 1, False),
        ("青石乡", 2, True),
    ]
    assert found.problems == []


def test_rows_keep_their_numbers_when_the_sheet_starts_further_down(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for c, heading in enumerate(DRILL_HEADINGS):
        page.cell(5, c + 3, heading)
        page.cell(6, c + 3, drill(1)[c])
    book.save(tmp_path / "a.xlsx")
    (table,) = read(tmp_path / "a.xlsx").tables
    assert table.columns["row_number"] == [6] and table.rows_read == 2


def test_a_sheet_that_matches_nothing_is_said_and_stops_no_other(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "通讯录": [["科室", "分机"], ["办公室", 8001]],
        "演练": [DRILL_HEADINGS, drill(1)],
    }
    found = read(write_book(tmp_path / "a.xlsx", sheets))
    assert [(t.export, t.sheet) for t in found.tables] == [("F04", "演练")]
    assert [(p.sheet, p.code) for p in found.problems] == [("通讯录", "unrecognised")]


def test_a_missing_required_column_is_named_in_the_problem(tmp_path: Path) -> None:
    headings = ["编号", "被检查单位", "隐患描述", "隐患等级", "整改期限", "状态"]
    rows = [headings, ["YH-1", "柳河砖厂", "堵塞", "一般", "2024.9.20", "已整改"]]
    (problem,) = read(write_book(tmp_path / "a.xlsx", {"一": rows})).problems
    assert problem.code == "missing_column" and "发现时间" in problem.message_zh


def test_a_workbook_with_empty_sheets_only_is_said_to_be_empty(tmp_path: Path) -> None:
    (problem,) = read(write_book(tmp_path / "a.xlsx", {"一": [[]], "二": [[]]})).problems
    assert problem.code == "empty"


def _damaged(path: Path) -> bytes:
    return write_book(path, {"一": [DRILL_HEADINGS, drill(1)]}).read_bytes()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \r\n ", "empty"),
        (b"%PDF-1.7 \xe2\xe3", "out_of_scope"),
        (b"\x89PNG\r\n\x1a\n", "out_of_scope"),
        (b"Rar!\x1a\x07\x00", "out_of_scope"),
        (b"PK\x03\x04 no zip at all", "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_one_line_that_says_what_to_do(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as told:
        read_grids(path)
    assert told.value.code == code
    assert "\n" not in told.value.message_zh and told.value.message_zh.endswith("。")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_workbook_is_refused(tmp_path: Path, share: float) -> None:
    content = _damaged(tmp_path / "whole.xlsx")
    path = tmp_path / "cut.xlsx"
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(UnreadableFile) as told:
        read_grids(path)
    assert told.value.code == "corrupt"


def test_a_word_document_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(UnreadableFile, match="Word"):
        read_grids(path)


def test_a_child_process_gives_the_same_records_and_the_same_refusal(tmp_path: Path) -> None:
    book = write_book(tmp_path / "a.xlsx", {"一": [DRILL_HEADINGS, drill(1)]})
    context = Context("dtest", "a.xlsx", RECEIVED, "", KEY)
    with reading_child() as child:
        assert listed(ask(child, read_file, book, context)).tables[0].columns == read(book).tables[0].columns
        book.write_bytes(b"PK\x03\x04")
        with pytest.raises(UnreadableFile) as told:
            ask(child, read_file, book, context)
    assert told.value.code == "corrupt"


def test_a_cell_at_the_far_corner_of_the_sheet_is_said_and_the_table_is_read(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"一": [DRILL_HEADINGS, drill(1)]})
    book = load_workbook(path)
    book["一"]["XFD1048576"] = "远"
    book.save(path)
    context = Context("dtest", "a.xlsx", RECEIVED, "", KEY)
    with reading_child() as child:
        found = ask(child, read_file, path, context)
    assert [table.rows_accepted for table in found.tables] == [1]
    assert [(p.sheet, p.code) for p in found.problems] == [("一", "far_cells")]
    assert "XFD1048576" in found.problems[0].message_zh
