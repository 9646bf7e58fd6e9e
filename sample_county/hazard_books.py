"""F06 as handed in: a register a year, the first half of 2024 twice, its third quarter.

Of the two half-years the second says that it replaces the first.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sample_county.dirt import Cell, date_hand
from sample_county.plants import Plants
from sample_county.records import Hazard
from sample_county.sheets import Delivery, Heading, Row, Sheet

_OFFICE = "县应急管理局"
ORIGINAL = "2024年上半年隐患排查整改台账.xlsx"
CORRECTED = "2024年上半年隐患排查整改台账（更正）.xlsx"
_WIDE: tuple[Heading, ...] = (
    "编号",
    "发现时间",
    "检查单位",
    "被检查单位",
    "所属乡镇",
    "隐患描述",
    "隐患类别",
    "隐患等级",
    "行业",
    "整改期限",
    "整改时间",
    "整改措施",
    "佐证材料",
    "复查人",
    "复查时间",
    "状态",
    "来源",
    "挂牌督办",
)
_OTHER_WORDS: tuple[Heading, ...] = (
    "隐患编号",
    "排查时间",
    "检查单位",
    "企业",
    "所属乡镇",
    "问题",
    "隐患类别",
    "隐患等级",
    "行业",
    "限期",
    "完成时间",
    "整改措施",
    "佐证材料",
    "复查人",
    "验收时间",
    "整改状态",
    "来源",
    "挂牌督办",
)


def deliveries(plants: Plants, hazards: list[Hazard]) -> list[Delivery]:
    """Six files. The corrected half-year has everything; the original lacked records and closures."""

    def found(first: date, last: date) -> list[Hazard]:
        return [h for h in hazards if first <= h.found_on <= last]

    half = found(date(2024, 1, 1), date(2024, 6, 30))
    # without planted gaps the first version has every closure, so it cannot have come before the last of them
    first_version_on = date(2024, 7, 8) if plants.dirty else date(2024, 7, 16)
    return [
        Delivery(
            "2021年度安全隐患整改台账.xlsx",
            [_sheet(plants, found(date(2021, 1, 1), date(2021, 12, 31)), "2021年度", _OTHER_WORDS, "dot")],
            date(2022, 1, 10),
            _OFFICE,
        ),
        Delivery(
            "2022年隐患整改台账.xls",
            [_sheet(plants, found(date(2022, 1, 1), date(2022, 12, 31)), "2022年", _WIDE, "dash")],
            date(2023, 1, 10),
            _OFFICE,
        ),
        Delivery(
            "2023年全县隐患排查整改台账.xlsx",
            [_sheet(plants, found(date(2023, 1, 1), date(2023, 12, 31)), "2023年", _WIDE, "cell", 2)],
            date(2024, 1, 9),
            _OFFICE,
        ),
        Delivery(
            ORIGINAL,
            [_sheet(plants, _first_version(plants, half), "2024年上半年", _WIDE, "slash")],
            first_version_on,
            _OFFICE,
        ),
        Delivery(
            CORRECTED,
            [_sheet(plants, half, "2024年上半年", _WIDE, "slash")],
            date(2024, 10, 8),
            _OFFICE,
            replaces=ORIGINAL,
        ),
        Delivery(
            "隐患整改台账2024年7-9月.csv",
            [_text(found(date(2024, 7, 1), date(2024, 9, 30)))],
            date(2024, 10, 8),
            _OFFICE,
        ),
    ]


_SHORT: dict[Cell, Cell] = {
    "县应急管理局": "县应急局",
    "县住房和城乡建设局": "县住建局",
    "县交通运输局": "县交通局",
    "县市场监督管理局": "县市监局",
}
"""How the clerk of 2021 wrote departments."""


def _as_in_2021(rows: list[Row]) -> list[Row]:
    for number, row in enumerate(rows):
        row.cells[2] = _SHORT.get(row.cells[2], row.cells[2])
        if number % 37 == 5:
            row.cells[4] = f"青岚县{row.cells[4]}"
    return rows


def _cells(hazard: Hazard, hand: Callable[..., Cell], missing: str | None) -> list[Cell]:
    return [
        hazard.no,
        hand(hazard.found_on),
        hazard.inspector,
        hazard.body,
        hazard.township,
        hazard.description,
        hazard.category,
        hazard.severity,
        hazard.industry,
        hand(hazard.deadline_on),
        hand(hazard.rectified_on, missing),
        hazard.measures,
        hazard.proof or None,
        hazard.verifier or None,
        hand(hazard.verified_on, missing),
        hazard.status,
        hazard.source,
        hazard.note or None,
    ]


def _sheet(
    plants: Plants,
    hazards: list[Hazard],
    period: str,
    header: tuple[Heading, ...],
    form: str,
    pasted: int = 0,
) -> Sheet:
    others = tuple(f for f in ("dot", "zh", "compact", "serial") if f != form)
    hand = date_hand(f"F06-{period}", form, others, 0.07)
    rows = [Row(_cells(h, hand, "/" if form == "dash" else None), tuple(h.marks)) for h in hazards]
    if period.startswith("2021"):
        rows = _as_in_2021(rows)
    if plants.dirty:
        rng = random.Random(f"F06-paste-{period}")
        for original in rng.sample([r for r in rows if not r.marks], pasted):
            rows.insert(rows.index(original) + 1, Row(list(original.cells), ("hazards_pasted",)))
    return Sheet(
        "隐患整改台账",
        header,
        rows,
        above=(f"青岚县{period}安全隐患排查整改台账", "填报单位：青岚县安全生产委员会办公室"),
        below=(f"合计：{len(hazards)}条", "审核人：　　　　　填报人："),
        hidden_columns=(8,) if form == "cell" else (),
    )


def _first_version(plants: Plants, half: list[Hazard]) -> list[Hazard]:
    """What was first handed in: fewer records, fewer closures, and deadlines before they were moved."""
    if plants.clean:
        return half
    rng = random.Random("first version")
    plain = [h for h in half if not h.marks and h.source == "平台" and h.rectified_on]
    missing = {h.no for h in rng.sample(plain, 9)}
    not_yet = {h.no for h in rng.sample([h for h in plain if h.no not in missing], 14)}
    version = []
    for hazard in half:
        if hazard.no in missing:
            continue
        if hazard.no in not_yet or (hazard.rectified_on and hazard.rectified_on > date(2024, 7, 5)):
            version.append(
                replace(
                    hazard,
                    rectified_on=None,
                    verified_on=None,
                    verifier="",
                    status="整改中",
                    proof="",
                    marks=[],
                )
            )
        elif "deadline_moved" in hazard.marks:
            version.append(replace(hazard, deadline_on=hazard.found_on + timedelta(days=3), marks=[]))
        elif hazard.verified_on and hazard.verified_on > date(2024, 7, 5):
            version.append(replace(hazard, verified_on=None, verifier="", status="已整改", marks=[]))
        else:
            version.append(replace(hazard, marks=[]))
    return version


def _text(hazards: list[Hazard]) -> Sheet:
    hand = date_hand("F06-2024-3", "iso", ("slash",), 0.05)
    rows = [Row(_cells(h, hand, ""), tuple(h.marks)) for h in hazards]
    for row in rows[11::29]:
        row.cells[4] = f"{row.cells[4]} "
    return Sheet("", _WIDE, rows)
