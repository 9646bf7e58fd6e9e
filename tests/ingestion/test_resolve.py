"""Records get their township and village from the delivered register; what no register knows is doubted and asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.ingestion.books import DRILL_HEADINGS, drill
from tests.ingestion.raw_county import REGISTER, RawCounty

HEADINGS = ["所在乡镇", *DRILL_HEADINGS]


@pytest.fixture
def county(tmp_path: Path) -> RawCounty:
    made = RawCounty(tmp_path)
    made.take("人口与区划.xlsx", {"区划": REGISTER})
    return made


def place_of(county: RawCounty, township: str, **changed: Any) -> tuple[Any, ...]:
    county.take("演练.xlsx", {"演练": [HEADINGS, [township, *drill(1, **changed)]]})
    county.settle()
    sql = "select region_code, village_code, is_resolved from raw.record_regions where record_id like 'F04%'"
    return county.rows(sql)[0]


@pytest.mark.parametrize("township", ["柳河镇", "柳河", "柳河镇人民政府", "青岚县柳河镇"])
def test_a_record_lies_in_the_township_that_it_names(county: RawCounty, township: str) -> None:
    assert place_of(county, township) == ("510999101", "510999101201", True)


def test_a_former_name_is_found_in_the_note_of_changes(county: RawCounty) -> None:
    assert place_of(county, "石桥乡", 地点="大坪村") == ("510999102", "510999102201", True)


def test_without_a_township_the_place_and_then_the_organiser_say_where(county: RawCounty) -> None:
    assert place_of(county, "", 地点="青石乡大坪村", 组织单位="县应急局")[:2] == ("510999102", "510999102201")


def test_a_county_departments_own_drill_is_the_countys(county: RawCounty) -> None:
    assert place_of(county, "", 地点="县指挥中心", 组织单位="县应急局") == ("510999", None, True)


def test_the_sheets_name_fills_the_township(county: RawCounty) -> None:
    rows = [DRILL_HEADINGS, drill(1, 地点="广场", 组织单位="应急办")]
    county.take("演练.xlsx", {"青石乡": rows})
    county.settle()
    assert county.rows("select region_code from raw.record_regions where record_id like 'F04%'") == [
        ("510999102",)
    ]


def test_an_unknown_township_is_doubted_with_the_nearest_one_named_and_loaded(county: RawCounty) -> None:
    assert place_of(county, "清石乡") == (None, None, False)
    ((value, reason, severity),) = county.rows(
        "select value, reason_zh, severity from raw.cell_issues where issue_code = 'unresolved_name'"
    )
    assert (value, severity) == ("清石乡", "doubtful") and "青石乡" in reason
    assert county.rows(
        "select rows_accepted, rows_doubtful from raw.delivery_tables where export_code = 'F04'"
    ) == [(0, 1)]


def test_a_register_that_comes_later_settles_the_doubts(tmp_path: Path) -> None:
    county = RawCounty(tmp_path)
    county.take("演练.xlsx", {"演练": [HEADINGS, ["青石乡", *drill(1)]]})
    county.settle()
    county.take("人口与区划.xlsx", {"区划": REGISTER})
    county.settle()
    assert county.rows("select region_code from raw.record_regions where record_id like 'F04%'") == [
        ("510999102",)
    ]
    assert county.rows("select count(*) from raw.cell_issues where issue_code = 'unresolved_name'") == [(0,)]


def test_the_county_is_named_by_its_register(county: RawCounty) -> None:
    county.settle()
    assert county.rows("select * from raw.county") == [("510999", "青岚县")]


def test_without_a_register_no_township_is_made_up(tmp_path: Path) -> None:
    county = RawCounty(tmp_path)
    county.take("演练.xlsx", {"演练": [HEADINGS, ["青石乡", *drill(1)]]})
    county.settle()
    assert county.rows("select village_code from raw.record_regions") == [(None,)]
    assert county.rows("select count(*) from raw.cell_issues") == [(0,)]


def test_the_row_balance_holds_after_names_were_resolved(county: RawCounty) -> None:
    rows = [[place, *drill(number)] for number, place in enumerate(["柳河镇", "某镇", "青石乡", "某乡"], 1)]
    county.take("演练.xlsx", {"演练": [["演练台账"], HEADINGS, *rows, ["合计"]]})
    county.settle()
    sql = """select rows_read, rows_accepted + rows_doubtful + rows_rejected + rows_explained, rows_doubtful
             from raw.delivery_tables where export_code = 'F04'"""
    assert county.rows(sql) == [(7, 7, 2)]


def test_who_takes_part_does_not_say_where_and_an_institution_sits_in_the_township_that_it_names(
    county: RawCounty,
) -> None:
    headings = ["所在乡镇", "参演单位", *DRILL_HEADINGS]
    rows = [
        ["", "青石乡人民政府、柳河镇卫生院", *drill(1, 地点="", 组织单位="县应急局")],
        ["", "", *drill(2, 地点="", 组织单位="青石乡派出所")],
        ["", "", *drill(3, 地点="", 组织单位="柳河镇中心小学、县教育局")],
    ]
    county.take("演练.xlsx", {"演练": [headings, *rows]})
    county.settle()
    found = county.rows(
        "select region_code from raw.record_regions where record_id like 'F04%' order by record_id"
    )
    assert [code for (code,) in found] == ["510999", "510999102", "510999101"]
    kinds = county.rows(
        "select body_text, body_kind, owner_code from raw.record_bodies where record_id like 'F04%' order by 1"
    )
    assert ("柳河镇卫生院", "department", "health") in kinds
    assert ("青石乡派出所", "department", "public_security") in kinds
    assert {text for text, _, _ in kinds} >= {"柳河镇中心小学", "县教育局"}


def test_a_village_organiser_of_a_shared_name_is_the_one_of_the_records_township(county: RawCounty) -> None:
    rows = [
        [township, *drill(n, 地点="", 组织单位="大坪村委会")]
        for n, township in enumerate(("柳河镇", "青石乡", ""), 1)
    ]
    county.take("演练.xlsx", {"演练": [HEADINGS, *rows]})
    county.settle()
    found = county.rows(
        "select body_code, owner_code from raw.record_bodies where record_id like 'F04%' order by record_id"
    )
    assert found == [
        ("510999101202", "510999101"),
        ("510999102201", "510999102"),
        ("大坪村委会", "大坪村委会"),
    ]
