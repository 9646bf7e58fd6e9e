"""A table is the same table in whatever kind of file it comes, and whatever the file is called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.paths import Home
from ingestion.opening.biff import xls_notes
from ingestion.opening.encodings import decode
from ingestion.opening.files import read_grids
from tests.ingestion.books import RECEIVED, drill, read
from tests.ingestion.hostile.archives import changed, gbk_name, unicode_path_name, zipped
from tests.ingestion.hostile.formats import KINDS, TABLE, ods_cell, ods_of, text, texts, xls, xlsm, xlsx

CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
ANY_HANZI = st.one_of(CHINESE, st.characters(min_codepoint=0x3400, max_codepoint=0x4DB5), st.just("𠮷"))
CELLS = st.text(st.one_of(CHINESE, ANY_HANZI, st.sampled_from("0123456789.-年月日（）：、，Aa ")), max_size=8)


@pytest.mark.parametrize("name", [name for name in KINDS if not name.endswith(".zip")])
def test_the_cells_are_the_same_in_every_kind_of_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(KINDS[name](TABLE))
    (grid,) = read_grids(path)
    assert [list(row) for row in grid.rows] == texts(TABLE)
    assert grid.remarks == ()


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "gb18030.csv", "page-gbk.xls", "2003.xls"])
@pytest.mark.parametrize("called", ["a.pdf", "表", "a.xlsx", "a.txt"])
def test_the_name_of_a_file_decides_nothing(tmp_path: Path, name: str, called: str) -> None:
    path = tmp_path / called
    path.write_bytes(KINDS[name](TABLE))
    assert read(path).tables[0].rows_accepted == 3


@settings(max_examples=200)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_a_chinese_text_comes_back_from_every_encoding(rows: list[tuple[str, str]], encoding: str) -> None:
    written = "演练名称,演练日期\n" + "".join(f"{left},{right}\n" for left, right in rows)
    assert decode(written.encode(encoding))[0] == written


@settings(max_examples=100)
@given(rows=st.lists(st.text(CHINESE, min_size=1, max_size=8), min_size=1, max_size=4))
def test_a_gbk_text_comes_back_as_it_was(rows: list[str]) -> None:
    written = "".join(f"{row},1\n" for row in ["单位名称", *rows])
    encoded = written.encode("gbk", "ignore")
    assert decode(encoded)[0] == encoded.decode("gbk")


@pytest.mark.parametrize("word", ["联通", "俊男", "亚洲"])
def test_two_characters_of_gbk_are_not_taken_for_greek(word: str) -> None:
    assert decode(f"{word},1\n".encode("gbk"))[0] == f"{word},1\n"


def test_signs_of_measure_in_utf_8_stay_signs() -> None:
    assert decode("25°C,3×4\n".encode())[0] == "25°C,3×4\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_text_cut_in_the_middle_of_a_character_is_read_up_to_there_and_said(
    tmp_path: Path, encoding: str
) -> None:
    written = "演练名称,日期,参演人数,地点\n防汛演练,2024.5.6,50,柳树村\n地震演练,2024.5.7,60,青石社区"
    (tmp_path / "a.csv").write_bytes(written.encode(encoding)[:-1])
    found = read(tmp_path / "a.csv")
    assert found.tables[0].columns["place"] == ["柳树村", "青石社"]
    assert [problem.code for problem in found.problems] == ["cut_off"]


def test_full_width_commas_in_sentences_do_not_part_fields(tmp_path: Path) -> None:
    written = "演练名称,日期,地点\n防汛，避险，转移,2024.5.6,河边，桥下\n地震,2024.5.7,学校\n"
    (tmp_path / "a.csv").write_text(written, encoding="utf-8")
    assert read_grids(tmp_path / "a.csv")[0].rows[1] == ["防汛，避险，转移", "2024.5.6", "河边，桥下"]


def test_hidden_rows_and_columns_and_merged_cells_of_an_ods_are_known(tmp_path: Path) -> None:
    spanned = "table:number-rows-spanned='2'"
    rows = (
        '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="16381"/>'
        f"<table:table-row>{ods_cell('甲')}{ods_cell('乙')}{ods_cell('丙')}{ods_cell('丁')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{ods_cell(1)}</table:table-row>'
        f"<table:table-row>{ods_cell('柳河镇', spanned)}{ods_cell(2)}</table:table-row>"
        f"<table:table-row><table:covered-table-cell/>{ods_cell(3)}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570" table:visibility="collapse"/>'
    )
    (tmp_path / "a.ods").write_bytes(ods_of(f'<table:table table:name="一">{rows}</table:table>'))
    (grid,) = read_grids(tmp_path / "a.ods")
    assert (set(grid.hidden_rows), set(grid.hidden_columns)) == ({1}, {1, 2})
    assert grid.merges == [(2, 0, 3, 0)]
    assert list(grid.rows)[3][:2] == ["", "3"]


def test_hidden_rows_and_columns_of_an_xls_are_known(tmp_path: Path) -> None:
    def hide(sheet: Any) -> None:
        sheet.row(2).hidden = True
        sheet.col(4).hidden = True

    for number, rows in enumerate((TABLE, [*TABLE, *(drill(i) for i in range(4, 400))])):
        path = tmp_path / f"{number}.xls"
        path.write_bytes(xls(rows, hide))
        (grid,) = read_grids(path)
        assert (set(grid.hidden_rows), set(grid.hidden_columns)) == ({2}, {4})


@settings(max_examples=200)
@given(place=st.integers(min_value=0, max_value=5000), value=st.binary(min_size=1, max_size=8))
def test_an_xls_with_bytes_changed_never_stops_its_reader(place: int, value: bytes) -> None:
    whole = xls()
    place %= len(whole)
    broken = whole[:place] + value + whole[place + len(value) :]
    assert all(notes.hidden_columns <= set(range(256)) for notes in xls_notes(broken).values())


def test_merged_and_hidden_cells_of_a_web_table_are_known(tmp_path: Path) -> None:
    page = (
        "<table><tr><th rowspan=2>乡镇<th colspan=2>人数<tr><td>男<td>女"
        "<tr style='display: none'><td>柳河镇<td>1&nbsp;&lt;2<td>第一行<br>第二行</table>"
    )
    (tmp_path / "a.xls").write_bytes(page.encode("gbk"))
    (grid,) = read_grids(tmp_path / "a.xls")
    assert list(grid.rows) == [["乡镇", "人数", ""], ["", "男", "女"], ["柳河镇", "1 <2", "第一行\n第二行"]]
    assert grid.merges == [(0, 0, 1, 0), (0, 1, 0, 2)] and grid.hidden_rows == {2}


def test_an_xml_spreadsheet_keeps_places_days_and_hidden_rows(tmp_path: Path) -> None:
    rows = (
        '<Column ss:Index="2" ss:Hidden="1"/><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">乡镇</Data></Cell>'
        '<Cell><Data ss:Type="Number">12.0</Data></Cell></Row><Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2">'
        '<Comment><Data>批注</Data></Comment><Data ss:Type="DateTime">2024-09-05T00:00:00.000</Data></Cell></Row>'
    )
    made = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="一"><Table>{rows}</Table></Worksheet></Workbook>'
    )
    (tmp_path / "a.xls").write_text(made, encoding="utf-8")
    (grid,) = read_grids(tmp_path / "a.xls")
    assert list(grid.rows) == [["乡镇", "", "12"], [""] * 3, [""] * 3, ["", "2024-09-05", ""]]
    assert grid.merges == [(0, 0, 0, 1)]
    assert (set(grid.hidden_rows), set(grid.hidden_columns)) == ({3}, {1})


def names_received(tmp_path: Path, content: bytes) -> list[str]:
    """The files that one delivered 报送.zip is received as."""
    from ingestion.receiving.receive import receive

    home = Home(tmp_path / "home")
    home.inbox.mkdir(parents=True)
    (home.inbox / "报送.zip").write_bytes(content)
    received, _, told = receive(home, [home.inbox], RECEIVED, set())
    assert not told and not any(item.problem for item in received)
    return [item.file_name for item in received]


def test_names_in_a_zip_are_chinese_in_whatever_way_they_are_written(tmp_path: Path) -> None:
    members = {
        gbk_name("演练台账.xlsx"): xlsx(),
        gbk_name("子目录\\灾害隐患.xlsx"): xlsx([drill(1)]),
        "应急队伍.xlsx": xlsx([drill(2)]),
        unicode_path_name(b"????.xls", "避难场所.xls"): xls(),
    }
    assert set(names_received(tmp_path, zipped(members))) == {
        "报送.zip/演练台账.xlsx",
        "报送.zip/子目录/灾害隐患.xlsx",
        "报送.zip/应急队伍.xlsx",
        "报送.zip/避难场所.xls",
    }


def test_a_zip_in_a_zip_is_unpacked_too_and_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    inner = zipped({gbk_name("演练.csv"): text(), "__MACOSX/._演练.csv": b"x", "Thumbs.db": b"x"})
    assert names_received(tmp_path, zipped({"乡镇.zip": inner, ".DS_Store": b"x"})) == [
        "报送.zip/乡镇.zip/演练.csv"
    ]


def test_the_macro_part_of_a_workbook_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsm"
    path.write_bytes(changed(xlsm(), "xl/vbaProject.bin", lambda _: b"\x00" * 100))
    assert read(path).tables[0].rows_accepted == 3
