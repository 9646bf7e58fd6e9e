"""What is planted is there in the number declared, can be counted back, and is gone in a clean county."""

import pytest

from sample_county import absences, codes, planted
from sample_county.county import County, build
from sample_county.drills import LATE_TOWNSHIP
from sample_county.facts import AS_OF, WINDOW_START
from sample_county.hazards import HOUSING
from sample_county.plants import PLANTS
from sample_county.rosters import active

_COUNTED_IN_PAIRS = {"dual_same_township", "dual_full_time", "dual_cross_township"}
_IN_GROUPS = {"schools_below", "school_rows_copied", "mechanisms_unused"}
_IN_SEVERAL_STATEMENTS = {"stock_frozen"}


@pytest.fixture(scope="module")
def located(county: County) -> planted.Locations:
    return planted.locate(county)


@pytest.mark.parametrize(
    "key", [k for k, p in PLANTS.items() if p.number and k not in _COUNTED_IN_PAIRS | _IN_GROUPS]
)
def test_each_plant_is_there_in_the_number_declared(
    key: str, county: County, located: planted.Locations
) -> None:
    missing = absences.names(county)
    if key in missing:
        assert len(missing[key]) == PLANTS[key].number
    else:
        assert sum(len(rows) for rows in located[key].values()) == PLANTS[key].number


def test_persons_on_two_rosters_are_counted_by_citizen_number(county: County) -> None:
    teams: dict[str, list[tuple[str, bool]]] = {}
    for member in active(county.rosters[AS_OF], AS_OF):
        teams.setdefault(member.person.id_number, []).append((member.team, member.is_full_time))
    twice = [on for on in teams.values() if len(on) > 1]
    assert len(twice) == PLANTS["dual_same_township"].number + PLANTS["dual_cross_township"].number
    assert sum(all(full for _, full in on) for on in twice) == PLANTS["dual_full_time"].number


def test_citizen_numbers_are_valid_but_for_the_planted_ones(county: County) -> None:
    wrong = 0
    for member in county.rosters[AS_OF]:
        assert codes.id_check_char(member.person.id_number[:17]) == member.person.id_number[17]
        written = str(member.id_cell).replace(" ", "").lstrip("'").upper()
        if isinstance(member.id_cell, str) and len(written) == 18:
            wrong += codes.id_check_char(written[:17]) != written[17]
    assert wrong == PLANTS["bad_checksum"].number


def test_telephones_are_shared_only_where_planted(county: County) -> None:
    owners: dict[str, set[str]] = {}
    for member in county.rosters[AS_OF]:
        owners.setdefault(member.phone, set()).add(member.person.id_number)
    assert sum(len(o) for o in owners.values() if len(o) > 1) == PLANTS["shared_phones"].number


def test_credit_codes_are_valid_but_for_the_planted_ones(county: County) -> None:
    wrong = [
        e for e in county.enterprises if codes.credit_check_char(e.credit_code[:17]) != e.credit_code[17]
    ]
    assert len(wrong) == PLANTS["credit_codes_invalid"].number
    assert len({e.credit_code for e in county.enterprises}) == len(county.enterprises)


def test_recurrences_are_the_planted_ones_only(county: County) -> None:
    by_subject: dict[tuple[str, str], list[tuple[object, object]]] = {}
    found = 0
    for hazard in sorted(county.hazards, key=lambda h: h.found_on):
        history = by_subject.setdefault((hazard.body, hazard.category), [])
        found += any(r and 0 < (hazard.found_on - r).days <= 180 for _, r in history)  # type: ignore[operator]
        history.append((hazard.found_on, hazard.rectified_on))
    assert found == PLANTS["recurrences"].number


def test_overdue_findings_are_the_planted_ones_only(county: County) -> None:
    overdue = [h for h in county.hazards if h.is_open and h.deadline_on < AS_OF]
    assert len(overdue) == PLANTS["hazards_overdue"].number + PLANTS["hazards_overdue_other"].number


