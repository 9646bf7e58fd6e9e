"""F03 records: plans of the county, its departments, townships, villages and enterprises."""

import random
from datetime import date, timedelta

from sample_county.departments import DEPARTMENT_PLANS, SPECIAL_PLANS
from sample_county.facts import AS_OF, COUNTY, WINDOW_START
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Enterprise, Plan, Village

_PLANLESS = {"石鼓坪镇": 1, "双汊镇": 1, "松岚乡": 2, "雾坪乡": 4, "荞川乡": 6}
_ENTERPRISE_PLANS = 20


def make_plans(plants: Plants, villages: list[Village], enterprises: list[Enterprise]) -> list[Plan]:
    """Every plan in the registers: those in force at the as-of date and the older versions they replaced."""
    rng = random.Random("plans")
    plans = _county_plans(rng) + _department_plans(rng) + _township_plans(rng)
    plans += _village_plans(plants, rng, villages) + _enterprise_plans(rng, enterprises)
    _plant_ages(plants, rng, plans)
    _plant_filing(plants, rng, plans)
    _plant_foreign_names(plants, plans, villages)
    return plans + _withdrawn(plants, rng, plans)


def in_force(plan: Plan, day: date) -> bool:
    """Issued by then, not withdrawn, and not past its term."""
    return (
        plan.issued_on <= day and not plan.withdrawn and (plan.valid_until is None or plan.valid_until >= day)
    )


def planless_villages(plants: Plants, villages: list[Village]) -> list[Village]:
    """The villages without a plan in force; the first three of the last township only have an expired one."""
    if plants.clean:
        return []
    chosen: list[Village] = []
    for township, number in _PLANLESS.items():
        chosen += [v for v in villages if v.township == township][-number:]
    return chosen


def _issued(rng: random.Random, first: date, last: date) -> date:
    day = first + timedelta(days=rng.randrange((last - first).days))
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)


def _filed(rng: random.Random, issued_on: date) -> date:
    return issued_on + timedelta(days=rng.randint(4, 19))


def _plan(
    rng: random.Random, name: str, level: str, issuer: str, number: str, issued_on: date, **more: str
) -> Plan:
    return Plan(
        name,
        level,
        issuer,
        more.get("township"),
        more.get("village_code"),
        number,
        issued_on,
        _filed(rng, issued_on),
        None,
        None,
        None,
    )


def _county_plans(rng: random.Random) -> list[Plan]:
    government = f"{COUNTY}人民政府"
    issued_on = date(2021, 12, 20)
    plans = [_plan(rng, f"{COUNTY}突发事件总体应急预案", "总体", government, "青府发〔2021〕17号", issued_on)]
    for i, (name, _) in enumerate(SPECIAL_PLANS):
        day = _issued(rng, date(2021, 12, 24), date(2024, 3, 1))
        plans.append(_plan(rng, name, "专项", government, f"青府办发〔{day.year}〕{18 + i}号", day))
    return plans


def _department_plans(rng: random.Random) -> list[Plan]:
    plans = []
    for department, subjects in DEPARTMENT_PLANS.items():
        for i, subject in enumerate(subjects, start=1):
            day = _issued(rng, date(2021, 10, 20), date(2024, 8, 20))
            short = department.removeprefix("县")[:2]
            plans.append(
                _plan(
                    rng,
                    f"青岚县{subject}应急预案",
                    "部门",
                    department,
                    f"青{short}发〔{day.year}〕{i * 7 + 3}号",
                    day,
                )
            )
    return plans


def _township_plans(rng: random.Random) -> list[Plan]:
    plans = []
    for township in TOWNSHIPS:
        day = _issued(rng, date(2021, 11, 1), date(2024, 5, 20))
        plans.append(
            _plan(
                rng,
                f"{township.name}突发事件综合应急预案",
                "乡镇",
                f"{township.name}人民政府",
                f"{township.name[:2]}府发〔{day.year}〕{rng.randint(5, 60)}号",
                day,
                township=township.name,
            )
        )
    return plans


def _village_plans(plants: Plants, rng: random.Random, villages: list[Village]) -> list[Plan]:
    without = {v.code for v in planless_villages(plants, villages)}
    plans = []
    for village in villages:
        if village.code in without:
            continue
        day = _issued(rng, date(2021, 10, 20), date(2024, 8, 15))
        plans.append(_village_plan(rng, village, day))
        if day > date(2022, 6, 1) and rng.random() < 0.2:
            old = _village_plan(rng, village, date(2020, 3, 2) + timedelta(days=rng.randrange(200)))
            old.valid_until = day - timedelta(days=rng.randint(1, 40))
            plans.append(old)
    expired = (
        planless_villages(plants, villages)[-plants.count("expired_village_plans") :] if plants.dirty else []
    )
    for village in expired:
        old = _village_plan(rng, village, date(2020, 11, 16))
        old.valid_until = date(2023, 11, 15)
        old.marks.append("expired_village_plans")
        plans.append(old)
    return plans


