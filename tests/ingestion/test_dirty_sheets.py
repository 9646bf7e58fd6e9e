"""From clean records dirty sheets, from the dirty sheets the records again, or a reason for every difference."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.reading import Context, FileReading
from ingestion.sheets import read_sheets
from tests.ingestion.books import (
    DRILL_HEADINGS,
    HAZARD_HEADINGS,
    KEY,
    RECEIVED,
    assert_balanced,
    drill,
    listed,
    read,
)
from tests.ingestion.dirty.files import as_csv, as_file, as_grids
from tests.ingestion.dirty.oracle import assert_given_back
from tests.ingestion.dirty.sheets import KINDS, Sheet, Workbook, workbooks
from tests.tried import count_sheets

WORDS = [
    *DRILL_HEADINGS,
    *HAZARD_HEADINGS,
    *(str(cell) for cell in drill(1)),
    *(
        "",
        "",
        "",
        "合计",
        "小计",
        "其中：",
        "注：",
        "填表人：",
        "同上",
        "/",
        "2024年9月5日",
        "45540",
        "约50人",
    ),
    *("单位：万元", "甲", "乙", "1", "2", "3", "（一）", "13812345678", "5.11E+17", "#REF!", "=1+1", "😀"),
]
GARBAGE = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=12)


def reading_of(book: Workbook) -> FileReading:
    """What reading the workbook gives, in this process."""
    if book.kind == "grid":
        return listed(read_sheets(as_grids(book), Context("dtest", "t.xlsx", RECEIVED, "", KEY)))
    with tempfile.TemporaryDirectory() as folder:
        return read(as_file(book, Path(folder)))


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_dirty_sheet_gives_its_records_back_or_a_reason_for_each_difference(
    kind: str, data: st.DataObject
) -> None:
    book = data.draw(workbooks(kind))
    count_sheets(len(book.sheets))
    assert_given_back(book, reading_of(book))


@pytest.mark.fuzz
@given(GARBAGE)
def test_whatever_stands_in_a_sheet_no_reading_fails_and_every_row_is_accounted_for(
    rows: list[list[object]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_text(as_csv(Sheet("", rows)), encoding="utf-8")
        found = read(path)
    assert found.tables or found.problems
    for table in found.tables:
        assert_balanced(table)
        assert all(0 < number <= len(rows) for number in table.columns["row_number"])
        assert all(issue["reason_zh"] for issue in table.issues)


@pytest.mark.fuzz
@given(st.text(max_size=400) | st.binary(max_size=400))
def test_whatever_stands_in_a_file_it_is_read_or_refused_in_words(content: str | bytes) -> None:
    from ingestion.opening.grid import UnreadableFile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t"
        path.write_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        try:
            found = read(path)
        except UnreadableFile as told:
            assert told.message_zh and "\n" not in told.message_zh
        else:
            assert found.tables or found.problems
