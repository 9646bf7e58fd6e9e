"""What the sample county's data says of each problem of the survey, and why."""

from __future__ import annotations

import duckdb
import pytest

from sample_county.county import County
from sample_county.facts import AS_OF, WINDOW_START
from sample_county.plants import PLANTS

pytestmark = pytest.mark.slow
# problem → answer, and of each comparison whether it holds (None: shown only, or not to be told)
EXPECTED: dict[str, tuple[str, list[bool | None]]] = {
    "P01": ("supported", [False, True]),
    "P02": ("supported", [False, True]),
    "P03": ("supported", [True, True]),
    "P04": ("supported", [True, True]),
    "P05": ("supported", [True, None]),
    "P06": ("cannot_tell", [None]),
    "P07": ("supported", [True, None]),
    "P08": ("supported", [True, False]),
    "P09": ("supported", [True, True, None, False, True, True, False, None]),
    "P10": ("supported", [True, True, True]),
    "P11": ("cannot_tell", [None, None]),
    "P12": ("supported", [True, True, True, True, True, True]),
    "P13": ("supported", [True, True, True, None, None]),
    "P14": ("supported", [True, True]),
    "P15": ("supported", [True, None]),
    "P16": ("supported", [True, True, True, None]),
    "P17": ("supported", [True]),
    "P18": ("supported", [True]),
    "P19": ("supported", [True, None]),
    "P20": ("supported", [True]),
    "P21": ("supported", [None, True]),
    "P22": ("supported", [True]),
    "P23": ("supported", [True, True, True, True, True]),
    "P24": ("supported", [True]),
    "P25": ("supported", [True]),
}


def one(snapshot: duckdb.DuckDBPyConnection, sql: str, *values: object) -> tuple[object, ...]:
    row = snapshot.execute(sql, list(values)).fetchone()
    assert row is not None
    return tuple(row)


def words(snapshot: duckdb.DuckDBPyConnection, code: str) -> str:
    return str(
        one(
            snapshot,
            "select figures_zh from marts.fct_problems where problem_code = ? and as_of = ?",
            code,
            AS_OF,
        )[0]
    )


@pytest.mark.parametrize("code", sorted(EXPECTED))
def test_each_problem_is_answered_by_its_comparisons(snapshot: duckdb.DuckDBPyConnection, code: str) -> None:
    answer, holds = EXPECTED[code]
    [given] = one(
        snapshot, "select answer from marts.fct_problems where problem_code = ? and as_of = ?", code, AS_OF
    )
    found = snapshot.execute(
        "select holds from marts.fct_problem_tests where code = ? and as_of = ? order by test_no",
        [code, AS_OF],
    ).fetchall()
    assert (given, [row[0] for row in found]) == (answer, holds)


def test_the_pairs_are_answered_by_the_data_too(snapshot: duckdb.DuckDBPyConnection) -> None:
    found = snapshot.execute(
        "select pair_code, answer from marts.fct_claim_pairs where as_of = ? order by 1", [AS_OF]
    ).fetchall()
    assert found == [(f"C{number:02}", "supported") for number in range(1, 7)]


def test_two_of_the_mechanisms_have_no_use_within_the_year(snapshot: duckdb.DuckDBPyConnection) -> None:
    used, listed = one(
        snapshot,
        "select count(distinct mechanism_name) filter (where used_on > ? and used_on <= ?),"
        " count(distinct mechanism_name) from marts.fct_mechanisms",
        WINDOW_START,
        AS_OF,
    )
    assert isinstance(listed, int) and listed - int(str(used)) == PLANTS["mechanisms_unused"].number
    assert f"（{used}/{listed}），低于目标100%" in words(snapshot, "P03")


def test_the_warnings_without_a_response_are_those_planted(snapshot: duckdb.DuckDBPyConnection) -> None:
    planted = PLANTS["warnings_unanswered"].number
    assert f"“预警未见响应”提示{planted}条待核实记录" in words(snapshot, "P01")


def test_less_is_paid_for_prevention_than_for_rescue(county: County) -> None:
    prevention, rescue = 0.0, 0.0
    for delivery in county.deliveries:
        if "应急经费执行表" not in delivery.file:
            continue
        for table in delivery.sheets:
            if table.name != "2024年":
                continue
            for row in table.rows:
                code = str(row.cells[0])
                paid = float(str(row.cells[5])) if code.startswith("224") else 0.0
                prevention += paid if code[:7] in {"2240104", "2240106"} or code[:5] == "22406" else 0.0
                rescue += paid if code[:7] == "2240108" or code[:5] in {"22402", "22407"} else 0.0
    assert 0 < prevention < rescue


