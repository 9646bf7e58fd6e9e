"""A later file replaces, or it adds; what was replaced stays, with the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.ingestion.books import DRILL_HEADINGS, drill
from tests.ingestion.raw_county import RawCounty

LATER = date(2024, 8, 5)


@pytest.fixture
def county(tmp_path: Path) -> RawCounty:
    return RawCounty(tmp_path)


def drills(*numbers: int, title: str = "演练台账", **changed: Any) -> dict[str, Any]:
    return {"演练": [[title], DRILL_HEADINGS, *[drill(number, **changed) for number in numbers]]}


def roster(moment: str, *names: str) -> dict[str, Any]:
    headings = ["姓名", "性别", "出生年月", "队伍", "入队时间"]
    rows = [[name, "男", "1987.3", "柳河队", "2020.1.5"] for name in names]
    return {"花名册": [["队员花名册"], [f"统计时点：{moment}"], headings, *rows]}


def test_a_file_with_half_of_the_keys_again_replaces_the_earlier_one(county: RawCounty) -> None:
    county.take("二季度.xlsx", drills(1, 2, 3, 4))
    county.take("二季度新.xlsx", drills(1, 2, 8, 9, 10), LATER)
    assert county.settle() == 1
    assert county.in_force() == {"二季度新.xlsx"}


def test_a_file_with_fewer_keys_again_adds(county: RawCounty) -> None:
    county.take("二季度.xlsx", drills(1, 2, 3, 4, 5))
    county.take("三季度.xlsx", drills(1, 2, 8, 9, 10), LATER)
    assert county.settle() == 0
    assert county.in_force() == {"二季度.xlsx", "三季度.xlsx"}


@pytest.mark.parametrize("word", ["更正", "修订", "更新"])
def test_a_file_that_says_it_corrects_replaces_with_fewer_keys_too(county: RawCounty, word: str) -> None:
    county.take("二季度.xlsx", drills(1, 2, 3, 4, 5))
    county.take(f"二季度（{word}）.xlsx", drills(1, 8, 9), LATER)
    assert county.settle() == 1
    assert county.in_force() == {f"二季度（{word}）.xlsx"}


def test_a_title_that_says_it_corrects_replaces_too(county: RawCounty) -> None:
    county.take("二季度.xlsx", drills(1, 2, 3, 4, 5))
    county.take("台账.xlsx", drills(1, 8, 9, title="演练台账（更正）"), LATER)
    assert county.settle() == 1


@pytest.mark.parametrize("word", ["补报", "补充"])
def test_a_file_that_says_it_adds_never_replaces(county: RawCounty, word: str) -> None:
    county.take("二季度.xlsx", drills(1, 2))
    county.take(f"二季度{word}.xlsx", drills(1, 2, 3), LATER)
    assert county.settle() == 0
    assert len(county.in_force()) == 2


def test_the_list_of_deliveries_may_name_what_a_file_replaces(county: RawCounty) -> None:
    county.take("二季度.xlsx", drills(1, 2))
    county.take("全新.xlsx", drills(8, 9), LATER, replaces="二季度.xlsx")
    assert county.settle() == 1
    assert county.in_force() == {"全新.xlsx"}


def test_statements_of_two_moments_stand_beside_each_other(county: RawCounty) -> None:
    county.take("半年.xlsx", roster("2023年12月31日", "张三", "李四"), date(2024, 1, 5))
    county.take("半年(2).xlsx", roster("2024年6月30日", "张三", "李四"), date(2024, 7, 5))
    assert county.settle() == 0
    assert len(county.in_force()) == 2


def test_a_second_statement_of_one_moment_replaces_the_first(county: RawCounty) -> None:
    county.take("半年.xlsx", roster("2024年6月30日", "张三", "李四"), date(2024, 7, 5))
    county.take("半年(2).xlsx", roster("2024年6月30日", "张三", "李四", "王五"), date(2024, 7, 8))
    assert county.settle() == 1


def test_a_third_version_replaces_the_second(county: RawCounty) -> None:
    for day, name in ((1, "一"), (2, "二"), (3, "三")):
        county.take(f"{name}.xlsx", drills(1, 2, 3, day + 10), date(2024, 7, day))
    assert county.settle() == 2
    assert county.in_force() == {"三.xlsx"}


def test_what_was_replaced_stays_with_its_date_and_reason(county: RawCounty) -> None:
    county.take("旧.xlsx", drills(1, 2))
    county.take("新.xlsx", drills(1, 2, 3), LATER)
    county.settle()
    told = dict(
        county.rows(
            "select file_name, decided_because from raw.delivery_tables join raw.deliveries using (delivery_id)"
        )
    )
    assert "旧.xlsx" in told["新.xlsx"] and "新.xlsx" in told["旧.xlsx"]
    assert county.rows("select in_force_to from raw.delivery_tables order by in_force_from") == [
        (LATER,),
        (None,),
    ]
    assert county.rows("select is_in_force, count(*) from raw.source_records group by all order by 1") == [
        (False, 2),
        (True, 3),
    ]


def test_a_different_export_is_never_replaced(county: RawCounty) -> None:
    county.take("演练.xlsx", drills(1, 2))
    county.take("花名册（更正）.xlsx", roster("2024年6月30日", "张三"), LATER)
    assert county.settle() == 0


def test_the_year_of_another_year_adds_though_its_days_look_alike(county: RawCounty) -> None:
    def yearly(year: int) -> dict[str, Any]:
        rows = [drill(number, 日期=f"{number}月5日") for number in range(1, 6)]
        return {"演练": [[f"{year}年演练台账"], DRILL_HEADINGS, *rows]}

    county.take("2022年.xlsx", yearly(2022), date(2023, 1, 5))
    county.take("2023年.xlsx", yearly(2023), date(2024, 1, 5))
    assert county.settle() == 0


def test_a_file_of_another_sender_adds(county: RawCounty) -> None:
    county.take("甲.xlsx", drills(1, 2, 3), sender="柳河镇人民政府")
    county.take("乙.xlsx", drills(1, 2, 3), LATER, sender="青石乡人民政府")
    assert county.settle() == 0
