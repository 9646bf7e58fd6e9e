"""The rules find what was planted in the sample county, in the planted number."""

from __future__ import annotations

import duckdb
import pytest

from sample_county.county import County
from sample_county.planted import locate
from sample_county.plants import PLANTS

pytestmark = pytest.mark.slow


def found(snapshot: duckdb.DuckDBPyConnection, rule: str, counted: str = "records") -> int:
    """What the county's findings of a rule count together at the newest date."""
    rows = snapshot.execute(
        f"""
        select coalesce(sum({counted}), 0) from marts.fct_findings
        where rule_code = ? and subject_kind = 'county' and as_of = (select latest_as_of from marts.snapshot_info)
        """,
        [rule],
    ).fetchall()
    return int(rows[0][0])


def planted(*keys: str) -> int:
    """How many of these were planted together."""
    return sum(PLANTS[key].number for key in keys)


Rows = set[tuple[str, str, int]]
"""File, sheet and row number."""


def found_rows(snapshot: duckdb.DuckDBPyConnection, rule: str, severity: str = "%") -> Rows:
    """Where the records stand that the county's findings of a rule rest on at the newest date."""
    return set(
        snapshot.execute(
            """
            select distinct file_name, sheet, row_number
            from marts.fct_findings
            inner join marts.fct_finding_evidence using (finding_id)
            inner join marts.source_rows using (record_id)
            where rule_code = ? and severity like ? and subject_kind = 'county'
                and as_of = (select latest_as_of from marts.snapshot_info)
            """,
            [rule, severity],
        ).fetchall()
    )


def planted_rows(county: County, *keys: str) -> Rows:
    """Where these were planted."""
    marks = locate(county)
    return {
        (file, "" if file.endswith(".csv") else sheet, row)
        for key in keys
        for (file, sheet), rows in marks[key].items()
        for row in rows
    }


def of_the_newest_roster(rows: Rows) -> Rows:
    return {row for row in rows if row[0].startswith("2024年三季度")}


def test_people_in_several_teams_are_found(snapshot: duckdb.DuckDBPyConnection, county: County) -> None:
    assert found_rows(snapshot, "R01") == of_the_newest_roster(
        planted_rows(county, "dual_same_township", "dual_cross_township")
    )
    message = snapshot.execute(
        """
        select severity, message_zh from marts.fct_findings
        where rule_code = 'R01' and subject_kind = 'county'
            and as_of = (select latest_as_of from marts.snapshot_info)
        """
    ).fetchall()
    people = planted("dual_same_township", "dual_cross_township")
    assert [severity for severity, _ in message] == ["high"]
    assert message[0][1].startswith(f"{people}名人员")


def test_headcounts_that_differ_from_the_roster_are_found(
    snapshot: duckdb.DuckDBPyConnection, county: County
) -> None:
    assert found(snapshot, "R02") == planted("headcount_gap")
    assert found_rows(snapshot, "R02") == planted_rows(county, "headcount_gap")


def test_unusual_roster_entries_are_found(snapshot: duckdb.DuckDBPyConnection, county: County) -> None:
    assert found_rows(snapshot, "R03") == planted_rows(
        county, "bad_checksum", "shared_phones", "minors", "elders"
    )


def test_deadlines_put_off_are_found(snapshot: duckdb.DuckDBPyConnection, county: County) -> None:
    assert found_rows(snapshot, "R07") == planted_rows(county, "deadline_moved", "closed_on_deadline")


def test_a_rush_of_closures_is_found(snapshot: duckdb.DuckDBPyConnection, county: County) -> None:
    assert found_rows(snapshot, "R08") == planted_rows(county, "rush_closing")


def test_names_of_other_places_in_plans_are_found(
    snapshot: duckdb.DuckDBPyConnection, county: County
) -> None:
    assert found(snapshot, "R09") == planted("plan_foreign_name")
    assert found_rows(snapshot, "R09") == planted_rows(county, "plan_foreign_name")


def test_padded_drills_are_found(snapshot: duckdb.DuckDBPyConnection, county: County) -> None:
    """Of a drill and its copy either may be the one that is entered again."""
    same = planted_rows(county, "drills_same_headcount", "school_rows_copied")
    rows = found_rows(snapshot, "R10")
    assert same <= rows
    assert rows - same <= planted_rows(county, "drills_copied", "copied_from")
    assert len(rows - same) == planted("drills_copied")


def test_drills_concentrated_in_two_months_are_found(
    snapshot: duckdb.DuckDBPyConnection, county: County
) -> None:
    """The rule counts the township's other drills of these months, and of November, too."""
    assert planted_rows(county, "concentrated_drills") <= found_rows(snapshot, "R11")
    townships = snapshot.execute(
        """
        select distinct region_name from marts.fct_findings
        inner join marts.dim_regions on subject_code = region_code
        where rule_code = 'R11' and subject_kind = 'township'
            and as_of = (select latest_as_of from marts.snapshot_info)
        """
    ).fetchall()
    assert townships == [("荞川乡",)]


def test_mechanisms_without_use_are_found(snapshot: duckdb.DuckDBPyConnection, county: County) -> None:
    assert found_rows(snapshot, "R13") == planted_rows(county, "mechanisms_unused")


def test_closures_on_paper_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R05") == planted("paper_text", "paper_no_proof")


def test_dates_out_of_order_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R06") == planted(
        "rectified_before_found", "verified_before_rectified", "major_closed_same_day", "case_before_found"
    )


def test_wrong_totals_are_found_each_as_a_finding_of_its_own(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R15", "1") == planted("team_total_wrong", "drill_total_wrong")


def test_figures_out_of_range_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R16") == planted(
        "drills_over_population", "drill_in_the_future", "passes_over_attendance"
    )


def test_funds_without_use_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R17") == planted("budget_unspent")


def test_stock_that_the_book_does_not_fit_is_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R19") == planted("supplies_expired", "stock_frozen")


def test_equipment_listed_twice_is_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R20") == planted("plate_twice")


def test_unanswered_warnings_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R23") == planted("warnings_unanswered")


def test_dispatches_that_do_not_fit_their_team_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R24") == planted("dispatch_oversized", "dispatch_before_founding")


def test_enterprises_that_differ_between_tables_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R25") == planted(
        "body_name_variants", "credit_codes_invalid", "key_units_uninspected"
    )


def test_late_reports_are_found_file_by_file(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute(
        """
        select distinct source_rows.file_name
        from marts.fct_findings as findings
        inner join marts.fct_finding_evidence using (finding_id)
        inner join marts.source_rows using (record_id)
        where
            findings.rule_code = 'R28' and findings.subject_kind = 'county'
            and findings.as_of = (select latest_as_of from marts.snapshot_info)
        """
    ).fetchall()
    assert len(rows) == planted("late_deliveries")
