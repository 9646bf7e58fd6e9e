"""Usual layouts, each read on its own without a refresh: what is recognised and what the cells become."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from ingestion.reading import Context, FileReading
from ingestion.sheets import read_file
from tests.counties.workbooks import Rows, save_xlsx

DRILLS = ["演练名称", "组织单位", "演练日期", "地点", "参演人数", "其中群众"]


def read(folder: Path, rows: Rows, merges: list[str] | None = None) -> FileReading:
    """What the reading of a workbook with this one sheet gives, received on 5 July 2025."""
    path = save_xlsx(folder / "表.xlsx", {"Sheet1": rows}, {"Sheet1": merges or []})
    return read_file(path, Context("d1", path.name, date(2025, 7, 5), "", bytes(32)))


def column(reading: FileReading, name: str) -> list[Any]:
    """One raw column of the only table."""
    assert len(reading.tables) == 1, reading.problems
    values: list[Any] = reading.tables[0].columns[name].to_pylist()
    return values


@pytest.mark.parametrize("title", ["白沙镇综合救援队花名册", "队伍名称：白沙镇综合救援队"])
def test_a_roster_may_name_its_team_in_the_title(tmp_path: Path, title: str) -> None:
    found = read(tmp_path, [[title], ["序号", "姓名", "身份证号"], [1, "张三", "361799199001010010"]])
    assert column(found, "team_name") == ["白沙镇综合救援队"]


def test_a_monthly_return_may_name_its_month_in_the_title(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        [["2025年3月学校应急疏散演练月报表"], ["学校", "学段", "次数", "参加人数"], ["一小", "小学", 1, 100]],
    )
    assert column(found, "month_from") == [date(2025, 3, 1)]


def test_regions_may_stand_in_a_township_and_a_village_column(tmp_path: Path) -> None:
    rows: Rows = [
        ["乡镇", "村（社区）", "区划代码", "常住人口"],
        ["白沙镇", None, "361799100", 18000],
        ["白沙镇", "白沙村", "361799100200", 6000],
    ]
    assert column(read(tmp_path, rows), "region_name") == ["白沙镇", "白沙村"]


def test_a_headcount_over_full_and_part_time_is_read_under_a_heading_three_rows_deep(tmp_path: Path) -> None:
    rows: Rows = [
        ["队伍台账（截至2025年6月30日）"],
        ["序号", "队伍名称", "队伍类别", "人数", None, None, "负责人"],
        [None, None, None, "合计", "其中", None, None],
        [None, None, None, None, "专职", "兼职", None],
        [1, "甲队", "综合", 10, 4, 6, "张三"],
    ]
    merges = ["D2:F2", "E3:F3", "A2:A4", "B2:B4", "C2:C4", "D3:D4", "G2:G4"]
    found = read(tmp_path, rows, merges)
    assert [
        column(found, name)[0] for name in ("headcount_number", "full_time_number", "part_time_number")
    ] == [10, 4, 6]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-01-01 9:00-11:00", date(2025, 1, 1), date(2025, 1, 1)),
        ("2025年1月1日上午", date(2025, 1, 1), date(2025, 1, 1)),
        ("3月5日", date(2025, 3, 5), date(2025, 3, 5)),
        ("3月上旬", date(2025, 3, 1), date(2025, 3, 10)),
        ("上半年", date(2025, 1, 1), date(2025, 6, 30)),
        ("二季度", date(2025, 4, 1), date(2025, 6, 30)),
    ],
)
def test_a_day_with_hours_and_a_period_of_the_title_s_year_are_dates(
    tmp_path: Path, text: str, first: date, last: date
) -> None:
    found = read(tmp_path, [["2025年演练台账"], DRILLS, ["甲", "县应急局", text, "广场", 10, 5]])
    assert (column(found, "held_on_from"), column(found, "held_on_to")) == ([first], [last])


def test_a_cell_that_holds_an_error_is_listed(tmp_path: Path) -> None:
    found = read(tmp_path, [DRILLS, ["甲", "县应急局", "2025-01-01", "广场", "#REF!", 5]])
    assert column(found, "participants_number") == [None]
    assert [issue["column_name"] for issue in found.tables[0].issues] == ["participants"]


def test_a_row_that_only_names_the_group_is_explained(tmp_path: Path) -> None:
    found = read(tmp_path, [DRILLS, ["白沙镇"], ["甲", "白沙镇政府", "2025-01-01", "广场", 10, 5]])
    assert (found.tables[0].rows_accepted, found.tables[0].rows_rejected) == (1, 0)


def test_a_sheet_without_any_heading_is_asked_about_and_never_guessed(tmp_path: Path) -> None:
    found = read(
        tmp_path, [["甲演练", "白沙镇政府", "2025-01-01", 30], ["乙演练", "白沙镇政府", "2025-01-02", 30]]
    )
    assert found.tables == []
    assert [problem.code for problem in found.problems] == ["no_heading"]


def test_a_table_may_start_anywhere_with_broken_and_spaced_headings(tmp_path: Path) -> None:
    rows: Rows = [
        [None] * 3,
        [None] * 3,
        [
            None,
            None,
            "演 练\n名 称",
            "组织\n单位",
            "演练\n日期",
            "参演\n人数\n（人）",
            "其中：群众（人次）",
            "备注",
        ],
        [None, None, "甲", "县应急局", "2025-01-01", "10人", "5", "无"],
    ]
    found = read(tmp_path, rows)
    assert (column(found, "participants_number"), column(found, "public_participants_number")) == ([10], [5])


def test_what_clerks_write_for_numbers_keeps_missing_zero_and_imprecise_apart(tmp_path: Path) -> None:
    written = {
        "二十五": 25,
        "1 450": 1450,
        "１２０": 120,
        "约1.2万人次": 12000,
        "50余人": 50,
        "100+": 100,
        "0": 0,
        "10\u00a0": 10,
        "/": None,
        "无": None,
    }
    lines = [
        [f"演练{number}", "县应急局", "2025-01-01", "广场", text, 0] for number, text in enumerate(written)
    ]
    found = read(tmp_path, [DRILLS, *lines])
    assert column(found, "participants_number") == list(written.values())
    imprecise = [
        text for text, flag in zip(written, column(found, "participants_is_imprecise"), strict=True) if flag
    ]
    assert imprecise == ["约1.2万人次", "50余人", "100+"]


def test_a_dispatch_log_may_give_the_day_once_and_then_the_clock(tmp_path: Path) -> None:
    rows: Rows = [
        ["接警时间", "出动时间", "到场时间", "事件类型", "地点", "出动队伍", "人数"],
        ["2025-06-01 08:00", "08:02", "08:15", "火灾", "白沙镇", "县综合救援大队", 8],
    ]
    found = read(tmp_path, rows)
    assert column(found, "arrived_at_at") == [datetime(2025, 6, 1, 8, 15)]


@pytest.mark.parametrize(
    ("text", "last"), [("6月30日前", date(2025, 6, 30)), ("2025年3月底前", date(2025, 3, 31))]
)
def test_a_deadline_may_say_before(tmp_path: Path, text: str, last: date) -> None:
    heading = ["编号", "发现时间", "检查单位", "被检查单位", "隐患描述", "整改期限", "状态"]
    found = read(
        tmp_path,
        [["2025年隐患台账"], heading, ["1", "2025-01-05", "县应急局", "甲厂", "漏电", text, "整改中"]],
    )
    assert column(found, "deadline_on_to") == [last]
