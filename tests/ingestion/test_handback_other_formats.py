"""Text files and .xls come back as .xlsx, large files as an excerpt, and hostile workbooks harm nobody."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

import ingestion.handback.write
from ingestion.handback.look import CELL_COLOURS
from ingestion.handback.write import write_handback
from ingestion.opening.grid import UnreadableFile
from tests.ingestion.books import DRILL_HEADINGS, drill, read, write_book
from tests.ingestion.handing_back import colour, comment, handed_back, ordered


def csv_of(path: Path, rows: list[list[object]], encoding: str = "utf-8") -> Path:
    path.write_text("\n".join(",".join(str(cell) for cell in row) for row in rows), encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_text_file_comes_back_as_xlsx_with_its_texts_untouched(tmp_path: Path, encoding: str) -> None:
    rows = [
        DRILL_HEADINGS,
        drill(7, 序号="007", 日期="2024.5.6"),
        drill(8, 序号="008", 日期="待定", 参演人数="1e5"),
    ]
    back = handed_back(csv_of(tmp_path / "演练.csv", rows, encoding))
    sheet = back.book["数据"]
    assert [cell.value for cell in sheet[2]] == [str(cell) for cell in rows[1]]
    assert (sheet["A2"].value, sheet["A2"].number_format, sheet["G3"].value) == ("007", "@", "1e5")
    assert colour(sheet, "E3") == CELL_COLOURS["rejected"] and "应为日期" in comment(sheet, "E3")
    assert [(line[1], line[2], line[7]) for line in back.listed() if line[3] == "日期"] == [
        ("（文本文件）", "3", "E3")
    ]
    assert "已转为 .xlsx" in back.texts()


def test_an_old_workbook_comes_back_as_xlsx_with_sheets_and_merged_cells(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    for name in ("柳河镇", "青石乡"):
        page = book.add_sheet(name)
        page.write_merge(0, 0, 0, 7, "2024年演练台账")
        for r, row in enumerate([DRILL_HEADINGS, drill(1), drill(2, 日期="待定")], start=1):
            for c, cell in enumerate(row):
                page.write(r, c, cell)
    book.get_sheet(1).visibility = 1
    book.save(str(tmp_path / "演练.xls"))
    back = handed_back(tmp_path / "演练.xls")
    assert back.book.sheetnames == ["退回说明", "柳河镇", "青石乡"]
    assert back.book["青石乡"].sheet_state == "hidden"
    assert str(back.book["柳河镇"].merged_cells) == "A1:H1"
    assert colour(back.book["柳河镇"], "E4") == CELL_COLOURS["rejected"]
    assert back.book["柳河镇"]["A1"].value == "2024年演练台账"


def test_a_converted_file_reads_as_it_did(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, *[drill(number) for number in range(1, 6)], drill(6, 日期="待定")]
    back = handed_back(csv_of(tmp_path / "演练.csv", rows))
    (tmp_path / "退回单.xlsx").write_bytes(back.content)
    before, after = read(tmp_path / "演练.csv").tables[0], read(tmp_path / "退回单.xlsx").tables[0]
    assert after.as_sent == before.as_sent and after.keys == before.keys


def test_macros_do_not_come_back_and_the_first_sheet_says_so(tmp_path: Path) -> None:
    path = write_book(tmp_path / "t.xlsx", {"演练": [DRILL_HEADINGS, drill(1, 日期="待定")]})
    content = rewritten(path, {"xl/vbaProject.bin": lambda _: b"macro"}, add=True)
    content = content_type(content, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    (tmp_path / "t.xlsm").write_bytes(content)
    back = handed_back(tmp_path / "t.xlsm")
    archive = zipfile.ZipFile(io.BytesIO(back.content))
    assert "xl/vbaProject.bin" not in archive.namelist()
    assert b"macroEnabled" not in archive.read("[Content_Types].xml")
    assert "不带回原文件中的宏" in back.texts()


def test_a_large_file_comes_back_as_the_rows_concerned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingestion.handback.write, "FULL_COPY_CELLS", 300)
    rows = [["2024年演练台账"], DRILL_HEADINGS, *[drill(number) for number in range(1, 100)]]
    rows[60] = drill(59, 日期="待定")
    rows[80] = drill(79, 参演人数="若干人次")
    path = write_book(tmp_path / "t.xlsx", {"演练": rows})
    back = handed_back(path)
    sheet = back.book["演练"]
    assert [row[0].value for row in sheet.iter_rows()] == ["原行号", 61, 81]
    assert [cell.value for cell in sheet[1]] == ["原行号", *DRILL_HEADINGS]
    assert (sheet["F2"].value, colour(sheet, "F2")) == ("待定", CELL_COLOURS["rejected"])
    assert "应为数字" in comment(sheet, "H3")
    assert [(line[2], line[7]) for line in back.listed()] == [("61", "F2"), ("81", "H3")]
    assert "只带回有问题的行" in back.texts()
    with pytest.raises(UnreadableFile, match="摘录"):
        read(write(tmp_path / "退回单_t.xlsx", back.content))


def test_ten_thousand_rows_with_a_mark_on_each_stay_bounded(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, *[drill(number, 日期="2034.5.6") for number in range(1, 10_001)]]
    path = write_book(tmp_path / "t.xlsx", {"演练": rows})
    (order,) = ordered(path)
    start = time.perf_counter()
    content = write_handback(path.read_bytes(), order)
    assert time.perf_counter() - start < 60
    assert len(content) < 20_000_000
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        comments = [name for name in archive.namelist() if "comment" in name and name.endswith(".xml")]
        assert sum(archive.read(name).count(b"<comment ") for name in comments) == 2_000


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [DOCTYPE, OUTSIDE])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_workbook_that_declares_entities_is_never_parsed_for_editing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, declared: bytes
) -> None:
    path = write_book(tmp_path / "t.xlsx", {"演练": [DRILL_HEADINGS, drill(1, 日期="待定")]})
    (order,) = ordered(path)
    hostile = rewritten(path, {part: lambda xml: after_declaration(xml, declared)})
    asked: list[object] = []
    monkeypatch.setattr(
        ingestion.handback.write, "load_workbook", lambda *given, **named: asked.append(given)
    )
    try:
        assert len(write_handback(hostile, order)) < 100_000
    except UnreadableFile as error:
        assert "请" in error.message_zh
    assert asked == []


def test_a_workbook_that_only_other_programs_open_comes_back_without_formatting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object, **named: object) -> None:
        raise ValueError("Value must be one of ...")

    monkeypatch.setattr(ingestion.handback.write, "load_workbook", broken)
    back = handed_back(write_book(tmp_path / "t.xlsx", {"演练": [DRILL_HEADINGS, drill(1, 日期="待定")]}))
    assert colour(back.book["演练"], "E2") == CELL_COLOURS["rejected"]
    assert "格式未保留" in back.texts()


def test_absurd_merged_cells_do_not_make_a_billion_cells(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "t.xlsx", {"演练": [DRILL_HEADINGS, drill(1, 日期="待定")]}, {"演练": ["J1:K2"]}
    )
    (order,) = ordered(path)
    absurd = rewritten(
        path, {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"J1:K2", b"J1:XFD1048576")}
    )
    start = time.perf_counter()
    assert write_handback(absurd, order)
    assert time.perf_counter() - start < 20


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def after_declaration(xml: bytes, inserted: bytes) -> bytes:
    """The part with a document type declaration at its head."""
    end = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
    return xml[:end] + inserted + xml[end:]


def rewritten(path: Path, parts: dict[str, Callable[[bytes], bytes]], add: bool = False) -> bytes:
    """The workbook with these parts rewritten, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts[name](old.read(name)) if name in parts else old.read(name))
        for name in parts if add else ():
            new.writestr(name, parts[name](b""))
    return out.getvalue()


def content_type(content: bytes, kind: str) -> bytes:
    """The workbook as one of another kind (macro-enabled)."""
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name, part.replace(plain.encode(), kind.encode()) if name == "[Content_Types].xml" else part
            )
    return out.getvalue()