def test_joint_drills_are_fewer_than_half(snapshot: duckdb.DuckDBPyConnection) -> None:
    joint, held = one(
        snapshot,
        "select count(*) filter (where is_joint), count(*) from marts.fct_drills where held_from > ?"
        " and held_to <= ?",
        WINDOW_START,
        AS_OF,
    )
    assert 2 * int(str(joint)) < int(str(held))
    assert f"（{joint}/{held}），低于参考线50%（本地目标）" in words(snapshot, "P24")


def test_equipment_has_no_dates_so_its_age_is_not_told(snapshot: duckdb.DuckDBPyConnection) -> None:
    [dated] = one(
        snapshot,
        "select count(*) from marts.fct_supplies where expires_on is not null and item_name in"
        " ('挖掘机', '冲锋舟', '水罐消防车', '发电机', '装载机')",
    )
    assert dated == 0
    [tells] = one(
        snapshot,
        "select would_tell_zh from marts.fct_problem_tests where code = 'P15' and test_no = 2 and as_of = ?",
        AS_OF,
    )
    assert tells == "物资装备台账（F05）"


def test_no_township_has_outreach_in_every_month(snapshot: duckdb.DuckDBPyConnection) -> None:
    [months] = one(
        snapshot,
        "select count(distinct (region_code, month(held_from))) from marts.fct_activities"
        " where category in ('enterprise', 'rural', 'community', 'school', 'household')"
        " and held_from > ? and held_to <= ? and month(held_from) = month(held_to)",
        WINDOW_START,
        AS_OF,
    )
    [townships] = one(snapshot, "select count(*) from marts.dim_regions where level = 'township'")
    assert f"（{months}/{int(str(townships)) * 12}），低于参考线100%" in words(snapshot, "P21")


def test_nobody_has_asked_the_public_what_it_knows(snapshot: duckdb.DuckDBPyConnection) -> None:
    [tells] = one(
        snapshot,
        "select would_tell_zh from marts.fct_problems where problem_code = 'P19' and as_of = ?",
        AS_OF,
    )
    assert "问卷调查" in str(tells)


def test_there_is_no_social_team_to_take_part(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert one(snapshot, "select count(*) from marts.fct_teams where team_kind = 'social'") == (0,)
    assert "社会力量参与率0.0%" in words(snapshot, "P18")


def test_what_awaits_a_column_names_the_export_and_not_a_guess(snapshot: duckdb.DuckDBPyConnection) -> None:
    found = snapshot.execute(
        "select problem_code, would_tell_zh from marts.fct_problems where answer = 'cannot_tell' and as_of = ?"
        " order by 1",
        [AS_OF],
    ).fetchall()
    assert found == [
        ("P06", "机制、机构与响应文件（F16）"),
        ("P11", "地质灾害隐患点（F09）、气象预警（F10）"),
    ]


def test_before_anything_of_it_is_delivered_a_problem_is_not_answered(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    found = snapshot.execute(
        "select problem_code, supporting, refuting from marts.fct_problems where as_of = date '2021-03-31'"
        " and problem_code in ('P01', 'P14', 'P17') and answer = 'cannot_tell' order by 1"
    ).fetchall()
    assert found == [("P01", 0, 0), ("P14", 0, 0), ("P17", 0, 0)]


def test_every_comparison_that_was_made_stands_on_a_figure_or_on_findings(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    floating = snapshot.execute(
        """
        select tests.code, tests.test_no, tests.as_of
        from marts.fct_problem_tests as tests
        left join marts.fct_problem_evidence as evidence
            on tests.code = evidence.code and tests.test_no = evidence.test_no and tests.as_of = evidence.as_of
        left join marts.fct_indicator_values as figure
            on evidence.figure_code = figure.indicator_code and evidence.as_of = figure.as_of
            and evidence.subject_code = figure.subject_code and figure.value = tests.value
        left join marts.fct_measure_values as measure
            on evidence.figure_code = measure.measure_code and evidence.as_of = measure.as_of
            and evidence.subject_code = measure.subject_code and measure.value = tests.value
        where tests.holds is not null
            and coalesce(figure.indicator_code, measure.measure_code, evidence.finding_id) is null
        """
    ).fetchall()
    assert floating == []
