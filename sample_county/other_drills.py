"""F04 records that are no evacuations: joint, tabletop, fire, flood and enterprise drills."""

import random
from datetime import date, timedelta

from sample_county.departments import DEPARTMENT_PLANS, NEVER_DRILLED, SPECIAL_PLANS
from sample_county.drills import SILENT_TOWNSHIP, undrilled_villages
from sample_county.facts import WINDOW_START
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Drill, Enterprise, Plan, Village

_YEARS = (2021, 2022, 2023, 2024)
_VILLAGE_THEMES = (
    "消防灭火演练",
    "防汛抢险物资装运演练",
    "森林草原火灾扑救演练",
    "应急广播与通信联络演练",
    "食物中毒处置演练",
)
_ENTERPRISE_THEMES = {
    "危险化学品": "危险化学品泄漏应急处置演练",
    "非煤矿山": "边坡坍塌救援演练",
    "建筑施工": "高处坠落救援演练",
    "金属冶炼": "高温熔融金属泄漏处置演练",
    "烟花爆竹": "仓库火灾扑救演练",
    "水电站": "水电站停机及漫坝应急处置演练",
}
_HALVES = (
    (date(2021, 2, 1), date(2021, 6, 25)),
    (date(2021, 7, 5), date(2021, 12, 20)),
    (date(2022, 2, 10), date(2022, 6, 25)),
    (date(2022, 7, 5), date(2022, 12, 20)),
    (date(2023, 2, 5), date(2023, 6, 25)),
    (date(2023, 10, 8), date(2023, 12, 22)),
    (date(2024, 2, 20), date(2024, 6, 25)),
    (date(2024, 7, 3), date(2024, 9, 26)),
)


def make_county_drills(plants: Plants, villages: list[Village]) -> list[Drill]:
    """The yearly joint drill, the departments' and townships' own drills and the villages' other drills."""
    rng = random.Random("other drills")
    drills = [_joint(year) for year in _YEARS]
    for year in _YEARS:
        last = date(2024, 9, 24) if year == 2024 else date(year, 12, 20)
        drills += _department_drills(plants, rng, date(year, 1, 15), last)
        drills += _township_drills(plants, rng, date(year, 2, 15), last)
        drills += _village_drills(plants, rng, villages, date(year, 1, 10), last)
    if plants.dirty:
        _plant_future(drills)
    return drills


def make_enterprise_drills(plants: Plants, enterprises: list[Enterprise], plans: list[Plan]) -> list[Drill]:
    """One drill of each key enterprise in most half-years."""
    rng = random.Random("enterprise drills")
    key = [e for e in enterprises if e.is_key]
    idle = {e.name for e in key[-plants.count("key_enterprises_undrilled") :]} if plants.dirty else set()
    by_issuer = {p.issuer: p.name for p in plans}
    drills = []
    for enterprise in key:
        for first, last in _HALVES:
            recent = first > WINDOW_START
            if (recent and enterprise.name in idle) or (not recent and rng.random() < 0.3):
                continue
            drills.append(_enterprise_drill(rng, enterprise, first, last, by_issuer.get(enterprise.name, "")))
    return drills


def _day(rng: random.Random, first: date, last: date) -> date:
    day = first + timedelta(days=rng.randint(0, (last - first).days))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _joint(year: int) -> Drill:
    day = date(year, 5, 11)
    bodies = (
        "县应急管理局、县消防救援局、县自然资源局、县水务局、县卫生健康局、县公安局、县人武部、澜桥镇人民政府"
    )
    return Drill(
        "joint",
        f"“应急使命·{year}”防汛山洪地震地质灾害综合应急演练",
        "综合",
        "青岚县人民政府",
        bodies,
        day,
        day,
        None,
        None,
        "县体育场及河滨片区",
        1180 + 35 * (year - 2021),
        420,
        186_000,
        SPECIAL_PLANS[0][0],
        "已评估",
        participants_text=f"{1180 + 35 * (year - 2021):,}",
    )


