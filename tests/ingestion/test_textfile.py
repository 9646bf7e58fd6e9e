"""A text file is read by its content: encoding, separator, quotes; its name is not asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingestion.opening.encodings import decode
from ingestion.opening.grid import UnreadableFile
from ingestion.opening.textfile import find_separator, read_text_file
from tests.ingestion.books import assert_balanced, read

LINES = "演练名称,日期,参演人数,地点\n防汛演练,2024.5.6,约50人,柳树村\n地震演练,2024.5.7,60,青石社区\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_and_separator_gives_the_same_records(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "报表.dat"
    path.write_bytes(LINES.replace(",", separator).encode(encoding))
    (table,) = read(path).tables
    assert_balanced(table)
    assert table.columns["drill_name"] == ["防汛演练", "地震演练"]
    assert table.columns["held_on_from"] == [date(2024, 5, 6), date(2024, 5, 7)]
    assert table.sheet == ""


def test_a_rare_character_of_gb18030_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(LINES.replace("柳树村", "㙍塅村").encode("gb18030"))
    assert read(path).tables[0].columns["place"][0] == "㙍塅村"


def test_a_quoted_cell_may_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(LINES.replace("防汛演练", '"防汛,\n防火演练"'), encoding="utf-8")
    (table,) = read(path).tables
    assert (
        table.columns["drill_name"][0] == "防汛,\n防火演练"
        or table.columns["drill_name"][0] == "防汛, 防火演练"
    )
    assert table.rows_accepted == 2


def test_title_lines_with_few_separators_do_not_hide_the_separator() -> None:
    text = "某县演练统计表\n填报单位：应急局；填报日期：2024.7.1\n" + LINES.replace(",", "\t")
    assert find_separator(text) == "\t"


def test_short_lines_are_filled_up_to_the_widest() -> None:
    text, encoding = decode("甲,乙,丙\n1".encode("gbk"))
    assert (text, encoding) == ("甲,乙,丙\n1", "gb18030")


def test_blank_townships_under_a_township_are_filled_and_doubted(tmp_path: Path) -> None:
    lines = [
        "所在乡镇,演练名称,日期,参演人数",
        "柳河镇,一,2024.5.1,5",
        ",二,2024.5.2,5",
        ",三,2024.5.3,5",
        "青石乡,四,2024.5.4,5",
    ]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    (table,) = read(path).tables
    assert table.columns["township"] == ["柳河镇", "柳河镇", "柳河镇", "青石乡"]
    assert (table.rows_accepted, table.rows_doubtful) == (2, 2)


def test_blank_townships_are_not_filled_across_a_subtotal(tmp_path: Path) -> None:
    lines = [
        "所在乡镇,演练名称,日期,参演人数",
        "柳河镇,一,2024.5.1,5",
        ",小计,,5",
        ",三,2024.5.3,5",
        ",四,2024.5.4,5",
    ]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    assert read(path).tables[0].columns["township"][:2] == ["柳河镇", None]


def test_bytes_that_are_no_text_are_refused_with_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\x00\x01\x02\x03" * 50)
    with pytest.raises(UnreadableFile) as told:
        read_text_file(path)
    assert "\n" not in told.value.message_zh


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"\xff\xfe\x00\xd8", b"\xfe\xff\xd8\x00\x00", b"\xef\xbb\xbf\xff\xff"]
)
def test_a_mark_of_an_encoding_that_the_rest_does_not_keep_is_refused_with_one_line(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as told:
        decode(content)
    assert told.value.code == "encoding"
