"""F04 as handed in: a register a year, three for 2024, and the enterprises' own list."""

from datetime import date

from sample_county.drill_forms_2024 import enterprise_text, text, two_rows
from sample_county.drill_forms_yearly import by_township, plain, total_first
from sample_county.plants import Plants
from sample_county.records import Drill
from sample_county.sheets import Delivery

_OFFICE = "县应急管理局"


def deliveries(plants: Plants, county: list[Drill], enterprises: list[Drill]) -> list[Delivery]:
    """Seven files; each record is in exactly one of them, but for the rows that were pasted twice."""

    def held(first: date, last: date) -> list[Drill]:
        return sorted(
            (d for d in county if first <= d.held_to <= last),
            key=lambda d: (d.held_from, d.organiser, d.name),
        )

    second = held(date(2024, 4, 1), date(2024, 6, 30))
    third = held(date(2024, 7, 1), date(2024, 9, 30))
    return [
        Delivery(
            "青岚县2021年应急演练台账.xls",
            [plain(held(date(2021, 1, 1), date(2021, 12, 31)), 2021)],
            date(2022, 1, 14),
            _OFFICE,
        ),
        Delivery(
            "2022年度应急演练统计表.xlsx",
            [total_first(plants, held(date(2022, 1, 1), date(2022, 12, 31)))],
            date(2023, 1, 13),
            _OFFICE,
        ),
        Delivery(
            "2023年应急演练台账（全年）.xlsx",
            [by_township(held(date(2023, 1, 1), date(2023, 12, 31)))],
            date(2024, 1, 12),
            _OFFICE,
        ),
        Delivery(
            "2024年一季度演练台账.xlsx",
            [two_rows(plants, held(date(2024, 1, 1), date(2024, 3, 31)), "一", 1)],
            date(2024, 4, 11),
            _OFFICE,
        ),
        Delivery(
            "2024年二季度演练台账.xlsx", [two_rows(plants, second, "二", 0)], date(2024, 7, 11), _OFFICE
        ),
        Delivery(
            "应急演练台账2024年第三季度.csv",
            [text(plants, third)],
            date(2024, 10, 10),
            _OFFICE,
            encoding="utf-8-sig",
        ),
        Delivery(
            "重点企业应急演练登记表（2021-2024年）.csv",
            [enterprise_text(enterprises)],
            date(2024, 10, 9),
            _OFFICE,
        ),
    ]
