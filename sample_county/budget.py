"""F13: what the county set aside and spent on emergency management, 2021 to 2024."""

import random
from datetime import date

from sample_county.plants import Plants
from sample_county.sheets import Delivery, Heading, Row, Sheet

_HEADER: tuple[Heading, ...] = (
    "科目编码",
    "科目名称",
    "项目",
    "年初预算",
    "调整预算",
    "支出",
    "资金来源",
    "预算单位",
)
_BUDGET_UNITS = {
    "22401": "县应急管理局",
    "22402": "县消防救援局",
    "2240601": "县自然资源局",
    "2240602": "县林业和草原局",
    "22407": "县应急管理局",
}
_LINES = (
    ("2240101", "行政运行", "县应急管理局人员及公用经费", 486.0, "本级"),
    ("2240104", "灾害风险防治", "自然灾害综合风险普查成果应用", 62.0, "上级"),
    ("2240106", "安全监管", "安全生产专项整治", 128.0, "本级"),
    ("2240108", "应急救援", "县乡综合救援队伍经费", 735.0, "本级"),
    ("2240109", "应急管理", "应急指挥中心建设与运行维护", 214.0, "本级"),
    ("2240109", "应急管理", "应急物资购置与储备", 96.0, "本级"),
    ("2240109", "应急管理", "应急预案编制与演练", 45.0, "本级"),
    ("2240201", "行政运行", "消防救援队伍经费", 912.0, "本级"),
    ("2240204", "消防应急救援", "消防装备购置", 188.0, "上级"),
    ("2240601", "地质灾害防治", "地质灾害隐患点治理", 860.0, "上级"),
    ("2240602", "森林草原防灾减灾", "森林防火能力建设", 143.0, "上级"),
    ("2240703", "自然灾害救灾补助", "自然灾害生活救助", 275.0, "上级"),
)
"""Subject code, its name, item, initial budget of 2021 in 万元, source."""
_TOTALS = {
    2021: (286_400.0, 197_300.0, 3_200.0),
    2022: (295_850.0, 203_400.0, 3_100.0),
    2023: (302_700.0, 208_900.0, 3_600.0),
    2024: (309_500.0, 214_200.0, 1_900.0),
}
"""Year → general public expenditure, the county's own part of it, reserve fund, in 万元."""


def deliveries(plants: Plants) -> list[Delivery]:
    """The closed years in one workbook (2022 in yuan), the running year after its third quarter."""
    closed = [_sheet(plants, year, 1 if year != 2022 else 10_000, 1.0) for year in (2021, 2022, 2023)]
    return [
        Delivery("应急管理支出预算执行情况（2021-2023年）.xlsx", closed, date(2024, 2, 6), "县财政局"),
        Delivery(
            "2024年三季度应急经费执行表.xls", [_sheet(plants, 2024, 1, 0.71)], date(2024, 10, 15), "县财政局"
        ),
    ]


def _sheet(plants: Plants, year: int, factor: int, progress: float) -> Sheet:
    rng = random.Random(f"budget-{year}")
    unit = "万元" if factor == 1 else "元"
    rows = [] if progress == 1.0 else [Row(["甲", "乙", "丙", 1, 2, 3, "丁", "戊"])]
    for code, name, item, base, source in _LINES:
        budget = round(base * 1.045 ** (year - 2021) * rng.uniform(0.93, 1.07), 2)
        adjusted = round(budget * rng.choice((1.0, 1.0, 1.06, 0.94)), 2)
        paid = round(adjusted * progress * rng.uniform(0.88, 1.0), 2)
        unspent = plants.dirty and year == 2023 and item == "自然灾害综合风险普查成果应用"
        rows.append(
            Row(
                [
                    code,
                    name,
                    item,
                    *(_money(v, factor) for v in (budget, adjusted, 0.0 if unspent else paid)),
                    source,
                    next(unit for prefix, unit in _BUDGET_UNITS.items() if code.startswith(prefix)),
                ],
                ("budget_unspent",) if unspent else (),
            )
        )
    total, own, reserve = _TOTALS[year]
    too_low = plants.dirty and year == 2024
    if year == 2024 and not too_low:
        reserve = 3_700.0
    paid_total = round(total * progress * 0.985, 2)
    rows.append(
        Row(
            [
                None,
                "预备费",
                "预备费",
                _money(reserve, factor),
                _money(reserve, factor),
                _money(round(reserve * 0.4 * progress, 2), factor),
                "本级",
                None,
            ],
            ("reserve_too_low",) if too_low else (),
        )
    )
    rows.append(
        Row(
            [
                None,
                "一般公共预算支出",
                "一般公共预算支出",
                *(_money(v, factor) for v in (total, total, paid_total)),
                None,
                None,
            ]
        )
    )
    rows.append(
        Row(
            [
                None,
                "一般公共预算支出",
                "一般公共预算本级支出",
                *(_money(v, factor) for v in (own, own, round(paid_total * own / total, 2))),
                None,
                None,
            ]
        )
    )
    heading = (
        f"青岚县{year}年应急管理支出预算执行情况表"
        if progress == 1.0
        else f"青岚县{year}年应急管理支出预算执行情况表（1—9月）"
    )
    return Sheet(
        f"{year}年",
        _HEADER,
        rows,
        above=(heading, f"填报单位：青岚县财政局　　　　　　单位：{unit}"),
        below=("注：224科目合计不含预备费。",),
    )


def _money(value: float, factor: int) -> float | int:
    return round(value * factor) if factor > 1 else value
