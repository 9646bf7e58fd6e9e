"""F08: what the rescue teams were called to since 2021."""

import random
from datetime import date, datetime, timedelta

from sample_county.facts import SINCE
from sample_county.plants import Plants
from sample_county.records import Dispatch, Village
from sample_county.sheets import Cell, Delivery, Row, Sheet
from sample_county.teams import COUNTY_BRIGADE

_NUMBER = 640
_EVENTS = (
    "火灾",
    "火灾",
    "火灾",
    "山岳",
    "水域",
    "社会救助",
    "社会救助",
    "地质灾害",
    "交通事故",
    "执法辅助",
    "集镇管理",
)
_FOUNDED = date(2023, 9, 1)
_SQUADS = {
    "山岳": "县山岳救援队",
    "水域": "县水域救援队",
    "地质灾害": "县地震救援分队",
    "火灾": "县石油化工救援队",
}
_SQUAD_FOUNDED = {
    "县地震救援分队": date(2020, 4, 16),
    "县山岳救援队": date(2021, 7, 2),
    "县水域救援队": date(2024, 3, 18),
    "县石油化工救援队": date(2022, 11, 9),
}


def make_dispatches(plants: Plants, villages: list[Village]) -> list[Dispatch]:
    """By time of call. Before the comprehensive teams were built the fire bureau's own crews went."""
    rng = random.Random("dispatches")
    days = (date(2024, 9, 28) - SINCE).days
    calls = sorted(
        datetime(2021, 1, 1) + timedelta(days=rng.randrange(days), minutes=rng.randrange(1440))
        for _ in range(_NUMBER)
    )
    dispatches = [_dispatch(rng, at, rng.choice(villages)) for at in calls]
    _plant(plants, rng, dispatches)
    return dispatches


def _dispatch(rng: random.Random, at: datetime, village: Village) -> Dispatch:
    event = rng.choice(_EVENTS)
    team = "县消防救援局执勤中队"
    if event in ("执法辅助", "集镇管理") and at.date() < _FOUNDED:
        event = "社会救助"
    squad = _SQUADS.get(event, "")
    if squad and event != "火灾" and at.date() > _SQUAD_FOUNDED[squad]:
        team = squad
    elif at.date() >= _FOUNDED:
        team = COUNTY_BRIGADE if rng.random() < 0.35 else f"{village.township}综合应急救援队"
    left = at + timedelta(minutes=rng.randint(1, 6))
    arrived = left + timedelta(minutes=rng.randint(4, 48))
    platform_share = 0.15 + 0.18 * (at.year - 2021)
    order = f"PD{at:%Y%m%d}{rng.randint(1, 99):02d}" if rng.random() < platform_share else ""
    return Dispatch(
        at,
        left,
        arrived,
        arrived + timedelta(minutes=rng.randint(15, 240)),
        event,
        village,
        team,
        rng.randint(4, 10),
        rng.randint(1, 3),
        order,
        rng.choice(("无伤亡", "无伤亡", "无伤亡", "搜救1人", "转移群众6人", "轻伤1人")),
        rng.choices(("", "县消防救援局", "邻近乡镇综合应急救援队"), (88, 8, 4))[0],
    )


def _plant(plants: Plants, rng: random.Random, dispatches: list[Dispatch]) -> None:
    free = list(dispatches)
    rng.shuffle(free)
    for dispatch in [free.pop() for _ in range(plants.count("arrival_missing"))]:
        dispatch.arrived_at = None
        dispatch.marks.append("arrival_missing")
    township = [d for d in free if d.team.endswith("综合应急救援队")]
    for dispatch in township[: plants.count("dispatch_oversized")]:
        dispatch.people = 24
        dispatch.marks.append("dispatch_oversized")
    early = [d for d in free if d.called_at.date() < date(2024, 2, 1) and d.event == "水域"]
    for dispatch in early[: plants.count("dispatch_before_founding")]:
        dispatch.team = "县水域救援队"
        dispatch.marks.append("dispatch_before_founding")


def deliveries(dispatches: list[Dispatch]) -> list[Delivery]:
    """Two files: the fire bureau's own form, and the brigade's after the teams were built."""
    early = [d for d in dispatches if d.called_at.year <= 2022]
    late = [d for d in dispatches if d.called_at.year > 2022]
    return [
        Delivery(
            "2021-2022年接处警出动记录.xls",
            [_sheet(early, "2021—2022年", "%Y-%m-%d %H:%M", "报警时间", "灾害类型")],
            date(2023, 1, 9),
            "县消防救援局",
        ),
        Delivery(
            "综合救援出动记录（2023年1月-2024年9月）.xlsx",
            [_sheet(late, "2023年1月—2024年9月", "", "接警时间", "事件类型")],
            date(2024, 10, 9),
            "县消防救援局",
        ),
    ]


def _sheet(dispatches: list[Dispatch], period: str, form: str, call: str, event: str) -> Sheet:
    """`form` of the times as text; empty: real date-time cells."""

    def at(time: datetime | None) -> Cell:
        return time.strftime(form) if time and form else time

    rows = [
        Row(
            [
                i,
                at(d.called_at),
                at(d.left_at),
                at(d.arrived_at),
                at(d.ended_at),
                d.event,
                d.village.full_name,
                d.team,
                d.people,
                d.vehicles,
                d.order_no or None,
                d.outcome,
                d.reinforcement or "无",
            ],
            tuple(d.marks),
        )
        for i, d in enumerate(dispatches, start=1)
    ]
    return Sheet(
        "出动记录",
        (
            "序号",
            call,
            "出动时间",
            "到场时间",
            "结束时间",
            event,
            "地点",
            "出动队伍",
            "出动人数",
            "车辆",
            "派单号",
            "伤亡/搜救",
            "跨队增援",
        ),
        rows,
        above=(f"青岚县应急救援出动记录（{period}）", "填报单位：青岚县消防救援局"),
    )
