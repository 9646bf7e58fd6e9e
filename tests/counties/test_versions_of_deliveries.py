"""What a later file does to an earlier one of its export: replace it as a whole, or add."""

# ruff: noqa: E501 - a row of a sheet stays on one line
from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from catalogue.paths import Home
from muster.refresh import refresh
from tests.counties.figures import counts, figures, query
from tests.counties.workbooks import Rows, save_csv, save_xlsx

pytestmark = pytest.mark.slow
COUNTY, YUNDING, SHIBA = "529988", "529988100", "529988101"
HAZARDS = ["编号", "发现时间", "检查单位", "被检查单位", "乡镇", "隐患描述", "整改期限", "整改时间"]
DRILLS = ["演练名称", "组织单位", "演练日期", "乡镇", "地点", "参演人数"]
CASES = ["案号", "立案日期", "执法部门", "当事人", "乡镇", "罚款金额"]
SCHOOLS = ["学校名称", "学段", "乡镇", "月份", "次数"]


# fmt: off
def hazards(numbers: range | list[int], text: str, found_on: str = "2025-02-10") -> Rows:
    """A hazard log with these numbers."""
    return [HAZARDS, *([f"N{n:02d}", found_on, "县应急局", f"企业{n}有限公司", "云顶镇", text, "2025-03-10", ""] for n in numbers)]


def drill(name: str, people: int = 1, township: str = "云顶镇") -> list[str | int]:
    """One line of a drill log."""
    return [name, f"{township}政府", "2025-03-01", township, f"{name}广场", people]


def roster(township: str, codes: list[str]) -> Rows:
    """A township's roster that names its township in the title only."""
    team = f"{township}综合救援队"
    return [[f"{team}花名册 统计时点：2025年3月31日"], ["姓名", "身份证号", "队伍"], *([f"队员{code[-2:]}", code, team] for code in codes)]


def regions(population: int) -> Rows:
    """The register of regions with one township's population changed."""
    rows: Rows = [
        ["白水县2024年末人口"], ["区划代码", "名称", "常住人口"], [COUNTY, "白水县", population + 20000],
        [YUNDING, "云顶镇", population], [YUNDING + "200", "云顶村", 5000], [SHIBA, "石坝乡", 20000], [SHIBA + "200", "石坝村", 5000],
    ]
    return rows


def _write(box: Path) -> None:
    listed: list[list[str]] = [["file", "received_on", "sender", "replaces"]]

    def deliver(name: str, on: str, rows: Rows, replaces: str = "") -> None:
        listed.append([name, on, "", replaces])
        if name.endswith(".xlsx"):
            save_xlsx(box / name, {"表": rows})
        else:
            save_csv(box / name, rows)

    deliver("人口.xlsx", "2025-01-20", regions(20000))
    deliver("人口更新.xlsx", "2025-02-20", regions(21000))
    deliver("一季度隐患.csv", "2025-04-05", hazards(range(1, 11), "原"))
    deliver("一季度隐患(更正).csv", "2025-04-15", hazards(range(1, 10), "改"))
    deliver("二季度隐患.csv", "2025-06-05", hazards(range(11, 16), "原", "2025-05-10"))
    deliver("二季度隐患补报.csv", "2025-06-10", hazards([16], "补", "2025-05-11"))
    deliver("隐患台账6月底.csv", "2025-07-05", hazards([11, 12, 13, 14, 15, 17], "新", "2025-05-10"))
    deliver("演练A.csv", "2025-04-01", [DRILLS, drill("甲"), drill("乙")])
    deliver("演练B.csv", "2025-04-02", [DRILLS, drill("丙")], replaces="演练A.csv")
    deliver("演练C.csv", "2025-04-03", [["演练台账（更正）"], DRILLS, drill("丙", 5), drill("丁")])
    deliver("演练D.csv", "2025-04-03", [DRILLS, drill("戊", township="石坝乡")])
    deliver("案件.csv", "2025-07-05", [CASES, ["J1", "2025-03-01", "县应急局", "甲有限公司", "云顶镇", 10000]])
    deliver("案件(更正).csv", "2025-07-05", [CASES, ["J1", "2025-03-01", "县应急局", "甲有限公司", "云顶镇", 20000]])
    march, april = ["云顶小学", "小学", "云顶镇", "2025-03", 1], ["云顶小学", "小学", "云顶镇", "2025-04", 1]
    deliver("学校3月.csv", "2025-04-08", [SCHOOLS, march])
    deliver("学校4月.csv", "2025-05-08", [SCHOOLS, march, april])
    deliver("云顶名册.csv", "2025-04-05", roster("云顶镇", ["361799199001010010", "361799199001010029"]))
    deliver("石坝名册.csv", "2025-04-06", roster("石坝乡", ["361799199001010037"]))
    deliver("云顶名册新.csv", "2025-04-20", roster("云顶镇", ["361799199001010010", "361799199001010045", "361799199001010053"]))
    save_csv(box / "deliveries.csv", listed, "utf-8-sig")


