"""F15: outreach and training since 2022."""

import random
from datetime import date, timedelta

from sample_county.dirt import date_hand
from sample_county.plants import Plants
from sample_county.records import Village
from sample_county.sheets import Cell, Delivery, Row, Sheet

_OUTREACH = ("进企业", "进农村", "进社区", "进学校", "进家庭")
_PER_YEAR = {2022: 84, 2023: 118, 2024: 103}
_HEADER = (
    "序号",
    "活动名称",
    "日期",
    "类别",
    "所在乡镇",
    "地点",
    "对象",
    "人数",
    "师资",
    "资料份数",
    "考核合格数",
)
_EXPECTED_FROM = 2023
"""The year from which the form asks how many should have come to a class."""


def deliveries(plants: Plants, villages: list[Village]) -> list[Delivery]:
    """One workbook, a sheet a year."""
    sheets = [_sheet(plants, villages, year) for year in _PER_YEAR]
    return [
        Delivery("应急宣传培训活动台账（2022-2024年三季度）.xlsx", sheets, date(2024, 10, 11), "县应急管理局")
    ]


def _sheet(plants: Plants, villages: list[Village], year: int) -> Sheet:
    rng = random.Random(f"activities-{year}")
    hand = date_hand(f"F15-{year}", "dot" if year < 2024 else "cell", ("zh", "slash"), 0.1)
    last = date(2024, 9, 27) if year == 2024 else date(year, 12, 22)
    days = sorted(
        date(year, 1, 8) + timedelta(days=rng.randrange((last - date(year, 1, 8)).days))
        for _ in range(_PER_YEAR[year])
    )
    rows = [Row([i, *_cells(rng, rng.choice(villages), hand(day))]) for i, day in enumerate(days, start=1)]
    if plants.dirty and year == 2024:
        row = next(row for row in rows if row.cells[10] is not None)
        row.cells[10] = int(str(row.cells[7])) + 6
        row.marks = ("passes_over_attendance",)
        _plant_formula(rows)
    for row in rows[9::31]:
        if row.cells[9] is not None and row.cells[10] is None:
            row.cells[9] = "详见附件"
    header: tuple[str, ...] = _HEADER
    if year >= _EXPECTED_FROM:
        header = (*header, "应训人数")
        _add_expected(rows, year)
    rows.insert(len(rows) // 2, Row([None] * len(header)))
    return Sheet(
        f"{year}年",
        header,
        rows,
        above=(f"青岚县{year}年应急宣传培训活动台账", "填报单位：青岚县应急管理局"),
    )


def _add_expected(rows: list[Row], year: int) -> None:
    rng = random.Random(f"activities-expected-{year}")
    for row in rows:
        is_class = row.cells[3] in ("干部培训", "从业人员培训")
        row.cells.append(int(str(row.cells[7])) + rng.randint(0, 14) if is_class else None)


def _plant_formula(rows: list[Row]) -> None:
    """A text that a spreadsheet would take for a formula if it were written back carelessly."""
    row = next(row for row in rows if row.cells[8] is None)
    row.cells[8] = "=cmd|'/C calc'!A0"
    row.marks = ("formula_texts",)


def _cells(rng: random.Random, village: Village, day: Cell) -> list[Cell]:
    township = village.township
    draw = rng.random()
    if draw < 0.18:
        people = rng.randint(18, 66)
        return [
            f"{township}基层干部应急能力培训班",
            day,
            "干部培训",
            township,
            f"{township}政府会议室",
            "乡镇及村（社区）干部",
            people,
            "县应急管理局业务骨干",
            people,
            people - rng.randint(0, 5),
        ]
    if draw < 0.32:
        people = rng.randint(20, 110)
        return [
            f"{township}企业从业人员安全培训",
            day,
            "从业人员培训",
            township,
            f"{township}文化站",
            "企业从业人员",
            people,
            "注册安全工程师",
            people,
            people - rng.randint(0, 9),
        ]
    category = rng.choice(_OUTREACH)
    place = {"进企业": f"{township}工业集中区", "进学校": f"{township}中心小学"}.get(
        category, village.full_name
    )
    topic = rng.choice(("防灾减灾知识", "森林防火", "防溺水", "燃气安全", "安全生产月", "消防安全"))
    return [
        f"{topic}宣传{category}活动",
        day,
        category,
        township,
        place,
        "群众" if category != "进学校" else "师生",
        rng.randint(40, 420),
        None,
        rng.randrange(50, 800, 10),
        None,
    ]
