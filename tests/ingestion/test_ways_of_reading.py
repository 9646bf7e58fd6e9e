"""Large files are read in other ways than small ones, and give the same records, words and counts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import duckdb
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ingestion import columnwise
from ingestion.loading.insert import insert
from ingestion.loading.pack import read_packed
from ingestion.loading.raw_schema import ensure_raw
from ingestion.loading.raw_tables import raw_name
from ingestion.loading.wholes import load_pieces
from ingestion.opening import pieces, workbook
from ingestion.opening.files import read_grids
from ingestion.opening.grid import Grid, UnreadableFile
from ingestion.reading import Context, FileReading
from ingestion.recognising import suspects
from ingestion.records import columns
from tests.ingestion.books import KEY, RECEIVED
from tests.ingestion.dirty.files import as_file
from tests.ingestion.dirty.sheets import KINDS, Workbook, workbooks
from tests.ingestion.test_dirty_sheets import reading_of
from tests.tried import count_sheets

CONTEXT = Context("dtest", "t.csv", RECEIVED, "", KEY)
_SWITCHED = {
    "columnwise": columnwise,
    "columns": columns,
    "suspects": suspects,
    "workbook": workbook,
    "pieces": pieces,
}
FEWER = settings(max_examples=max(20, settings.default.max_examples // 8))
COUNTS = [
    "rows_read",
    "rows_accepted",
    "rows_doubtful",
    "rows_rejected",
    "explained",
    "period_from",
    "period_to",
]


@contextmanager
def as_if_large(**limits: int) -> Iterator[None]:
    """The limits (module_NAME=value) from which on sheets and columns are read as large ones."""
    with ExitStack() as changed:
        for name, value in limits.items():
            module, _, constant = name.partition("_")
            changed.enter_context(mock.patch.object(_SWITCHED[module], constant, value))
        yield


def _told(reading: FileReading) -> list[dict[str, Any]]:
    tables = [asdict(table) for table in reading.tables]
    for table in tables:
        for name in ("row_hashes", "secret_keys"):
            table[name] = table[name].tolist()
    return [*tables, *(asdict(problem) for problem in reading.problems)]


@pytest.mark.fuzz
@FEWER
@pytest.mark.parametrize("kind", ["grid", "gb18030"])
@given(data=st.data())
def test_a_sheet_whose_columns_are_read_whole_gives_what_it_gives_text_by_text(
    kind: str, data: st.DataObject
) -> None:
    book = data.draw(workbooks(kind))
    count_sheets(len(book.sheets))
    with as_if_large(columnwise_FEW=-1, columns_FEW=-1, suspects_FEW=-1):
        whole = _told(reading_of(book))
    assert whole == _told(reading_of(book))


def _differing(whole: Grid, plain: Grid) -> list[tuple[int, int, str, str]]:
    """Row, column and both texts of the cells that differ."""
    return [
        (r, c, one, other)
        for r, (ones, others) in enumerate(zip(whole.rows, plain.rows, strict=False))
        for c, (one, other) in enumerate(zip(ones, others, strict=False))
        if one != other
    ]


def _cells(grid: Grid) -> dict[str, Any]:
    rows = list(grid.rows)
    height = max((r + 1 for r, row in enumerate(rows) if any(row)), default=0)
    return {
        "sheet": grid.sheet,
        "rows": rows[:height],
        "merges": sorted(grid.merges),
        "hidden": (grid.is_hidden, grid.hidden_rows, grid.hidden_columns),
        "is_1904": grid.is_1904,
    }


@pytest.mark.fuzz
@FEWER
@given(workbooks("xlsx"))
def test_a_sheet_read_by_columns_has_the_cells_that_it_has_read_by_rows(book: Workbook) -> None:
    count_sheets(len(book.sheets))
    with tempfile.TemporaryDirectory() as folder:
        path = as_file(book, Path(folder))
        with as_if_large(workbook_LARGE=-1):
            by_columns = read_grids(path)
        for whole, plain in zip(by_columns, read_grids(path), strict=True):
            assert _differing(whole, plain) == []
            assert _cells(whole) == _cells(plain)


def in_this_process(questions: Iterable[Any]) -> Iterator[Any]:
    for work, arguments in questions:
        try:
            yield work(*arguments)
        except UnreadableFile as error:
            yield error


Loaded = tuple[dict[str, list[tuple[Any, ...]]], dict[str, Any]]


@cache
def _warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    ensure_raw(connection)
    return connection


@contextmanager
def _empty_warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """Raw tables without rows; what is written goes again."""
    _warehouse().execute("begin")
    try:
        yield _warehouse()
    finally:
        _warehouse().execute("rollback")


def load_whole(path: Path) -> Loaded:
    """The raw rows of a file read at once, by raw table, and its counts."""
    with _empty_warehouse() as connection:
        packed = read_packed(path, CONTEXT)
        assert not isinstance(packed, list)
        for table, rows in packed.batches:
            insert(connection, table, rows)
        return _loaded(connection, packed.reading)


def load_in_pieces(path: Path, size: int) -> Loaded | None:
    """The raw rows of a file read in pieces of so many bytes; None for a file that is to be read at once."""
    with _empty_warehouse() as connection, as_if_large(pieces_LARGE=0, pieces_PIECE=size):
        cut = read_packed(path, CONTEXT)
        if not isinstance(cut, list):
            return None
        return _loaded(connection, load_pieces(connection, in_this_process, path, CONTEXT, cut))


def _loaded(connection: duckdb.DuckDBPyConnection, reading: FileReading) -> Loaded:
    [table] = reading.tables
    names = [raw_name(table.export, table.table), "source_records"]
    rows = {name: connection.execute(f"from raw.{name} order by row_number").fetchall() for name in names}
    # rejected rows are in the sums of a file read at once and not in those of pieces, which say how many they lack
    left_out = ["total_differs", "part_exceeds_total"] if table.rows_rejected else []
    rows["cell_issues"] = connection.execute(
        """from raw.cell_issues where not list_contains(?, issue_code)
           order by row_number, column_name, issue_code, value""",
        [left_out],
    ).fetchall()
    return rows, {name: getattr(table, name) for name in COUNTS}


@pytest.mark.fuzz
@FEWER
@pytest.mark.parametrize("kind", ["utf-8-sig", "gb18030"])
@given(data=st.data())
def test_a_file_read_in_pieces_gives_what_it_gives_at_once(kind: str, data: st.DataObject) -> None:
    book = data.draw(workbooks(kind, one_table=True))
    size = data.draw(st.integers(1500, 4000))
    with tempfile.TemporaryDirectory() as folder:
        path = as_file(book, Path(folder))
        try:
            in_pieces = load_in_pieces(path, size)
        except UnreadableFile as told:
            assume(told.code != "corrupt")
            raise
        assume(in_pieces is not None)
        count_sheets(1)
        whole = load_whole(path)
        # whether blank townships are filled is decided by how many a piece has: the one known difference
        assume(
            not {"filled_down"}
            & {row[-1] for row in (*whole[0]["cell_issues"], *in_pieces[0]["cell_issues"])}
        )
        assert in_pieces == whole


def test_every_format_is_among_those_drawn() -> None:
    assert {"xlsx", "xls", "ods", "gb18030", "utf-8-sig", "utf-16"} < set(KINDS)
