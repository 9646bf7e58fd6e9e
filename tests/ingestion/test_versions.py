"""A later file replaces, or it adds; what was replaced stays, with the reason."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingestion.versions.versions import decide_versions
from tests.ingestion.books import DRILL_HEADINGS, HAZARD_HEADINGS, drill
from tests.ingestion.raw_county import REGISTER, RawCounty

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


def hazards(
    *numbers: int, day: str = "2024.5.{}", title: str = "隐患整改台账", sheet: str = "隐患"
) -> dict[str, Any]:
    rows = [
        [f"YH-{n}", day.format(n), "柳河砖厂", f"第{n}处堵塞", "一般", "2024.12.20", "", "整改中"]
        for n in numbers
    ]
    return {sheet: [[title], HAZARD_HEADINGS, *rows]}


def test_numbers_that_start_again_each_year_replace_nothing(county: RawCounty) -> None:
    county.take("去年.xlsx", hazards(1, 2, 3, day="2023.5.{}"), date(2024, 1, 5))
    county.take("今年.xlsx", hazards(1, 2, 3, day="2024.5.{}"), date(2024, 7, 5))
    assert county.settle() == 0


def test_files_that_name_different_years_add_though_open_cases_are_carried_over(county: RawCounty) -> None:
    county.take("a.xlsx", hazards(1, 2, 3, title="2023年隐患整改台账", day="2023.5.{}"), date(2024, 1, 5))
    county.take("b.xlsx", hazards(1, 2, 3, title="2024年隐患整改台账", day="2023.5.{}"), LATER)
    assert county.settle() == 0


def test_a_cumulative_log_replaces_the_one_that_it_holds(county: RawCounty) -> None:
    county.take("a.xlsx", hazards(1, 2, title="2024年5月隐患整改台账"), date(2024, 6, 5))
    county.take("b.xlsx", hazards(1, 2, 3, 4, title="2024年1-6月隐患整改台账"), LATER)
    assert county.settle() == 1


def test_a_correction_of_one_quarter_does_not_replace_the_year(county: RawCounty) -> None:
    county.take("全年.xlsx", hazards(*range(1, 9), title="2024年隐患整改台账"), date(2024, 9, 5))
    county.take("更正.xlsx", hazards(1, 2, title="2024年二季度隐患整改台账（更正）"), date(2024, 10, 5))
    assert county.settle() == 0


def test_a_correction_replaces_the_file_of_its_name_though_every_key_was_wrong(county: RawCounty) -> None:
    county.take("隐患台账.xlsx", hazards(1, 2))
    county.take("别的隐患.xlsx", hazards(5, 6))
    county.take("隐患台账（更正）.xlsx", hazards(3, 4), LATER)
    assert county.settle() == 1
    assert county.in_force() == {"别的隐患.xlsx", "隐患台账（更正）.xlsx"}


def test_a_corrected_supplement_replaces_the_supplement_only(county: RawCounty) -> None:
    county.take("二季度.xlsx", drills(1, 2, 3))
    county.take("二季度补报.xlsx", drills(4, 5), date(2024, 7, 20))
    county.take("二季度补报（更正）.xlsx", drills(4, 5, 6), LATER)
    assert county.settle() == 1
    assert county.in_force() == {"二季度.xlsx", "二季度补报（更正）.xlsx"}


def test_one_sender_spelled_in_two_ways_is_one_sender(county: RawCounty) -> None:
    county.take("甲.xlsx", drills(1, 2, 3), sender="县应急管理局")
    county.take("乙.xlsx", drills(1, 2, 3), LATER, sender="应急局")
    assert county.settle() == 1


def test_a_correction_by_one_township_adds_to_that_of_another(county: RawCounty) -> None:
    county.take("区划.xlsx", {"区划": REGISTER}, date(2024, 1, 5))
    county.take("a.xlsx", drills(1, 2, 3, title="柳河镇演练台账"))
    county.take("b.xlsx", drills(1, 2, 3, title="青石乡演练台账（更正）"), LATER)
    assert county.settle() == 0


def test_each_statement_in_a_workbook_of_several_is_replaced_by_itself(county: RawCounty) -> None:
    years = {f"{year}年末": roster(f"{year}年12月31日", "张三", "李四")["花名册"] for year in (2022, 2023)}
    county.take("两年.xlsx", years, date(2024, 1, 5))
    county.take("新.xlsx", roster("2023年12月31日", "张三", "李四", "王五"), date(2024, 1, 25))
    assert county.settle() == 1
    assert county.rows(
        "select statement_on, in_force_to is null from raw.delivery_tables where delivery_id = 'd001' order by 1"
    ) == [(date(2022, 12, 31), True), (date(2023, 12, 31), False)]


def test_every_sheet_of_a_file_goes_when_a_new_version_has_only_one(county: RawCounty) -> None:
    first, second = drills(1, 2)["演练"], drills(3, 4)["演练"]
    county.take("两表.xlsx", {"甲": first, "乙": second})
    county.take("一表.xlsx", drills(1, 2, 3), LATER)
    assert county.settle() == 1
    assert county.in_force() == {"一表.xlsx"}


def test_the_register_that_comes_with_a_log_does_not_take_the_log_with_it(county: RawCounty) -> None:
    county.take("合册.xlsx", {**drills(1, 2), **roster("2024年6月30日", "张三", "李四")})
    county.take("花名册新.xlsx", roster("2024年6月30日", "张三", "李四", "王五"), LATER)
    assert county.settle() == 1
    assert county.rows("select table_name from raw.delivery_tables where in_force_to is null order by 1") == [
        ("drills",),
        ("team_members",),
    ]


def test_deciding_three_hundred_deliveries_takes_moments(county: RawCounty) -> None:
    county.connection.execute("""
        insert into raw.f06_hazards (table_id, row_number, delivery_id, sheet, table_no, natural_key)
        select 't' || d, k, 'd' || d, '隐患', 1, 'k' || k
        from range(300) t(d), range(d * 10, d * 10 + 50) u(k)
    """)
    county.connection.execute("""
        insert into raw.deliveries (delivery_id, file_name, received_on)
        select 'd' || d, d || '.xlsx', date '2023-01-01' + d::int from range(300) t(d)
    """)
    county.connection.execute("""
        insert into raw.delivery_tables (table_id, delivery_id, export_code, table_name, sheet, table_no, in_force_from)
        select 't' || d, 'd' || d, 'F06', 'hazards', '隐患', 1, date '2023-01-01' + d::int from range(300) t(d)
    """)
    started = time.perf_counter()
    replaced = decide_versions(county.connection)
    assert time.perf_counter() - started < 3
    assert replaced == 299
    assert county.rows("select count(*) from raw.source_records where is_in_force") == [(50,)]
