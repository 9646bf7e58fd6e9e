"""One county of 20 townships whose drill logs come in every shape. Each file's records are told apart by drill name."""

# ruff: noqa: E501 - a row of a sheet stays on one line
from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from catalogue.paths import Home
from muster.refresh import refresh
from tests.counties.figures import Figure, figures, query
from tests.counties.workbooks import Rows, save_csv, save_gbk_zip, save_xlsx

pytestmark = pytest.mark.slow
COUNTY = "451799"
# fmt: off
NAMES = {
    "100": "望山镇", "101": "龙潭乡", "102": "上龙潭镇", "001": "新民街道", "200": "大坪苗族乡", "103": "高桥镇", "104": "高桥头乡",
    "110": "甲子镇", "111": "乙丑镇", "112": "丙寅镇", "113": "丁卯镇", "114": "戊辰镇", "115": "己巳镇", "116": "庚午镇",
    "117": "辛未镇", "118": "壬申镇", "119": "癸酉镇", "120": "金沙镇", "121": "木兰镇", "122": "水口镇",
}
HEADING = ["序号", "演练名称", "组织单位", "参演单位", "演练日期", "所在乡镇", "地点", "参演人数", "其中群众"]
HALF = ["演练名称", "组织单位", "演练日期", "所在乡镇", "参演人数"]
Row = list[Any]


def drill(number: int, name: str, township: str, day: Any = "2025-03-01", place: str = "中心村", people: Any = 50, public: Any = 40) -> Row:
    """One line of a drill log."""
    return [number, name, f"{township}人民政府", None, day, township, place, people, public]


def _regions() -> Rows:
    rows: list[Row] = [["2024年望山县人口和行政区划情况表"], ["统计用区划代码", "单位名称", "户数", "常住人口"]]
    rows.append([COUNTY + "000000", "望山县", 100000, 300000])
    for code, name in NAMES.items():
        stem = name[:-2] if name.endswith("街道") else name[:-1].replace("苗族", "")
        rows.append([COUNTY + code + "000", name, 5000, 15000])
        rows += [[f"{COUNTY}{code}{200 + n}", village, 1666, 5000] for n, village in enumerate(["新民村", "中心村", stem + "社区"])]
    return rows


def _write_workbooks(box: Path) -> None:
    hazard = ["Z1", "2025-03-02", "应急局", "望山化工有限公司", "望山镇", "漏气", "2025-04-01", "2025-03-20", "已整改"]
    heading = ["编号", "发现时间", "检查单位", "被检查单位", "所属乡镇", "隐患描述", "整改期限", "整改时间", "状态"]
    save_xlsx(box / "堆叠.xlsx", {"表": [
        ["应急演练台账"], HEADING, drill(1, "堆叠", "望山镇"), ["合计", *[None] * 6, 50, 40], [],
        ["隐患整改台账"], heading, hazard, [], ["注：以上为一季度"],
    ]})
    left, right = ["并排左", "龙潭乡政府", "2025-03-03", "龙潭乡", 20], ["并排右", "龙潭乡政府", "2025-03-03", "龙潭乡", 30]
    save_xlsx(box / "并排.xlsx", {"表": [[*HALF, None, *HALF], [*left, None, *right]]})
    save_xlsx(box / "紧排.xlsx", {"表": [[*HALF, *HALF], ["紧排左", *left[1:], "紧排右", *right[1:]]]})
    twice = [HEADING, drill(1, "重表甲", "高桥镇"), drill(2, "重表乙", "高桥镇")]
    save_xlsx(
        box / "重表.xlsx", {"正表": twice, "副本": twice, "暗表": [HEADING, drill(1, "暗表", "高桥头乡")]}, hidden=["暗表"]
    )
    # 44262 days after 1904-01-01 is 2025-03-08.
    save_xlsx(
        box / "零四.xlsx", {"表": [HEADING, drill(1, "零四日期", "新民街道", date(2025, 3, 9)), drill(2, "零四序号", "新民街道", 44262)]},
        is_1904=True,
    )
    merged: Rows = [
        ["乡镇", "演练名称", "组织单位", "演练日期", "地点", "参演人数"],
        ["丁卯镇", "合并甲", None, "2025-03-14", "中心村", 10], [None, "合并乙", None, "2025-03-15", "中心村", 10],
        ["小计", None, None, None, None, 20], [None, "合并丙", None, "2025-03-16", "县城广场", 10],
    ]
    save_xlsx(box / "合并.xlsx", {"表": merged}, {"表": ["A2:A3"]})
    save_xlsx(box / "空表.xlsx", {"表": [["辛未镇应急演练台账"], HEADING, [1], [2], [3], ["填表人：", None, "负责人："]]})
    save_xlsx(box / "杂项.xlsx", {"表": [
        HEADING, [*[None] * 7, "人次", "人次"], drill(1, "杂项甲", "壬申镇", datetime(2025, 3, 22, 9, 30), people="1,450", public="100+"),
        ["全县", *[None] * 6, 1450, 100], HEADING, drill(2, "杂项乙", "壬申镇", people="165（其中群众40）", public=None),
        drill(3, "杂项丙", "壬申镇", people=-99, public="无"), [], [], drill(4, "杂项丁", "壬申镇"),
    ]})
    by_sheet = ["演练名称", "组织单位", "演练日期", "地点", "参演人数"]
    save_xlsx(box / "分表.xlsx", {
        sheet: [by_sheet, [f"分表{sheet}", None, "2025-03-28", "新民村", 10]] for sheet in ("金沙镇", "木兰", "水口镇政府", "汇总")
    })


