"""Checks on a delivery as a whole, and what the run leaves behind: nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from catalogue.paths import ROOT
from expectations.checks import Check
from expectations.loaded import RESULT_COLUMNS, check_loaded
from tests.expectations.raw_rows import deliver, empty_raw


def test_a_delivery_without_a_record_fails_and_its_rows_are_not_called_sound() -> None:
    connection = empty_raw()
    deliver(connection, "A", "F07", "cases", 0)
    results = check_loaded(connection, ["A"]).set_index("check_name")
    assert sorted(results.index) == ["at_least_one_record", "loaded_as_counted"]
    assert not results.loc["at_least_one_record", "success"]
    assert results.loc["at_least_one_record", "observed"] == "0 条记录"


def test_a_row_lost_between_receipt_and_load_fails() -> None:
    connection = empty_raw()
    deliver(connection, "A", "F07", "cases", 3)
    connection.execute("delete from raw.f07_cases where row_number = 0")
    results = check_loaded(connection, ["A"]).set_index("check_name")
    assert not results.loc["loaded_as_counted", "success"]
    assert results.loc["loaded_as_counted", "observed"] == "清点 3 行，载入 2 行"


def test_a_delivery_of_which_much_was_rejected_fails() -> None:
    connection = empty_raw()
    deliver(connection, "A", "F07", "cases", 3, rejected=1)
    deliver(connection, "B", "F07", "cases", 9, rejected=1)
    results = check_loaded(connection, ["A", "B"])
    share = results[results["check_name"] == "few_rows_rejected"].set_index("delivery_id")
    assert share["success"].to_dict() == {"A": False, "B": True}
    assert share.loc["A", "observed"] == "1 行被退回（共 4 行）"


@pytest.mark.parametrize(
    ("check", "assignment", "observed"),
    [
        (
            "values_readable",
            "held_on = '择日', held_on_precision = null",
            "3 行有读不出的数或日期（共 10 行）",
        ),
        ("numbers_exact", "participants_is_imprecise = true", "3 行用了估数（共 10 行）"),
        ("dates_precise", "held_on_precision = 'ten_days'", "3 行发生日期写得过粗（共 10 行）"),
    ],
)
def test_too_many_vague_rows_fail_the_delivery_they_came_in(
    check: str, assignment: str, observed: str
) -> None:
    connection = empty_raw()
    deliver(connection, "A", "F04", "drills", 10)
    deliver(connection, "B", "F04", "drills", 10)
    connection.execute(f"update raw.f04_drills set {assignment} where delivery_id = 'B' and row_number < 3")
    results = check_loaded(connection, ["A", "B"])
    assert results[results["check_name"] == check].set_index("delivery_id")["success"].to_dict() == {
        "A": True,
        "B": False,
    }
    assert list(results[~results["success"]]["observed"]) == [observed]


def test_a_few_imprecise_numbers_are_tolerated_and_still_counted() -> None:
    connection = empty_raw()
    deliver(connection, "A", "F04", "drills", 10)
    connection.execute("update raw.f04_drills set participants_is_imprecise = true where row_number < 2")
    results = check_loaded(connection, ["A"]).set_index("check_name")
    assert results.loc["numbers_exact", "success"]
    assert results.loc["numbers_exact", "observed"] == "2 行用了估数（共 10 行）"


def test_nothing_new_means_no_result_and_no_slow_import() -> None:
    program = (
        "import sys; from expectations.loaded import check_loaded; from tests.expectations.raw_rows import empty_raw; "
        "assert check_loaded(empty_raw(), []).empty; assert 'great_expectations' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_a_file_that_no_contract_recognised_has_no_result() -> None:
    connection = empty_raw()
    connection.execute("insert into raw.deliveries (delivery_id) values ('X')")
    results = check_loaded(connection, ["X"])
    assert results.empty
    assert list(results.columns) == RESULT_COLUMNS


def test_a_run_writes_no_file_and_opens_no_connection(tmp_path: Path) -> None:
    program = """
import socket, sys
def refuse(*_args, **_kwargs): raise AssertionError("a connection was opened")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
from expectations.loaded import check_loaded
from tests.expectations.raw_rows import deliver, empty_raw
connection = empty_raw()
deliver(connection, "A", "F07", "cases", 3)
assert check_loaded(connection, ["A"])["success"].all()
"""
    environment = {
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    subprocess.run([sys.executable, "-c", program], check=True, cwd=tmp_path, env=environment)
    assert list(tmp_path.iterdir()) == []


def test_a_check_that_cannot_be_run_is_neither_a_pass_nor_a_failure() -> None:
    from expectations.suites import ExpectationError, Suites

    check = Check("not_blank.gone", "ExpectColumnValuesToNotBeNull", {"column": "gone"}, {}, "", "")
    with pytest.raises(ExpectationError, match=r"not_blank\.gone"):
        list(Suites().failing_positions("F04 drills", pd.DataFrame({"here": [1, 2]}), [check]))
