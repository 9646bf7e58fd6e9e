"""What is done to whole columns is what is done to one text: each function against its counterpart."""

from __future__ import annotations

import re
from datetime import date
from unittest import mock

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.loader import contracts
from catalogue.models import Column
from ingestion import columnwise
from ingestion.coded import by_dictionary, coded, overlaid, picked, with_texts
from ingestion.privacy import (
    MAY_BE_PERSONAL,
    ODD_CHARACTERS,
    mask_id,
    mask_name,
    mask_phone,
    person_key,
    scrub,
)
from ingestion.records.columns import blank_rows, read_column
from ingestion.records.keyed import keyed_hash, keyed_hashes
from ingestion.records.plainly import read_plainly
from ingestion.remembered import once_per_array
from ingestion.text import fold, heading_key, is_blank
from ingestion.textbytes import INERT, digit_counts, have_digits_running, marks_in, odd_bytes

MARKS = [*ODD_CHARACTERS, *INERT, *"，：；（）！？"]
RECEIVED = date(2024, 10, 15)
SIGNS = st.sampled_from(
    "张三李四镇村 　\u00a0\t\n\u200b\ufeff\u2003\x1c\x85０１２９0123456789Xxａb(（)）.，,"
    "、/-—–－·'\"‘’￥%％℃①²½ﬁ年月日时约万元"
)
PIECES = st.sampled_from(
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "０１３８",
        "51010119900307123X",
        "510101900307123",
        "510101 1990 0307 1234",
        "8613812345678",
        "0838-5551234",
        "(0838) 5551234",
        "5.11E+17",
        "\u200b138\u200b12345678",
        "2024-09-05",
        "2024.9.5",
        "1,450",
        *("合　计", "张　三", "柳 河 镇", "N/A", "—", "/", "１２．５"),
    ]
)
TEXTS = st.lists(st.lists(SIGNS | PIECES, max_size=12).map("".join), min_size=1, max_size=30)


@pytest.fixture(autouse=True)
def _whole_columns():
    """However few the texts, they are read as a whole column."""
    with mock.patch.object(columnwise, "FEW", -1):
        yield


def _array(texts: list[str]) -> pa.Array:
    return pa.array(texts, pa.string())


@given(TEXTS)
def test_trimming_a_column_is_stripping_each_text(texts: list[str]) -> None:
    assert columnwise.trimmed(_array(texts)).to_pylist() == [text.strip() for text in texts]


@given(TEXTS)
def test_folding_a_column_is_folding_each_text(texts: list[str]) -> None:
    with mock.patch.object(columnwise, "FEW", -1):
        assert columnwise.folded(_array(texts)).to_pylist() == [fold(text) for text in texts]


@given(TEXTS)
def test_the_keys_of_a_column_are_the_heading_keys_of_its_texts(texts: list[str]) -> None:
    with mock.patch.object(columnwise, "FEW", -1):
        assert columnwise.keys_of(_array(texts)).to_pylist() == [heading_key(text) for text in texts]


@given(TEXTS)
def test_scrubbing_a_column_is_scrubbing_each_text(texts: list[str]) -> None:
    assert columnwise.scrubbed(_array(texts)).to_pylist() == [scrub(text) for text in texts]


@given(TEXTS)
def test_which_texts_may_be_personal_is_what_the_pattern_finds(texts: list[str]) -> None:
    column = _array(texts)
    assert (
        columnwise.may_be_personal(column).tolist() == columnwise.matching(column, MAY_BE_PERSONAL).tolist()
    )


@given(TEXTS)
def test_marks_and_digits_of_a_column_are_those_of_its_texts(texts: list[str]) -> None:
    column = _array(texts)
    assert sorted(marks_in(column, MARKS)) == sorted(mark for mark in MARKS if mark in "".join(texts))
    assert digit_counts(column).tolist() == [sum(c in "0123456789" for c in text) for text in texts]


@given(TEXTS, st.integers(1, 4))
def test_digits_side_by_side_are_found_within_one_text_only(texts: list[str], least: int) -> None:
    found = [bool(re.search(f"[0-9]{{{least}}}", text)) for text in texts]
    assert have_digits_running(_array(texts), least).tolist() == found


@pytest.mark.parametrize("distinct", [1, 127, 128, 32_767, 32_768])
def test_a_column_kept_as_a_dictionary_says_the_same_however_wide_its_places_are(distinct: int) -> None:
    texts = pa.array([f"t{number}" for number in range(distinct)])
    codes = np.arange(140_000, dtype=np.int32) % np.int32(distinct)
    kept = by_dictionary(texts, codes)
    assert isinstance(kept, pa.DictionaryArray)
    assert kept.cast(pa.string()).equals(texts.take(pa.array(codes)))


@given(TEXTS)
def test_odd_bytes_are_those_left_without_plain_and_inert_characters(texts: list[str]) -> None:
    left = re.sub(rf"[!#-\[\]-~{INERT}]", "", "".join(texts)).encode()
    assert set(odd_bytes(_array(texts))) == set(left) - {*range(0xE4, 0xEA), *range(0x80, 0xC0)}


@pytest.mark.parametrize(
    ("kind", "one"),
    [
        ("person", mask_name),
        ("phone", mask_phone),
        ("id_number", mask_id),
        ("text", scrub),
        ("number", scrub),
    ],
)
@given(texts=TEXTS)
def test_masking_a_column_is_masking_each_text(kind, one, texts: list[str]) -> None:
    assert columnwise.masked(kind, _array(texts)).to_pylist() == [one(text) for text in texts]


