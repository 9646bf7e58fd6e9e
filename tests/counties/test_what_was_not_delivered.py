"""青禾县: every export comes by township, and 中河乡 handed in nothing. What is missing is never a zero."""

# ruff: noqa: E501 - a row of a sheet stays on one line
from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from catalogue.paths import Home
from muster.refresh import refresh
from tests.counties.figures import Figure, counts, figures
from tests.counties.workbooks import Rows, save_csv, save_xlsx

pytestmark = pytest.mark.slow
# fmt: off
COUNTY, EAST, WEST, MIDDLE = "630099", "630099100", "630099101", "630099102"
NOW = "2025-06-30"
MEMBERS = ["姓名", "身份证号", "队伍", "专职兼职", "入队时间"]
PLANS = ["预案名称", "预案级别", "编制单位", "印发日期", "备案日期"]
HAZARDS = ["编号", "检查日期", "检查单位", "被检查单位", "隐患等级", "限期", "完成时间", "验收人", "验收时间", "来源"]
ENTERPRISES = ["企业名称", "规模", "是否重点", "监管部门"]
SCHOOLS = ["学校", "学段", "月份", "次数"]
TEAMS = ["队伍名称", "队伍类别", "主管单位", "人数", "成立日期"]
DRILLS = ["演练名称", "组织单位", "演练日期", "地点", "参演人数", "其中群众"]


def _regions() -> Rows:
    rows: list[list[str | int]] = [["2024年末人口"], ["区划代码", "名称", "常住人口"], [COUNTY, "青禾县", 30000]]
    for code, name in ((EAST, "东河镇"), (WEST, "西河镇"), (MIDDLE, "中河乡")):
        rows += [[code, name, 10000], [code + "200", name[:2] + "一村", 5000], [code + "201", name[:2] + "二村", 5000]]
    return rows


def _months(school: str, months: list[str]) -> Rows:
    return [SCHOOLS, *([school, "小学", month, 1] for month in months)]


# Sheets per township: the first three names are three ways of naming one.
BOOKS: dict[str, dict[str, Rows]] = {
    "b.xlsx": {
        "东河": [["花名册 统计时点：2025年6月30日"], MEMBERS, ["甲", "361799199001010010", "东河队", "专职", ""], ["乙", "361799199001010029", "东河队", "兼职", ""]],
        "西河镇": [MEMBERS, ["丙", "361799199001010037", "西河队", "兼职", ""]],
        "县大队": [MEMBERS, ["丁", "361799199001010045", "县大队", "专职", ""]],
    },
    "c.xlsx": {
        "东河镇": [PLANS, ["东河镇应急预案", "乡镇", "东河镇人民政府", "2025-01-02", "2025-01-10"], ["东河一村应急预案", "村", "东河一村", "2021-01-02", ""]],
        "西河镇": [PLANS, ["西河镇应急预案", "乡镇", "西河镇人民政府", "2025-02-05", "2025-05-10"]],
    },
    "d.xlsx": {
        "东河镇": [HAZARDS, ["E1", "2025-04-01", "县应急局", "东河厂", "一般", "2025-05-01", "2025-04-20", "李某", "2025-04-21", "平台"]],
        "西河镇": [
            HAZARDS, ["W1", "2025-04-01", "县应急局", "西河厂", "一般", "2025-05-01", "", "", "", "平台"],
            ["W2", "2025-04-02", "县应急局", "西河矿", "一般", "2025-05-01", "2025-05-01", "", "", "人工"],
        ],
    },
    "e.xlsx": {
        "东河镇": [["统计时点：2025年3月31日"], ENTERPRISES, ["东河厂", "小型", "是", "县应急局"]],
        "西河镇": [["统计时点：2025年3月31日"], ENTERPRISES, ["西河厂", "中型", "是", "县应急局"], ["西河矿", "微型", "否", "县应急局"]],
    },
    "f.xlsx": {
        "东河镇": _months("东河小学", ["2025-03", "2025-04", "2025-05", "2025-06"]),
        "西河镇": _months("西河小学", ["2025-03", "2025-04", "2025-06"]),
    },
    "h.xlsx": {
        "东河镇": [["统计时点：2025年6月30日"], TEAMS, ["东河厂应急队", "企事业", "东河厂", 10, "2020-01"]],
        "西河镇": [["统计时点：2025年6月30日"], TEAMS, ["西河队", "综合", "西河镇人民政府", 10, "2020-01"]],
    },
}

