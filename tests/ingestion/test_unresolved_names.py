"""A name that no register knows makes its record doubtful, once, with the nearest names; a known one never does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.ingestion.books import DRILL_HEADINGS, drill
from tests.ingestion.raw_county import REGISTER, RawCounty

ENTERPRISES = [
    ["企业名称", "统一社会信用代码", "行业", "属地", "是否重点", "监管部门"],
    ["青岚县宏丰矿业有限公司", "91350100M000100Y43", "矿山", "柳河镇", "是", "县应急局"],
    ["青岚县双龙水泥（集团）股份有限公司", "91110000600037341L", "建材", "青石乡", "是", "县应急局"],
]
HAZARDS = ["编号", "发现时间", "检查单位", "被检查单位", "所属乡镇", "隐患描述", "状态"]
CALLS = ["终端", "乡镇", "村", "抽点时间", "在线"]


@pytest.fixture
def county(tmp_path: Path) -> RawCounty:
    made = RawCounty(tmp_path)
    made.take("人口与区划.xlsx", {"区划": REGISTER})
    made.take("企业清单.xlsx", {"企业": ENTERPRISES})
    return made


def doubts(county: RawCounty) -> list[tuple[Any, ...]]:
    county.settle()
    return county.rows(
        "select column_name, value, reason_zh from raw.cell_issues "
        "where issue_code in ('unresolved_name', 'contradicting_code') order by row_number, column_name"
    )


def hazard(number: int, inspecting: str = "县应急局", body: str = "", township: str = "柳河镇") -> list[Any]:
    return [f"YH{number}", "2024.5.6", inspecting, body or "某小吃店", township, "堆放杂物", "已整改"]


def of_hazards(county: RawCounty, rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    county.take("隐患.xlsx", {"隐患": [HAZARDS, *map(list, rows)]})
    return doubts(county)


def of_calls(county: RawCounty, rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    called = [[f"{n}号终端", *row, "2024-06-03 09:00", "是"] for n, row in enumerate(rows, 1)]
    county.take("抽点.xlsx", {"抽点": [CALLS, *called]})
    return doubts(county)


def of_drills(county: RawCounty, **changed: Any) -> list[tuple[Any, ...]]:
    county.take("演练.xlsx", {"演练": [["所在乡镇", *DRILL_HEADINGS], ["柳河镇", *drill(1, **changed)]]})
    return doubts(county)


@pytest.mark.parametrize(
    "text", ["柳 河 鎮", "柳河乡", "石桥乡", "青石镇人民政府", "某省某市青岚县柳河镇", "县应急局"]
)
def test_a_known_township_in_any_writing_is_no_doubt(county: RawCounty, text: str) -> None:
    assert of_hazards(county, [hazard(1, township=text)]) == []


def test_an_unknown_township_names_the_nearest_and_what_to_do(county: RawCounty) -> None:
    ((column, value, reason),) = of_hazards(county, [hazard(1, township="清石乡")])
    assert (column, value) == ("township", "清石乡")
    assert reason == "人口与区划台账（F18）中没有“清石乡”，最接近的是青石乡，请核对后填写规范名称"


def test_a_township_near_nothing_is_doubted_without_a_candidate(county: RawCounty) -> None:
    ((_, _, reason),) = of_hazards(county, [hazard(1, township="瓦窑乡")])
    assert reason == "人口与区划台账（F18）中没有“瓦窑乡”，请核对乡镇名称"


def test_a_record_of_two_townships_is_the_countys_and_in_no_doubt(county: RawCounty) -> None:
    assert of_hazards(county, [hazard(1, township="柳河镇、青石乡")]) == []
    assert county.rows("select region_code from raw.record_regions where record_id like 'F06%'") == [
        ("510999",)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["柳河镇", "柳树村"]],
        [["柳河镇", "柳树"]],
        [["", "柳树村委会"]],
        [["青石乡", "镇政府"]],
        [["青石乡", ""]],
    ],
)
def test_a_known_village_or_none_is_no_doubt(county: RawCounty, rows: list[list[str]]) -> None:
    assert of_calls(county, rows) == []


def test_an_unknown_village_names_the_nearest_of_its_township(county: RawCounty) -> None:
    ((column, value, reason),) = of_calls(county, [["柳河镇", "柳数村"]])
    assert (column, value) == ("village", "柳数村")
    assert reason == "人口与区划台账（F18）柳河镇下没有“柳数村”，最接近的是柳河镇柳树村，请核对后填写规范名称"


def test_two_villages_of_one_name_are_both_named_and_none_is_taken(county: RawCounty) -> None:
    ((_, _, reason),) = of_calls(county, [["", "大坪村"]])
    assert reason == "“大坪村”与柳河镇大坪村、青石乡大坪村都相符，无法确定是哪一个，请写全名称"
    assert county.rows("select village_code from raw.record_regions where record_id like 'F17%'") == [(None,)]


def test_a_village_of_another_township_than_the_record_names_is_asked_about(county: RawCounty) -> None:
    ((_, _, reason),) = of_calls(county, [["青石乡", "柳河镇柳树村"]])
    assert reason == "“柳河镇柳树村”在柳河镇，与所在乡镇不一致，请核对"


@pytest.mark.parametrize("place", ["县城广场", "柳数村", "清石乡"])
def test_a_place_in_free_words_never_causes_a_doubt(county: RawCounty, place: str) -> None:
    assert of_drills(county, 地点=place, 组织单位="县应急局") == []


@pytest.mark.parametrize(
    "text",
    ["县應急局", "青岚县应急管理局", "某市青岚县 应急管理局", "青岚应急局", "县档案馆", "县应急局执法大队"],
)
def test_a_known_department_and_an_unlisted_office_near_none_are_no_doubt(
    county: RawCounty, text: str
) -> None:
    assert of_hazards(county, [hazard(1, inspecting=text)]) == []


@pytest.mark.parametrize("text", ["县应急管里局", "青岚县应急管局", "县应极局", "应管急理局执法大队"])
def test_a_slip_in_a_departments_name_names_the_department(county: RawCounty, text: str) -> None:
    if text == "应管急理局执法大队":
        text = "应急理管局执法大队"
    ((column, value, reason),) = of_hazards(county, [hazard(1, inspecting=text)])
    assert (column, value) == ("inspecting_body", text)
    assert reason == f"部门名录中没有“{text}”，最接近的是应急管理局，请核对后填写规范名称"


def test_an_inspecting_body_of_no_kind_is_doubted(county: RawCounty) -> None:
    ((column, _, reason),) = of_hazards(county, [hazard(1, inspecting="联合检查")])
    assert column == "inspecting_body" and reason == "认不出“联合检查”是哪个单位，请填写单位全称"


@pytest.mark.parametrize(
    "text", ["柳河镇人民政府", "青岚县宏丰矿业有限公司", "柳河镇中心小学", "柳树村村委会"]
)
def test_a_township_an_enterprise_a_school_or_a_village_may_inspect(county: RawCounty, text: str) -> None:
    assert of_hazards(county, [hazard(1, inspecting=text)]) == []


def test_a_village_organiser_that_its_township_does_not_have_is_not_the_township(county: RawCounty) -> None:
    ((column, _, reason),) = of_drills(county, 地点="", 组织单位="柳河镇柳数村村委会、县应急局")
    assert column == "organiser_name" and "柳河镇柳树村" in reason
    kinds = county.rows(
        "select body_kind, body_code, owner_code from raw.record_bodies where record_id like 'F04%' order by ordinal"
    )
    assert kinds == [
        ("village", "柳河镇柳数村村委会", "510999101"),
        ("department", "emergency", "emergency"),
    ]


def test_several_unknown_bodies_of_one_cell_are_said_once(county: RawCounty) -> None:
    ((_, _, reason),) = of_drills(county, 地点="", 组织单位="清石乡人民政府、县应急管里局")
    assert reason.count("；") == 1 and "青石乡" in reason and "应急管理局" in reason


@pytest.mark.parametrize(
    "body",
    [
        "青岚县宏丰矿业有限公司",
        "宏丰矿业",
        "青岚宏丰矿业有限责任公司",
        "青岚县宏豐礦業有限公司",
        "青岚县双龙水泥集团股份有限公司",
        "双龙水泥",
    ],
)
def test_an_enterprise_is_known_with_and_without_its_legal_form(county: RawCounty, body: str) -> None:
    assert of_hazards(county, [hazard(1, body=body)]) == []
    ((kind, code),) = county.rows(
        "select body_kind, body_code from raw.record_bodies where column_name = 'body_name'"
    )
    assert kind == "enterprise" and code in {"91350100M000100Y43", "91110000600037341L"}


@pytest.mark.parametrize(
    "body", ["青岚县宏峰矿业有限公司", "青岚县宏丰矿业开发有限公司", "宏矿业有限公司", "宏丰业矿公司"]
)
def test_a_name_near_a_registered_enterprise_names_it(county: RawCounty, body: str) -> None:
    ((column, value, reason),) = of_hazards(county, [hazard(1, body=body)])
    assert (column, value) == ("body_name", body)
    assert reason == (
        f"企业清单（F14）中没有“{body}”，最接近的是青岚县宏丰矿业有限公司，请核对后填写规范名称"
    )


@pytest.mark.parametrize(
    "body", ["老王小吃店", "青岚县宏丰矿业有限公司青石分公司", "青岚县昌平运输有限公司", "柳河镇敬老院"]
)
def test_an_enterprise_near_nothing_and_a_branch_are_ordinary_ones(county: RawCounty, body: str) -> None:
    assert of_hazards(county, [hazard(1, body=body)]) == []


def test_a_credit_code_wins_over_the_name_and_their_contradiction_is_doubted(county: RawCounty) -> None:
    headings = ["日期", "企业名称", "统一社会信用代码", "计量点", "车次"]
    rows = [
        ["2024.6.1", "宏丰矿业", "91350100M000100Y43", "1号", 3],
        ["2024.6.2", "青岚县双龙水泥股份有限公司", "91350100M000100Y43", "1号", 4],
    ]
    county.take("计量.xlsx", {"计量": [headings, *rows]})
    ((column, _, reason),) = doubts(county)
    assert column == "enterprise_name"
    assert reason == (
        "该统一社会信用代码在企业清单（F14）中是“青岚县宏丰矿业有限公司”，与此处“青岚县双龙水泥股份有限公司”不符，请核对"
    )
    codes = county.rows("select body_code from raw.record_bodies where column_name = 'enterprise_name'")
    assert codes == [("91350100M000100Y43",)] * 2


def test_without_registers_no_place_and_no_enterprise_is_doubted(tmp_path: Path) -> None:
    county = RawCounty(tmp_path)
    row = hazard(1, inspecting="清石乡人民政府", body="青岚县宏峰矿业有限公司", township="清石乡")
    county.take("抽点.xlsx", {"抽点": [CALLS, ["1号终端", "清石乡", "柳数村", "2024-06-03 09:00", "是"]]})
    assert of_hazards(county, [row]) == []


def test_a_doubtful_name_is_counted_once_and_the_row_balance_holds(county: RawCounty) -> None:
    rows = [hazard(1, inspecting="县应急管里局", township="清石乡"), hazard(2)]
    assert len(of_hazards(county, rows)) == 2
    assert doubts(county) == doubts(county)
    balance = county.rows(
        "select rows_accepted, rows_doubtful from raw.delivery_tables where export_code = 'F06'"
    )
    assert balance == [(1, 1)]
