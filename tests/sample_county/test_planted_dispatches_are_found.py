"""Arrivals and enterprise plans of the sample county: figures against the records, counted without the pipeline."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from catalogue.paths import Home
from sample_county.county import County
from sample_county.facts import AS_OF, WINDOW_START
from sample_county.plans import in_force
from sample_county.plants import PLANTS
from tests.counties.figures import query
from tests.sample_county.published import published

pytestmark = pytest.mark.slow


def test_arrivals_within_thirty_minutes_are_those_of_the_log(sample_home: Path, county: County) -> None:
    timed = [
        (dispatch.called_at, dispatch.arrived_at)
        for dispatch in county.dispatches
        if dispatch.called_at.date() > WINDOW_START and dispatch.arrived_at
    ]
    in_time = [1 for called, arrived in timed if arrived - called <= timedelta(minutes=30)]
    assert published(sample_home, "I16") == (len(in_time), len(timed))


def test_dispatches_without_an_arrival_are_unknown(sample_home: Path) -> None:
    sql = """
        select count(distinct record_id) as records from marts.fct_indicator_evidence
        where indicator_code = 'I16' and subject_kind = 'county' and excluded_because like '待核：未填到场时间%'
    """
    assert query(Home(sample_home), sql) == [{"records": PLANTS["arrival_missing"].number}]


@pytest.mark.parametrize("day", [date(2022, 12, 31), date(2023, 12, 31), AS_OF])
def test_key_enterprises_with_a_filed_plan_are_those_of_the_registers(
    sample_home: Path, county: County, day: date
) -> None:
    # Before the list of 2024 that of 2021 counts, which leaves every ninth enterprise out.
    listed = [e for i, e in enumerate(county.enterprises) if day == AS_OF or i % 9 != 4]
    keys = {enterprise.name for enterprise in listed if enterprise.is_key}
    planned = {
        plan.issuer
        for plan in county.plans
        if plan.level == "企业" and in_force(plan, day) and plan.filed_on and plan.filed_on <= day
    }
    assert published(sample_home, "I09", day) == (len(planned & keys), len(keys))