# fmt: on
# Subjects in order: county, 东河镇, 西河镇, 中河乡.
EXPECTED: dict[str, tuple[tuple[float, float] | str, ...]] = {
    "I05": ("needs_review", (2, 3), (1, 3), "not_delivered"),
    "I06": ((1, 4), (1, 2), (0, 2), "not_delivered"),
    # 西河镇: 5 February + 20 working days is 5 March; filed in May.
    "I07": ((1, 2), (1, 1), (0, 1), "not_delivered"),
    "I08": ((0, 1), (0, 1), "not_yet_due", "not_delivered"),
    # The county's own brigade counts for the county; 中河乡's 10,000 residents are left out with its members.
    "I10": ((4, 20000), (2, 10000), (1, 10000), "not_delivered"),
    "I11": ((2, 4), (1, 2), (0, 1), "not_delivered"),
    "I15": ((1, 2), (1, 1), (0, 1), "not_delivered"),
    # 东河一村 held one, 西河二村 hosted one.
    "I17": ((2, 4), (1, 2), (1, 2), "not_delivered"),
    # With the county bureau's own drill, held in 东河镇: one file of the county does not speak for 中河乡.
    "I20": ((0, 4), (0, 3), (0, 1), "not_delivered"),
    "I21": ((70, 20000), (30, 10000), (40, 10000), "not_delivered"),
    "I26": ((2, 2), (1, 1), (1, 1), "not_delivered"),
    "I27": ((1, 3), (1, 1), (0, 2), "not_delivered"),
    # 西河矿 on the deadline itself.
    "I28": ((2, 3), (1, 1), (1, 2), "not_delivered"),
    # Found through the platform: E1 and W1.
    "I31": ((1, 2), (0, 1), (1, 1), "not_delivered"),
    "I44": ((1, 2), (1, 1), (0, 1), "not_delivered"),
}


# fmt: off
def _write(box: Path) -> None:
    save_xlsx(box / "a.xlsx", {"表": _regions()})
    for name, sheets in BOOKS.items():
        save_xlsx(box / name, sheets)
    save_csv(box / "g.csv", [["案号", "立案日期", "执法部门", "当事人", "乡镇", "罚款金额"], ["J1", "2025-05-01", "县应急局", "西河厂", "西河镇", 10000]])
    save_csv(box / "i1.csv", [["东河镇演练台账"], DRILLS, ["防汛", "东河镇政府", "2025-05-01", "镇政府", 50, "/"], ["防火", "东河一村村委会", "2025-05-02", "", 50, 30]])
    save_csv(box / "i2.csv", [DRILLS, ["防汛", "西河镇政府", "2025-05-01", "西河二村", 50, 40]])
    save_csv(box / "县级演练.csv", [DRILLS, ["局机关演练", "县应急局", "2025-06-01", "东河镇政府广场", 100, 0]])
    received = [[name, "2025-07-03", ""] for name in ("b.xlsx", "c.xlsx", "d.xlsx", "f.xlsx", "g.csv", "h.xlsx", "i1.csv", "县级演练.csv")]
    save_csv(box / "deliveries.csv", [
        ["file", "received_on", "sender"], ["a.xlsx", "2025-01-20", ""], ["e.xlsx", "2025-04-10", ""], *received,
        ["i2.csv", "2025-07-03", "西河镇人民政府"],
    ], "utf-8-sig")


# fmt: on
@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str, str], Figure]]:
    """All figures of 青禾县."""
    home = Home(tmp_path_factory.mktemp("qinghe"))
    _write(home.inbox)
    refresh(home, [], lambda step, detail: None, now=datetime(2025, 7, 10, 9))
    yield figures(home)


@pytest.mark.parametrize("indicator", EXPECTED)
def test_a_township_that_handed_in_nothing_is_left_out_of_both_sides(
    published: dict[tuple[str, str, str], Figure], indicator: str
) -> None:
    found = tuple(counts(published[(indicator, NOW, who)]) for who in (COUNTY, EAST, WEST, MIDDLE))
    assert found == EXPECTED[indicator]


def test_coverage_is_two_of_three_wherever_one_of_three_is_missing(
    published: dict[tuple[str, str, str], Figure],
) -> None:
    shares = {code: published[(code, NOW, COUNTY)]["coverage"] for code in EXPECTED if code != "I05"}
    assert shares == dict.fromkeys(shares, pytest.approx(2 / 3))