def _write_texts(box: Path) -> None:
    save_csv(box / "两行.csv", [
        ["演练台账"], [*HALF[:4], "地点", "参演人数", ""], ["", "", "", "", "", "总数", "其中群众"],
        ["两行", "大坪苗族乡人民政府", "2025-03-10", "大坪苗族乡", "中心村", 60, 50],
    ])
    save_csv(box / "宽码.csv", [HEADING, drill(1, "宽码", "甲子镇", "2025/3/11")], "utf-16")
    save_csv(box / "分号.csv", [HEADING, drill(1, "分号", "甲子镇", "2025/3/12")], "utf-8", ";")
    variants = {
        "变体1": "龙潭镇", "变体2": "龙潭", "变体3": "龙潭乡人民政府", "变体4": " 龙 潭 乡 ", "变体5": "上龙潭", "变体6": "新民街道办事处",
        "变体7": "新民办事处", "变体8": "大坪乡", "变体9": "大坪", "变体A": "望山", "变体B": "高桥", "变体C": "望山县", "变体D": "火星镇",
    }
    save_csv(box / "变体.csv", [HEADING, *(drill(1, name, town, "2025-04-02", "") for name, town in variants.items())])
    days = {
        "日期未来": "2052-03-01", "日期不存在": "2025-02-30", "日期旬": "2025年6月下旬", "日期无年": "5月12日", "日期区间": "2025.5.28-6.2",
        "日期序号": "45800", "日期略晚": "2025-08-01", "日期空": "",
    }
    save_csv(box / "日期.csv", [HEADING, *(drill(1, name, "丙寅镇", day) for name, day in days.items())])
    shifted = [2, "错列", "己巳镇政府", "", "", "2025-03-19", "己巳镇", "中心村", 50]
    save_csv(box / "错列.csv", [
        HEADING, ["甲", "乙", "丙", "丁", 1, 2, 3, 4, 5], ["合计", *[""] * 6, 50, 40], drill(1, "不错列", "己巳镇"), shifted,
    ])
    copy = save_csv(box / "原件.csv", [HEADING, drill(1, "原件", "庚午镇")])
    (box / "原件(1).csv").write_bytes(copy.read_bytes())
    inside = box.parent / "inside.xlsx"
    save_xlsx(inside, {"表": [HEADING, drill(1, "压缩", "乙丑镇")]})
    save_gbk_zip(box / "包.zip", {"一季度/乙丑镇演练.xlsx": inside.read_bytes()})


