"""F12: what schools reported month by month about their evacuation drills."""

import random
from dataclasses import dataclass
from datetime import date

from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.sheets import Cell, Delivery, Row, Sheet

Month = tuple[int, int]
_FIRST_YEAR: tuple[Month, ...] = tuple((2022, m) for m in (9, 10, 11, 12)) + tuple(
    (2023, m) for m in (3, 4, 5, 6)
)
_SECOND_YEAR: tuple[Month, ...] = tuple((2023, m) for m in (9, 10, 11, 12)) + tuple(
    (2024, m) for m in (3, 4, 5, 6)
)
_THIS_YEAR: tuple[Month, ...] = ((2024, 9),)


@dataclass(frozen=True)
class School:
    name: str
    stage: str
    township: str
    pupils: int


def make_schools() -> list[School]:
    """52 schools: kindergartens, primary, junior middle and one senior middle school."""
    rng = random.Random("schools")
    schools = [
        School("青岚县第一中学", "高中", "澜桥镇", 2140),
        School("青岚县实验小学", "小学", "澜桥镇", 1630),
    ]
    for i, township in enumerate(TOWNSHIPS):
        schools.append(School(f"{township.name}中心小学", "小学", township.name, rng.randint(320, 900)))
        schools.append(School(f"{township.name}初级中学", "初中", township.name, rng.randint(260, 980)))
        schools.append(School(f"{township.name}中心幼儿园", "幼儿园", township.name, rng.randint(90, 320)))
        for number in range(1, (7, 6, 5, 4, 3, 2, 2)[i] + 1):
            stage = "幼儿园" if number % 3 == 0 else "小学"
            schools.append(
                School(
                    f"{township.name}第{'一二三四五六七'[number - 1]}{stage}",
                    stage,
                    township.name,
                    rng.randint(60, 420),
                )
            )
    return schools


def deliveries(plants: Plants) -> list[Delivery]:
    """A workbook for 2022–2023, one for 2023–2024, and September 2024 as text."""
    schools = make_schools()
    return [
        Delivery(
            "2022-2023学年学校应急疏散演练统计.xls",
            [_sheet(plants, schools, _FIRST_YEAR, "2022—2023学年", 1)],
            date(2023, 7, 10),
            "县教育局",
        ),
        Delivery(
            "2023-2024学年中小学幼儿园应急疏散演练月报.xlsx",
            [_sheet(plants, schools, _SECOND_YEAR, "2023—2024学年", 2)],
            date(2024, 7, 9),
            "县教育局",
        ),
        Delivery(
            "学校应急演练2024年9月.csv",
            [_sheet(plants, schools, _THIS_YEAR, "2024年9月", 3)],
            date(2024, 10, 9),
            "县教育局",
            encoding="utf-8-sig",
        ),
    ]


def _sheet(
    plants: Plants, schools: list[School], months: tuple[Month, ...], period: str, issue: int
) -> Sheet:
    rng = random.Random(f"F12-{period}")
    below = {s.name for s in schools[3::5][: plants.count("schools_below")]} if issue == 2 else set()
    copied = (
        {s.name for s in schools[4::7][: plants.count("school_rows_copied")]} - below
        if plants.dirty
        else set()
    )
    rows: list[Row] = []
    for month in months:
        for school in schools:
            if not _is_due(school, month) or (school.name in below and month in _skipped(school)):
                continue
            marks = tuple(
                key
                for key, names in (("schools_below", below), ("school_rows_copied", copied))
                if school.name in names
            )
            rows.append(Row(_cells(rng, len(rows) + 1, school, month, issue, school.name in copied), marks))
    return Sheet(
        "演练月报",
        (
            "序号",
            "学校名称" if issue == 1 else "学校",
            "学段",
            "所在乡镇",
            "学生数",
            "月份",
            "次数",
            "类型",
            "参加人数",
            "用时",
        ),
        rows,
        above=(f"青岚县{period}学校应急疏散演练统计表",)
        if issue == 3
        else (f"青岚县{period}学校应急疏散演练统计表", "填报单位：青岚县教育局"),
        below=() if issue == 3 else ("注：寒暑假不统计。",),
    )


def _is_due(school: School, month: Month) -> bool:
    """Kindergartens report the middle month of a term quarter, the others every teaching month."""
    return school.stage != "幼儿园" or month[1] in (3, 5, 9, 11)


def _skipped(school: School) -> tuple[Month, ...]:
    return ((2024, 5),) if school.stage == "幼儿园" else ((2023, 12), (2024, 4))


def _cells(
    rng: random.Random, serial: int, school: School, month: Month, issue: int, copied: bool
) -> list[Cell]:
    people = round(school.pupils * (0.95 if copied else rng.uniform(0.86, 1.0)))
    minutes, seconds = (3, 30) if copied else (rng.randint(1, 5), rng.randint(0, 59))
    written = f"{month[0]}.{month[1]}" if issue == 1 else f"{month[0]}年{month[1]}月"
    kind = rng.choice(("地震疏散", "消防疏散", "防汛避险", "防踩踏疏散"))
    return [
        serial,
        school.name,
        school.stage,
        school.township,
        school.pupils,
        written,
        1 if copied else rng.choice((1, 1, 1, 2)),
        kind,
        people,
        f"{minutes}分{seconds}秒",
    ]
