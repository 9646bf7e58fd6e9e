"""A check sheet goes out, comes back filled in by half, and says what of a figure holds, without moving one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from catalogue.paths import Home
from muster.field.claimed import Claimed, claimed
from muster.field.drawing import Drawn, drawn_from
from muster.field.sheet import write_check_sheet
from muster.refresh import Refreshed, refresh
from muster.snapshots import connect
from tests.counties.checked_county import COUNTY, DONGPING, XIPING, fill_in, hazards, write_county
from tests.counties.figures import figures, query
from tests.counties.workbooks import save_csv

pytestmark = pytest.mark.slow
WALL = "select * from marts.submissions order by all"
FINDINGS = "select * from marts.fct_findings order by all"


def run(home: Home, day: datetime) -> Refreshed:
    return refresh(home, [], lambda step, detail: None, now=day)


def drawing(home: Home, n: int) -> tuple[Claimed, Drawn]:
    with connect(home) as snapshot:
        claims = claimed(snapshot, "I27", None)
    return claims, drawn_from(claims, n, seed="1")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """云台县 as departments hand it in."""
    home = Home(tmp_path_factory.mktemp("yuntai"))
    write_county(home.inbox)
    run(home, datetime(2025, 4, 10, 9))
    yield home


@pytest.fixture(scope="module")
def checked(before: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, Drawn]]:
    """The same with its check: of twelve records nine answers, of which two do not hold and one cannot be told."""
    home = Home(tmp_path_factory.mktemp("yuntai-checked"))
    shutil.copytree(before.root, home.root, dirs_exist_ok=True)
    claims, drawn = drawing(home, 12)
    sheet = tmp_path_factory.mktemp("sheets") / "drawn.xlsx"
    write_check_sheet(claims, drawn, sheet)
    answers = {serial: ("属实", "已换新线") for serial in range(1, 10)}
    answers |= {2: ("不属实", "仍是旧线"), 3: ("不属实", "无人复查"), 4: ("无法核实", "厂已搬走")}
    fill_in(sheet, home.inbox / "现场核查表.xlsx", answers)
    run(home, datetime(2025, 5, 20, 9))
    yield home, drawn


def rates(home: Home) -> dict[str, dict[str, Any]]:
    return {row["subject_code"]: row for row in query(home, "select * from marts.fct_verified_rates")}


def test_every_row_of_the_sheet_comes_back_as_what_it_counts_for(checked: tuple[Home, Drawn]) -> None:
    home, drawn = checked
    rows = query(
        home, "select standing, count(*) as n, min(checked_by) as who from marts.fct_field_checks group by 1"
    )
    assert {row["standing"]: row["n"] for row in rows} == {
        "confirmed": 6,
        "refuted": 2,
        "cannot_tell": 1,
        "unfilled": 3,
    }
    assert {row["who"] for row in rows} == {"赵*", None}
    keys = query(home, "select record_key, is_claimed_now, is_replaced from marts.fct_field_checks")
    assert sorted(row["record_key"] for row in keys) == sorted(drawn.records["record_id"])
    assert {(row["is_claimed_now"], row["is_replaced"]) for row in keys} == {(True, False)}


def test_a_rate_counts_what_was_seen_and_apart_what_was_not(checked: tuple[Home, Drawn]) -> None:
    home, drawn = checked
    assert [(s.region_code, s.size, s.drawn) for s in drawn.strata] == [(DONGPING, 28, 9), (XIPING, 9, 3)]
    rate = rates(home)[COUNTY]
    assert (rate["population"], rate["drawn"], rate["n"], rate["confirmed"]) == (37, 12, 8, 6)
    assert (rate["cannot_tell"], rate["unfilled"], rate["left_out"]) == (1, 3, 0)
    assert rate["reported_value"] == pytest.approx(92.5)
    assert (rate["verified_percent"], rate["verified_low"]) == (75.0, pytest.approx(40.927, abs=0.001))
    assert rate["verified_high"] == pytest.approx(92.852, abs=0.001)
    assert rate["checked_from"].isoformat()[:10] == "2025-05-12"
    assert (
        rate["note_zh"] == "n小；1条无法核实，不计入核实率；3条尚未核查；1个乡镇（层）没有可用结果，推算不含"
    )
    assert rates(home)[XIPING]["n"] == 0 and rates(home)[XIPING]["verified_percent"] is None


def test_a_check_moves_no_figure_no_date_no_finding_and_is_owed_by_nobody(
    before: Home, checked: tuple[Home, Drawn]
) -> None:
    home, _ = checked
    assert figures(home) == figures(before)
    assert query(home, WALL) == query(before, WALL)
    assert query(home, FINDINGS) == query(before, FINDINGS)
    newest = query(home, "select latest_as_of from marts.snapshot_info")[0]["latest_as_of"]
    assert newest == date(2025, 3, 31)
    assert {row["export_code"] for row in query(home, WALL)} & {"F22", "F23"} == set()


def test_what_is_said_what_data_give_and_what_was_seen_stand_side_by_side(
    checked: tuple[Home, Drawn],
) -> None:
    home, _ = checked
    rows = query(home, "select * from marts.fct_three_values where as_of = '2025-03-31'")
    county = next(r for r in rows if (r["indicator_code"], r["subject_code"]) == ("I27", COUNTY))
    assert (county["self_value"], county["self_values"]) == (97.5, 2)
    assert county["self_source"] == "F23 部门自评表：应急管理局，一季度工作报告:整改39条÷发现40条"
    assert county["data_value"] == pytest.approx(92.5) and county["field_value"] == pytest.approx(69.375)
    assert (county["status"], county["status_zh"]) == ("differs", "有出入")
    township = next(r for r in rows if (r["indicator_code"], r["subject_code"]) == ("I27", DONGPING))
    assert (township["self_value"], township["data_value"]) == (95.0, pytest.approx(100 * 28 / 30))
    claim = next(r for r in rows if (r["indicator_code"], r["subject_code"]) == ("I27", XIPING))
    assert (claim["self_source"], claim["self_value"]) == ("F06 台账状态为已整改或已销号", 100.0)
    assert (claim["field_value"], claim["field_n"]) == (None, None)
    unknown = query(home, "select note_zh from marts.fct_self_assessments where indicator_code is null")
    assert [row["note_zh"] for row in unknown] == ["指标目录中没有“群众安全感”"]


def test_an_answer_about_a_record_that_was_replaced_since_counts_and_says_so(
    checked: tuple[Home, Drawn], tmp_path: Path
) -> None:
    earlier, _ = checked
    home = Home(tmp_path / "home")
    shutil.copytree(earlier.root, home.root)
    save_csv(home.inbox / "隐患（更正）.csv", hazards("2025年一季度隐患整改台账（更正）", by="周七"))
    run(home, datetime(2025, 6, 3, 9))
    rows = query(home, "select * from marts.fct_field_checks")
    assert all(row["is_replaced"] and row["record_id_now"] for row in rows)
    assert {row["standing_zh"] for row in rows if row["standing"] == "confirmed"} == {
        "属实（该记录其后已被新的报送替换）"
    }
    rate = rates(home)[COUNTY]
    assert (rate["n"], rate["replaced"]) == (8, 12)
    assert "12条所核记录其后已被新的报送替换" in rate["note_zh"]
