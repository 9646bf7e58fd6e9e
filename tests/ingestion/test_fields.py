"""Fields cut apart as bytes are those of the decoded text, and what cannot be cut so is left to the decoded text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.opening.fields import columns_of_bytes, columns_of_text

# 丂 and 丄 end with bytes that are @ and B elsewhere, 㐀 has four bytes with digits among them
CELLS = st.text(st.sampled_from("张三柳镇丂丄亅囗㐀𠮷é，。“”·０1a29 \t\n\r\x00\x01\x02@B|;,'\""), max_size=6)
ENCODINGS = ("utf-8", "gb18030")


def _text(rows: list[list[str]], separator: str) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return written.getvalue()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=12))
def test_fields_cut_as_bytes_are_those_of_the_decoded_text(
    encoding: str, separator: str, mark: str, rows: list[list[str]]
) -> None:
    text = _text(rows, separator)
    found = columns_of_bytes((mark + text).encode(encoding), encoding, separator, 3)
    assert found is not None
    decoded = columns_of_text(text, separator, 3)
    assert [column.rows_array().to_pylist() for column in found] == [
        column.rows_array().to_pylist() for column in decoded
    ]
    assert [sorted(column.texts.to_pylist()) for column in found] == [
        sorted(column.texts.to_pylist()) for column in decoded
    ]


@pytest.mark.parametrize(
    ("content", "encoding", "separator"),
    [
        ("甲,乙\n丙\n".encode(), "utf-8", ","),
        ("甲,乙\n丙,丁,戊\n".encode("gb18030"), "gb18030", ","),
        ("甲|乙\n".encode("gb18030"), "gb18030", "|"),
        ("甲,乙\n".encode("utf-16-le"), "utf-16-le", ","),
        ("甲,乙\n".encode("gb18030"), "utf-8", ","),
        (b"\xbc,\xd7\xd2\n", "gb18030", ","),
        (b"\xbc\xd7,\xd2\n", "gb18030", ","),
        (b'"\xbc\xd7","\xd2"\n', "gb18030", ","),
    ],
    ids=["short", "long", "half a character", "utf-16", "another", "cut", "cut at the end", "cut in quotes"],
)
def test_what_cannot_be_cut_as_bytes_is_left_to_the_decoded_text(
    content: bytes, encoding: str, separator: str
) -> None:
    assert columns_of_bytes(content, encoding, separator, 2) is None


def test_gb18030_writes_every_character_in_one_way_only() -> None:
    pairs = [
        bytes((first, second))
        for first in range(0x81, 0xFF)
        for second in range(0x40, 0xFF)
        if second != 0x7F
    ]
    characters = [pair.decode("gb18030", "ignore") for pair in pairs]
    assert [
        (p, c) for p, c in zip(pairs, characters, strict=True) if len(c) == 1 and c.encode("gb18030") != p
    ] == []