def test_time_runs_backwards_only_where_planted(county: County) -> None:
    early = [h for h in county.hazards if h.rectified_on and h.rectified_on < h.found_on]
    reversed_ = [
        h for h in county.hazards if h.verified_on and h.rectified_on and h.verified_on < h.rectified_on
    ]
    assert len(early) == PLANTS["rectified_before_found"].number
    assert len(reversed_) == PLANTS["verified_before_rectified"].number


def test_one_department_closes_mostly_on_the_very_deadline(county: County) -> None:
    closed = [h for h in county.hazards if h.inspector == HOUSING and h.rectified_on]
    on_the_day = sum(h.rectified_on == h.deadline_on for h in closed)
    assert on_the_day >= 0.6 * len(closed) >= 12


def test_closures_of_june_2024_crowd_on_its_last_two_days(county: County) -> None:
    june = [
        h.rectified_on for h in county.hazards if h.rectified_on and f"{h.rectified_on:%Y-%m}" == "2024-06"
    ]
    assert sum(day.day >= 29 for day in june) >= 0.3 * len(june)


def test_paper_closures_are_the_planted_ones_only(county: County) -> None:
    words = ("已下发通知", "已开会", "已督促", "已要求")
    closed = [h for h in county.hazards if not h.is_open]
    assert sum(h.measures in words and not h.verified_on for h in closed) == PLANTS["paper_text"].number
    assert sum(not h.proof for h in closed) == PLANTS["paper_no_proof"].number


def test_copied_drills_equal_another_in_unit_day_name_and_participants(county: County) -> None:
    recent = [d for d in county.drills if d.held_from > WINDOW_START]
    keys = [(d.organiser, d.held_from, d.held_to, d.name, d.participants) for d in recent]
    assert len(keys) - len(set(keys)) == PLANTS["drills_copied"].number


def test_drills_larger_than_their_village_are_the_planted_ones_only(county: County) -> None:
    over = [
        d
        for d in county.drills
        if d.is_evacuation and d.village and d.participants > d.village.population[3] * 1.2
    ]
    assert len(over) == PLANTS["drills_over_population"].number


def test_one_township_drills_mostly_in_may_and_june(county: County) -> None:
    own = [
        d
        for d in county.drills
        if d.township == LATE_TOWNSHIP and d.is_evacuation and d.held_from > WINDOW_START
    ]
    assert sum(d.held_from.month in (5, 6) for d in own) > len(own) / 2
    assert sum(d.held_from.month in (5, 6, 11) for d in county.drills if d.held_from > WINDOW_START) < 771 / 2


def test_late_filings_are_the_planted_ones_only(county: County) -> None:
    recent = [p for p in county.plans if p.issued_on > WINDOW_START]
    assert (
        sum(p.filed_on is not None and (p.filed_on - p.issued_on).days > 25 for p in recent)
        == PLANTS["plans_filed_late"].number
    )
    assert sum(p.filed_on is None for p in recent) == PLANTS["plans_never_filed"].number


def test_expired_stock_called_usable_is_the_planted_one_only(county: County) -> None:
    stocks = county.supplies[AS_OF]
    expired = [
        s for s in stocks if s.expires_on and s.expires_on < AS_OF and s.condition in ("可用", "完好", "良好")
    ]
    assert len(expired) == PLANTS["supplies_expired"].number


def test_the_list_of_plants_is_fresh(county: County) -> None:
    assert planted.PATH.read_text(encoding="utf-8") == planted.render(county), (
        "run: python -m sample_county.planted"
    )


def test_a_clean_county_has_nothing_planted() -> None:
    clean = build(clean=True)
    found = planted.locate(clean)
    assert {key: rows for key, rows in found.items() if key in PLANTS} == {}
    assert {key: names for key, names in absences.names(clean).items() if names} == {}


@pytest.mark.parametrize("key", ["schools_below", "school_rows_copied"])
def test_as_many_schools_carry_a_plant_as_are_declared(key: str, county: County) -> None:
    schools = {
        row.cells[1]
        for delivery in county.deliveries
        for sheet in delivery.sheets
        for row in sheet.rows
        if key in row.marks
    }
    assert len(schools) == PLANTS[key].number
