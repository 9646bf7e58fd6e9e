"""F01: the county's rescue teams at two statement dates, a year apart."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sample_county.facts import AS_OF, COUNTY, WINDOW_START
from sample_county.people import PersonMaker
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Enterprise, Team

COMPREHENSIVE = "县乡综合救援队伍"
GRASSROOTS = "乡镇基层综合救援队伍"
SPECIAL = "专业应急救援队伍"
ENTERPRISE = "企事业专兼职队伍"
MILITARY = "驻地军事力量"

COUNTY_BRIGADE = "青岚县综合应急救援大队"
_FIRE_SQUADS = ("地震救援分队", "山岳救援队", "水域救援队", "石油化工救援队")
_DEPARTMENT_SQUADS = (
    ("县森林防灭火专业队", "县林业和草原局", 32, 20, "风力灭火机、高压水泵、二号工具"),
    ("县卫生应急队", "县卫生健康局", 18, 0, "负压救护车、急救箱、帐篷"),
    ("县道路抢通保畅队", "县交通运输局", 24, 9, "装载机、挖掘机、融雪撒布车"),
    ("县供水抢修队", "县水务局", 14, 6, "移动泵车、发电机"),
    ("县电力抢修突击队", "国网青岚县供电公司", 26, 26, "应急发电车、带电作业工具"),
    ("县通信保障应急队", "县经济和信息化局", 11, 4, "卫星电话、便携基站"),
)
_MILITARY = ("县人武部民兵应急连", "武警驻县中队", "预备役防化排")


def comprehensive_names() -> list[str]:
    """The county brigade first, then one team a township."""
    return [COUNTY_BRIGADE, *(f"{t.name}综合应急救援队" for t in TOWNSHIPS)]


def grassroots_names() -> list[str]:
    return [f"{t.name}基层综合应急救援队伍" for t in TOWNSHIPS]


def make_teams(
    plants: Plants,
    make_person: PersonMaker,
    strength: Mapping[date, Mapping[str, tuple[int, int]]],
    enterprises: list[Enterprise],
) -> dict[date, list[Team]]:
    """Teams per statement date. `strength`: active (all, full-time) members per team, from the rosters."""
    now = _rostered(make_person, strength[AS_OF]) + _squads(make_person) + _owned(make_person, enterprises)
    for no, team in enumerate(now, start=1):
        team.no = f"QLDW{no:03d}"
    before = [_year_before(team, strength[WINDOW_START]) for team in now if team.founded_on <= WINDOW_START]
    _plant_headcount_gaps(plants, now)
    return {WINDOW_START: before, AS_OF: now}


def _rostered(make_person: PersonMaker, strength: Mapping[str, tuple[int, int]]) -> list[Team]:
    teams = []
    for i, name in enumerate(comprehensive_names()):
        place = COUNTY if i == 0 else TOWNSHIPS[i - 1].name
        owner = "县应急管理局" if i == 0 else f"{place}人民政府"
        gear = "水罐消防车2辆、冲锋舟3艘、破拆工具12套" if i == 0 else "消防水泵、油锯、救生衣、对讲机"
        teams.append(
            Team(
                "",
                name,
                COMPREHENSIVE,
                owner,
                place,
                *strength[name],
                date(2023, 8, 20 + i),
                make_person(30, 48),
                gear,
            )
        )
    for township, name in zip(TOWNSHIPS, grassroots_names(), strict=True):
        founded = date(2019, 6, 1 + TOWNSHIPS.index(township))
        teams.append(
            Team(
                "",
                name,
                GRASSROOTS,
                f"{township.name}人民政府",
                township.name,
                *strength[name],
                founded,
                make_person(32, 52),
                "铁锹、编织袋、手提喇叭、雨衣",
            )
        )
    return teams


def _squads(make_person: PersonMaker) -> list[Team]:
    teams = []
    for i, squad in enumerate(_FIRE_SQUADS):
        founded = (date(2020, 4, 16), date(2021, 7, 2), date(2024, 3, 18), date(2022, 11, 9))[i]
        size = (12, 10, 12, 15)[i]
        teams.append(
            Team(
                "",
                f"县{squad}",
                SPECIAL,
                "县消防救援局",
                COUNTY,
                size,
                size,
                founded,
                make_person(27, 44),
                ("生命探测仪、液压破拆组", "绳索救援套装", "冲锋舟、浮潜装备", "泡沫消防车、堵漏器材")[i],
            )
        )
    for i, (name, owner, size, full, gear) in enumerate(_DEPARTMENT_SQUADS):
        founded = date(2018 + i % 4, 3 + i, 12)
        teams.append(Team("", name, SPECIAL, owner, COUNTY, size, full, founded, make_person(30, 54), gear))
    for i, name in enumerate(_MILITARY):
        founded = date(2017, 5, 4 + i)
        teams.append(
            Team("", name, MILITARY, "县人武部", COUNTY, None, None, founded, make_person(28, 45), "")
        )
    return teams


def _owned(make_person: PersonMaker, enterprises: list[Enterprise]) -> list[Team]:
    rng = random.Random("enterprise teams")
    owners = [e for e in enterprises if e.is_key and e.staff >= 60][:11]
    teams = []
    for i, owner in enumerate(owners):
        size = rng.randint(7, 22)
        founded = date(2020 + i % 4, 2 + i % 10, 8)
        teams.append(
            Team(
                "",
                f"{owner.short_name}应急救援队",
                ENTERPRISE,
                owner.name,
                owner.township,
                size,
                size if i % 3 == 0 else rng.randint(0, 4),
                founded,
                make_person(30, 55),
                "正压式空气呼吸器、灭火器、担架",
            )
        )
    return teams


def _year_before(team: Team, strength: Mapping[str, tuple[int, int]]) -> Team:
    headcount, full_time = strength.get(team.name, (team.headcount, team.full_time))
    return replace(team, headcount=headcount, full_time=full_time, marks=[])


def _plant_headcount_gaps(plants: Plants, teams: list[Team]) -> None:
    grassroots = [team for team in teams if team.kind == GRASSROOTS]
    for team, extra in list(zip((grassroots[0], grassroots[3], grassroots[6]), (12, 9, 8), strict=True)):
        if plants.dirty and team.headcount is not None:
            team.headcount += extra
            team.marks.append("headcount_gap")