# fmt: on
@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """The county with all its shapes, received on 5 July 2025."""
    place = Home(tmp_path_factory.mktemp("wangshan"))
    save_xlsx(place.inbox / "区划.xlsx", {"表": _regions()})
    _write_workbooks(place.inbox)
    _write_texts(place.inbox)
    refresh(place, [], lambda step, detail: None, now=datetime(2025, 7, 5, 9))
    yield place


@pytest.fixture(scope="module")
def drills(home: Home) -> dict[str, list[Figure]]:
    """Drill name → its facts with their source rows."""
    rows = query(
        home,
        "select d.*, s.file_name, s.sheet, s.row_number from marts.fct_drills d join marts.source_rows s using (record_id)",
    )
    named: dict[str, list[Figure]] = {}
    for row in rows:
        named.setdefault(row["drill_name"], []).append(row)
    return named


def test_tables_below_each_other_are_two_tables_with_their_own_rows(
    home: Home, drills: dict[str, list[Figure]]
) -> None:
    assert len(drills["堆叠"]) == 1
    assert query(home, "select hazard_no from marts.fct_hazards") == [{"hazard_no": "Z1"}]
    read = query(
        home,
        "select export_code, table_no, rows_read from marts.deliveries where file_name = '堆叠.xlsx' order by table_no",
    )
    # Title, heading, record, total; then title, heading, record, blank, note. The blank between belongs to none.
    assert [tuple(row.values()) for row in read] == [("F04", 1, 4), ("F06", 2, 5)]


def test_tables_side_by_side_both_give_their_records(drills: dict[str, list[Figure]]) -> None:
    assert [drills[name][0]["participants"] for name in ("并排左", "并排右")] == [20, 30]


def test_tables_side_by_side_without_a_gap_both_give_their_records(drills: dict[str, list[Figure]]) -> None:
    assert [drills[name][0]["participants"] for name in ("紧排左", "紧排右")] == [20, 30]


def test_a_sheet_that_repeats_another_counts_once(home: Home, drills: dict[str, list[Figure]]) -> None:
    assert (len(drills["重表甲"]), len(drills["重表乙"])) == (1, 1)
    rejected = query(
        home,
        "select reason_zh from marts.rejected_cells r join marts.deliveries using (delivery_id, sheet) where file_name = '重表.xlsx'",
    )
    assert len(rejected) == 2
    assert all("重复行" in row["reason_zh"] for row in rejected)


def test_a_hidden_sheet_is_read(drills: dict[str, list[Figure]]) -> None:
    assert len(drills["暗表"]) == 1


def test_a_workbook_that_counts_from_1904_gives_its_own_days(drills: dict[str, list[Figure]]) -> None:
    assert drills["零四日期"][0]["held_from"] == date(2025, 3, 9)
    assert drills["零四序号"][0]["held_from"] == date(2025, 3, 8)


def test_a_heading_two_rows_deep_needs_no_merged_cells(drills: dict[str, list[Figure]]) -> None:
    assert (drills["两行"][0]["participants"], drills["两行"][0]["public_participants"]) == (60, 50)


def test_encodings_separators_and_gbk_zips_are_read(drills: dict[str, list[Figure]]) -> None:
    assert {name: len(drills[name]) for name in ("宽码", "分号", "压缩")} == {"宽码": 1, "分号": 1, "压缩": 1}
    assert drills["压缩"][0]["file_name"] == "包.zip/一季度/乙丑镇演练.xlsx"


def test_the_same_bytes_under_another_name_are_a_repeat(home: Home, drills: dict[str, list[Figure]]) -> None:
    assert len(drills["原件"]) == 1
    receipt = json.loads(sorted(home.receipts.glob("*.json"))[0].read_text(encoding="utf-8"))
    assert receipt["repeated_files"] == 1


def test_a_merged_township_fills_down_but_not_across_a_subtotal(drills: dict[str, list[Figure]]) -> None:
    assert [drills[name][0]["region_code"] for name in ("合并甲", "合并乙", "合并丙")] == [
        COUNTY + "113",
        COUNTY + "113",
        COUNTY,
    ]


