"""What a blank form has beside its table: labels to fill in, an explanation, lists. None of it is data or a fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from catalogue.loader import contracts
from ingestion.recognising.formpages import EXPLANATION_MARK, LISTS_MARK
from ingestion.recognising.headings import is_known_heading
from ingestion.recognising.period import filled_by, stated_moment
from tests.ingestion.books import DRILL_HEADINGS, drill, read, read_sheet, write_book

RECEIVED = date(2025, 1, 10)
EXAMPLE = ["示例", "东街社区演练", "实战演练", "城关镇", "2024-06-12", "东街社区", "86", "60"]


def test_a_page_that_says_of_itself_that_it_is_no_data_is_no_fault(tmp_path: Path) -> None:
    sheets = {
        "演练": [DRILL_HEADINGS, drill()],
        "填表说明": [[EXPLANATION_MARK], ["列", "必填", "填什么"], ["演练名称", "必填", "方案上的名称"]],
        "选项": [[LISTS_MARK], ["drill_kind"], ["桌面推演"]],
    }
    found = read(write_book(tmp_path / "t.xlsx", sheets, hidden=["选项"]))
    assert found.problems == []
    assert [(table.sheet, table.rows_accepted) for table in found.tables] == [("演练", 1)]


def test_records_below_the_mark_are_read_all_the_same(tmp_path: Path) -> None:
    found = read(write_book(tmp_path / "t.xlsx", {"填表说明": [[EXPLANATION_MARK], DRILL_HEADINGS, drill()]}))
    assert [table.rows_accepted for table in found.tables] == [1]


def test_a_sheet_that_is_only_called_an_explanation_is_said(tmp_path: Path) -> None:
    sheets = {"演练": [DRILL_HEADINGS, drill()], "填表说明": [["本表一式两份"], ["请于月底前报送"]]}
    found = read(write_book(tmp_path / "t.xlsx", sheets))
    assert [(problem.sheet, problem.code) for problem in found.problems] == [("填表说明", "unrecognised")]


def test_a_file_without_any_row_filled_in_is_told_so_once(tmp_path: Path) -> None:
    sheets = {"一": [DRILL_HEADINGS, EXAMPLE], "二": [DRILL_HEADINGS, [1], [2]]}
    found = read(write_book(tmp_path / "t.xlsx", sheets))
    assert [(problem.sheet, problem.code) for problem in found.problems] == [("", "nothing_filled")]
    assert [table.rows_accepted for table in found.tables] == [0, 0]


def test_one_filled_table_is_enough(tmp_path: Path) -> None:
    found = read(write_book(tmp_path / "t.xlsx", {"一": [DRILL_HEADINGS], "二": [DRILL_HEADINGS, drill()]}))
    assert found.problems == []


def test_labels_with_a_cell_to_fill_in_are_no_level_of_the_heading(tmp_path: Path) -> None:
    rows = [["填报单位：", "", "", "", "填报日期："], ["必填", "选填"], DRILL_HEADINGS, drill()]
    table = read_sheet(tmp_path, rows)
    assert {score for _, _, _, score in table.mapping} == {1.0}
    assert table.filled_by is None


def test_a_record_written_over_the_example_is_not_lost_in_silence(tmp_path: Path) -> None:
    """The clerk typed over the grey row and left 示例 in its first cell."""
    table = read_sheet(tmp_path, [DRILL_HEADINGS, drill(序号="示例", 演练名称="河西村防汛演练"), drill(2)])
    assert table.rows_accepted == 1 and table.explained["示例行"] == 1
    assert [(i["row_number"], i["severity"], i["issue_code"]) for i in table.issues] == [
        (2, "warning", "written_over_example")
    ]
    assert "把“示例”二字改掉" in table.issues[0]["reason_zh"]


def test_the_forms_own_example_is_passed_over_without_a_word(tmp_path: Path) -> None:
    columns = {column.zh: column.example for column in contracts()["F04"].tables[0].columns}
    own = ["示例", *(columns[heading] for heading in DRILL_HEADINGS[1:])]
    assert read_sheet(tmp_path, [DRILL_HEADINGS, own, drill(2)]).issues == []


@pytest.mark.parametrize("label", ["填报单位：", "填报日期:", "填表人："])
def test_a_label_with_its_colon_is_no_heading(label: str) -> None:
    assert not is_known_heading(label)
    assert is_known_heading(label.rstrip("：:"))


def test_a_unit_in_brackets_does_not_make_a_heading_less_sure(tmp_path: Path) -> None:
    rows = [
        [f"{heading}（人次）" if heading == "参演人数" else heading for heading in DRILL_HEADINGS],
        drill(),
    ]
    mapping = {name: score for _, _, name, score in read_sheet(tmp_path, rows).mapping}
    assert mapping["participants"] == 1.0
    rows[0][1] = "演练名称（全称）"
    assert read_sheet(tmp_path, rows).mapping[1][3] == 0.98


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("填报单位： 填报日期：", None),
        ("填报单位： 统计时点： 填报日期：", None),
        ("填报单位： 城关镇人民政府 填报日期： 2025-01-05", "城关镇人民政府"),
    ],
)
def test_an_empty_label_names_nobody(line: str, body: str | None) -> None:
    assert filled_by([line]) == body


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("统计时点： 2024-12-31 填报日期： 2025-01-05", date(2024, 12, 31)),
        ("填报日期： 2025-01-05", None),
        ("填报日期： 统计时点：2024年12月31日", date(2024, 12, 31)),
    ],
)
def test_a_moment_may_stand_in_the_cell_beside_its_label_and_the_day_of_filling_in_is_none(
    line: str, moment: date | None
) -> None:
    assert stated_moment([line], RECEIVED) == moment
