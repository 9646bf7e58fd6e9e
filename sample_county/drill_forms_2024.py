"""The drill registers of 2024, by quarter, and the list of the enterprises' own drills."""

import random

from sample_county.dirt import date_hand
from sample_county.drill_cells import held_cell, people_cell, place_of
from sample_county.plants import Plants
from sample_county.records import Drill
from sample_county.sheets import Row, Sheet


def two_rows(plants: Plants, drills: list[Drill], quarter: str, pasted: int) -> Sheet:
    """The first and second quarter: a two-row header; `pasted` rows were entered twice."""
    hand = date_hand(
        f"F04-2024-{quarter}", "dot" if quarter == "一" else "zh", ("slash", "cell", "compact"), 0.12
    )
    rows = [
        Row(
            [
                i,
                d.name,
                d.form,
                d.organiser,
                d.partners,
                held_cell(d, hand),
                d.place,
                people_cell(d),
                d.public,
                d.cost_yuan,
                d.evaluation,
                d.plan or None,
                "有" if d.is_evacuation else None,
            ],
            tuple(d.marks),
        )
        for i, d in enumerate(drills, start=1)
    ]
    rows = _paste(plants, rows, pasted)
    rows.append(
        Row(
            [
                "合计",
                None,
                None,
                None,
                None,
                None,
                None,
                sum(d.participants for d in drills),
                sum(d.public for d in drills),
                *[None] * 4,
            ]
        )
    )
    return Sheet(
        f"{quarter}季度",
        (
            "序号",
            "演练名称",
            "演练类型",
            "组织单位",
            "参演单位",
            "演练时间",
            "地点",
            ("参演人数", "合计"),
            ("参演人数", "其中：群众"),
            "经费（元）",
            "评估",
            "对应预案",
            "照片",
        ),
        rows,
        above=(f"青岚县2024年第{quarter}季度应急演练台账", "填报单位：青岚县应急管理局"),
        below=("", "填表人：　　　　　　分管领导："),
    )


def text(plants: Plants, drills: list[Drill]) -> Sheet:
    """The third quarter, saved as text with a title line."""
    hand = date_hand("F04-2024-3", "iso", ("slash", "zh"), 0.08)
    rows = [
        Row(
            [
                i,
                d.name,
                d.form,
                d.organiser,
                d.partners,
                place_of(d),
                d.place,
                held_cell(d, hand),
                people_cell(d),
                d.public,
                d.cost_yuan,
                d.evaluation,
                d.plan,
            ],
            tuple(d.marks),
        )
        for i, d in enumerate(drills, start=1)
    ]
    return Sheet(
        "",
        (
            "序号",
            "演练名称",
            "演练类型",
            "组织单位",
            "参演单位",
            "所属乡镇",
            "演练地点",
            "演练日期",
            "参演人次",
            "其中群众",
            "演练经费",
            "评估总结",
            "对应预案",
        ),
        _paste(plants, rows, 2),
        above=("青岚县2024年第三季度应急演练台账",),
    )


def enterprise_text(drills: list[Drill]) -> Sheet:
    """The enterprises' drills of all years, as the platform puts them out."""
    hand = date_hand("F04-enterprise", "slash")
    rows = [
        Row(
            [
                i,
                d.organiser,
                d.township,
                d.name,
                d.form,
                hand(d.held_from),
                d.place,
                d.partners,
                d.participants,
                d.cost_yuan,
                d.evaluation,
                d.plan,
            ]
        )
        for i, d in enumerate(sorted(drills, key=lambda d: (d.held_from, d.organiser)), start=1)
    ]
    return Sheet(
        "",
        (
            "序号",
            "演练单位",
            "属地",
            "演练项目",
            "演练形式",
            "演练日期",
            "演练地点",
            "参与单位",
            "参演人数",
            "演练经费",
            "总结",
            "对应预案",
        ),
        rows,
    )


def _paste(plants: Plants, rows: list[Row], number: int) -> list[Row]:
    """Rows entered twice, equal in every column but the serial number."""
    if plants.clean or not number:
        return rows
    rng = random.Random(f"paste-{len(rows)}")
    result = list(rows)
    for original in rng.sample([row for row in rows if not row.marks], number):
        result.insert(result.index(original) + 1, Row(list(original.cells), ("drills_pasted",)))
    for serial, row in enumerate(result, start=1):
        row.cells[0] = serial
    return result
