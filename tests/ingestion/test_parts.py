"""One cell that holds two columns comes apart where it says two things, and stays whole where it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.ingestion.books import read_sheet

POINTS = ["点号", "名称", "类型", "所在乡镇", "威胁户/人", "经纬度", "监测员"]


def point(threatened: str, coordinates: str) -> list[Any]:
    return ["D-1", "李家坡滑坡", "滑坡", "柳河镇", threatened, coordinates, "张三"]


@pytest.mark.parametrize("text", ["27/78", "27户78人", "27户、78人", "27户/78人"])
def test_threatened_households_and_people_of_one_cell_come_apart(tmp_path: Path, text: str) -> None:
    found = read_sheet(tmp_path, [POINTS, point(text, "104.25,30.66")]).columns
    assert (found["threatened_households_number"], found["threatened_people_number"]) == ([27.0], [78.0])


@pytest.mark.parametrize(
    "text",
    [
        "104.25,30.66",
        "30.66，104.25",
        "东经104.25°，北纬30.66°",
        "E104°15′0″ N30°39′36″",
        "104°15′0″东,30°39′36″北",
    ],
)
def test_two_coordinates_of_one_cell_are_told_by_their_range(tmp_path: Path, text: str) -> None:
    found = read_sheet(tmp_path, [POINTS, point("27/78", text)]).columns
    assert found["longitude_number"] == [pytest.approx(104.25)]
    assert found["latitude_number"] == [pytest.approx(30.66)]


def test_a_cell_that_says_one_thing_only_is_doubted_and_not_split(tmp_path: Path) -> None:
    found = read_sheet(tmp_path, [POINTS, point("约30户", "104.25")])
    assert found.columns["latitude_number"] != [104.25] or found.rows_doubtful == 1


def test_a_unit_behind_a_slash_is_taken_off_and_a_second_thing_is_not(tmp_path: Path) -> None:
    rows = [
        ["活动名称", "日期", "类别", "地点", "人数/人"],
        ["防汛宣传", "2024.5.6", "进社区", "柳河镇", "120"],
    ]
    assert read_sheet(tmp_path, rows).columns["people_number"] == [120.0]


def test_a_total_in_any_column_with_figures_beside_it_is_no_record(tmp_path: Path) -> None:
    rows = [
        ["序号", "人数", "专职", "队伍名称", "队伍类别"],
        [1, 20, 5, "柳河镇综合救援队", "综合"],
        ["", 20, 5, "合计", ""],
        ["", 5, 5, "其中：", ""],
    ]
    found = read_sheet(tmp_path, rows)
    assert (found.rows_accepted, found.rows_doubtful, found.rows_rejected) == (1, 0, 0)


@pytest.mark.parametrize("heading", ["参演人次/人次", "参加人次/人次", "参演人数/人"])
def test_a_unit_behind_a_slash_may_repeat_the_headings_own_last_word(tmp_path: Path, heading: str) -> None:
    rows = [["演练名称", "组织单位", "日期", heading], ["防汛演练", "柳河镇", "2024.5.6", 40]]
    assert read_sheet(tmp_path, rows).columns["participants_number"] == [40.0]
