"""What the pages are told of commitments."""

from __future__ import annotations

from datetime import date

import pytest

from dashboards.queries import commitments
from dashboards.queries.pool import Snapshot, rows_of
from tests.dashboards.claims_snapshot import snapshot_of

NOW, BEFORE = date(2024, 9, 30), date(2024, 6, 30)
STATES = {"confirmed_by_data": "数据已印证", "recurred": "已复发", "unlinked": "未关联数据检验"}


def listed(code: str, kind: str, tests_code: str | None) -> dict[str, object]:
    return {
        "commitment_code": code,
        "kind": kind,
        "name_zh": code,
        "text_zh": f"{code}的内容",
        "problems_zh": "P09",
        "evidence_zh": "",
        "source_zh": "调研报告",
        "responsible_zh": "县人民政府",
        "tests_code": tests_code,
        "link_zh": None if tests_code else "内容与各事项都不相符",
        "record_id": None,
    }


def followed(code: str, as_of: date, state: str, given_on: date, closed: bool = False) -> dict[str, object]:
    return {
        "commitment_code": code,
        "as_of": as_of,
        "state": state,
        "state_zh": STATES[state],
        "given_on": given_on,
        "due_on": date(2024, 3, 1),
        "baseline_on": date(2023, 6, 30),
        "closed_on": date(2024, 2, 1) if closed else date(2099, 1, 1),
        "is_closed_by_department": closed,
        "progress_zh": "已办结" if closed else "",
        "tests": 1,
        "passed": int(state == "confirmed_by_data"),
        "failed": int(state == "recurred"),
        "untold": 0,
        "confirmed_first_on": BEFORE,
        "rests_on_local_target": False,
        "figures_zh": "甲",
        "would_tell_zh": "",
        "is_open": state == "recurred",
    }


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    test = {"figure_code": "I27", "reach": "county", "compare": "meets", "threshold": 100.0, "line_zh": ""}
    test |= {
        "is_local": False,
        "baseline_on": BEFORE,
        "baseline": 80.0,
        "passed_at_baseline": False,
        "unit": "%",
    }
    test |= {
        "status": "measured",
        "current": 90.0,
        "passed": False,
        "has_improved": True,
        "would_tell_zh": "",
    }
    return snapshot_of(
        {
            "dim_commitment_states": [
                {"state": state, "state_zh": zh, "is_state_of_data": state != "unlinked"}
                for state, zh in STATES.items()
            ],
            "dim_commitments": [
                listed("〔2023〕1号", "opinion", "S05"),
                listed("〔2024〕1号", "opinion", None),
                listed("H01", "own", "H01"),
                listed("S05", "recommendation", "S05"),
            ],
            "fct_commitments": [
                followed("〔2023〕1号", NOW, "recurred", date(2023, 7, 1), closed=True),
                followed("〔2024〕1号", NOW, "unlinked", date(2024, 7, 1)),
                followed("H01", NOW, "confirmed_by_data", date(2023, 7, 1)),
                followed("S05", NOW, "recurred", date(2023, 7, 1)),
                followed("S05", BEFORE, "confirmed_by_data", date(2023, 7, 1)),
            ],
            "fct_commitment_tests": [
                {
                    "commitment_code": "S05",
                    "as_of": NOW,
                    "test_no": number,
                    "words_zh": f"检验{number}",
                    **test,
                }
                for number in (2, 1)
            ],
        }
    )


def test_recommendations_come_first_then_own_ones_then_opinions_from_the_newest(snapshot: Snapshot) -> None:
    rows = rows_of(commitments.at(snapshot, NOW))
    assert [row["commitment_code"] for row in rows] == ["S05", "H01", "〔2024〕1号", "〔2023〕1号"]


def test_what_the_department_says_stands_beside_what_the_data_says(snapshot: Snapshot) -> None:
    opinion = rows_of(commitments.at(snapshot, NOW))[-1]
    assert (opinion["is_closed_by_department"], opinion["progress_zh"]) == (True, "已办结")
    assert (opinion["state_zh"], opinion["is_open"]) == ("已复发", True)


def test_a_commitment_is_followed_over_time(snapshot: Snapshot) -> None:
    rows = rows_of(commitments.over_time(snapshot, "S05"))
    assert [(row["as_of"], row["state"]) for row in rows] == [
        (BEFORE, "confirmed_by_data"),
        (NOW, "recurred"),
    ]


def test_the_tests_of_a_commitment_come_in_order_with_baseline_and_threshold(snapshot: Snapshot) -> None:
    rows = rows_of(commitments.tests_of(snapshot, "S05", NOW))
    assert [row["words_zh"] for row in rows] == ["检验1", "检验2"]
    assert (rows[0]["baseline"], rows[0]["current"], rows[0]["threshold"]) == (80.0, 90.0, 100.0)


def test_states_without_any_commitment_are_counted_too(snapshot: Snapshot) -> None:
    now = {row["state"]: row["commitments"] for row in rows_of(commitments.states_at(snapshot, NOW))}
    assert now == {"confirmed_by_data": 1, "recurred": 2, "unlinked": 1}
    before = {row["state"]: row["commitments"] for row in rows_of(commitments.states_at(snapshot, BEFORE))}
    assert before == {"confirmed_by_data": 1, "recurred": 0, "unlinked": 0}


def test_an_opinion_that_no_test_follows_says_why(snapshot: Snapshot) -> None:
    [row] = rows_of(commitments.unlinked(snapshot))
    assert (row["commitment_code"], row["link_zh"]) == ("〔2024〕1号", "内容与各事项都不相符")
