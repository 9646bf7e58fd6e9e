"""Numbers that identify are checked and never repaired."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.identifiers import (
    credit_code_fault,
    id_number_fault,
    is_ruined_id,
    plain_id,
    read_region_code,
)
from tests.ingestion.people import id_number

GOOD = id_number(date(1987, 3, 14), 27)


@pytest.mark.parametrize(
    "text", [GOOD, f"'{GOOD}", f" {GOOD} ", f"{GOOD[:6]} {GOOD[6:14]} {GOOD[14:]}", GOOD.lower(), f"‘{GOOD}"]
)
def test_spaces_an_apostrophe_and_a_small_x_do_not_spoil_an_id_number(text: str) -> None:
    assert plain_id(text) == GOOD
    assert id_number_fault(plain_id(text)) is None


def test_a_full_width_id_number_is_the_same_number() -> None:
    wide = GOOD.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))
    assert plain_id(wide) == GOOD


@pytest.mark.parametrize("text", ["5.11E+17", "5.11e17", "5.10999198703E+17", "511000198703140000", "5E+17"])
def test_a_number_that_a_spreadsheet_has_cut_is_ruined(text: str) -> None:
    assert is_ruined_id(plain_id(text))


def test_a_whole_number_is_not_ruined() -> None:
    assert not is_ruined_id(GOOD)


def test_an_old_number_of_fifteen_digits_is_believed_when_its_birth_date_exists() -> None:
    assert id_number_fault("510999870314027") is None
    assert id_number_fault("510999871314027") == "15位身份证号中的出生日期不存在"


@pytest.mark.parametrize("number", [GOOD[:17], GOOD + "1", "abc", "5109991987031402A7"])
def test_a_number_of_another_length_or_with_letters_is_doubted(number: str) -> None:
    assert id_number_fault(number) == "身份证号应为18位"


def test_a_birth_date_that_does_not_exist_is_doubted() -> None:
    assert id_number_fault(GOOD[:10] + "0231" + GOOD[14:]) == "身份证号中的出生日期不存在"


@given(st.dates(date(1930, 1, 1), date(2020, 12, 31)), st.integers(0, 999), st.integers(0, 16))
def test_one_changed_digit_is_always_noticed(born: date, sequence: int, place: int) -> None:
    number = id_number(born, sequence)
    assert id_number_fault(number) is None
    changed = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
    assert id_number_fault(changed) is not None


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000600037341L"])
def test_a_credit_code_with_its_check_character_is_believed(code: str) -> None:
    assert credit_code_fault(code) is None


@pytest.mark.parametrize("code", ["91350100M000100Y44", "91350100M000100I43", "9135", ""])
def test_a_wrong_credit_code_is_doubted(code: str) -> None:
    assert credit_code_fault(code) is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("510999", "510999"),
        ("510999000", "510999"),
        ("510999000000", "510999"),
        ("510999101", "510999101"),
        ("510999101000", "510999101"),
        ("510999101201", "510999101201"),
        ("'510999101201", "510999101201"),
        ("510999101201.0", "510999101201"),
        ("５１０９９９", "510999"),
        ("5.10999E+11", None),
        ("5109991", None),
        ("本县", None),
    ],
)
def test_a_region_code_is_cut_to_its_level_and_never_completed(text: str, code: str | None) -> None:
    assert read_region_code(text) == code


@given(st.text(max_size=25) | st.text("0123456789XxEe+. '", max_size=20))
def test_checking_a_number_never_raises(text: str) -> None:
    id_number_fault(plain_id(text))
    credit_code_fault(text)
    read_region_code(text)
    is_ruined_id(text)


def test_the_youngest_and_oldest_days_of_a_year_make_valid_numbers() -> None:
    for offset in (0, 58, 59, 364):
        assert id_number_fault(id_number(date(1991, 1, 1) + timedelta(offset), 1)) is None


def test_a_number_that_ends_in_three_noughts_and_passes_its_check_digit_is_not_ruined() -> None:
    assert not is_ruined_id("529977199208241000")
    assert is_ruined_id("529977199208242000") and is_ruined_id("5.29E+17")
