"""What is planted in the rectification registers beyond recurrences and open findings."""

import random
from datetime import date, timedelta

from sample_county.facts import AS_OF
from sample_county.hazard_texts import PAPER_MEASURES
from sample_county.hazards import HOUSING
from sample_county.plants import Plants
from sample_county.records import Enterprise, Hazard

_MAJOR = 14
_SUPERVISED = 9


def plant(plants: Plants, hazards: list[Hazard], enterprises: list[Enterprise]) -> None:
    """Marks what the generation left open, then spoils closed records, each in one way only."""
    rng = random.Random("hazard plants")
    if plants.dirty:
        _mark_open(hazards)
    free = [h for h in hazards if not h.is_open and not h.marks and h.rectified_on and h.inspector != HOUSING]
    free = [h for h in free if h.rectified_on and not date(2024, 6, 1) <= h.rectified_on <= date(2024, 6, 30)]
    rng.shuffle(free)
    _grade_major(free)
    if plants.clean:
        return
    _plant_paper(plants, rng, free)
    _plant_time_errors(plants, rng, free)
    _plant_names(plants, free, enterprises)
    _mark_rushes(hazards)
    listed_once = [h for h in free if h.found_on.year == 2024 and h.found_on.month <= 6]
    for hazard in listed_once[: plants.count("deadline_moved")]:
        hazard.marks.append("deadline_moved")


def _mark_open(hazards: list[Hazard]) -> None:
    for hazard in hazards:
        if not hazard.is_open:
            continue
        overdue = hazard.deadline_on < AS_OF
        if hazard.source == "平台":
            hazard.marks.append("hazards_open")
            if overdue:
                hazard.marks.append("hazards_overdue")
        elif overdue:
            hazard.marks.append("hazards_overdue_other")


def _grade_major(free: list[Hazard]) -> None:
    slow = [h for h in free if h.rectified_on and (h.rectified_on - h.found_on).days >= 5]
    for i in range(_MAJOR):
        hazard = slow[i]
        free.remove(hazard)
        hazard.severity = "重大"
        hazard.marks.append("major")
        if i < _SUPERVISED:
            hazard.note = f"青安委办督〔{hazard.found_on.year}〕{i + 2}号"


def _plant_paper(plants: Plants, rng: random.Random, free: list[Hazard]) -> None:
    for _ in range(plants.count("paper_text")):
        hazard = free.pop()
        hazard.measures = rng.choice(PAPER_MEASURES)
        hazard.proof = rng.choice(("通知文件", "会议记录", "督办单"))
        hazard.status, hazard.verifier, hazard.verified_on = rng.choice(("已整改", "销号")), "", None
        hazard.marks.append("paper_text")
    for _ in range(plants.count("paper_no_proof")):
        hazard = free.pop()
        hazard.proof, hazard.status = "", "已整改"
        hazard.verifier, hazard.verified_on = "", None
        hazard.marks.append("paper_no_proof")


def _plant_time_errors(plants: Plants, rng: random.Random, free: list[Hazard]) -> None:
    verified = [h for h in free if h.verified_on and h.found_on.day > 12]
    for hazard in verified[: plants.count("rectified_before_found")]:
        hazard.rectified_on = hazard.found_on - timedelta(days=rng.randint(1, 9))
        hazard.marks.append("rectified_before_found")
    late = [h for h in verified if not h.marks and h.rectified_on and (h.rectified_on - h.found_on).days > 4]
    for hazard in late[: plants.count("verified_before_rectified")]:
        assert hazard.rectified_on
        hazard.verified_on = hazard.rectified_on - timedelta(days=rng.randint(1, 3))
        hazard.marks.append("verified_before_rectified")
    same_day = [h for h in verified if not h.marks]
    for hazard in same_day[: plants.count("major_closed_same_day")]:
        hazard.severity = "重大"
        hazard.rectified_on = hazard.verified_on = hazard.found_on
        hazard.status = "已销号"
        hazard.marks.append("major_closed_same_day")
    free[:] = [h for h in free if not h.marks]


def _plant_names(plants: Plants, free: list[Hazard], enterprises: list[Enterprise]) -> None:
    """Short names, only where the enterprise is no key one, so that coverage is not blurred."""
    short = {e.name: e.short_name for e in enterprises if not e.is_key}
    chosen = [h for h in free if h.body in short and h.source == "平台"][: plants.count("body_name_variants")]
    for hazard in chosen:
        hazard.body = short[hazard.body]
        hazard.marks.append("body_name_variants")
        free.remove(hazard)


def _mark_rushes(hazards: list[Hazard]) -> None:
    for hazard in hazards:
        if hazard.inspector == HOUSING and hazard.rectified_on == hazard.deadline_on:
            hazard.marks.append("closed_on_deadline")
        if hazard.rectified_on in (date(2024, 6, 29), date(2024, 6, 30)):
            hazard.marks.append("rush_closing")
