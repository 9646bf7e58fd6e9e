"""The row as it was sent comes back from the warehouse: from the raw columns, and from what differs from them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import duckdb
import pytest

from ingestion.loading.insert import insert
from ingestion.loading.pack import read_packed, table_batches
from ingestion.loading.raw_schema import ensure_raw
from tests.ingestion.books import DRILL_HEADINGS, drill, write_book
from tests.ingestion.people import id_number
from tests.ingestion.test_ways_of_reading import CONTEXT


def warehouse(path: Path) -> duckdb.DuckDBPyConnection:
    """The file's rows and headings in a warehouse of its own."""
    connection = duckdb.connect()
    ensure_raw(connection)
    packed = read_packed(path, CONTEXT)
    assert not isinstance(packed, list)
    whole = [batch for read in packed.reading.tables for batch in table_batches(read, CONTEXT)]
    for table, rows in [*packed.batches, *whole]:
        insert(connection, table, rows)
    return connection


def sent(path: Path) -> list[dict[str, str]]:
    """The records of a file as the warehouse says that they were sent."""
    found = (
        warehouse(path).execute("select cells from raw.record_cells order by sheet, row_number").fetchall()
    )
    return [json.loads(cells) for (cells,) in found]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("演练名称", "防汛，（综合）演练"),
        ("演练名称", "防汛（综合）演练：一、二，三；全！部？"),
        ("演练名称", "true"),
        ("演练名称", '"引号"和\\斜线'),
        ("演练名称", "第一行\n第二行"),
        ("参演人数", "约５０人"),
        ("参演人数", "／"),
        ("参演人数", "—"),
        ("日期", "２０２４．９．５"),
        ("日期", "2024年5月上旬"),
        ("地点", "／"),
        ("地点", "柳湾村　三社"),
        ("地点", ""),
    ],
)
def test_a_cell_is_given_back_as_it_was_written(tmp_path: Path, heading: str, text: str) -> None:
    row = drill(1, **{heading: text})
    path = write_book(tmp_path / "t.xlsx", {"演练": [DRILL_HEADINGS, row, drill(2)]})
    assert sent(path)[0] == {
        name: "" if cell is None else str(cell) for name, cell in zip(DRILL_HEADINGS, row, strict=True)
    }


def test_the_cells_stand_in_the_order_of_the_sheet_under_the_sheets_own_headings(tmp_path: Path) -> None:
    headings = [{"演练名称": "演练活动名称"}.get(name, name) for name in reversed(DRILL_HEADINGS)]
    path = write_book(tmp_path / "t.xlsx", {"演练": [headings, list(reversed(drill(1)))]})
    assert list(sent(path)[0]) == headings


def test_a_column_that_no_contract_knows_is_not_given_back(tmp_path: Path) -> None:
    path = write_book(tmp_path / "t.xlsx", {"演练": [[*DRILL_HEADINGS, "吉祥物"], [*drill(1), "熊猫"]]})
    assert "熊猫" not in json.dumps(sent(path), ensure_ascii=False)


def test_plainly_written_rows_are_kept_once(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, *(drill(number) for number in range(1, 30)), drill(30, 演练名称="（全角)演练")]
    path = write_book(tmp_path / "t.xlsx", {"演练": rows})
    kept = (
        warehouse(path).execute("select as_sent from raw.source_records where as_sent is not null").fetchall()
    )
    assert [json.loads(cells) for (cells,) in kept] == [{"drill_name": "（全角)演练"}]


def test_a_text_whose_marks_are_all_wide_is_not_kept_again(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, drill(1, 演练名称="（一）防汛，综合"), drill(2, 演练名称="（二）防汛,综合")]
    path = write_book(tmp_path / "t.xlsx", {"演练": rows})
    kept = warehouse(path).execute("select as_sent from raw.source_records order by row_number").fetchall()
    assert [json.loads(cells)["drill_name"] for (cells,) in kept] == [True, "（二）防汛,综合"]
    assert [cells["演练名称"] for cells in sent(path)] == ["（一）防汛，综合", "（二）防汛,综合"]


def test_people_are_masked_in_what_is_given_back(tmp_path: Path) -> None:
    number = id_number(date(1980, 3, 7), 451)
    row = drill(1, 地点=f"张三（{number}）", 演练名称="联系１３８１２３４５６７８")
    path = write_book(tmp_path / "t.xlsx", {"演练": [DRILL_HEADINGS, row]})
    told = json.dumps(sent(path), ensure_ascii=False)
    assert number not in told and "12345678" not in told and "138****5678" in told
