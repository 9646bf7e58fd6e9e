"""F06 records: what inspections and the platform found since 2021, and what became of it."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from sample_county.facts import AS_OF, PLATFORM_FINDINGS, PLATFORM_RECTIFIED, SINCE, WINDOW_START
from sample_county.hazard_texts import (
    BODIES_WITHOUT_LICENCE,
    DESCRIPTIONS,
    INSPECTORS,
    MEASURES,
    PROOFS,
    VERIFIERS,
    categories_of,
)
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Enterprise, Hazard

OTHER_FINDINGS = 403
OTHER_OPEN = 14
HOUSING = "县住房和城乡建设局"
_SOURCES = ("人工检查", "企业自查", "群众举报")
_CUTOFFS = {2021: date(2022, 1, 6), 2022: date(2023, 1, 6), 2023: date(2024, 1, 5), 2024: AS_OF}
_LAST_FOUND = date(2024, 9, 26)

Body = tuple[str, str, str]
"""name, township, industry"""


@dataclass
class _Ledger:
    """Per body and category: until when a new finding would count as a recurrence."""

    blocked_until: dict[tuple[str, str], date] = field(default_factory=dict)
    closed_on: dict[tuple[str, str], date] = field(default_factory=dict)


def make_hazards(plants: Plants, enterprises: list[Enterprise]) -> list[Hazard]:
    """1,450 platform findings and 403 others, by day of finding; recurrences are planted ones only."""
    rng = random.Random("hazards")
    bodies, quiet = _bodies(plants, enterprises)
    total = PLATFORM_FINDINGS + OTHER_FINDINGS
    found = sorted(_found_day(rng) for _ in range(total))
    platform = set(rng.sample(range(total), PLATFORM_FINDINGS))
    open_ones = _open_indices(plants, rng, found, platform)
    recurring = set(
        rng.sample([i for i in range(300, total) if i not in open_ones], plants.count("recurrences"))
    )
    ledger = _Ledger()
    busy = [body for body in bodies if body[0] not in quiet]
    keys = {e.name for e in enterprises if e.is_key}
    to_visit = sorted({body for body in busy if body[0] in keys})
    hazards: list[Hazard] = []
    for i, day in enumerate(found):
        source = "平台" if i in platform else rng.choices(_SOURCES, (70, 22, 8))[0]
        allowed = bodies if day <= WINDOW_START else busy
        if day > WINDOW_START and to_visit and i not in recurring and i % 3 == 0:
            allowed = [to_visit.pop()]
        hazards.append(
            _hazard(plants, rng, ledger, i, day, source, allowed, open_ones.get(i), i in recurring)
        )
    _number(hazards)
    return hazards


def _bodies(plants: Plants, enterprises: list[Enterprise]) -> tuple[list[Body], set[str]]:
    keys = [e for e in enterprises if e.is_key]
    quiet = {e.name for e in keys[3::5][: plants.count("key_units_uninspected")]}
    listed = [(e.name, e.township, e.industry) for e in enterprises for _ in range(2 if e.is_key else 1)]
    rng = random.Random("bodies")
    others = [
        (f"{t.name}{name}", t.name, industry)
        for t in TOWNSHIPS
        for name, industry in BODIES_WITHOUT_LICENCE
        if rng.random() < 0.7
    ]
    return listed + others, quiet


def _found_day(rng: random.Random) -> date:
    days = (_LAST_FOUND - SINCE).days
    day = SINCE + timedelta(days=round(days * rng.random() ** 0.85))
    return (
        day - timedelta(days=max(0, day.weekday() - 4))
        if day.weekday() > 4 and day > date(2021, 1, 4)
        else day
    )


def _open_indices(
    plants: Plants, rng: random.Random, found: list[date], platform: set[int]
) -> dict[int, bool]:
    """Index of each finding that stays open → whether its deadline has passed at the as-of date."""
    open_platform = PLATFORM_FINDINGS - PLATFORM_RECTIFIED
    old = [i for i, day in enumerate(found) if date(2023, 2, 1) < day < date(2024, 7, 20)]
    new = [i for i, day in enumerate(found) if day > date(2024, 7, 20)]
    chosen: dict[int, bool] = {}
    pools = (
        (True, open_platform, plants.count("hazards_overdue")),
        (False, OTHER_OPEN, plants.count("hazards_overdue_other")),
    )
    for of_platform, number, overdue in pools:
        chosen |= dict.fromkeys(rng.sample([i for i in old if (i in platform) == of_platform], overdue), True)
        recent = [i for i in new if (i in platform) == of_platform and i not in chosen]
        chosen |= dict.fromkeys(rng.sample(recent, number - overdue), False)
    return chosen


def _hazard(
    plants: Plants,
    rng: random.Random,
    ledger: _Ledger,
    index: int,
    day: date,
    source: str,
    bodies: list[Body],
    overdue: bool | None,
    recurs: bool,
) -> Hazard:
    name, township, industry, category = (
        _recurrence(rng, ledger, day, bodies) if recurs else _fresh(rng, ledger, day, bodies)
    )
    inspector = (
        "企业自查" if source == "企业自查" else rng.choices(tuple(INSPECTORS), tuple(INSPECTORS.values()))[0]
    )
    if source == "企业自查":
        inspector = name
    deadline = day + timedelta(days=rng.choice((5, 7, 10, 15, 15, 30)))
    if overdue is False:
        deadline = max(deadline, AS_OF + timedelta(days=rng.randint(3, 20)))
    rectified = None if overdue is not None else _rectified(plants, rng, day, deadline, inspector)
    ledger.blocked_until[name, category] = rectified + timedelta(days=195) if rectified else date.max
    if rectified and not recurs:
        ledger.closed_on[name, category] = rectified
    elif recurs:
        del ledger.closed_on[name, category]
    hazard = Hazard(
        "",
        day,
        inspector,
        name,
        township,
        category,
        rng.choice(DESCRIPTIONS[category]),
        "一般",
        industry,
        deadline,
        rectified,
        rng.choice(MEASURES[category]),
        rng.choice(PROOFS),
        "",
        None,
        rng.choice(("整改中", "整改中", "未整改")),
        source,
    )
    if rectified:
        _close(rng, hazard, rectified)
    else:
        hazard.proof = ""
    if recurs:
        hazard.marks.append("recurrences")
    return hazard


def _fresh(rng: random.Random, ledger: _Ledger, day: date, bodies: list[Body]) -> tuple[str, str, str, str]:
    while True:
        name, township, industry = rng.choice(bodies)
        free = [c for c in categories_of(industry) if ledger.blocked_until.get((name, c), date.min) <= day]
        if free:
            return name, township, industry, rng.choice(free)


def _recurrence(
    rng: random.Random, ledger: _Ledger, day: date, bodies: list[Body]
) -> tuple[str, str, str, str]:
    by_name = {body[0]: body for body in bodies}
    candidates = [
        (name, category)
        for (name, category), closed in ledger.closed_on.items()
        if 12 <= (day - closed).days <= 165
        and ledger.blocked_until[name, category] != date.max
        and name in by_name
    ]
    name, category = rng.choice(candidates)
    return name, by_name[name][1], by_name[name][2], category


def _rectified(plants: Plants, rng: random.Random, day: date, deadline: date, inspector: str) -> date:
    """Mostly in time; one in fifteen late; never after the register was closed."""
    cutoff = _CUTOFFS[day.year]
    late = rng.random() < (0.065 if plants.dirty else 0.0)
    rectified = (
        deadline + timedelta(days=rng.randint(2, 40))
        if late
        else day + timedelta(days=rng.randint(1, (deadline - day).days))
    )
    if plants.dirty and inspector == HOUSING and rng.random() < 0.75:
        rectified = deadline
    if plants.dirty and date(2024, 6, 5) <= day <= date(2024, 6, 27) and rng.random() < 0.8:
        rectified = date(2024, 6, rng.choice((29, 30)))
    return min(rectified, cutoff)


def _close(rng: random.Random, hazard: Hazard, rectified: date) -> None:
    last = _CUTOFFS[hazard.found_on.year]
    verified = rectified + timedelta(days=rng.randint(0, 8))
    if rng.random() < 0.11 or verified > last:
        hazard.status = "已整改"
        return
    hazard.status = rng.choice(("已销号", "已销号", "销号", "已整改"))
    hazard.verifier, hazard.verified_on = rng.choice(VERIFIERS), verified


def _number(hazards: list[Hazard]) -> None:
    counts: dict[int, int] = {}
    for hazard in hazards:
        year = hazard.found_on.year
        counts[year] = counts.get(year, 0) + 1
        hazard.no = f"QLYH{year}{counts[year]:04d}"
