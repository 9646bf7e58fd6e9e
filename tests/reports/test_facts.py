"""Figures of section one, on a county whose records are few enough to count by hand."""

from datetime import date

import pandas as pd
import pytest

from catalogue.paths import Home
from dashboards.queries.pool import Snapshot
from reports.asked import current_snapshot
from reports.facts import declared, first_day, section_one_facts

BY_HAND = {
    "mechanisms_named": 3,
    "lead_bodies": 1,
    "comprehensive_teams": 2,
    "comprehensive_team_members": 2,
    "grassroots_teams": 2,
    "grassroots_team_members": 5,
    "force_categories": 4,
    "fire_special_squads": 1,
    "special_plans": 1,
    "department_plans": 1,
    "grassroots_plans": 3,
    "drills": 2,
    "drill_participations": 110,
    "platform_violations": 5,
    "platform_rectified": 3,
    "cases_filed": None,
    "monitored_enterprises": None,
    "metered_vehicles": None,
}


@pytest.fixture
def facts(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    return section_one_facts(snapshot, as_of).set_index("fact")


def test_every_figure_is_what_a_person_counts(facts: pd.DataFrame) -> None:
    assert facts["value"].to_dict() == BY_HAND


def test_a_figure_of_an_undelivered_export_is_missing_and_not_zero(facts: pd.DataFrame) -> None:
    row = facts.loc["cases_filed"]
    assert row["value"] is None
    assert row["status"] == "not_delivered"
    assert "缺报" in row["source_zh"]


def test_a_table_not_delivered_leaves_its_figure_missing_though_the_export_came(facts: pd.DataFrame) -> None:
    assert facts.loc["monitored_enterprises", "value"] is None


def test_a_member_of_two_teams_counts_twice_and_once_after_removal_of_duplicates(facts: pd.DataFrame) -> None:
    assert facts.loc["grassroots_team_members", ["value", "distinct_items"]].tolist() == [5, 4]


def test_a_sum_says_how_many_of_its_records_are_imprecise(facts: pd.DataFrame) -> None:
    assert facts.loc["drill_participations", "imprecise_records"] == 1


def test_a_register_stated_after_the_date_is_not_passed_off_as_the_state_of_that_date(
    snapshot: Snapshot,
) -> None:
    earlier = section_one_facts(snapshot, date(2024, 6, 30)).set_index("fact")
    assert earlier.loc["comprehensive_teams", ["value", "status"]].tolist() == [None, "needs_review"]
    assert earlier.loc["drills", "value"] == 1


def test_cumulative_figures_start_on_the_day_that_is_set(since_home: Home, as_of: date) -> None:
    with current_snapshot(since_home) as opened:
        facts = section_one_facts(opened, as_of).set_index("fact")
        assert first_day(opened) == date(2024, 1, 1)
    assert facts.loc[["platform_violations", "platform_rectified"], "value"].tolist() == [4, 2]
    assert facts.loc["platform_rectified", "parts"] == {"rectified": 1, "verified": 1}


def test_without_a_setting_they_start_with_the_first_finding(snapshot: Snapshot) -> None:
    assert first_day(snapshot) == date(2023, 7, 5)


def test_every_set_is_used_by_a_figure() -> None:
    assert set(declared().sets) == {fact.of for fact in declared().facts}