def _village_plan(rng: random.Random, village: Village, day: date) -> Plan:
    subject = rng.choice(
        ("突发事件应急预案", "防汛地灾简明应急预案", "应急预案（简明版）", "自然灾害应急预案")
    )
    issuer = village.committee if rng.random() < 0.7 else village.full_name
    plan = _plan(
        rng,
        f"{village.full_name}{subject}",
        "村",
        issuer,
        f"{village.name[:-1]}〔{day.year}〕{rng.randint(1, 9)}号",
        day,
        township=village.township,
        village_code=village.code,
    )
    if village.name.endswith("社区"):
        plan.level = "社区"
    return plan


def _enterprise_plans(rng: random.Random, enterprises: list[Enterprise]) -> list[Plan]:
    plans = []
    for i, enterprise in enumerate([e for e in enterprises if e.is_key][:_ENTERPRISE_PLANS]):
        day = _issued(rng, date(2021, 12, 1), date(2024, 7, 1))
        plan = _plan(
            rng,
            f"{enterprise.short_name}生产安全事故综合应急预案",
            "企业",
            enterprise.name,
            f"YJYA-{day.year}-{i + 1:02d}",
            day,
            township=enterprise.township,
        )
        plan.valid_until = day.replace(year=day.year + 3, day=min(day.day, 28))
        plans.append(plan)
    return plans


def _plant_ages(plants: Plants, rng: random.Random, plans: list[Plan]) -> None:
    """A third of the plans are older than three years; most of those were evaluated or revised since."""
    replaced = {p.village_code for p in plans if p.village_code and not in_force(p, AS_OF)}
    governed = [
        p for p in plans if p.level != "企业" and in_force(p, AS_OF) and p.village_code not in replaced
    ]
    old = rng.sample(governed, 58)
    for number, plan in enumerate(old):
        plan.issued_on = _issued(rng, date(2019, 3, 1), date(2021, 9, 20))
        plan.filed_on = _filed(rng, plan.issued_on)
        plan.number = plan.number.replace(
            plan.number[plan.number.index("〔") + 1 :][:4], str(plan.issued_on.year)
        )
        if number < plants.count("plans_unevaluated"):
            plan.marks.append("plans_unevaluated")
        elif number % 3 == 0:
            plan.revised_on = _issued(rng, date(2022, 1, 10), date(2024, 8, 30))
        else:
            plan.evaluated_on = _issued(rng, date(2021, 11, 10), date(2024, 8, 30))


def _plant_filing(plants: Plants, rng: random.Random, plans: list[Plan]) -> None:
    last = AS_OF - timedelta(days=45)
    recent = [
        p for p in plans if WINDOW_START < p.issued_on <= last and p.valid_until is None and not p.marks
    ]
    rng.shuffle(recent)
    for plan in recent[: plants.count("plans_never_filed")]:
        plan.filed_on = None
        plan.marks.append("plans_never_filed")
    early = [p for p in recent if p.filed_on and p.issued_on < date(2024, 5, 1)]
    for plan in early[: plants.count("plans_filed_late")]:
        plan.filed_on = plan.issued_on + timedelta(days=rng.randint(60, 120))
        plan.marks.append("plans_filed_late")


def _plant_foreign_names(plants: Plants, plans: list[Plan], villages: list[Village]) -> None:
    own = [p for p in plans if p.village_code and in_force(p, AS_OF) and not p.marks]
    for plan in own[30 : 30 + plants.count("plan_foreign_name")]:
        other = next(v for v in villages if v.township == plan.township and v.code != plan.village_code)
        mine = next(v for v in villages if v.code == plan.village_code)
        plan.name = plan.name.replace(mine.full_name, other.full_name)
        plan.marks.append("plan_foreign_name")


def _withdrawn(plants: Plants, rng: random.Random, plans: list[Plan]) -> list[Plan]:
    """Former versions of special and department plans, listed as withdrawn."""
    candidates = [p for p in plans if p.level in ("专项", "部门") and p.issued_on > date(2022, 6, 1)]
    former = []
    for plan in candidates[: plants.count("withdrawn_plans")]:
        day = _issued(rng, date(2018, 4, 1), date(2019, 12, 20))
        old = _plan(
            rng, plan.name, plan.level, plan.issuer, f"青府办发〔{day.year}〕{rng.randint(3, 90)}号", day
        )
        old.withdrawn, old.valid_until = True, plan.issued_on
        old.marks.append("withdrawn_plans")
        former.append(old)
    return former
