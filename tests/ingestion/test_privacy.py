"""Nobody's number can be read after the door: keyed hashes for joins, masks for display, scrubbed free text."""

from __future__ import annotations

import re
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.columnwise import scrubbed
from ingestion.privacy import mask_id, mask_name, mask_phone, mobile_number, person_key, scrub
from tests.ingestion.people import id_number

PERSON = id_number(date(1987, 3, 14), 27)
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
# What may stand beside a number without being a digit of it.
AROUND = st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=8)
NUMBERS = st.builds(id_number, st.dates(date(1930, 1, 1), date(2023, 1, 1)), st.integers(0, 999))
MOBILES = st.integers(13_000_000_000, 19_999_999_999).map(str)


def digits_of(text: str) -> str:
    """The text with everything that may separate digits of one number taken out."""
    return re.sub(r"[\s\-—–.·\u200b]", "", text)


@pytest.mark.parametrize(
    "number",
    [
        PERSON,
        PERSON.lower(),
        PERSON.translate(WIDE),
        f"{PERSON[:6]} {PERSON[6:14]} {PERSON[14:]}",
        f"{PERSON[:6]}-{PERSON[6:14]}-{PERSON[14:]}",
        "510999870314027",
        "510999 870314 027",
        f"{PERSON[:4]} {PERSON[4:8]} {PERSON[8:12]} {PERSON[12:16]} {PERSON[16:]}",
        f"{PERSON[:6]}\n{PERSON[6:14]}\n{PERSON[14:]}",
        f"{PERSON[:6]}－{PERSON[6:14]}－{PERSON[14:]}",
        PERSON[:17] + ("1" if PERSON[17] != "1" else "2"),
        PERSON[:17],
        PERSON + "0",
        PERSON + PERSON,
        PERSON + "13812345678",
        PERSON.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    ],
)
@pytest.mark.parametrize("around", ["{}", "身份证号{}。", "ID{}x", "张三({})", "A{}", "{}、电话"])
def test_no_id_number_can_be_read_in_free_text(number: str, around: str) -> None:
    shown = digits_of(scrub(around.format(number)))
    assert number[6:14] not in shown and "*" in shown


@pytest.mark.parametrize(
    "number",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "138.1234.5678",
        "138\u00a01234\u00a05678",
        "138\u200b12345678",
        "１３８１２３４５６７８",
        "+8613812345678",
        "86-13812345678",
        "013812345678",
        "0086 138 1234 5678",
        "(+86)138-1234-5678",
        "（86）13812345678",
        "1381 2345 678",
        "138 123 45678",
        "138 12 34 56 78",
        "1 3 8 1 2 3 4 5 6 7 8",
        "138－1234－5678",
        "1381234 5678",
    ],
)
@pytest.mark.parametrize("around", ["{}", "联系{}李四", "Tel{}", "（{}）"])
def test_no_mobile_number_can_be_read_in_free_text(number: str, around: str) -> None:
    shown = scrub(around.format(number))
    assert "1234" not in digits_of(shown) and "138****5678" in shown


def test_two_numbers_in_one_cell_are_both_masked() -> None:
    assert scrub("13812345678/13987654321") == "138****5678/139****4321"
    assert mask_phone("13812345678 13987654321") == "138****5678 139****4321"
    assert mask_phone("13812345678、0838-1234567") == "138****5678、083****4567"


@pytest.mark.parametrize(
    "number",
    [
        "0838-1234567",
        "0838 1234567",
        "(0838)1234567",
        "（0838）1234567",
        "0838－1234567",
        "0838-123 4567",
        "010-12345678",
        "01082345678",
        "083822345678",
        "+86 838 1234567",
        "0086-838-1234567",
    ],
)
def test_no_landline_can_be_read_in_free_text(number: str) -> None:
    assert "2345" not in scrub(f"值班电话{number}转1")


