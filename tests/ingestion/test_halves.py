"""A large sheet is read in two halves at the same time, and every cell stands where it stood."""

from __future__ import annotations

import io
import os
import re
import signal
import time
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from ingestion.opening import bigsheets
from ingestion.opening.bigsheets import read_by_columns
from ingestion.opening.halves import cut_of
from ingestion.opening.sheetnotes import SheetNotes, sheet_of
from ingestion.opening.twin import beside

PART = "xl/worksheets/sheet1.xml"


def saved(rows: list[list[Any]], epoch: datetime = CALENDAR_WINDOWS_1900) -> bytes:
    book = Workbook()
    book.epoch = epoch
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_xml(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            part = archive.read(name)
            copy.writestr(name, change(part) if name == PART else part)
    return target.getvalue()


def read(content: bytes) -> list[list[str]]:
    return list(read_by_columns(content, "Sheet", SheetNotes()).rows)


def read_whole(content: bytes, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    with monkeypatch.context() as changed:
        changed.setattr(bigsheets, "cut_of", lambda sheet: None)
        return read(content)


def is_cut(content: bytes) -> bool:
    return cut_of(sheet_of(content, "Sheet")[1]) is not None


DAY = datetime(2024, 9, 5, 8, 30)
MESSY = {
    "rows that the lower half begins without column A": [["甲", 1]] * 6 + [[None, "乙", 2.5]] * 6,
    "a lower half that is wider": [["甲"]] * 6 + [["乙", None, "丙", DAY]] * 6,
    "a lower half that is narrower": [["甲", "乙", "丙", True]] * 6 + [["丁"]] * 6,
    "empty rows around the cut": [["甲", 1]] * 4 + [[]] * 5 + [["乙", 2]] * 4,
    "the same texts and others in both halves": [["是", n % 3, DAY] for n in range(9)]
    + [["否", "x", 0.1]] * 9,
}


@pytest.mark.parametrize("rows", MESSY.values(), ids=MESSY.keys())
def test_two_halves_give_the_cells_of_the_whole(
    rows: list[list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = saved(rows)
    assert is_cut(content)
    assert read(content) == read_whole(content, monkeypatch)


def test_days_counted_from_1904_are_so_in_both_halves() -> None:
    content = saved([["甲", DAY]] * 8, epoch=CALENDAR_MAC_1904)
    assert is_cut(content)
    assert read(content) == [["甲", "2024-09-05 08:30:00"]] * 8


def test_a_row_that_stands_in_the_wrong_half_is_found_and_the_sheet_read_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [[f"第{number}行", number] for number in range(1, 13)]
    for wrong, right in ((b"2", b"11"), (b"11", b"2")):
        content = with_xml(saved(rows), lambda xml, a=wrong, b=right: swapped(xml, a, b))
        assert is_cut(content)
        assert read(content) == read_whole(content, monkeypatch)


def swapped(xml: bytes, one: bytes, other: bytes) -> bytes:
    """Row `one` and its cells numbered as row `other`, which goes: the rows are out of order then."""
    xml = re.sub(rb'<row r="%s".*?</row>' % other, b"", xml, flags=re.S)
    moved = re.search(rb'<row r="%s".*?</row>' % one, xml, flags=re.S)
    assert moved is not None
    again = re.sub(rb'r="([A-Z]*)%s"' % one, rb'r="\g<1>%s"' % other, moved[0])
    return xml.replace(moved[0], again)


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b"<sheetData>", b"<sheetData><!-- <row -->"),
        lambda xml: re.sub(rb' r="[A-Z]*\d+"', b"", xml),
        lambda xml: xml.replace(b"<row ", b"<x:row ").replace(b"</row>", b"</x:row>"),
    ],
    ids=["a comment", "cells without numbers", "another prefix"],
)
def test_a_sheet_is_not_cut_where_its_rows_cannot_be_told(change: Callable[[bytes], bytes]) -> None:
    content = saved([["甲", 1]] * 12)
    assert is_cut(content)
    assert not is_cut(with_xml(content, change))


def test_a_lower_half_that_fails_is_read_in_the_ordinary_way(monkeypatch: pytest.MonkeyPatch) -> None:
    content = saved([["甲", n] for n in range(12)])
    whole = read_whole(content, monkeypatch)

    def killed(*_: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(bigsheets, "_lower", killed)
    assert read(content) == whole


def test_work_beside_gives_its_outcome_and_leaves_no_process_behind() -> None:
    with beside(os.getpid) as outcome:
        twin = outcome()
    assert twin not in (None, os.getpid())
    with pytest.raises(ProcessLookupError):
        os.kill(twin, 0)
    with beside(int, "三") as outcome:
        assert outcome() is None


def test_work_beside_ends_when_nobody_waits_for_it() -> None:
    start = time.monotonic()
    with beside(time.sleep, 60):
        pass
    assert time.monotonic() - start < 30
