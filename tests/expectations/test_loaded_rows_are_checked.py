"""Checks on rows: what spoils one delivery fails for that delivery and for no other."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest

from catalogue.loader import contracts
from expectations.loaded import RESULT_COLUMNS, check_loaded
from ingestion.loading.raw_tables import FIXED_TABLES
from tests.expectations.raw_rows import deliver, empty_raw


@pytest.fixture
def drills() -> duckdb.DuckDBPyConnection:
    """Two deliveries of the drill log, ten sound rows each: A and B."""
    connection = empty_raw()
    deliver(connection, "A", "F04", "drills", 10)
    deliver(connection, "B", "F04", "drills", 10)
    return connection


def outcome(results: pd.DataFrame, check: str, delivery: str) -> tuple[bool, str]:
    """(success, observed) of one check of one delivery."""
    found = results[(results["check_name"] == check) & (results["delivery_id"] == delivery)]
    assert len(found) == 1
    return bool(found["success"].iloc[0]), str(found["observed"].iloc[0])


def spoil(
    connection: duckdb.DuckDBPyConnection, table: str, assignment: str, delivery: str, rows: int
) -> None:
    """Overwrite columns in the first rows of a delivery."""
    connection.execute(
        f"update raw.{table} set {assignment} where delivery_id = ? and row_number < ?", [delivery, rows]
    )


def test_sound_rows_of_every_contract_table_pass_every_check() -> None:
    connection = empty_raw()
    names = []
    for contract in contracts().values():
        for table in contract.tables:
            names.append(f"{contract.export}-{table.table}")
            deliver(connection, names[-1], contract.export, table.table, 5)

    results = check_loaded(connection, names)

    assert set(results["delivery_id"]) == set(names)
    assert results[~results["success"]].empty, results[~results["success"]].to_string()
    assert not results.duplicated(["check_name", "delivery_id", "export_code", "table_name"]).any()


def test_the_result_has_the_shape_of_the_raw_table(drills: duckdb.DuckDBPyConnection) -> None:
    results = check_loaded(drills, ["A", "B"])
    declared = [spread.split()[0] for spread in FIXED_TABLES["quality_results"].split(", ")]
    assert list(results.columns) == RESULT_COLUMNS == declared
    drills.execute("insert into raw.quality_results select * from results")
    assert drills.execute("select count(*) from raw.quality_results").fetchall() == [(len(results),)]


@pytest.mark.parametrize(
    ("check", "assignment", "observed"),
    [
        ("not_blank.drill_name", "drill_name = ' '", "3 行为空（共查 10 行）"),
        (
            "code_known.drill_kind",
            "drill_kind = '耍龙灯', drill_kind_code = null",
            "3 行不在代码表之内（共查 10 行）",
        ),
        ("in_range.participants", "participants_number = 100001", "3 行超出范围（共查 10 行）"),
        ("in_range.cost_yuan", "cost_yuan_number = -1", "3 行超出范围（共查 10 行）"),
        ("not_after_receipt.held_on", "held_on_from = date '2024-10-09'", "3 行晚于收件日（共查 10 行）"),
        (
            "key_unique",
            "drill_name = '同一场', organiser_name = '同一家', place = '同一村'",
            "3 行重复（共查 10 行）",
        ),
    ],
)
def test_a_spoilt_delivery_fails_and_the_other_passes(
    drills: duckdb.DuckDBPyConnection, check: str, assignment: str, observed: str
) -> None:
    spoil(drills, "f04_drills", assignment, "B", 3)
    results = check_loaded(drills, ["A", "B"])
    assert outcome(results, check, "A") == (True, "所查 10 行均符合")
    assert outcome(results, check, "B") == (False, observed)
    assert list(results[~results["success"]]["check_name"]) == [check]


def test_a_code_column_left_blank_is_not_an_unknown_code(drills: duckdb.DuckDBPyConnection) -> None:
    spoil(drills, "f04_drills", "drill_kind = null, drill_kind_code = null", "A", 10)
    results = check_loaded(drills, ["A", "B"])
    assert outcome(results, "code_known.drill_kind", "A") == (True, "没有填写，无从检查")
    assert outcome(results, "code_known.drill_kind", "B") == (True, "所查 10 行均符合")


def test_the_same_key_in_two_deliveries_is_no_repetition(drills: duckdb.DuckDBPyConnection) -> None:
    spoil(drills, "f04_drills", "drill_name = '同一场', organiser_name = '同一家', place = '同一村'", "A", 1)
    spoil(drills, "f04_drills", "drill_name = '同一场', organiser_name = '同一家', place = '同一村'", "B", 1)
    assert check_loaded(drills, ["A", "B"])["success"].all()


def test_a_register_that_states_two_moments_repeats_no_key() -> None:
    connection = empty_raw()
    deliver(connection, "A", "F18", "regions", 4)
    spoil(connection, "f18_regions", "region_code = '419700'", "A", 2)
    connection.execute("update raw.f18_regions set statement_on = date '2023-12-31' where row_number = 0")
    assert check_loaded(connection, ["A"])["success"].all()
    connection.execute("update raw.f18_regions set statement_on = date '2024-06-30'")
    assert outcome(check_loaded(connection, ["A"]), "key_unique", "A") == (False, "2 行重复（共查 4 行）")


def test_only_the_deliveries_asked_for_are_checked(drills: duckdb.DuckDBPyConnection) -> None:
    assert set(check_loaded(drills, ["B"])["delivery_id"]) == {"B"}


def test_a_credit_code_must_be_well_formed() -> None:
    connection = empty_raw()
    deliver(connection, "A", "F14", "enterprises", 4)
    spoil(connection, "f14_enterprises", "credit_code = '9141000OMA3X000000'", "A", 1)
    results = check_loaded(connection, ["A"])
    assert outcome(results, "well_formed.credit_code", "A") == (False, "1 行格式不符（共查 4 行）")


def test_a_coordinate_must_lie_in_china() -> None:
    connection = empty_raw()
    deliver(connection, "A", "F11", "reservoirs", 4)
    spoil(connection, "f11_reservoirs", "longitude_number = 33.5", "A", 1)
    results = check_loaded(connection, ["A"])
    assert outcome(results, "in_range.longitude", "A") == (False, "1 行超出范围（共查 4 行）")
