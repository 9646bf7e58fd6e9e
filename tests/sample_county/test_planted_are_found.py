"""What is planted for an indicator is what it leaves out of its numerator: the same rows, in the number declared."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.paths import Home
from sample_county import planted
from sample_county.county import County
from sample_county.facts import AS_OF
from sample_county.plants import PLANTS
from tests.counties.figures import counts, figures, query

pytestmark = pytest.mark.slow
Places = set[tuple[str, int]]


def _missed(home: Path, indicator: str, at_any_date: bool = False) -> Places:
    """File and row of every record that stands in the county's denominator alone."""
    rows = query(
        Home(home),
        """
        select distinct source.file_name, source.row_number
        from marts.fct_indicator_evidence as evidence
        inner join marts.source_rows as source on evidence.record_id = source.record_id
        where evidence.indicator_code = ? and evidence.subject_kind = 'county'
            and evidence.role = 'denominator_only' and (? or evidence.as_of = ?)
        """,
        indicator,
        at_any_date,
        AS_OF,
    )
    return {(row["file_name"], row["row_number"]) for row in rows}


def _planted(county: County, key: str) -> Places:
    return {(file, row) for (file, _), rows in planted.locate(county)[key].items() for row in rows}


@pytest.mark.parametrize(
    ("indicator", "key"), [("I32", "points_unwatched"), ("I34", "interfaces_dead")], ids=["I32", "I34"]
)
def test_points_and_interfaces_missed_are_the_planted_ones(
    sample_home: Path, county: County, indicator: str, key: str
) -> None:
    missed = _missed(sample_home, indicator)
    assert missed == _planted(county, key)
    assert len(missed) == PLANTS[key].number


def test_late_first_reports_are_the_planted_ones_over_all_dates(sample_home: Path, county: County) -> None:
    missed = _missed(sample_home, "I04", at_any_date=True)
    assert missed == _planted(county, "first_reports_late")
    assert len(missed) == PLANTS["first_reports_late"].number


def test_mechanisms_without_a_use_are_the_planted_ones(sample_home: Path, county: County) -> None:
    missed = _missed(sample_home, "I01")
    assert missed <= _planted(county, "mechanisms_unused")
    assert len(missed) == PLANTS["mechanisms_unused"].number


def test_severe_warnings_without_a_response_are_the_planted_ones(sample_home: Path, county: County) -> None:
    rows = query(
        Home(sample_home),
        """
        select distinct source.file_name, source.row_number
        from marts.fct_indicator_evidence as evidence
        inner join marts.fct_warnings as warning on evidence.record_id = warning.record_id
        inner join marts.source_rows as source on evidence.record_id = source.record_id
        where evidence.indicator_code = 'I02' and evidence.excluded_because = '没有对应的响应记录'
            and warning.level in ('orange', 'red')
        """,
    )
    assert {(row["file_name"], row["row_number"]) for row in rows} == _planted(county, "warnings_unanswered")


def test_minutes_to_a_response_are_those_of_the_county_s_own_log(sample_home: Path, county: County) -> None:
    answered = sorted(
        (warning.response_at - warning.issued_at).total_seconds() / 60
        for warning in county.warnings
        if warning.response_at and warning.issued_at.date() > AS_OF.replace(year=AS_OF.year - 1)
    )
    middle = len(answered) // 2
    median = answered[middle] if len(answered) % 2 else (answered[middle - 1] + answered[middle]) / 2
    figure = figures(Home(sample_home))[("I02", AS_OF.isoformat(), "599921")]
    assert (figure["denominator"], figure["value"]) == (len(answered), median)


def test_dispatches_through_the_platform_are_those_with_an_order(sample_home: Path, county: County) -> None:
    recent = [d for d in county.dispatches if d.called_at.date() > AS_OF.replace(year=AS_OF.year - 1)]
    figure = figures(Home(sample_home))[("I03", AS_OF.isoformat(), "599921")]
    assert counts(figure) == (sum(bool(d.order_no) for d in recent), len(recent))