def _department_drills(plants: Plants, rng: random.Random, first: date, last: date) -> list[Drill]:
    silent = NEVER_DRILLED if plants.dirty else ()
    drills = []
    for department, subjects in DEPARTMENT_PLANS.items():
        if department in silent or (plants.dirty and rng.random() < 0.12):
            continue
        subject = rng.choice(subjects)
        tabletop = rng.random() < 0.6
        day = _day(rng, first, last)
        partners = "、".join(
            rng.sample([d for d in DEPARTMENT_PLANS if d != department], 2 if rng.random() < 0.35 else 1)
        )
        people = rng.randint(16, 90)
        drills.append(
            Drill(
                "tabletop" if tabletop else "live",
                f"{subject}应急{'桌面推演' if tabletop else '处置演练'}",
                "桌面" if tabletop else "实战",
                department,
                partners if rng.random() < 0.4 else "局属各单位",
                day,
                day,
                None,
                None,
                "县应急指挥中心" if tabletop else "澜桥镇",
                people,
                0,
                rng.randrange(0, 120) * 100,
                f"青岚县{subject}应急预案",
                rng.choice(("已评估", "有总结", "未评估")),
            )
        )
    return drills


def _township_drills(plants: Plants, rng: random.Random, first: date, last: date) -> list[Drill]:
    drills = []
    for township in TOWNSHIPS:
        if plants.dirty and township.name == SILENT_TOWNSHIP and first.year >= 2022:
            continue
        for theme in ("生产安全事故应急处置演练", "防汛抗旱应急桌面推演"):
            day = _day(rng, first, last)
            joint = rng.random() < 0.3
            drills.append(
                Drill(
                    "township",
                    f"{township.name}{theme}",
                    "桌面" if "桌面" in theme else "实战",
                    f"{township.name}人民政府",
                    "县应急管理局、辖区各村" if joint else "辖区各村",
                    day,
                    day,
                    township.name,
                    None,
                    township.name,
                    rng.randint(22, 120),
                    rng.randint(0, 15),
                    rng.randrange(5, 90) * 100,
                    f"{township.name}突发事件综合应急预案",
                    rng.choice(("已评估", "有总结")),
                )
            )
    return drills


def _village_drills(
    plants: Plants, rng: random.Random, villages: list[Village], first: date, last: date
) -> list[Drill]:
    silent = undrilled_villages(plants, villages)
    drills = []
    for _ in range(70 if last.year < 2024 else 55):
        village = rng.choice(villages)
        day = _day(rng, first, last)
        if village.code in silent and day > WINDOW_START:
            continue
        people = rng.randint(12, 70)
        drills.append(
            Drill(
                "village",
                f"{village.name}{rng.choice(_VILLAGE_THEMES)}",
                "单项",
                village.committee,
                f"{village.township}人民政府",
                day,
                day,
                village.township,
                village,
                village.full_name,
                people,
                round(people * rng.uniform(0.2, 0.6)),
                rng.randrange(0, 20) * 100,
                "",
                rng.choice(("有总结", "未评估")),
            )
        )
    return drills


def _plant_future(drills: list[Drill]) -> None:
    drill = next(d for d in drills if d.kind == "village" and d.held_from.year == 2022)
    drill.date_text = f"2052-{drill.held_from.month}-{drill.held_from.day}"
    drill.marks.append("drill_in_the_future")


def _enterprise_drill(
    rng: random.Random, enterprise: Enterprise, first: date, last: date, plan: str
) -> Drill:
    day = _day(rng, first, last)
    theme = _ENTERPRISE_THEMES.get(enterprise.industry, "火灾扑救和触电急救演练")
    people = rng.randint(8, max(10, min(enterprise.staff, 90)))
    return Drill(
        "enterprise",
        theme,
        rng.choice(("实战", "实战", "单项", "桌面")),
        enterprise.name,
        rng.choice(("本企业各班组", "本企业各班组", f"{enterprise.township}人民政府", "县消防救援局")),
        day,
        day,
        enterprise.township,
        None,
        f"{enterprise.township}{enterprise.short_name}厂区",
        people,
        0,
        rng.randrange(5, 80) * 100,
        plan,
        rng.choice(("已评估", "有总结", "未评估")),
    )
