"""Columns that a title, a sheet's name or a file's name supplies when no heading does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingestion.recognising.title import supplied_by_title
from tests.ingestion.books import read, read_sheet, write_book

ROSTER = ["序号", "姓名", "性别", "出生年月", "入队时间"]
SCHOOLS = ["序号", "学校", "学段", "所在乡镇", "次数", "参加人数"]


def member(number: int) -> list[object]:
    return [number, f"张{'甲乙丙丁'[number]}", "男", "1990年5月", "2022.3.1"]


@pytest.mark.parametrize(
    "title",
    [
        "白沙镇综合救援队队员花名册",
        "2024年白沙镇综合救援队花名册",
        "队伍名称：白沙镇综合救援队",
        "白沙镇综合救援队人员名单",
    ],
)
def test_a_roster_without_a_team_column_takes_the_team_that_its_title_names(
    tmp_path: Path, title: str
) -> None:
    found = read_sheet(tmp_path, [[title], ROSTER, member(1), member(2)])
    assert found.columns["team_name"] == ["白沙镇综合救援队"] * 2


def test_a_sheet_named_like_a_team_names_it(tmp_path: Path) -> None:
    book = write_book(tmp_path / "花名册.xlsx", {"白沙镇综合救援队": [ROSTER, member(1)]})
    assert read(book).tables[0].columns["team_name"] == ["白沙镇综合救援队"]


def test_a_roster_of_all_teams_names_no_team(tmp_path: Path) -> None:
    book = write_book(tmp_path / "a.xlsx", {"Sheet1": [["某某县应急救援队伍人员花名册"], ROSTER, member(1)]})
    problems = read(book).problems
    assert [problem.code for problem in problems] == ["missing_column"] and "队伍" in problems[0].message_zh


def test_a_monthly_return_takes_the_month_of_its_title(tmp_path: Path) -> None:
    rows = [["2025年3月学校应急疏散演练月报表"], SCHOOLS, [1, "东河小学", "小学", "白沙镇", 1, 300]]
    book = write_book(tmp_path / "a.xlsx", {"Sheet1": rows})
    found = read(book, received=date(2025, 4, 8)).tables[0]
    assert found.columns["month_from"] == [date(2025, 3, 1)] and found.columns["month_to"] == [
        date(2025, 3, 31)
    ]


def test_a_title_that_names_two_months_supplies_none() -> None:
    assert "month" not in supplied_by_title(["2025年3月至2025年4月学校演练统计"])


def test_a_column_of_its_own_wins_over_the_title(tmp_path: Path) -> None:
    rows = [["白沙镇综合救援队花名册"], [*ROSTER, "队伍"], [*member(1), "东门街道综合救援队"]]
    assert read_sheet(tmp_path, rows).columns["team_name"] == ["东门街道综合救援队"]


def test_a_village_list_in_two_name_columns_names_the_village_or_else_the_township(tmp_path: Path) -> None:
    rows = [
        ["乡镇", "村（社区）", "区划代码", "户数", "常住人口"],
        ["白沙镇", "", "123456100", 900, 3000],
        ["白沙镇", "东河村", "123456100201", 300, 1000],
    ]
    found = read_sheet(tmp_path, rows)
    assert (found.export, found.columns["region_name"]) == ("F18", ["白沙镇", "东河村"])


def test_a_warning_without_a_level_column_takes_the_level_from_the_signals_name(tmp_path: Path) -> None:
    rows = [
        ["预警信号", "发布时间", "解除时间", "影响区域", "发布单位", "接收人数"],
        ["暴雨橙色预警", "2024-06-01 08:00", "2024-06-01 20:00", "全县", "县气象局", 1200],
    ]
    assert read_sheet(tmp_path, rows).columns["level_code"] == ["orange"]
