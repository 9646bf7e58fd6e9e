"""Puts the county together: every record, every delivery, in memory."""

from dataclasses import dataclass, replace
from datetime import date

from sample_county import (
    activities,
    budget,
    cases,
    dispatches,
    drill_books,
    drills,
    enterprises,
    experts,
    field_checks,
    hazard_books,
    hazard_plants,
    hazards,
    landslides,
    mechanisms,
    opinions,
    other_drills,
    places,
    plan_books,
    plans,
    platform,
    roster_books,
    rosters,
    schools,
    shelters,
    supplies,
    team_books,
    teams,
    water,
    weather,
)
from sample_county.people import person_maker
from sample_county.plants import Plants
from sample_county.records import (
    Case,
    Dispatch,
    Drill,
    Enterprise,
    Hazard,
    Membership,
    MeterDay,
    Plan,
    Team,
    Village,
    WeatherWarning,
)
from sample_county.sheets import Delivery

_LATE = {
    "2022年度应急演练统计表.xlsx": date(2023, 4, 20),
    "2024年二季度演练台账.xlsx": date(2024, 8, 26),
    "2022年隐患整改台账.xls": date(2023, 3, 15),
    "2023年末应急物资装备台账.xls": date(2024, 3, 5),
    "2024年汛前地质灾害隐患点台账.xlsx": date(2024, 6, 25),
    "2023-2024学年中小学幼儿园应急疏散演练月报.xlsx": date(2024, 8, 30),
}
"""File → the day on which it came in after all."""


@dataclass(frozen=True)
class County:
    """All records in plain values, and the files that tell of them."""

    plants: Plants
    villages: list[Village]
    enterprises: list[Enterprise]
    rosters: dict[date, list[Membership]]
    teams: dict[date, list[Team]]
    plans: list[Plan]
    drills: list[Drill]
    enterprise_drills: list[Drill]
    hazards: list[Hazard]
    cases: list[Case]
    metering: list[MeterDay]
    dispatches: list[Dispatch]
    warnings: list[WeatherWarning]
    supplies: dict[date, list[supplies.Stock]]
    deliveries: list[Delivery]


def build(clean: bool = False) -> County:
    """The county of the worked example; `clean` leaves out everything that is planted in it."""
    plants = Plants(clean)
    make_person = person_maker("county")
    villages = places.make_villages()
    listed = enterprises.make_enterprises(plants)
    members = rosters.make_rosters(plants, make_person)
    forces = teams.make_teams(plants, make_person, rosters.strength(members), listed)
    in_plans = plans.make_plans(plants, villages, listed)
    held = drills.make_evacuations(plants, villages, in_plans) + other_drills.make_county_drills(
        plants, villages
    )
    by_enterprises = other_drills.make_enterprise_drills(plants, listed, in_plans)
    found = hazards.make_hazards(plants, listed)
    hazard_plants.plant(plants, found, listed)
    filed = cases.make_cases(plants, found, listed)
    weighed = enterprises.make_metering(listed)
    called = dispatches.make_dispatches(plants, villages)
    warned = weather.make_warnings(plants, villages)
    stocks = supplies.make_supplies(plants)
    logs = hazard_books.deliveries(plants, found)
    files = [
        *team_books.deliveries(plants, forces),
        *roster_books.deliveries(members),
        *plan_books.deliveries(in_plans),
        *drill_books.deliveries(plants, held, by_enterprises),
        *supplies.deliveries(stocks),
        *logs,
        *cases.deliveries(filed),
        *dispatches.deliveries(called),
        *landslides.deliveries(plants, villages, make_person),
        *weather.deliveries(warned),
        *water.deliveries(villages, make_person),
        *schools.deliveries(plants),
        *budget.deliveries(plants),
        *enterprises.deliveries(listed, weighed),
        *activities.deliveries(plants, villages),
        *mechanisms.deliveries(plants, warned),
        *platform.deliveries(plants, villages),
        *places.deliveries(villages),
        *opinions.deliveries(plants),
        *shelters.deliveries(),
        *experts.deliveries(make_person),
        *field_checks.deliveries(plants, found, logs),
    ]
    return County(
        plants,
        villages,
        listed,
        members,
        forces,
        in_plans,
        held,
        by_enterprises,
        found,
        filed,
        weighed,
        called,
        warned,
        stocks,
        _delayed(plants, files),
    )


def _delayed(plants: Plants, files: list[Delivery]) -> list[Delivery]:
    """The same deliveries, a known number of them long after they were due."""
    if plants.clean:
        return files
    return [
        replace(f, received_on=_LATE[f.file], marks=("late_deliveries",)) if f.file in _LATE else f
        for f in files
    ]
