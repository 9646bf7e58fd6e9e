"""Planted problems that consist in something missing: counted from the records, since no row shows them."""

from sample_county.county import County
from sample_county.departments import DEPARTMENT_PLANS, required_departments
from sample_county.facts import AS_OF, WINDOW_START
from sample_county.places import TOWNSHIPS
from sample_county.plans import in_force


def names(county: County) -> dict[str, list[str]]:
    """Plant → the bodies that lack it."""
    return {
        "villages_without_plan": _villages_without_plan(county),
        "villages_without_drill": _villages_without_drill(county),
        "departments_without_plan": _departments_without_plan(county),
        "departments_never_drilled": _departments_never_drilled(county),
        "townships_never_drilled": _townships_never_drilled(county),
        "key_enterprises_undrilled": _key_enterprises_undrilled(county),
        "key_units_uninspected": _key_units_uninspected(county),
    }


def _villages_without_plan(county: County) -> list[str]:
    covered = {p.village_code for p in county.plans if in_force(p, AS_OF)}
    return [v.full_name for v in county.villages if v.code not in covered]


def _villages_without_drill(county: County) -> list[str]:
    drilled = {
        d.village.code
        for d in county.drills
        if d.village and d.held_to > WINDOW_START and d.held_from <= AS_OF
    }
    return [v.full_name for v in county.villages if v.code not in drilled]


def _departments_without_plan(county: County) -> list[str]:
    issuers = {p.issuer for p in county.plans if p.level == "部门" and in_force(p, AS_OF)}
    return [d for d in required_departments(county.plants.clean) if d not in issuers]


def _departments_never_drilled(county: County) -> list[str]:
    since = AS_OF.replace(year=AS_OF.year - 3)
    organisers = {d.organiser for d in county.drills if d.held_from > since}
    return [d for d in DEPARTMENT_PLANS if d not in organisers]


def _townships_never_drilled(county: County) -> list[str]:
    since = AS_OF.replace(year=AS_OF.year - 2)
    organisers = {d.organiser for d in county.drills if d.held_from > since}
    return [t.name for t in TOWNSHIPS if f"{t.name}人民政府" not in organisers]


def _key_enterprises_undrilled(county: County) -> list[str]:
    organisers = {d.organiser for d in county.enterprise_drills if d.held_from > WINDOW_START}
    return [e.name for e in county.enterprises if e.is_key and e.name not in organisers]


def _key_units_uninspected(county: County) -> list[str]:
    inspected = {h.body for h in county.hazards if h.found_on > WINDOW_START}
    return [e.name for e in county.enterprises if e.is_key and e.name not in inspected]
