"""Commitments, problems, field checks and settings: what their tables say, without a browser."""

from __future__ import annotations

from datetime import date

import pytest

from catalogue.loader import code_lists
from catalogue.paths import Home
from dashboards import view
from dashboards.components import commitments, field_values, problems
from dashboards.components.applied import setting_marks, settings_sheet
from dashboards.queries.pool import Pool
from dashboards.view import View

GIVEN = {
    "state": "not_due",
    "is_open": True,
    "is_closed_by_department": False,
    "as_of": date(2024, 9, 30),
    "due_on": date(2024, 10, 30),
}


@pytest.fixture(scope="module")
def pool(filled_home: Home) -> Pool:
    return Pool(filled_home)


def seen(pool: Pool, **chosen: str) -> View:
    return view.read(pool, chosen, "/findings")


@pytest.mark.parametrize(
    ("changed", "left"),
    [
        ({}, 30),
        ({"due_on": date(2024, 9, 30)}, 0),
        ({"due_on": date(2024, 9, 29), "state": "recurred"}, -1),
        ({"due_on": date(2024, 9, 29), "is_closed_by_department": True}, -1),
        ({"due_on": date(2024, 9, 29), "is_open": False, "state": "confirmed_by_data"}, None),
        ({"is_open": None, "state": "unlinked", "is_closed_by_department": True}, None),
        ({"is_open": None, "state": "unlinked"}, 30),
        ({"is_open": None, "state": "not_given"}, None),
        ({"due_on": None}, None),
    ],
)
def test_days_are_counted_while_something_is_awaited(changed: dict[str, object], left: int | None) -> None:
    row = GIVEN | changed
    assert commitments.days_left(row) == left
    assert commitments.is_overdue(row) == (left is not None and left < 0)


def test_every_state_of_a_commitment_has_its_shape() -> None:
    declared = {entry.code for entry in code_lists()["commitment_state"].entries}
    assert set(commitments.STATES) == declared


def test_what_the_department_says_stands_beside_what_the_data_says(pool: Pool) -> None:
    rows = {row["commitment_code"]: row for row in commitments.commitment_sheet(seen(pool)).rows}
    told = rows["清人常审〔2023〕1号"]
    assert told["department_word"] == "已报办结（2024年1月10日）；已书面报告"
    assert (told["state_word"], told["left"], told["ageing"]) == ("数据未印证", -10, "已过期限10天")


def test_a_department_sees_its_own_commitments_and_a_township_is_told_why_there_are_none(pool: Pool) -> None:
    own = commitments.commitment_sheet(seen(pool, subject="water")).rows
    assert {row["responsible_zh"] for row in own} == {"县水利局"}
    township = seen(pool, subject="519921101")
    sheet = commitments.commitment_sheet(township)
    (shown,) = commitments.commitments_section(township, {"commitments": sheet})
    assert sheet.rows == []
    assert "全部事项请看全县" in str(shown)


def test_a_problem_that_cannot_be_told_names_the_export_that_would_tell(pool: Pool) -> None:
    rows = {row["code"]: row for row in problems.problem_sheet(seen(pool)).rows}
    assert rows["P06"]["answer_word"] == "无法判断"
    assert rows["P06"]["would_tell_zh"] == "机制、机构与响应文件（F16）"


def test_a_date_before_a_check_does_not_show_it(pool: Pool) -> None:
    assert [row["n"] for row in field_values.check_sheet(seen(pool)).rows] == [85]
    assert field_values.check_sheet(seen(pool, as_of="2023-09-30")).rows == []


def test_a_township_sees_its_own_values_only(pool: Pool) -> None:
    rows = field_values.value_sheet(seen(pool, subject="519921101")).rows
    assert [(row["indicator_code"], row["subject_code"]) for row in rows] == [("I20", "519921101")]


def test_a_setting_is_listed_once_with_everything_that_it_decides(pool: Pool) -> None:
    rows = settings_sheet(seen(pool)).rows
    assert [row["applied_codes"] for row in rows] == ["I05、I06", "R05", "X01"]
    assert setting_marks(seen(pool), "I17") == []
