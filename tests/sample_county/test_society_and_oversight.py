"""What the warehouse says of outreach, funds and oversight is what the sample county's records say, plants included."""

from datetime import date

import duckdb
import pytest

from sample_county.county import County
from sample_county.facts import AS_OF, WINDOW_START
from sample_county.plants import PLANTS

pytestmark = pytest.mark.slow
FIVE = ("进企业", "进农村", "进社区", "进学校", "进家庭")


def value(
    snapshot: duckdb.DuckDBPyConnection, code: str, as_of: date = AS_OF
) -> tuple[str, float, float, str]:
    """Status, numerator, denominator and grade of the county."""
    row = snapshot.execute(
        "select status, numerator, denominator, grade from marts.fct_indicator_values"
        " where indicator_code = ? and as_of = ? and subject_kind = 'county'",
        [code, as_of],
    ).fetchone()
    assert row is not None
    return row


def rows_of(county: County, words: str, sheet: str = "") -> list[list[object]]:
    return [
        list(row.cells)
        for delivery in county.deliveries
        if words in delivery.file
        for table in delivery.sheets
        if not sheet or table.name == sheet
        for row in table.rows
    ]


def amount(cell: object) -> float:
    return float(str(cell)) * 10_000


def test_the_reserve_is_what_the_initial_budgets_say_and_too_low_where_planted(
    snapshot: duckdb.DuckDBPyConnection, county: County
) -> None:
    low = 0
    for year, as_of in ((2021, date(2021, 12, 31)), (2023, date(2023, 12, 31)), (2024, AS_OF)):
        lines = {
            str(row[2]): amount(row[3])
            for file in ("预算执行情况", "应急经费执行表")
            for row in rows_of(county, file, f"{year}年")
            if row[2] in ("预备费", "一般公共预算本级支出")
        }
        status, numerator, denominator, grade = value(snapshot, "I40", as_of)
        assert (status, numerator, denominator) == (
            "measured",
            pytest.approx(lines["预备费"]),
            pytest.approx(lines["一般公共预算本级支出"]),
        )
        low += grade == "band_low"
    assert low == PLANTS["reserve_too_low"].number


def test_spending_and_execution_count_what_was_paid_up_to_the_date(
    snapshot: duckdb.DuckDBPyConnection, county: County
) -> None:
    rows = rows_of(county, "应急经费执行表", "2024年")
    items = [row for row in rows if str(row[0]).startswith("224")]
    total = next(row for row in rows if row[2] == "一般公共预算支出")
    paid, granted = sum(amount(row[5]) for row in items), sum(amount(row[4]) for row in items)
    assert value(snapshot, "I39") == (
        "measured",
        pytest.approx(paid),
        pytest.approx(amount(total[5])),
        "none",
    )
    assert value(snapshot, "I41") == ("measured", pytest.approx(paid), pytest.approx(granted), "none")
    assert value(snapshot, "I41", date(2024, 6, 30))[0] == "not_delivered"
    assert value(snapshot, "I41", date(2023, 12, 31))[3] == "met"


def test_every_department_has_the_items_of_its_own_budget(
    snapshot: duckdb.DuckDBPyConnection, county: County
) -> None:
    rows = rows_of(county, "应急经费执行表", "2024年")
    paid = sum(amount(row[5]) for row in rows if row[7] == "县消防救援局")
    found = snapshot.execute(
        "select numerator from marts.fct_indicator_values where indicator_code = 'I41' and as_of = ?"
        " and subject_code = 'fire_rescue'",
        [AS_OF],
    ).fetchone()
    assert found == (pytest.approx(paid),)


def recent_activities(snapshot: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return snapshot.execute(
        "select category_zh, place, people, expected_people from marts.fct_activities"
        " where held_from > ? and held_to <= ?",
        [WINDOW_START, AS_OF],
    ).fetchall()


def test_the_villages_reached_are_those_that_an_activity_names(
    snapshot: duckdb.DuckDBPyConnection, county: County
) -> None:
    named = {place for category, place, *_ in recent_activities(snapshot) if category in FIVE}
    reached = [village for village in county.villages if village.full_name in named]
    assert value(snapshot, "I36")[:3] == ("measured", len(reached), len(county.villages))


def test_cadres_trained_are_counted_by_class_and_not_without_the_column(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    classes = [row for row in recent_activities(snapshot) if row[0] == "干部培训"]
    assert value(snapshot, "I37")[:3] == (
        "measured",
        sum(float(str(row[2])) for row in classes),
        sum(float(str(row[3])) for row in classes),
    )
    assert value(snapshot, "I37", date(2022, 12, 31))[0] == "needs_review"


def test_no_social_team_is_registered_so_none_took_part(
    snapshot: duckdb.DuckDBPyConnection, county: County
) -> None:
    called = [d for d in county.dispatches if WINDOW_START < d.called_at.date() <= AS_OF]
    held = snapshot.execute(
        "select count(*) from marts.fct_drills where held_from > ? and held_to <= ?", [WINDOW_START, AS_OF]
    ).fetchone()
    assert held is not None
    assert value(snapshot, "I42")[:3] == ("measured", 0, len(called) + held[0])


def test_awareness_waits_for_a_survey(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute(
        "select distinct status, value, note_zh like '%问卷%' from marts.fct_indicator_values"
        " where indicator_code = 'I38'"
    ).fetchall()
    assert rows == [("not_delivered", None, True)]


def test_opinions_overdue_and_unconfirmed_are_the_planted_ones(snapshot: duckdb.DuckDBPyConnection) -> None:
    _, on_time, due, _ = value(snapshot, "I46")
    assert (due, due - on_time) == (12, PLANTS["opinions_overdue"].number)
    _, confirmed, revisited, _ = value(snapshot, "I47")
    assert revisited - confirmed == PLANTS["opinions_unconfirmed"].number


def test_duties_towards_the_committee_that_were_not_met_are_the_planted_ones(
    snapshot: duckdb.DuckDBPyConnection, county: County
) -> None:
    responses = rows_of(county, "机制、机构及响应情况", "应急响应")
    _, met, due, _ = value(snapshot, "I45")
    assert due == 2 * len(responses)
    assert due - met == PLANTS["decisions_unfiled"].number + PLANTS["special_reports_missing"].number
