"""F02 records: who is on the rescue teams' rosters, a year ago and now."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sample_county.codes import old_style_id, with_wrong_check_char
from sample_county.facts import AS_OF, WINDOW_START
from sample_county.people import PersonMaker, person_maker
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Membership, Person
from sample_county.teams import COUNTY_BRIGADE, comprehensive_names, grassroots_names

_NOW = (60, 18, 16, 15, 15, 14, 14, 13, 168, 152, 146, 138, 128, 112, 106)
_JOINED = (5, 2, 2, 2, 2, 2, 2, 2, 14, 13, 14, 13, 14, 14, 14)
_LEFT = (3, 1, 1, 1, 2, 2, 2, 2, 10, 9, 10, 11, 12, 16, 18)
_DUAL = (7, 6, 6, 5, 5, 5, 4)
_TRAINED_SHARE = (0.78, 0.70, 0.66, 0.62, 0.50, 0.44, 0.38)
_INSURED_SHARE = (0.95, 0.90, 0.84, 0.80, 0.71, 0.60, 0.55)
_ORIGINS = ("乡镇干部", "党员", "退役士兵", "民兵预备役", "村干部", "护林员")
_CERTIFICATES = ("红十字救护员证", "应急救援员（五级）", "消防设施操作员", "驾驶证A2")

Rosters = dict[date, list[Membership]]


def make_rosters(plants: Plants, make_person: PersonMaker) -> Rosters:
    """Memberships per statement date; the newer statement also lists those who left since the older one."""
    rng = random.Random("rosters")
    stayed, joined, left = _memberships(plants, rng, make_person)
    before = [_as_of_last_year(rng, m) for m in stayed + left] + _earlier_leavers(rng, make_person)
    vanished = {id(m) for m in left[-plants.count("vanished") :]} if plants.dirty else set()
    for old, new in zip(before, stayed + left, strict=False):
        if id(new) in vanished:
            old.marks.append("vanished")
    now = stayed + joined + [m for m in left if id(m) not in vanished]
    order = _team_order()
    for roster in (now, before):
        roster.sort(key=lambda m: (order.index(m.team), m.joined_on, m.person.id_number))
    _plant_in(plants, rng, now, before)
    return {WINDOW_START: before, AS_OF: now}


def active(roster: list[Membership], day: date) -> list[Membership]:
    """Joined on or before the day and not yet gone."""
    return [m for m in roster if m.joined_on <= day and (m.left_on is None or m.left_on > day)]


def strength(rosters: Rosters) -> Mapping[date, Mapping[str, tuple[int, int]]]:
    """Per statement date and team: active members, and the full-time ones among them."""
    result: dict[date, dict[str, tuple[int, int]]] = {}
    for day, roster in rosters.items():
        counts: dict[str, tuple[int, int]] = {}
        for member in active(roster, day):
            everyone, full = counts.get(member.team, (0, 0))
            counts[member.team] = (everyone + 1, full + member.is_full_time)
        result[day] = counts
    return result


def _team_order() -> list[str]:
    return comprehensive_names() + grassroots_names()


def _township_of(team: str) -> str | None:
    return next((t.name for t in TOWNSHIPS if team.startswith(t.name)), None)


def _memberships(
    plants: Plants, rng: random.Random, make_person: PersonMaker
) -> tuple[list[Membership], list[Membership], list[Membership]]:
    stayed: list[Membership] = []
    joined: list[Membership] = []
    left: list[Membership] = []
    for i, team in enumerate(_team_order()):
        comprehensive = i < 8
        ages = (21, 44) if comprehensive else (22, 56)
        shared = _shared_people(plants, i, stayed)
        for k in range(_NOW[i] - _JOINED[i]):
            person = shared[k] if k < len(shared) else make_person(*ages)
            stayed.append(
                _membership(rng, team, person, _old_date(rng, comprehensive), None, second=k < len(shared))
            )
        for _ in range(_JOINED[i]):
            joined.append(_membership(rng, team, make_person(*ages), _within_year(rng), None))
        for _ in range(_LEFT[i]):
            left.append(
                _membership(rng, team, make_person(*ages), _old_date(rng, comprehensive), _within_year(rng))
            )
    _mark_shared(plants, stayed)
    return stayed, joined, left


def _shared_people(plants: Plants, index: int, stayed: list[Membership]) -> list[Person]:
    """Persons of the township's comprehensive team (and two of a neighbour's) who fill grassroots places too."""
    if plants.clean or index < 8:
        return []
    township = TOWNSHIPS[index - 8].name
    own = [m.person for m in stayed if m.team == f"{township}综合应急救援队"][: _DUAL[index - 8]]
    if index not in (10, 13):
        return own
    neighbour = TOWNSHIPS[index - 9].name
    return [*own, [m.person for m in stayed if m.team == f"{neighbour}基层综合应急救援队伍"][-1]]


def _mark_shared(plants: Plants, stayed: list[Membership]) -> None:
    by_person: dict[str, list[Membership]] = {}
    for member in stayed:
        by_person.setdefault(member.person.id_number, []).append(member)
    pairs = [pair for pair in by_person.values() if len(pair) == 2]
    same = [pair for pair in pairs if pair[0].township == pair[1].township]
    for pair in pairs:
        key = "dual_same_township" if pair[0].township == pair[1].township else "dual_cross_township"
        for member in pair:
            member.marks.append(key)
    for number, pair in enumerate(same):
        both = number < plants.count("dual_full_time")
        pair[0].is_full_time, pair[1].is_full_time = True, both
        if both:
            for member in pair:
                member.marks.append("dual_full_time")


def _old_date(rng: random.Random, comprehensive: bool) -> date:
    if comprehensive:
        return date(2023, 8, 20) + timedelta(days=rng.randrange(35))
    return date(2019, 6, 10) + timedelta(days=rng.randrange(1500))


def _within_year(rng: random.Random) -> date:
    return WINDOW_START + timedelta(days=rng.randint(8, 355))


def _membership(
    rng: random.Random, team: str, person: Person, joined_on: date, left_on: date | None, second: bool = False
) -> Membership:
    township = _township_of(team)
    comprehensive = team in comprehensive_names()
    level = 0 if township is None else [t.name for t in TOWNSHIPS].index(township)
    bonus = 0.14 if comprehensive else 0.0
    passed_on = trained_until = None
    if rng.random() < _TRAINED_SHARE[level] + bonus:
        passed_on = date(2022, 11, 10) + timedelta(days=rng.randrange(660))
    elif rng.random() < 0.4:
        passed_on = date(2020, 10, 10) + timedelta(days=rng.randrange(650))
    if passed_on:
        passed_on = max(passed_on, joined_on - timedelta(days=200))
        passed_on = min(passed_on, left_on or AS_OF)
        trained_until = passed_on.replace(year=passed_on.year + 2, day=min(passed_on.day, 28))
    full_share = 1.0 if team == COUNTY_BRIGADE else 0.66 if comprehensive else 0.05
    return Membership(
        person,
        team,
        township,
        _post(rng),
        "公开招聘" if comprehensive and not second else rng.choice(_ORIGINS),
        not second and rng.random() < full_share,
        joined_on,
        left_on,
        rng.choice(_CERTIFICATES) if passed_on else "无",
        passed_on,
        trained_until,
        rng.random() < _INSURED_SHARE[level] + bonus / 4,
        rng.random() < _INSURED_SHARE[level] - 0.08 + bonus,
        person.id_number,
        person.phone,
    )


def _post(rng: random.Random) -> str:
    return rng.choices(("队员", "班长", "副队长", "驾驶员", "安全员"), (80, 9, 2, 6, 3))[0]


def _as_of_last_year(rng: random.Random, member: Membership) -> Membership:
    """The same membership as the older roster knew it: still in place, only the passes of that time."""
    passed_on, until = member.passed_on, member.trained_until
    if passed_on and passed_on > WINDOW_START:
        passed_on = passed_on - timedelta(days=760) if rng.random() < 0.5 else None
        until = passed_on + timedelta(days=730) if passed_on else None
    return replace(
        member,
        left_on=None,
        passed_on=passed_on,
        trained_until=until,
        insured=rng.random() < 0.7,
        certificate=member.certificate if passed_on else "无",
        marks=list(member.marks),
    )


def _earlier_leavers(rng: random.Random, make_person: PersonMaker) -> list[Membership]:
    leavers = []
    for team in grassroots_names():
        for _ in range(3):
            gone = date(2023, 3, 1) + timedelta(days=rng.randrange(180))
            joined_on = date(2019, 6, 10) + timedelta(days=rng.randrange(900))
            leavers.append(_membership(rng, team, make_person(25, 56), joined_on, gone))
    return leavers


def _plant_in(plants: Plants, rng: random.Random, now: list[Membership], before: list[Membership]) -> None:
    """Spoils identities and telephones of members who are on one team only."""
    free = [m for m in active(now, AS_OF) if not m.marks and m.team in grassroots_names()]
    rng.shuffle(free)
    for member in [free.pop() for _ in range(plants.count("ruined_ids_2024"))]:
        member.id_cell = float(member.person.id_number[:15] + "000")
        member.marks.append("ruined_ids_2024")
    for member in [free.pop() for _ in range(plants.count("bad_checksum"))]:
        member.id_cell = with_wrong_check_char(member.person.id_number)
        member.marks.append("bad_checksum")
    _plant_phones(plants, [free.pop() for _ in range(plants.count("shared_phones"))])
    _replace_people(plants, free, "minors", (16, 16))
    _replace_people(plants, free, "elders", (61, 66))
    for number, member in enumerate(free.pop() for _ in range(12)):
        clean = member.person.id_number
        member.id_cell = (clean.lower(), f"{clean[:6]} {clean[6:14]} {clean[14:]}", f"'{clean}")[number % 3]
    for member in [m for m in free if m.person.born_on.year < 1990][:2]:
        member.id_cell = old_style_id(member.person.id_number)
    older = [m for m in active(before, WINDOW_START) if not m.marks and m.team in grassroots_names()]
    for member in rng.sample(older, plants.count("ruined_ids_2023")):
        member.id_cell = f"{float(member.person.id_number[:15] + '000'):.5E}"
        member.marks.append("ruined_ids_2023")


def _plant_phones(plants: Plants, members: list[Membership]) -> None:
    sizes = (2, 2, 2, 3) if plants.dirty else ()
    for size in sizes:
        group = [members.pop() for _ in range(size)]
        for member in group:
            member.phone = group[0].phone
            member.marks.append("shared_phones")


def _replace_people(plants: Plants, free: list[Membership], key: str, ages: tuple[int, int]) -> None:
    make = person_maker(key)
    joiners = [m for m in free if m.joined_on > WINDOW_START]
    for _ in range(plants.count(key)):
        member = joiners.pop()
        free.remove(member)
        person = make(*ages)
        member.person, member.id_cell = person, person.id_number
        member.marks.append(key)
