"""The planted check on site: drawn as the command draws it, and read back as what it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from catalogue.paths import Home
from muster.field.claimed import claimed
from muster.field.drawing import drawn_from
from muster.snapshots import connect
from sample_county.county import County
from sample_county.facts import AS_OF, COUNTY_CODE
from sample_county.field_checks import CHECK_NO, SEED, SHEET_FILE, SIZE
from sample_county.plants import PLANTS
from tests.counties.figures import query

pytestmark = pytest.mark.slow


def test_the_check_is_the_one_that_the_command_draws(sample_home: Path, county: County) -> None:
    with connect(Home(sample_home)) as snapshot:
        drawn = drawn_from(claimed(snapshot, "I27", AS_OF), SIZE, seed=SEED)
    (sheet,) = next(delivery for delivery in county.deliveries if delivery.file == SHEET_FILE).sheets
    planted = {(str(row.cells[-1]), row.cells[1], row.cells[-2]) for row in sheet.rows}
    records = drawn.records
    assert planted == set(
        zip(records["record_id"], records["township"], records["stratum_size"].tolist(), strict=True)
    )
    assert len(planted) == SIZE


def test_the_size_of_the_check_is_that_of_ten_points(sample_home: Path) -> None:
    with connect(Home(sample_home)) as snapshot:
        assert len(drawn_from(claimed(snapshot, "I27", AS_OF), None).records) == SIZE


def test_the_rate_is_that_of_the_answers_and_none_is_lost(sample_home: Path) -> None:
    (rate,) = query(Home(sample_home), "select * from marts.fct_verified_rates where subject_kind = 'county'")
    refuted, cannot = PLANTS["field_refuted"].number, PLANTS["field_cannot_tell"].number
    assert (rate["check_no"], rate["population"], rate["drawn"]) == (CHECK_NO, 1539, SIZE)
    assert (rate["refuted"], rate["cannot_tell"], rate["unfilled"], rate["left_out"]) == (
        refuted,
        cannot,
        2,
        0,
    )
    assert rate["n"] == SIZE - cannot - 2 and rate["confirmed"] == rate["n"] - refuted
    assert rate["reported_value"] == pytest.approx(100 * 1539 / 1853)
    assert rate["verified_percent"] == pytest.approx(100 * 73 / 85)
    assert (rate["verified_low"], rate["verified_high"]) == (
        pytest.approx(76.9, abs=0.1),
        pytest.approx(91.7, abs=0.1),
    )


def test_departments_state_more_than_their_lists_give_where_it_is_planted(sample_home: Path) -> None:
    rows = query(
        Home(sample_home),
        "select * from marts.fct_three_values where as_of = ? and subject_code = ? and self_record_id is not null",
        AS_OF,
        COUNTY_CODE,
    )
    status = {row["indicator_code"]: row["status_zh"] for row in rows}
    assert status == {
        "I06": "有出入",
        "I10": "有出入",
        "I17": "有出入",
        "I27": "有出入",
        "I34": "有出入",
        "I44": "有出入",
        "I32": "相符",
        "I41": "相符",
    }
    over = [row["indicator_code"] for row in rows if row["self_less_data"] > row["tolerance"]]
    assert len(over) == PLANTS["self_overstated"].number


def test_the_check_and_the_self_assessment_move_no_date_and_are_owed_by_nobody(sample_home: Path) -> None:
    home = Home(sample_home)
    info = query(home, "select latest_as_of from marts.snapshot_info")
    assert info[0]["latest_as_of"] == date(2024, 9, 30)
    assert query(home, "select 1 from marts.submissions where export_code in ('F22', 'F23')") == []