@given(TEXTS)
def test_blank_rows_are_those_whose_text_is_blank(texts: list[str]) -> None:
    found = blank_rows(coded(_array(texts))).tolist()
    assert found == [row for row, text in enumerate(texts) if is_blank(text)]


@given(TEXTS, st.binary(min_size=1, max_size=100))
def test_a_keyed_hash_is_the_person_key_of_the_text(texts: list[str], key: bytes) -> None:
    expected = [person_key(key, text) for text in texts]
    assert [keyed_hash(key)(text) for text in texts] == expected
    assert keyed_hashes(key, pa.array([*texts, None], pa.string())).to_pylist() == [*expected, None]


def _columns_by_shape() -> list[Column]:
    """One column of every shape in which values are read: type, unit, bounds, precision."""
    shapes: dict[tuple[object, ...], Column] = {}
    for contract in contracts().values():
        for table in contract.tables:
            for c in table.columns:
                shape = (
                    c.type,
                    c.unit,
                    c.min,
                    c.max,
                    c.past,
                    c.precision,
                    c.axis,
                    bool(c.term_from),
                    c.required,
                )
                shapes.setdefault((*shape, c.code_list), c)
    return list(shapes.values())


VALUES = {
    "number": st.from_regex(r"[+-]?[0-9]{1,9}(\.[0-9]{1,3})?", fullmatch=True)
    | st.sampled_from(["-99", "-9999", "1e5", "0", "-0"]),
    "date": st.dates(date(1915, 1, 1), date(2055, 1, 1)).map(str)
    | st.from_regex(r"20[0-2][0-9][-./年][0-9]{1,2}[-./月][0-9]{1,2}[日号]?", fullmatch=True),
    "datetime": st.from_regex(
        r"20[0-2][0-9]-[0-9]{1,2}[-/][0-9]{1,2}[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?", fullmatch=True
    )
    | st.datetimes().map(lambda at: f"{at:%Y-%m-%d %H:%M}"),
    "id_number": st.from_regex(r"[1-9][0-9]{5}(19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9X]", fullmatch=True),
    "phone": st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    "person": st.from_regex(r"[张王李无暂]{2,4}", fullmatch=True),
}


@pytest.mark.parametrize("column", _columns_by_shape(), ids=lambda c: f"{c.type}-{c.name}")
@given(data=st.data())
def test_a_value_read_with_its_whole_column_is_the_value_read_alone(
    column: Column, data: st.DataObject
) -> None:
    some = VALUES.get(column.type, st.nothing()) | st.lists(SIGNS | PIECES, max_size=6).map("".join)
    texts = coded(_array(data.draw(st.lists(some, min_size=1, max_size=20, unique=True))))
    unit = data.draw(st.sampled_from([None, "万元", "亩", "人"]))
    arguments = (column, texts, 2024, unit, RECEIVED, False)
    with mock.patch("ingestion.records.columns.FEW", 10**9):
        alone = read_column(*arguments)
    with mock.patch("ingestion.records.columns.FEW", -1):
        whole = read_column(*arguments)
    assert {name: values.to_pylist() for name, values in whole.values.items()} == {
        name: values.to_pylist() for name, values in alone.values.items()
    }
    assert whole.issues == alone.issues


def test_plain_values_are_read_as_a_whole_column_and_not_one_by_one() -> None:
    column = next(c for c in contracts()["F04"].tables[0].columns if c.name == "participants")
    read = read_plainly(column, _array(["12", "约50人", "-99", "1,450"]), None, RECEIVED)
    assert read is not None
    assert read[0].tolist() == [True, False, False, False]


@given(TEXTS, st.data())
def test_picked_rows_keep_their_texts_and_no_others(texts: list[str], data: st.DataObject) -> None:
    column = coded(_array(texts))
    rows = np.array(data.draw(st.lists(st.integers(0, len(texts) - 1))), np.int64)
    chosen = picked(column, rows)
    assert [chosen.text(row) for row in range(len(rows))] == [texts[row] for row in rows]
    assert set(chosen.texts.to_pylist()) == {texts[row] for row in rows}


def test_what_is_told_of_an_array_is_told_once_and_forgotten_with_it() -> None:
    asked: list[int] = []
    counted = once_per_array(lambda texts: asked.append(len(texts)) or len(texts))
    texts = _array(["a", "b"])
    assert (counted(texts), counted(texts)) == (2, 2)
    assert (counted(_array(["a"])), counted(_array(["a", "b"]))) == (1, 2)
    assert asked == [2, 1, 2]
    for length in range(1, 200):
        assert counted(_array(["c"] * length)) == length


@given(TEXTS)
def test_changed_texts_that_become_equal_become_one(texts: list[str]) -> None:
    column = coded(_array(texts))
    changed = with_texts(column, columnwise.trimmed(column.texts))
    assert changed.rows_array().to_pylist() == [text.strip() for text in texts]
    assert len(set(changed.texts.to_pylist())) == len(changed.texts)


@given(TEXTS, st.data())
def test_overlaid_values_stand_where_they_were_put(texts: list[str], data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(texts) - 1), unique=True))
    laid = overlaid(_array(texts), places, _array([f"new{place}" for place in places]))
    assert laid.to_pylist() == [f"new{row}" if row in places else text for row, text in enumerate(texts)]


def test_nulls_of_an_arrow_column_are_empty_texts() -> None:
    assert coded(pa.array(["a", None, "a"], pa.string())).rows_array().to_pylist() == ["a", "", "a"]
