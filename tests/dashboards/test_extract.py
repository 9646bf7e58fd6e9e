"""The piece of a department's sheet that the drawer shows."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from dashboards.components.extract import extract, states_day

JUNE = date(2024, 6, 5)


@pytest.mark.parametrize(
    "text", ["2024.6.5", "2024/06/05", "6月5日", "2024年6月5日", "20240605", "45448", "24-6-5"]
)
def test_a_cell_that_writes_the_day_is_known(text: str) -> None:
    assert states_day(text, JUNE)


@pytest.mark.parametrize("text", ["", "2023.6.5", "6月上旬", "约50人", "5", "139****0605", "2024.5.6"])
def test_a_cell_that_does_not_is_not(text: str) -> None:
    assert not states_day(text, JUNE)


def test_without_a_day_no_cell_is_marked() -> None:
    assert not states_day("2024.6.5", None)


def row(number: int, **cells: str) -> dict[str, Any]:
    return {"row_number": number, "cells": json.dumps(cells)}


def shown(doubted: dict[str, str]) -> list[Any]:
    """The body rows of the extract around row 9 of a sheet whose row 8 is no record."""
    own = {
        **row(9, 名称="演练", 日期="2024.6.5", 人数="约50人"), "file_name": "台账.xlsx", "sheet": "二季度",
        "happened_on": JUNE,
    }  # fmt: skip
    made = extract(
        own, [row(7, 名称="上一条", 日期="2024.6.1"), own, row(10, 名称="下一条", 备注="另有")], doubted
    )
    table = next(part for part in made._traverse() if type(part).__name__ == "Table")
    return list(table.children[1].children)


def test_the_row_and_the_cell_of_its_date_are_marked() -> None:
    before, gap, own, after = shown({})
    assert [line.children[0].children for line in (before, gap, own, after)] == ["7", "8", "9", "10"]
    assert own.className == "row-marked"
    assert [cell.className for cell in own.children[1:]] == ["", "cell-dated", "", ""]
    assert all(not cell.className for cell in before.children[1:] + after.children[1:])


def test_a_row_that_is_no_record_is_shown_as_a_gap_and_not_left_out() -> None:
    gap = shown({})[1]
    assert "不是记录" in gap.children[1].children


def test_a_doubted_cell_says_why() -> None:
    own = shown({"人数": "人数是约数"})[2]
    cell = own.children[3]
    assert cell.className == "cell-doubted"
    assert "人数是约数" in cell.children[1].children
