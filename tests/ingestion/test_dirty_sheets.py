"""From clean records a dirty sheet, from the dirty sheet the records again, or a reason for every difference."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.reading import ReadTable
from tests.ingestion.books import DRILL_HEADINGS, HAZARD_HEADINGS, assert_balanced, drill, read, write_book
from tests.ingestion.dirty import KINDS, Clean, DirtySheet, dirty_sheets

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


def _as_csv(rows: list[list[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _written(folder: Path, rows: list[list[Any]], kind: str) -> Path:
    if kind == "xlsx":
        return write_book(folder / "t.xlsx", {"演练": rows})
    path = folder / "t.csv"
    path.write_text(_as_csv(rows), encoding=kind)
    return path


@pytest.mark.fuzz
@given(dirty_sheets(), st.sampled_from(["xlsx", "gb18030", "utf-8-sig", "utf-16"]))
def test_a_dirty_sheet_gives_its_records_back_or_a_reason_for_each_difference(
    sheet: DirtySheet, kind: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read(_written(Path(folder), sheet.rows, kind))
    assert [problem.code for problem in found.problems] in ([], ["ambiguous"])
    for table in found.tables:
        assert_balanced(table)
        assert table.export == "F04"
        _assert_given_back(sheet, table)


def _assert_given_back(sheet: DirtySheet, table: ReadTable) -> None:
    kept = {number: place for place, number in enumerate(table.columns["row_number"])}
    said: dict[int, set[str]] = {}
    for issue in table.issues:
        said.setdefault(issue["row_number"], set()).add(issue["severity"])
    assert set(kept) <= set(sheet.origin)
    assert all("rejected" in said.get(number, ()) for number in set(sheet.origin) - set(kept))
    assert table.rows_rejected == len(set(sheet.origin) - set(kept))
    assert sheet.copies.isdisjoint(kept)
    for number, place in kept.items():
        wrong = _differences(
            sheet.origin[number], {name: values[place] for name, values in table.columns.items()}
        )
        assert not wrong or number in said, (number, wrong)
        assert not wrong or number in sheet.spoilt


def _differences(clean: Clean, record: dict[str, Any]) -> list[str]:
    expected = {
        "drill_name": clean.name,
        "drill_kind_code": KINDS[clean.kind],
        "held_on_from": clean.held_on,
        "held_on_to": clean.held_on,
        "participants_number": clean.participants,
        "public_participants_number": clean.public,
    }
    return [
        f"{name}: {record[name]} for {value}" for name, value in expected.items() if record[name] != value
    ]


@pytest.mark.fuzz
@given(GARBAGE)
def test_whatever_stands_in_a_sheet_no_reading_fails_and_every_row_is_accounted_for(
    rows: list[list[str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read(_written(Path(folder), rows, "utf-8"))
    assert found.tables or found.problems
    for table in found.tables:
        assert_balanced(table)
        assert all(0 < number <= len(rows) for number in table.columns["row_number"])
        assert all(issue["reason_zh"] for issue in table.issues)


@pytest.mark.fuzz
@given(st.text(max_size=400) | st.binary(max_size=400))
def test_whatever_stands_in_a_file_it_is_read_or_refused_in_words(content: str | bytes) -> None:
    from ingestion.grid import UnreadableFile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t"
        path.write_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        try:
            found = read(path)
        except UnreadableFile as told:
            assert told.message_zh and "\n" not in told.message_zh
        else:
            assert found.tables or found.problems
