"""A word has the code that the list gives it, or none: never the nearest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.loader import code_lists
from ingestion.values.codes import code_words, read_code

MATCHED = sorted(set(code_lists()) - {"departments", "institutions"})


@pytest.mark.parametrize(
    ("text", "code_list", "code"),
    [
        ("已 整 改", "hazard_status", "rectified"),
        ("已整改，待复查", "hazard_status", "rectified"),
        ("未整改", "hazard_status", "open"),
        ("已销号。", "hazard_status", "verified"),
        ("专职", "full_time", "full_time"),
        ("兼职（民兵）", "full_time", "part_time"),
        ("√", "yes_no", "yes"),
        ("×", "yes_no", "no"),
        ("未购买意外险", "yes_no", "no"),
        ("村(社区)", "plan_level", "village"),
        ("村（社区）", "plan_level", "village"),
        ("企业自查自纠", "hazard_source", "self_check"),
        ("暴雨橙色预警", "warning_level", "orange"),
        ("Ⅱ级", "warning_level", "orange"),
    ],
)
def test_a_word_is_read_with_spaces_brackets_and_additions(text: str, code_list: str, code: str) -> None:
    assert read_code(text, code_list) == code


@pytest.mark.parametrize(
    ("text", "code_list"),
    [("待定", "hazard_severity"), ("张三", "gender"), ("橙色转红色", "warning_level"), ("？", "yes_no")],
)
def test_an_unknown_or_undecided_word_has_no_code(text: str, code_list: str) -> None:
    assert read_code(text, code_list) is None


def test_a_message_names_the_accepted_words() -> None:
    assert code_words("yes_no") == "是、否"


@given(st.text(max_size=30), st.sampled_from(MATCHED))
def test_reading_a_code_never_raises_and_gives_a_code_of_the_list(text: str, code_list: str) -> None:
    code = read_code(text, code_list)
    assert code is None or code in {entry.code for entry in code_lists()[code_list].entries}
