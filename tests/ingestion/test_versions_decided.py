"""A person's decision goes before the machine's, survives later deliveries, and can itself be turned round."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Literal

import pytest

from ingestion.versions.decisions import Decision, decision_marks, record_decision, standing_decisions
from tests.ingestion.raw_county import RawCounty
from tests.ingestion.test_versions import LATER, drills


@pytest.fixture
def county(tmp_path: Path) -> RawCounty:
    return RawCounty(tmp_path)


def say(
    county: RawCounty,
    later: str,
    earlier: str,
    kind: Literal["replaces", "adds", "reset"],
    because: str = "",
    hour: int = 9,
) -> None:
    moment = datetime(2024, 10, 21, hour)
    record_decision(county.connection, Decision(later, earlier, kind, "wang", moment, because))
    county.settle()


def told(county: RawCounty) -> dict[str, tuple[date | None, str]]:
    sql = """select file_name, in_force_to, decided_because
             from raw.delivery_tables join raw.deliveries using (delivery_id)"""
    return {row[0]: (row[1], row[2]) for row in county.rows(sql)}


def test_a_replacement_turned_round_puts_the_earlier_one_back_in_force(county: RawCounty) -> None:
    earlier = county.take("旧.xlsx", drills(1, 2, 3))
    later = county.take("新.xlsx", drills(1, 2, 3, 4), LATER)
    county.settle()
    assert county.in_force() == {"新.xlsx"}
    say(county, later, earlier, "adds", "两个股室分别报送")
    assert county.in_force() == {"旧.xlsx", "新.xlsx"}
    assert county.rows("select count(*) from raw.source_records where is_in_force") == [(7,)]
    _, because = told(county)["新.xlsx"]
    assert "人工认定（wang，2024-10-21）" in because and "两个股室分别报送" in because


def test_what_a_person_says_replaces_does_though_no_key_comes_again(county: RawCounty) -> None:
    earlier = county.take("旧.xlsx", drills(1, 2))
    later = county.take("新.xlsx", drills(8, 9), LATER)
    county.settle()
    say(county, later, earlier, "replaces", "旧表报错了口径")
    until, because = told(county)["旧.xlsx"]
    assert until == LATER and "人工认定" in because and "旧表报错了口径" in because
    assert county.in_force() == {"新.xlsx"}


def test_a_decision_turned_round_twice_holds_as_it_was_said_last(county: RawCounty) -> None:
    earlier, later = county.take("旧.xlsx", drills(1, 2)), county.take("新.xlsx", drills(1, 2), LATER)
    say(county, later, earlier, "adds", hour=9)
    say(county, later, earlier, "replaces", hour=10)
    assert county.in_force() == {"新.xlsx"}
    say(county, later, earlier, "adds", hour=11)
    assert county.in_force() == {"旧.xlsx", "新.xlsx"}
    assert county.rows("select count(*) from raw.delivery_decisions") == [(3,)]


def test_a_reset_gives_the_decision_back_to_the_machine(county: RawCounty) -> None:
    earlier, later = county.take("旧.xlsx", drills(1, 2)), county.take("新.xlsx", drills(1, 2), LATER)
    say(county, later, earlier, "adds", hour=9)
    say(county, later, earlier, "reset", hour=10)
    assert county.in_force() == {"新.xlsx"}
    assert standing_decisions(county.connection) == {} == dict.fromkeys(decision_marks(county.connection))
    assert "人工" not in told(county)["新.xlsx"][1]


def test_a_decision_holds_when_later_deliveries_come(county: RawCounty) -> None:
    earlier, later = county.take("旧.xlsx", drills(1, 2)), county.take("新.xlsx", drills(1, 2), LATER)
    say(county, later, earlier, "adds")
    county.take("另一份.xlsx", drills(8, 9), date(2024, 9, 5))
    county.settle()
    assert county.in_force() == {"旧.xlsx", "新.xlsx", "另一份.xlsx"}


def test_of_two_files_of_one_day_a_person_may_name_either_as_the_later(county: RawCounty) -> None:
    county.take("台账.xlsx", drills(1, 2, 3))
    corrected = county.take("台账（更正）.xlsx", drills(1, 2))
    county.settle()
    assert county.in_force() == {"台账（更正）.xlsx"}
    say(county, "d001", corrected, "replaces")
    assert county.in_force() == {"台账.xlsx"}


def test_personal_numbers_in_a_reason_are_not_kept(county: RawCounty) -> None:
    earlier, later = county.take("旧.xlsx", drills(1, 2)), county.take("新.xlsx", drills(1, 2), LATER)
    say(county, later, earlier, "adds", "问过510999199001011237，电话13800138000")
    kept = county.rows("select because from raw.delivery_decisions")[0][0]
    assert "510999199001011237" not in kept and "13800138000" not in kept


def test_a_file_that_turns_up_late_takes_its_place_in_time(county: RawCounty) -> None:
    county.take("八月.xlsx", drills(1, 2, 3), date(2024, 8, 5))
    county.settle()
    county.take("六月.xlsx", drills(1, 2), date(2024, 6, 5))
    assert county.settle() == 1
    assert county.in_force() == {"八月.xlsx"}
    assert told(county)["六月.xlsx"][0] == date(2024, 8, 5)
