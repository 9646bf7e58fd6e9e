"""Large text files are cut at ends of lines, and what concerns several pieces is settled in the end."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

import duckdb
import pytest

from ingestion.loading.raw_schema import ensure_raw
from ingestion.loading.wholes import load_pieces
from ingestion.opening.grid import UnreadableFile
from ingestion.opening.pieces import Piece, cut, read_piece
from tests.ingestion.books import DRILL_HEADINGS, HAZARD_HEADINGS, drill
from tests.ingestion.test_ways_of_reading import (
    CONTEXT,
    as_if_large,
    in_this_process,
    load_in_pieces,
    load_whole,
)

Rows = list[list[object]]


def _file(folder: Path, rows: Rows, encoding: str = "utf-8") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path = folder / "t.csv"
    path.write_text(text.getvalue(), encoding=encoding, newline="")
    return path


def _cut(path: Path, size: int = 400) -> list[Piece]:
    with as_if_large(pieces_LARGE=0, pieces_PIECE=size):
        return cut(path, lambda grid: 1)


def _rows(path: Path, pieces: list[Piece]) -> list[list[str]]:
    grids = [read_piece(path, piece) for piece in pieces]
    width = max(grid.width for grid in grids)
    read = [row + [""] * (width - len(row)) for grid in grids for row in list(grid.rows)[grid.head_rows :]]
    return [row for row in read if any(row)]


def _as_texts(rows: Rows) -> list[list[str]]:
    width = max(map(len, rows))
    return [[str(cell) for cell in row] + [""] * (width - len(row)) for row in rows]


def test_pieces_together_are_the_file(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, *map(drill, range(1, 40))]
    path = _file(tmp_path, rows)
    pieces = _cut(path)
    assert len(pieces) > 5
    assert [(one.end, two.begin) for one, two in pairwise(pieces) if one.end != two.begin] == []
    assert _rows(path, pieces) == _as_texts(rows)
    assert [piece.first_row for piece in pieces] == sorted({piece.first_row for piece in pieces})


def test_a_line_break_inside_quotes_ends_no_piece(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, *(drill(n, 地点="柳树村\n一组\n“广场”") for n in range(1, 30))]
    path = _file(tmp_path, rows)
    assert _rows(path, _cut(path)) == _as_texts(rows)


def test_rows_that_are_too_short_or_too_long_stay_in_their_place(tmp_path: Path) -> None:
    rows = [
        DRILL_HEADINGS,
        *(drill(n)[: 5 + n % 4] + (["多"] * 3 if n % 4 == 3 else []) for n in range(1, 30)),
    ]
    path = _file(tmp_path, rows)
    assert _rows(path, _cut(path)) == _as_texts(rows)


def test_a_row_that_refers_to_the_one_above_it_begins_no_piece(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, *(drill(n, 组织单位="同上" if n % 3 else "柳河镇") for n in range(1, 40))]
    path = _file(tmp_path, rows, "gb18030")
    assert load_in_pieces(path, 500) == load_whole(path)


def test_a_last_piece_may_hold_nothing_but_notes(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, *map(drill, range(1, 6)), ["备注：数据截至上报日。" * 15]]
    path = _file(tmp_path, rows)
    assert load_in_pieces(path, 700) == load_whole(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_two_bytes_a_sign_are_read_at_once(tmp_path: Path, encoding: str) -> None:
    assert _cut(_file(tmp_path, [DRILL_HEADINGS, *map(drill, range(1, 40))], encoding)) == []


def test_a_small_file_is_read_at_once(tmp_path: Path) -> None:
    assert cut(_file(tmp_path, [DRILL_HEADINGS, drill(1)]), lambda grid: 1) == []


def test_a_file_that_never_closes_a_quotation_mark_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("演练名称,日期\n" + '"' + "洪水演练,2024.3.1\n" * 100, encoding="utf-8")
    with pytest.raises(UnreadableFile) as told:
        _cut(path)
    assert told.value.code == "corrupt"


def test_copies_and_conflicting_keys_in_other_pieces_are_found(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, *map(drill, range(1, 40)), drill(1, 序号=40), drill(2, 参演人数=999, 序号=41)]
    path = _file(tmp_path, rows)
    pieces = load_in_pieces(path, 400)
    assert pieces == load_whole(path)
    assert pieces is not None
    assert [row[-1] for row in pieces[0]["cell_issues"]] == ["duplicate", "conflicting_key"]
    assert (pieces[1]["rows_rejected"], pieces[1]["rows_doubtful"]) == (1, 1)


@pytest.mark.parametrize(
    ("number", "codes"), [("", []), ("甲", ["conflicting_key"]), ("7", ["conflicting_key"])]
)
def test_a_short_key_in_two_pieces_conflicts_and_an_empty_one_says_nothing(
    tmp_path: Path, number: str, codes: list[str]
) -> None:
    def hazard(number: str, body: str) -> list[object]:
        return [number, "2024-05-08", body, "防护罩缺失", "一般", "2024-06-01", "2024-05-20", "已整改"]

    between = [hazard(f"YH{row}", f"第{row}采石场") for row in range(40)]
    path = _file(
        tmp_path, [HAZARD_HEADINGS, hazard(number, "甲采石场"), *between, hazard(number, "乙采石场")]
    )
    pieces = load_in_pieces(path, 400)
    assert pieces is not None and pieces == load_whole(path)
    assert [row[-1] for row in pieces[0]["cell_issues"]] == codes


def test_totals_are_held_against_the_rows_of_all_pieces(tmp_path: Path) -> None:
    def total(word: str, participants: int, public: int) -> list[Any]:
        return ["", word, "", "", "", "", participants, public]

    rows = [DRILL_HEADINGS, *map(drill, range(1, 21)), total("小计", 1010, 600), *map(drill, range(21, 41))]
    rows += [total("小计", 1400, 600), total("合计", 2420, 1200), total("其中：学生", 2500, 100)]
    path = _file(tmp_path, rows)
    pieces = load_in_pieces(path, 400)
    assert pieces is not None and pieces == load_whole(path)
    assert [row[-2] for row in pieces[0]["cell_issues"]] == [
        "“小计”行写的是1400，所列各行相加为1410，相差-10，请核对",
        "“其中”行写的是2500，大于第44行的合计2420，请核对",
    ]


def test_a_total_of_a_large_file_says_how_many_rejected_rows_it_lacks(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, *map(drill, range(1, 40)), drill(40, 日期="待定")]
    path = _file(tmp_path, [*rows, ["", "合计", "", "", "", "", 2420, 1170]])
    with duckdb.connect() as connection, as_if_large(pieces_LARGE=0, pieces_PIECE=400):
        ensure_raw(connection)
        load_pieces(connection, in_this_process, path, CONTEXT, _cut(path))
        told = connection.execute("select reason_zh from raw.cell_issues where issue_code = 'total_differs'")
        assert told.fetchall() == [
            ("“合计”行写的是2420，所列各行相加为2340，相差80，请核对；另有1行被退回，没有计入",)
        ]


def test_when_one_piece_cannot_be_read_no_row_of_the_file_stays(tmp_path: Path) -> None:
    path = _file(tmp_path, [DRILL_HEADINGS, *map(drill, range(1, 40))])
    with duckdb.connect() as connection:
        ensure_raw(connection)

        def answers(questions):
            for place, (work, arguments) in enumerate(questions):
                yield UnreadableFile("encoding", "读不了") if place == 2 else work(*arguments)

        with pytest.raises(UnreadableFile), mock.patch("ingestion.loading.wholes._settle"):
            load_pieces(connection, answers, path, CONTEXT, _cut(path))
        assert connection.execute("select count(*) from raw.source_records").fetchone() == (0,)
        assert connection.execute("select count(*) from raw.f04_drills").fetchone() == (0,)