def test_a_blank_form_with_serial_numbers_is_delivered_without_records(home: Home) -> None:
    row = query(
        home,
        "select rows_read, rows_accepted, rows_explained from marts.deliveries where file_name = '空表.xlsx'",
    )[0]
    assert tuple(row.values()) == (6, 0, 6)


def test_units_totals_repeated_headings_and_blank_rows_are_no_records(
    drills: dict[str, list[Figure]],
) -> None:
    found = {name: len(rows) for name, rows in drills.items() if name.startswith("杂项")}
    assert found == {"杂项甲": 1, "杂项乙": 1, "杂项丙": 1, "杂项丁": 1}
    assert (drills["杂项甲"][0]["participants"], drills["杂项甲"][0]["public_participants"]) == (1450, 100)
    assert drills["杂项甲"][0]["is_imprecise"]
    assert drills["杂项乙"][0]["participants"] == 165
    assert drills["杂项丙"][0]["participants"] is None
    assert drills["杂项丙"][0]["is_doubtful"]


def test_a_sheet_named_after_a_township_places_its_records(drills: dict[str, list[Figure]]) -> None:
    placed = {
        name: (drills[name][0]["region_code"], drills[name][0]["village_code"])
        for name in drills
        if name.startswith("分表")
    }
    assert placed == {
        "分表金沙镇": (COUNTY + "120", COUNTY + "120200"),
        "分表木兰": (COUNTY + "121", COUNTY + "121200"),
        "分表水口镇政府": (COUNTY + "122", COUNTY + "122200"),
        "分表汇总": (COUNTY, None),
    }


def test_townships_are_known_by_the_ways_clerks_write_them(drills: dict[str, list[Figure]]) -> None:
    codes = {name: (drills[name][0]["region_code"] or "")[6:] for name in drills if name.startswith("变体")}
    assert codes == {
        "变体1": "101",
        "变体2": "101",
        "变体3": "101",
        "变体4": "101",
        "变体5": "102",
        "变体6": "001",
        "变体7": "001",
        "变体8": "200",
        "变体9": "200",
        "变体A": "100",
        "变体B": "103",
        "变体C": "",
        "变体D": "",
    }
    assert drills["变体C"][0]["region_code"] == COUNTY
    assert drills["变体D"][0]["region_code"] is None
    assert drills["变体D"][0]["is_doubtful"]


def test_a_township_alone_names_no_village(drills: dict[str, list[Figure]]) -> None:
    assert {drills[name][0]["village_code"] for name in drills if name.startswith("变体")} == {None}


def test_no_day_is_invented_and_a_date_after_receipt_is_doubted(drills: dict[str, list[Figure]]) -> None:
    held = {
        name: (str(rows[0]["held_from"]), str(rows[0]["held_to"]), rows[0]["is_doubtful"])
        for name, rows in drills.items()
        if name.startswith("日期")
    }
    assert held == {
        "日期未来": ("2052-03-01", "2052-03-01", True),
        "日期旬": ("2025-06-21", "2025-06-30", False),
        "日期区间": ("2025-05-28", "2025-06-02", False),
        "日期序号": ("2025-05-23", "2025-05-23", False),
        "日期略晚": ("2025-08-01", "2025-08-01", True),
    }


def test_a_row_shifted_by_one_column_is_rejected(home: Home, drills: dict[str, list[Figure]]) -> None:
    assert len(drills["不错列"]) == 1
    assert "错列" not in drills
    assert (
        query(
            home,
            "select count(*) as n from marts.rejected_cells r join marts.deliveries using (delivery_id, sheet) where file_name = '错列.csv'",
        )[0]["n"]
        >= 1
    )


def test_doubtful_dates_move_neither_the_first_nor_the_newest_date(home: Home) -> None:
    # Oldest drill 2025-03-01, newest believed one ends 2025-06-30.
    assert sorted({as_of for _, as_of, _ in figures(home)}) == ["2025-03-31", "2025-06-30"]