@pytest.mark.parametrize("number", ["13 8123 45678", "8-1234567", "0838-1234567", "1234567"])
def test_a_telephone_column_masks_numbers_of_any_shape(number: str) -> None:
    assert re.search(r"\d{6,}", digits_of(mask_phone(number)).replace("*", "|")) is None


@pytest.mark.parametrize(
    "text",
    [
        "县应急发〔2024〕12号",
        "2024年9月5日14时30分",
        "2024-09-05 14:30:00",
        "375667辆次",
        "1,450",
        "510999101201",
        "YH-2024-0001",
        "91510999MA00000001",
        "参演47310人次",
        "",
        "915109990000000018",
        "510999202409050001",
        "202409050001230001",
        "20240905143000123",
        "510999101201 2024-09-05",
        "2401-510999-04-01-123456",
        "6228480402564890018",
        "应急〔2024〕138号 2024-09-05",
        "参演150人，2024-09-05 14:30至16:00",
        "经费150 2024-09-05",
        "13 14 15 16 17 18",
        "104.123456789,31.123456789",
        "13,812,345,678元",
        "130102001001",
        "物资 150箱 2030套",
    ],
)
def test_what_names_nobody_stays_as_it_is(text: str) -> None:
    assert scrub(text) == text


def test_an_id_number_in_powers_of_ten_keeps_its_first_three_digits() -> None:
    assert scrub("5.10999198703140E+17") == "5.10***E+17"


@given(
    st.lists(AROUND | NUMBERS | MOBILES | st.text("0123456789Xx -.－０１２/()E+", max_size=30), max_size=4)
)
def test_whole_columns_are_scrubbed_as_single_texts_are(parts: list[str]) -> None:
    text = "".join(parts)
    assert scrubbed(pa.array([text, None, "abc"])).to_pylist() == [scrub(text), None, "abc"]


@given(AROUND, NUMBERS, AROUND, MOBILES, AROUND)
def test_scrubbed_text_holds_no_id_number_and_no_mobile_number(
    a: str, number: str, b: str, mobile: str, c: str
) -> None:
    for text in (f"{a}{number}{b}，{mobile}{c}", f"{a}{mobile}{b}，{number.lower()}{c}"):
        shown = scrub(text)
        assert number not in shown.upper() and mobile not in shown


@given(st.text() | st.text("0123456789Xx*-（）０１２ \n", max_size=40))
def test_masking_never_raises_and_masked_text_stays_masked(text: str) -> None:
    shown = scrub(text)
    assert scrub(shown) == shown
    assert not re.search(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])", shown)
    assert not re.search(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])", shown)
    assert not re.search(r"[0-9]{11}", mask_phone(text))
    mask_id(text)
    assert mask_name(text)[1:] in {"*", ""}


def test_a_name_keeps_its_first_character_only() -> None:
    assert (mask_name("欧阳修远"), mask_name("")) == ("欧*", "")


def test_an_id_number_keeps_its_first_three_and_last_four_characters() -> None:
    assert mask_id(PERSON) == PERSON[:3] + "***********" + PERSON[-4:]
    assert mask_id("12345") == "*****"


@pytest.mark.parametrize(
    "text",
    [
        "13812345678",
        "138 1234 5678",
        "+86 138-1234-5678",
        "0838-1234567/13812345678",
        "１３８１２３４５６７８",
    ],
)
def test_a_mobile_number_is_the_same_however_it_is_written(text: str) -> None:
    assert mobile_number(text) == "13812345678"


def test_an_offices_line_is_no_mobile_number() -> None:
    assert mobile_number("0838-1234567") is None and mobile_number("无") is None


def test_a_person_key_depends_on_the_county_and_on_each_part() -> None:
    keys = {
        person_key(b"a" * 32, "id", PERSON),
        person_key(b"b" * 32, "id", PERSON),
        person_key(b"a" * 32, "id", PERSON[:-1]),
        person_key(b"a" * 32, "id" + PERSON),
    }
    assert len(keys) == 4 and person_key(b"a" * 32, "id", PERSON) in keys
    assert all(re.fullmatch("[0-9a-f]{24}", key) for key in keys)
