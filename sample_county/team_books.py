"""F01 as handed in: an old workbook in 2023, the new form with a two-row header in 2024."""

from collections.abc import Mapping
from datetime import date

from sample_county.dirt import date_hand
from sample_county.facts import AS_OF, WINDOW_START
from sample_county.plants import Plants
from sample_county.records import Team
from sample_county.sheets import Cell, Delivery, Row, Sheet


def deliveries(plants: Plants, teams: Mapping[date, list[Team]]) -> list[Delivery]:
    """Two registers, a year apart."""
    return [
        Delivery(
            "青岚县应急救援队伍统计表（2023年9月）.xls",
            [_old_form(teams[WINDOW_START])],
            date(2023, 10, 12),
            "县应急管理局",
        ),
        Delivery(
            "2024年9月应急救援队伍台账.xlsx",
            [_new_form(plants, teams[AS_OF])],
            date(2024, 10, 10),
            "县应急管理局",
        ),
    ]


def _old_form(teams: list[Team]) -> Sheet:
    hand = date_hand("F01-2023", "dot", ("zh", "compact"))
    rows = [
        Row(
            [
                i,
                t.no,
                t.name,
                t.kind,
                t.owner,
                t.place,
                _known(t.headcount),
                _known(t.full_time),
                _part_time(t),
                hand(t.founded_on),
                t.leader.name,
                _phones(t.leader.phone, i),
                t.equipment or None,
            ]
        )
        for i, t in enumerate(teams, start=1)
    ]
    rows.append(_total(teams, 13, 6))
    return Sheet(
        "Sheet1",
        (
            "序号",
            "队伍编号",
            "救援队名称",
            "类别",
            "组建单位",
            "驻地",
            "现有人数",
            "其中专职",
            "兼职人数",
            "成立日期",
            "队长",
            "手机",
            "主要装备",
        ),
        rows,
        above=(
            "青岚县应急救援队伍统计表",
            "统计时点：截至2023年9月30日　　　填报单位：青岚县应急管理局　　　填报日期：2023.10.11",
        ),
        below=("单位负责人：周××　　　填表人：何××",),
    )


def _new_form(plants: Plants, teams: list[Team]) -> Sheet:
    hand = date_hand("F01-2024", "cell", ("dot", "serial", "zh"), 0.12)
    rows = [
        Row(
            [
                i,
                t.name,
                t.kind,
                t.owner,
                t.place,
                _known(t.headcount),
                _known(t.full_time),
                _part_time(t),
                hand(t.founded_on),
                t.leader.name,
                t.leader.phone,
                t.equipment or None,
                None,
            ],
            tuple(t.marks),
        )
        for i, t in enumerate(teams, start=1)
    ]
    total = _total(teams, 13, 5)
    if plants.dirty:
        total.cells[5] = sum(t.headcount or 0 for t in teams) + 10
        total.marks = ("team_total_wrong",)
    rows.append(total)
    return Sheet(
        "队伍台账",
        (
            "序号",
            "队伍名称",
            "队伍类别",
            "主管单位",
            "所在乡镇",
            ("人数", "合计"),
            ("人数", "专职"),
            ("人数", "兼职"),
            "组建时间",
            "负责人",
            "联系电话",
            "装备",
            "备注",
        ),
        rows,
        above=(
            "青岚县应急救援队伍台账",
            "（截至2024年9月30日）",
            "填报单位：青岚县应急管理局　　　　　　填报日期：2024年10月9日　　　　　　单位：支、人",
        ),
        below=(
            "注：1.驻地军事力量不填报人数。2.乡镇基层综合救援队伍以乡镇干部、党员、退役士兵、民兵为骨干。",
            "审核人（签字）：　　　　　　　　　填表人（签字）：",
        ),
    )


def _phones(phone: str, number: int) -> str:
    """Now and then a landline (of no existing area) beside the mobile, in one cell."""
    if number % 6 == 0:
        return f"{phone}/0500-21{number:05d}"
    return f"{phone}、19900{number:06d}" if number % 11 == 5 else phone


def _known(number: int | None) -> int | str:
    return "/" if number is None else number


def _part_time(team: Team) -> int | str:
    if team.headcount is None or team.full_time is None:
        return "/"
    return team.headcount - team.full_time


def _total(teams: list[Team], width: int, first: int) -> Row:
    cells: list[Cell] = [None] * width
    cells[0] = "合计"
    cells[first] = sum(t.headcount or 0 for t in teams)
    cells[first + 1] = sum(t.full_time or 0 for t in teams)
    cells[first + 2] = sum((t.headcount or 0) - (t.full_time or 0) for t in teams)
    return Row(cells)