# fmt: on
@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """白水县 with everything that was ever delivered, refreshed once."""
    place = Home(tmp_path_factory.mktemp("baishui"))
    _write(place.inbox)
    refresh(place, [], lambda step, detail: None, now=datetime(2025, 7, 10, 9))
    yield place


def test_a_correction_replaces_the_whole_file_and_its_missing_row_is_gone(home: Home) -> None:
    first_quarter = query(
        home, "select hazard_no, description from marts.fct_hazards where hazard_no <= 'N10' order by 1"
    )
    assert [tuple(row.values()) for row in first_quarter] == [(f"N{n:02d}", "改") for n in range(1, 10)]


def test_a_file_with_half_the_keys_again_replaces_and_a_supplement_adds(home: Home) -> None:
    later = query(
        home, "select hazard_no, description from marts.fct_hazards where hazard_no > 'N10' order by 1"
    )
    assert [tuple(row.values()) for row in later] == [
        ("N11", "新"),
        ("N12", "新"),
        ("N13", "新"),
        ("N14", "新"),
        ("N15", "新"),
        ("N16", "补"),
        ("N17", "新"),
    ]


def test_replaces_in_the_list_and_a_corrected_title_hold_in_a_row_and_other_files_add(home: Home) -> None:
    names = query(home, "select drill_name, participants from marts.fct_drills order by drill_name")
    assert {tuple(row.values()) for row in names} == {("丙", 5), ("丁", 1), ("戊", 1)}


def test_a_correction_received_on_the_same_day_is_the_later_one(home: Home) -> None:
    assert query(home, "select fine_yuan from marts.fct_cases") == [{"fine_yuan": 20000}]


def test_a_cumulative_month_replaces_the_one_before(home: Home) -> None:
    months = query(home, "select times from marts.fct_school_drills")
    assert [row["times"] for row in months] == [1, 1]


def test_a_township_s_new_roster_replaces_its_own_only(home: Home) -> None:
    per_township = query(
        home, "select region_code, count(*) as n from marts.fct_team_members group by all order by 1"
    )
    assert [tuple(row.values()) for row in per_township] == [(YUNDING, 3), (SHIBA, 1)]


def test_figures_rest_on_what_is_in_force(home: Home) -> None:
    published = figures(home)
    assert counts(published[("I27", "2025-06-30", COUNTY)]) == (0, 16)
    assert counts(published[("I10", "2025-06-30", COUNTY)]) == (4, 41000)


def test_what_was_replaced_is_no_longer_a_source_but_still_a_delivery(home: Home) -> None:
    in_force = {row["file_name"] for row in query(home, "select distinct file_name from marts.source_rows")}
    assert in_force.isdisjoint(
        {
            "人口.xlsx",
            "一季度隐患.csv",
            "二季度隐患.csv",
            "演练A.csv",
            "演练B.csv",
            "学校3月.csv",
            "云顶名册.csv",
            "案件.csv",
        }
    )
    assert len(query(home, "select distinct file_name from marts.deliveries")) == 18
