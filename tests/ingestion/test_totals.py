"""Totals that a sheet states for itself are held against its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingestion.books import DRILL_HEADINGS, drill, read_sheet

Rows = list[list[object]]


def _total(word: str, people: object, public: object = "") -> list[object]:
    return ["", word, "", "", "", "", people, public]


def _people(*numbers: object) -> Rows:
    return [drill(place, 参演人数=number, 其中群众="") for place, number in enumerate(numbers, start=1)]


def _warned(folder: Path, rows: Rows) -> list[tuple[int, str]]:
    found = read_sheet(folder, [DRILL_HEADINGS, *rows])
    return [(i["row_number"], i["reason_zh"]) for i in found.issues if i["issue_code"] == "total_differs"]


def test_a_total_that_differs_is_told_with_both_numbers(tmp_path: Path) -> None:
    [(row, reason)] = _warned(tmp_path, [*_people(10, 20), _total("合计", 40)])
    assert row == 4
    assert reason == "“合计”行写的是40，所列各行相加为30，相差10，请核对"


@pytest.mark.parametrize("word", ["合计", "总计", "共计：", "全县"])
def test_a_right_total_is_not_spoken_of_wherever_it_stands(tmp_path: Path, word: str) -> None:
    assert not _warned(tmp_path, [*_people(10, 20), _total(word, 30)])
    assert not _warned(tmp_path, [_total(word, 30), *_people(10, 20)])


def test_a_subtotal_counts_the_rows_since_the_last_one(tmp_path: Path) -> None:
    first, second = _people(10, 20), [drill(9, 参演人数=5, 其中群众="")]
    right = [*first, _total("小计", 30), *second, _total("小计", 5), _total("合计", 35)]
    assert not _warned(tmp_path, right)
    wrong = [*first, _total("小计", 31), *second, _total("小计", 5), _total("合计", 35)]
    assert [row for row, _ in _warned(tmp_path, wrong)] == [4]


def test_a_subtotal_may_stand_above_its_rows(tmp_path: Path) -> None:
    rows = [_total("小计", 30), *_people(10, 20), _total("小计", 5), drill(9, 参演人数=5, 其中群众="")]
    assert not _warned(tmp_path, rows)


def test_a_total_within_what_imprecise_numbers_leave_open_is_not_spoken_of(tmp_path: Path) -> None:
    assert not _warned(tmp_path, [*_people("约50", 10), _total("合计", 62)])
    assert _warned(tmp_path, [*_people("约50", 10), _total("合计", 90)])


def test_rows_whose_numbers_a_formula_left_out_are_named(tmp_path: Path) -> None:
    [(_, reason)] = _warned(tmp_path, [*_people(10, "20人", 5), _total("合计", 15)])
    assert "第3行的数字是以文本方式填写的" in reason


def test_a_total_over_nothing_that_could_be_read_is_not_spoken_of(tmp_path: Path) -> None:
    assert not _warned(tmp_path, [*_people("", ""), _total("合计", "—")])
