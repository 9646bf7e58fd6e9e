"""A blank form holds nothing; the same form filled with its contract's examples is accepted whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from catalogue.loader import contracts
from catalogue.paths import Home
from ingestion.ingest import ingest
from ingestion.loading.raw_tables import raw_name
from ingestion.reading import FileReading
from ingestion.text import fold
from muster.forms.sheet import form_columns
from tests.muster.filled_forms import fill, written

NOW = datetime(2024, 10, 15)
EXPORTS = sorted(contracts())


@dataclass
class Taken:
    """What ingestion made of the forms: a reading by export, and the warehouse."""

    readings: dict[str, FileReading]
    connection: duckdb.DuckDBPyConnection

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.connection.execute(query, list(values)).fetchall()


def _taken(root: Path, is_filled: bool) -> Taken:
    home = Home(root)
    home.inbox.mkdir(parents=True)
    for contract in contracts().values():
        path = written(contract, home.inbox / f"{contract.export}.xlsx")
        if is_filled:
            fill(path, contract)
    connection = duckdb.connect()
    done = ingest(connection, home, [home.inbox], NOW, ("", ""), lambda name: None)
    return Taken({received.file_name[:3]: reading for received, reading in done.readings}, connection)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taken]:
    yield _taken(tmp_path_factory.mktemp("blank"), is_filled=False)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taken]:
    yield _taken(tmp_path_factory.mktemp("filled"), is_filled=True)


@pytest.mark.parametrize("export", EXPORTS)
def test_a_blank_form_is_recognised_and_holds_no_record(export: str, blank: Taken) -> None:
    reading = blank.readings[export]
    assert [problem.code for problem in reading.problems] == ["nothing_filled"]
    assert [table.table for table in reading.tables] == [t.table for t in contracts()[export].tables]
    assert all(table.rows_read == sum(table.explained.values()) for table in reading.tables)
    assert all(table.explained["示例行"] == 1 for table in reading.tables)
    assert blank.rows("select count(*) from raw.source_records where export_code = ?", export) == [(0,)]
    assert blank.rows("select * from raw.cell_issues where export_code = ?", export) == []


@pytest.mark.parametrize("export", EXPORTS)
def test_a_form_filled_with_its_examples_is_accepted_whole(export: str, filled: Taken) -> None:
    reading = filled.readings[export]
    assert reading.problems == []
    issues = filled.rows(
        "select column_zh, value, reason_zh from raw.cell_issues where export_code = ?", export
    )
    assert issues == []
    counted = filled.rows(
        """select table_name, rows_accepted, rows_doubtful, rows_rejected from raw.delivery_tables
           where export_code = ? order by table_no, sheet""",
        export,
    )
    assert sorted(counted) == sorted((table.table, 1, 0, 0) for table in contracts()[export].tables)


@pytest.mark.parametrize("export", EXPORTS)
def test_every_column_of_a_form_is_matched_for_sure(export: str, filled: Taken) -> None:
    for read, table in zip(filled.readings[export].tables, contracts()[export].tables, strict=True):
        assert {name: score for _, _, name, score in read.mapping} == {
            c.name: 1.0 for c in form_columns(table)
        }
        assert read.unmapped == []
        assert read.score == 1.0


@pytest.mark.parametrize("export", EXPORTS)
def test_what_was_typed_is_what_is_read(export: str, filled: Taken) -> None:
    for table in contracts()[export].tables:
        asked = [c for c in form_columns(table) if c.type in {"text", "credit_code", "region_code", "code"}]
        names = ", ".join(f'"{column.name}"' for column in asked)
        found = filled.rows(f"select {names} from raw.{raw_name(export, table.table)}")
        assert found == [tuple(fold(column.example) for column in asked)]
        for column in form_columns(table):
            if column.type == "date" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", column.example):
                days = f"cast({column.name}_from as varchar), {column.name}_precision"
                read = filled.rows(f"select {days} from raw.{raw_name(export, table.table)}")
                assert read == [(column.example, "day")]


def test_an_id_number_survives_the_spreadsheet(filled: Taken) -> None:
    """Eighteen digits typed into a text column are no 1.1E+17; what is stored is masked."""
    assert filled.rows("select id_number from raw.f02_team_members") == [("110***********002X",)]


def test_the_filling_body_is_read_from_its_cell_and_nobody_from_an_empty_one(
    blank: Taken, filled: Taken
) -> None:
    assert {t.filled_by for reading in blank.readings.values() for t in reading.tables} == {None}
    assert {t.filled_by for reading in filled.readings.values() for t in reading.tables} == {"城关镇人民政府"}
