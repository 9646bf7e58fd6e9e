"""临河县: two townships that hand in on time, late, in part, in vain or not at all, from January to October 2025."""

# ruff: noqa: E501 - a row of a sheet stays on one line
# fmt: off
from __future__ import annotations

from pathlib import Path

from tests.counties.workbooks import Rows, save_csv

COUNTY, HEDONG, HEXI = "529977", "529977100", "529977101"
DRILLS = ["演练名称", "组织单位", "演练日期", "乡镇", "地点", "参演人数"]
HAZARDS = ["编号", "发现时间", "被检查单位", "隐患描述", "整改期限"]
REGIONS: Rows = [
    ["临河县2024年末人口"], ["区划代码", "名称", "常住人口"], [COUNTY, "临河县", 30000],
    [HEDONG, "河东镇", 20000], [HEDONG + "200", "河东村", 5000], [HEXI, "河西乡", 10000], [HEXI + "200", "河西村", 5000],
]


def drills(title: str, *held: tuple[str, str, int]) -> Rows:
    """A drill log: name, day and participants of each."""
    return [[title], DRILLS, *([name, "县应急局", day, "河东镇", f"{name}广场", people] for name, day, people in held)]


def hazards(title: str, *found: tuple[str, str]) -> Rows:
    """A hazard log: number and day of each."""
    return [[title], HAZARDS, *([number, day, "河东砖厂", "堵塞", "2025-12-01"] for number, day in found)]


def roster(township: str, moment: str, *codes: str) -> Rows:
    """A township's own roster."""
    team = f"{township}综合救援队"
    return [[f"{team}花名册 统计时点：{moment}"], ["姓名", "身份证号", "队伍"], *([f"队员{code[-2:]}", code, team] for code in codes)]


def write_county(box: Path) -> None:
    """The inbox with its deliveries.csv."""
    listed: list[list[str]] = [["file", "received_on", "sender", "replaces"]]

    def deliver(name: str, on: str, rows: Rows) -> None:
        listed.append([name, on, "", ""])
        save_csv(box / name, rows)

    deliver("人口.csv", "2025-01-20", REGIONS)
    deliver("演练一季度.csv", "2025-04-15", drills("2025年一季度演练台账", ("甲", "2025-01-05", 10), ("乙", "2025-03-31", 20)))
    deliver("演练一季度（更正）.csv", "2025-06-01", drills("2025年一季度演练台账（更正）", ("甲", "2025-01-05", 11), ("丙", "2025-01-10", 30)))
    deliver("演练三季度.csv", "2025-10-16", drills("2025年三季度演练台账", ("丁", "2025-09-20", 40)))
    deliver("隐患1月.csv", "2025-02-08", hazards("2025年1月隐患台账", ("N1", "2025-01-15")))
    deliver("隐患3月.csv", "2025-04-08", hazards("2025年3月隐患台账", ("N2", "待定"), ("N3", "待定")))
    deliver("隐患4月.csv", "2025-05-12", hazards("2025年4月隐患台账", ("N4", "2025-04-15"), ("N5", "待定")))
    deliver("河东花名册.csv", "2025-07-10", roster("河东镇", "2025年6月30日", "361799199001010010", "361799199001010029"))
    save_csv(box / "deliveries.csv", listed, "utf-8-sig")
