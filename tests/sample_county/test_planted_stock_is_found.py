"""What is planted in the stock register is found by the indicators; counted here from the records alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from catalogue.paths import Home
from sample_county.county import County
from sample_county.facts import AS_OF
from sample_county.plants import PLANTS
from sample_county.supplies import STATEMENTS, Stock
from tests.counties.figures import query
from tests.sample_county.published import published

pytestmark = pytest.mark.slow
EQUIPMENT = {"冲锋舟", "发电机", "排水泵", "油锯", "对讲机"}


def excluded(home: Path, indicator: str, because: str) -> int:
    sql = """
        select count(*) as records from marts.fct_indicator_evidence
        where indicator_code = ? and as_of = ? and subject_kind = 'county' and excluded_because = ?
    """
    return int(query(Home(home), sql, indicator, AS_OF, because)[0]["records"])


def is_usable(stock: Stock, day: date) -> bool:
    return stock.condition in ("可用", "完好", "良好") and not (stock.expires_on and stock.expires_on < day)


def is_equipment(stock: Stock) -> bool:
    return stock.item in EQUIPMENT or bool(stock.plate)


def test_expired_stock_is_found_and_undated_stock_is_told_apart(sample_home: Path, county: County) -> None:
    dated = [stock for stock in county.supplies[AS_OF] if stock.expires_on]
    assert published(sample_home, "I24") == (PLANTS["supplies_expired"].number, len(dated))
    undated = excluded(sample_home, "I24", "待核：未填有效期，同名物资另有日期")
    assert undated == PLANTS["supplies_undated"].number


@pytest.mark.parametrize("day", STATEMENTS)
def test_supplies_meet_their_quotas_as_the_records_say(sample_home: Path, county: County, day: date) -> None:
    lines = [stock for stock in county.supplies[day] if not is_equipment(stock)]
    met = [s for s in lines if s.quota and is_usable(s, day) and s.quantity >= s.quota]
    assert published(sample_home, "I22", day) == (len(met), len(lines))


def test_a_vehicle_with_the_plate_of_another_store_is_neither_there_nor_missing(
    sample_home: Path, county: County
) -> None:
    machines = [s for s in county.supplies[AS_OF] if is_equipment(s) and "plate_twice" not in s.marks]
    met = [s for s in machines if s.quota and is_usable(s, AS_OF) and s.quantity >= s.quota]
    assert published(sample_home, "I23") == (len(met), len(machines))
    assert excluded(sample_home, "I23", "待核：同一车牌在另一储备点登记") == PLANTS["plate_twice"].number


def test_items_short_of_own_stock_are_those_whose_stores_together_miss_their_quotas(
    sample_home: Path, county: County
) -> None:
    items: dict[str, list[Stock]] = defaultdict(list)
    for stock in county.supplies[AS_OF]:
        items[stock.item].append(stock)
    short = agreed = 0
    for stocks in items.values():
        own = sum(
            s.quantity
            for s in stocks
            if s.reserve != "协议储备" and is_usable(s, AS_OF) and "plate_twice" not in s.marks
        )
        contracts = [s for s in stocks if s.reserve == "协议储备"]
        if own >= sum(s.quota or 0 for s in stocks) or any("plate_twice" in s.marks for s in stocks):
            continue
        if contracts and not any(s.expires_on for s in contracts):
            continue
        short += 1
        agreed += any(s.expires_on and s.expires_on >= AS_OF for s in contracts)
    assert published(sample_home, "I25") == (agreed, short)


def test_usable_area_is_that_of_the_register_over_all_residents(sample_home: Path, county: County) -> None:
    (register,) = [delivery for delivery in county.deliveries if "避难场所" in delivery.file]
    areas = [row.cells[6] for row in register.sheets[0].rows]
    residents = query(
        Home(sample_home),
        "select sum(resident_population) as residents from marts.dim_regions where level = 'township'",
    )[0]["residents"]
    assert published(sample_home, "I43") == (sum(a for a in areas if isinstance(a, int)), residents)
