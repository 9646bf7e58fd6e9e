"""The survey's figures come out of the records, counted here without any of the pipeline."""

from sample_county import facts
from sample_county.county import County
from sample_county.facts import AS_OF, SINCE, WINDOW_START
from sample_county.places import TOWNSHIPS
from sample_county.plans import in_force
from sample_county.rosters import active
from sample_county.teams import COMPREHENSIVE, GRASSROOTS, comprehensive_names, grassroots_names


def rows_of(county: County, file: str, sheet: str = "") -> list[list[object]]:
    sheets = next(d.sheets for d in county.deliveries if d.file == file)
    chosen = next(s for s in sheets if not sheet or s.name == sheet)
    return [list(row.cells) for row in chosen.rows]


def test_seven_mechanisms_and_two_lead_bodies_are_listed(county: County) -> None:
    file = "应急管理机制、机构及响应情况.xlsx"
    assert {row[1] for row in rows_of(county, file, "工作机制")} == {
        f"{name}机制" for name in facts.MECHANISMS
    }
    assert len(rows_of(county, file, "领导机构")) == len(facts.LEAD_BODIES) == 2


def test_the_county_has_seven_townships_and_158_villages(county: County) -> None:
    assert len(TOWNSHIPS) == 7
    assert len({v.code for v in county.villages}) == facts.VILLAGES
    assert len({v.full_name for v in county.villages}) == facts.VILLAGES


def test_some_village_names_need_their_township_to_be_told_apart(county: County) -> None:
    assert len({v.name for v in county.villages}) == facts.VILLAGES - 3


def test_teams_are_counted_by_category(county: County) -> None:
    kinds = [t.kind for t in county.teams[AS_OF]]
    assert kinds.count(COMPREHENSIVE) == facts.COMPREHENSIVE_TEAMS
    assert kinds.count(GRASSROOTS) == facts.GRASSROOTS_TEAMS
    forces = {"comprehensive" if k in (COMPREHENSIVE, GRASSROOTS) else k for k in kinds} | {"experts"}
    assert len(forces) == facts.FORCE_CATEGORIES
    assert sum(t.owner == "县消防救援局" for t in county.teams[AS_OF]) == facts.FIRE_SQUADS


def test_active_members_are_those_of_the_roster(county: County) -> None:
    teams = [m.team for m in active(county.rosters[AS_OF], AS_OF)]
    assert sum(t in comprehensive_names() for t in teams) == facts.COMPREHENSIVE_MEMBERS
    assert sum(t in grassroots_names() for t in teams) == facts.GRASSROOTS_MEMBERS


def test_plans_in_force_are_counted_by_level(county: County) -> None:
    levels = [p.level for p in county.plans if in_force(p, AS_OF)]
    assert levels.count("总体") == 1
    assert levels.count("专项") == facts.SPECIAL_PLANS
    assert levels.count("部门") == facts.DEPARTMENT_PLANS
    assert levels.count("乡镇") == 7
    assert sum(level in ("乡镇", "村", "社区") for level in levels) == facts.GRASSROOTS_PLANS


def test_no_body_has_two_versions_of_one_plan_in_force(county: County) -> None:
    plans = [(p.name, p.issuer) for p in county.plans if in_force(p, AS_OF)]
    assert len(set(plans)) == len(plans)
    villages = [p.village_code for p in county.plans if p.village_code and in_force(p, AS_OF)]
    assert len(set(villages)) == len(villages) == 144


def test_evacuation_drills_of_the_last_twelve_months(county: County) -> None:
    recent = [
        d for d in county.drills if d.is_evacuation and d.held_from > WINDOW_START and d.held_to <= AS_OF
    ]
    assert len(recent) == facts.EVACUATION_DRILLS
    assert sum(d.participants for d in recent) == facts.EVACUATION_PARTICIPATIONS


def test_no_evacuation_drill_is_dated_across_the_edge_of_the_window(county: County) -> None:
    assert not [d for d in county.drills if d.is_evacuation and d.held_from <= WINDOW_START < d.held_to]


def test_only_evacuation_drills_are_named_so(county: County) -> None:
    for drill in county.drills + county.enterprise_drills:
        named = any(word in drill.name for word in ("转移避险", "疏散", "撤离"))
        assert named == drill.is_evacuation, drill.name


def test_platform_findings_and_their_rectification(county: County) -> None:
    platform = [h for h in county.hazards if h.source == "平台" and SINCE <= h.found_on <= AS_OF]
    assert len(platform) == facts.PLATFORM_FINDINGS
    assert sum(not h.is_open for h in platform) == facts.PLATFORM_RECTIFIED
    assert all(h.rectified_on and h.rectified_on <= AS_OF for h in platform if not h.is_open)


def test_hazard_numbers_are_unique(county: County) -> None:
    assert len({h.no for h in county.hazards}) == len(county.hazards)


def test_cases_are_those_of_listed_enterprises(county: County) -> None:
    assert len(county.cases) == facts.CASES
    assert {c.party for c in county.cases} <= {e.name for e in county.enterprises}
    assert {c.filed_on.year for c in county.cases} <= {2021, 2022, 2023, 2024}


def test_metered_enterprises_and_vehicles(county: County) -> None:
    assert len({m.enterprise.credit_code for m in county.metering}) == facts.METERED_ENTERPRISES
    assert sum(m.vehicles for m in county.metering) == facts.METERED_VEHICLES
    assert len({(m.day, m.enterprise.name) for m in county.metering}) == len(county.metering)


def test_nothing_in_the_logs_happens_after_the_as_of_date(county: County) -> None:
    assert max(d.held_to for d in county.drills + county.enterprise_drills) <= AS_OF
    assert max(h.found_on for h in county.hazards) <= AS_OF
    assert max(d.ended_at.date() for d in county.dispatches) <= AS_OF
    assert max(w.issued_at.date() for w in county.warnings) <= AS_OF
    assert max(m.day for m in county.metering) <= AS_OF


def test_no_file_tells_of_what_happened_after_it_was_handed_in(county: County) -> None:
    by_no = {h.no: h for h in county.hazards}
    for delivery in county.deliveries:
        if "隐患" in delivery.file and "地质" not in delivery.file:
            for row in delivery.sheets[0].rows:
                hazard = by_no[str(row.cells[0])]
                assert hazard.found_on <= delivery.received_on
                if row.cells[10] not in (None, "", "/"):
                    assert hazard.rectified_on and hazard.rectified_on <= delivery.received_on
