"""F04 records: evacuation drills, the many of the last twelve months and the fewer of the years before."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sample_county.facts import EVACUATION_DRILLS, EVACUATION_PARTICIPATIONS, WINDOW_START
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Drill, Plan, Village

_EARLIER = {2021: 296, 2022: 418, 2023: 402}
_SUBJECTS = ("山洪灾害", "地质灾害", "防汛", "森林火灾", "地震", "切坡建房风险")
_OUTSIDERS = ("县消防救援局", "县自然资源局", "县水务局", "县应急管理局", "县公安局", "中心小学")
_UNDRILLED = {"石鼓坪镇": 2, "双汊镇": 3, "枫渡镇": 3, "松岚乡": 4, "雾坪乡": 5, "荞川乡": 6}
_JOINT_SHARE = (0.30, 0.26, 0.20, 0.17, 0.13, 0.09, 0.06)
_PUBLIC_SHARE = (0.70, 0.66, 0.63, 0.60, 0.55, 0.50, 0.44)
_MONTH_WEIGHTS = (3, 2, 8, 14, 16, 14, 10, 9, 9, 6, 6, 3)
LATE_TOWNSHIP = "荞川乡"
SILENT_TOWNSHIP = "雾坪乡"

DayMaker = Callable[[], date]


def undrilled_villages(plants: Plants, villages: list[Village]) -> set[str]:
    """Codes of the villages that neither held nor hosted a drill in the last twelve months."""
    if plants.clean:
        return set()
    codes: set[str] = set()
    for township, number in _UNDRILLED.items():
        codes.update(v.code for v in [v for v in villages if v.township == township][-number - 2 : -2])
    return codes


def make_evacuations(plants: Plants, villages: list[Village], plans: list[Plan]) -> list[Drill]:
    """All evacuation drills since 2021; those after WINDOW_START give the two golden figures."""
    rng = random.Random("evacuations")
    by_village = {p.village_code: p.name for p in plans if p.village_code and not p.withdrawn}
    taken: set[tuple[str, date]] = set()
    drills: list[Drill] = []
    for year, number in _EARLIER.items():
        last = min(date(year, 12, 20), WINDOW_START - timedelta(days=4))
        coverage = rng.sample(villages, {2021: 78, 2022: 104, 2023: 119}[year])
        drills += _series(rng, coverage, by_village, taken, number, date(year, 1, 8), last)
    without = undrilled_villages(plants, villages)
    willing = [v for v in villages if v.code not in without]
    copies = plants.count("drills_copied")
    recent = [_drill(rng, v, by_village, taken, _recent_day(rng, v)) for v in willing]
    weights = [len(v.name) + (3 if v.township in ("澜桥镇", "双汊镇", "石鼓坪镇") else 1) for v in willing]
    while len(recent) < EVACUATION_DRILLS - copies:
        village = rng.choices(willing, weights)[0]
        recent.append(_drill(rng, village, by_village, taken, _recent_day(rng, village)))
    recent += _copies(rng, recent, copies)
    _plant(plants, rng, recent)
    _settle_sum(recent)
    return drills + recent


def _series(
    rng: random.Random,
    villages: list[Village],
    by_village: dict[str, str],
    taken: set[tuple[str, date]],
    number: int,
    first: date,
    last: date,
) -> list[Drill]:
    return [
        _drill(rng, rng.choice(villages), by_village, taken, lambda: pick_day(rng, first, last))
        for _ in range(number)
    ]


def pick_day(rng: random.Random, first: date, last: date) -> date:
    """A day between both, more likely in the months before and during the flood season."""
    while True:
        day = first + timedelta(days=rng.randint(0, (last - first).days))
        if rng.random() * 16 < _MONTH_WEIGHTS[day.month - 1]:
            return day


def _recent_day(rng: random.Random, village: Village) -> DayMaker:
    """Days in the window; one township drills mostly in May and June."""
    spring = (date(2024, 5, 2), date(2024, 6, 29))
    whole = (WINDOW_START + timedelta(days=3), date(2024, 9, 28))

    def day() -> date:
        chosen = spring if village.township == LATE_TOWNSHIP and rng.random() < 0.72 else whole
        return pick_day(rng, *chosen)

    return day


def _drill(
    rng: random.Random,
    village: Village,
    by_village: dict[str, str],
    taken: set[tuple[str, date]],
    day_maker: DayMaker,
) -> Drill:
    level = [t.name for t in TOWNSHIPS].index(village.township)
    government = f"{village.township}人民政府"
    organiser = village.committee
    if rng.random() < 0.11 and village.township != SILENT_TOWNSHIP:
        organiser = government
    elif rng.random() < 0.04:
        organiser = rng.choice(("县自然资源局", "县水务局", "县林业和草原局"))
    day = day_maker()
    while (organiser, day) in taken:
        day = day_maker()
    taken.add((organiser, day))
    partners = [
        village.committee if organiser == government else government,
        f"{village.township}综合应急救援队",
    ]
    if organiser.startswith("县"):
        partners.append(village.committee)
    if rng.random() < _JOINT_SHARE[level]:
        outsider = rng.choice(_OUTSIDERS)
        partners.append(outsider if outsider.startswith("县") else f"{village.township}{outsider}")
    people = min(round(rng.lognormvariate(4.0, 0.42)) + 4, round(village.population[3] * 0.9))
    subject = rng.choice(_SUBJECTS)
    tail = rng.choice(
        ("群众转移避险应急演练", "群众转移避险演练", "群众转移避险应急演练", "人员转移避险演练")
    )
    return Drill(
        "evacuation",
        f"{village.name}{subject}{tail}",
        rng.choices(("实战", "单项", "综合", "双盲"), (70, 18, 9, 3))[0],
        organiser,
        "、".join(partners),
        day,
        day,
        village.township,
        village,
        village.full_name,
        people,
        _public(rng, people, level),
        rng.randrange(3, 60) * 100,
        by_village.get(village.code, ""),
        rng.choices(("已评估", "有总结", "未评估"), (55, 25, 20))[0],
    )


def _public(rng: random.Random, people: int, level: int) -> int:
    return round(people * min(max(rng.gauss(_PUBLIC_SHARE[level], 0.12), 0.1), 0.95))


def _copies(rng: random.Random, drills: list[Drill], number: int) -> list[Drill]:
    """The same drill entered again with another place or cost, as a record of its own."""
    originals = rng.sample(
        [d for d in drills if d.held_from > date(2024, 1, 1) and d.organiser.endswith("委员会")], number
    )
    copies = []
    for i, original in enumerate(originals):
        copy = replace(original, marks=["drills_copied"])
        if i % 2:
            copy.cost_yuan += 500
        else:
            copy.place = f"{original.place}{rng.choice(('二组', '三组', '四组'))}"
        original.marks.append("copied_from")
        copies.append(copy)
    return copies


def _plant(plants: Plants, rng: random.Random, drills: list[Drill]) -> None:
    if plants.clean:
        return
    free = [
        d
        for d in drills
        if not d.marks and d.organiser.endswith("委员会") and d.held_from >= date(2024, 1, 1)
    ]
    rng.shuffle(free)
    _plant_dates(free)
    _plant_numbers(free)
    small = sorted(free, key=lambda d: d.village.population[3] if d.village else 0)[
        : plants.count("drills_over_population")
    ]
    for drill in small:
        drill.participants = round((drill.village.population[3] if drill.village else 0) * 1.2) + rng.randint(
            15, 60
        )
        drill.public = drill.participants - 12
        drill.marks.append("drills_over_population")
    _plant_same_headcount(plants, free)
    for drill in drills:
        if drill.township == LATE_TOWNSHIP and drill.held_from.month in (5, 6):
            drill.marks.append("concentrated_drills")


def _plant_dates(free: list[Drill]) -> None:
    imprecise = [
        ("2024年5月", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024年4月", date(2024, 4, 1), date(2024, 4, 30)),
        ("6月上旬", date(2024, 6, 1), date(2024, 6, 10)),
        ("2024年上半年", date(2024, 1, 1), date(2024, 6, 30)),
        ("9月下旬", date(2024, 9, 21), date(2024, 9, 30)),
        ("2024年8月中旬", date(2024, 8, 11), date(2024, 8, 20)),
        ("7月中旬", date(2024, 7, 11), date(2024, 7, 20)),
        ("2024.8", date(2024, 8, 1), date(2024, 8, 31)),
    ]
    for text, first, last in imprecise:
        quarter = [d for d in free if (d.held_from.month - 1) // 3 == (last.month - 1) // 3]
        drill = quarter[0]
        free.remove(drill)
        drill.date_text, drill.held_from, drill.held_to = text, first, last
        drill.marks.append("drills_imprecise_date")


def _plant_numbers(free: list[Drill]) -> None:
    for number, form in [
        (50, "约50人"),
        (60, "60余人"),
        (40, "40人左右"),
        (100, "100+"),
        (80, "约80人"),
        (70, "70余人"),
    ] * 2:
        drill = free.pop()
        drill.participants, drill.participants_text, drill.public = number, form, round(number * 0.6)
        drill.marks.append("drills_imprecise_number")
    for number, form in [
        (25, "二十五"),
        (62, "６２"),
        (48, "４８"),
        (36, "三十六"),
        (56, "56（其中群众40）"),
        (72, "72 人"),
    ]:
        drill = free.pop()
        drill.participants, drill.participants_text, drill.public = (
            number,
            form,
            40 if number == 56 else round(number * 0.6),
        )
        drill.marks.append("stated_in_words")


def _plant_same_headcount(plants: Plants, free: list[Drill]) -> None:
    counts: dict[str, int] = {}
    for drill in free:
        counts[drill.organiser] = counts.get(drill.organiser, 0) + (not drill.marks)
    number = plants.count("drills_same_headcount")
    organiser = next(name for name, count in counts.items() if count == number)
    for drill in free:
        if drill.organiser == organiser and not drill.marks:
            drill.participants, drill.public = 50, 35
            drill.marks.append("drills_same_headcount")


def _settle_sum(drills: list[Drill]) -> None:
    """Spreads what is missing from, or over, the golden sum over drills that nothing was planted in."""
    adjustable = [d for d in drills if not d.marks and d.participants >= 20]
    missing = EVACUATION_PARTICIPATIONS - sum(d.participants for d in drills)
    step = 1 if missing > 0 else -1
    index = 0
    while missing:
        drill = adjustable[index % len(adjustable)]
        limit = drill.village.population[3] if drill.village else 400
        if (step < 0 and drill.participants > 15) or (step > 0 and drill.participants < limit):
            drill.participants += step
            missing -= step
        index += 1
    for drill in adjustable:
        drill.public = min(drill.public, drill.participants)
