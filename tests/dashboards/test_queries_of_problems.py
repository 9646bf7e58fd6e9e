"""What the pages are told of the survey's problems."""

from __future__ import annotations

from datetime import date

import pytest

from dashboards.queries import problems
from dashboards.queries.pool import Snapshot, rows_of
from tests.dashboards.claims_snapshot import snapshot_of

NOW, BEFORE = date(2024, 9, 30), date(2024, 6, 30)
WORDS = {"claim_zh": "有", "source_zh": "调研报告"}


def answered(code: str, as_of: date, answer: str) -> dict[str, object]:
    words = {"supported": "数据支持", "cannot_tell": "无法判断"}
    return {
        "problem_code": code,
        "pair_code": code,
        "as_of": as_of,
        "answer": answer,
        "answer_zh": words[answer],
        "figures_zh": f"{code} 的数",
        "tests": 1,
        "supporting": 1,
        "refuting": 0,
        "untold": 0,
        "would_tell_zh": "演练台账（F04）" if answer == "cannot_tell" else "",
        "rests_on_local_target": True,
        "rests_on_findings_alone": False,
    }


def compared(code: str, number: int, figure: str, holds: bool) -> dict[str, object]:
    return {
        "code": code,
        "as_of": NOW,
        "test_no": number,
        "figure_code": figure,
        "reach": "county",
        "compare": "misses",
        "threshold": 50.0,
        "line_zh": "过半数",
        "is_local": True,
        "status": "measured",
        "value": 24.1,
        "unit": "%",
        "numerator": 239.0,
        "denominator": 991.0,
        "holds": holds,
        "would_tell_zh": "",
        "words_zh": f"{figure}低于参考线",
    }


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return snapshot_of(
        {
            "dim_problems": [
                {"problem_code": "P24", "name_zh": "联合演练偏少", "problem_zh": "不多", **WORDS},
                {"problem_code": "P06", "name_zh": "空档", "problem_zh": "无人牵头", **WORDS},
            ],
            "dim_claim_pairs": [
                {"pair_code": "C05", "name_zh": "演练", "counter_zh": "少", "problems_zh": "P24", **WORDS}
            ],
            "fct_problems": [
                answered("P24", NOW, "supported"),
                answered("P24", BEFORE, "cannot_tell"),
                answered("P06", NOW, "cannot_tell"),
            ],
            "fct_claim_pairs": [answered("C05", NOW, "supported"), answered("C05", BEFORE, "cannot_tell")],
            "fct_problem_tests": [
                compared("P24", 2, "R10", False),
                compared("P24", 1, "I20", True),
                compared("P23", 1, "I17", True),
            ],
            "fct_problem_evidence": [
                {"code": "P24", "as_of": NOW, "test_no": number, "figure_code": figure, "figure_kind": kind}
                | {"subject_kind": "county", "subject_code": "510999", "finding_id": finding}
                | {"stands_on": finding or figure}
                for number, figure, kind, finding in [
                    (1, "I20", "indicator", None),
                    (2, "R10", "finding", "f1"),
                ]
            ],
            "fct_findings": [
                {"finding_id": "f1", "message_zh": "3场相同", "records": 3, "status": "to_verify"}
            ],
            "fct_measure_evidence": [
                {
                    "measure_code": "M05",
                    "as_of": NOW,
                    "subject_code": "510999",
                    "record_id": record,
                    "role": role,
                }
                | {"excluded_because": None, "numerator_amount": 1.0, "denominator_amount": 1.0}
                for record, role in [("a", "denominator_only"), ("b", "numerator")]
            ],
            "source_rows": [
                {"record_id": "b", "file_name": "宣传.xlsx", "sheet": "表", "row_number": 7, "cells": "{}"}
            ],
        }
    )


def test_the_answers_of_a_date_are_those_of_that_date_in_order(snapshot: Snapshot) -> None:
    rows = rows_of(problems.at(snapshot, NOW))
    assert [(row["problem_code"], row["answer"]) for row in rows] == [
        ("P06", "cannot_tell"),
        ("P24", "supported"),
    ]
    assert rows[1]["problem_zh"] == "不多" and rows[1]["figures_zh"] == "P24 的数"


def test_a_pair_shows_claim_counter_claim_and_data(snapshot: Snapshot) -> None:
    [pair] = rows_of(problems.pairs_at(snapshot, NOW))
    assert (pair["claim_zh"], pair["counter_zh"], pair["answer_zh"]) == ("有", "少", "数据支持")


def test_the_comparisons_of_a_problem_are_its_own_in_order(snapshot: Snapshot) -> None:
    rows = rows_of(problems.tests_of(snapshot, "P24", NOW))
    assert [(row["figure_code"], row["holds"]) for row in rows] == [("I20", True), ("R10", False)]
    assert rows_of(problems.tests_of(snapshot, "P24", BEFORE)) == []


def test_an_answer_is_followed_over_time(snapshot: Snapshot) -> None:
    rows = rows_of(problems.over_time(snapshot, "P24"))
    assert [(row["as_of"], row["answer"]) for row in rows] == [(BEFORE, "cannot_tell"), (NOW, "supported")]


def test_evidence_is_a_figure_or_a_finding_with_its_wording(snapshot: Snapshot) -> None:
    figure, finding = rows_of(problems.evidence_of(snapshot, "P24", NOW))
    assert (figure["figure_kind"], figure["message_zh"]) == ("indicator", None)
    assert (finding["finding_id"], finding["message_zh"], finding["records"]) == ("f1", "3场相同", 3)


def test_a_supporting_figure_goes_down_to_the_row_of_the_file(snapshot: Snapshot) -> None:
    rows = rows_of(problems.measure_records(snapshot, "M05", NOW, "510999"))
    assert [(row["record_id"], row["file_name"], row["row_number"]) for row in rows] == [
        ("b", "宣传.xlsx", 7),
        ("a", None, None),
    ]
