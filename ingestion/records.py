"""The rows of a found table to records: values read column by column, every row accepted, doubtful or rejected."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from ingestion.celltexts import record_texts
from ingestion.clock import complete_clock_times
from ingestion.columns import read_column
from ingestion.doors import MASKS, Body, Issues, Seen, sort_rows
from ingestion.grid import Grid
from ingestion.headings import Match
from ingestion.layout import FoundTable
from ingestion.parts import part_of
from ingestion.people import add_person_key
from ingestion.privacy import scrub
from ingestion.raw_tables import table_ddl
from ingestion.reading import Context, ReadTable
from ingestion.rowkinds import EXPLANATIONS_ZH
from ingestion.terms import complete_terms
from ingestion.title import supplied_by_title


def read_records(
    grid: Grid,
    table: FoundTable,
    read: ReadTable,
    context: Context,
    year: int | None,
    unit: str | None,
    seen: Seen,
) -> None:
    """Fill `read` with the records of the table, its issues and its row balance (asserted).

    `year` and `unit`: what title and name say for dates without a year and numbers without a unit.
    `seen`: the rows met earlier in the delivery.
    """
    issues = Issues([row + 1 for row in table.records], grid.sheet)
    texts = record_texts(grid, table, issues)
    matches = [*table.recognition.matches, *_supplied(read, table, texts)]
    readings = {
        m.column.name: read_column(
            m.column, texts[m.position], year, m.unit or unit, context.received_on, grid.is_1904
        )
        for m in matches
    }
    complete_terms(matches, texts, readings)
    complete_clock_times(table.recognition.table.event_date, matches, texts, readings)
    body = Body(table.recognition.table, matches, texts, readings, year)
    keys = sort_rows(body, issues, seen, (read.export, read.table, str(read.statement_on)))
    _write(read, body, issues, keys, context)
    _balance(table, read, issues)


def _write(read: ReadTable, body: Body, issues: Issues, keys: list[str], context: Context) -> None:
    """The kept rows as raw columns; ids name export, delivery, sheet, table and row."""
    kept = [index for index in range(len(issues.numbers)) if index not in issues.rejected]
    prefix = f"{read.export}-{context.delivery_id}-{read.sheet_no}.{read.table_no}"
    ids = {index: f"{prefix}-{issues.numbers[index]}" for index in kept}
    columns: dict[str, list[Any]] = {name: [None] * len(kept) for name, _ in table_ddl(body.table)}
    columns["record_id"] = [ids[index] for index in kept]
    columns["delivery_id"] = [context.delivery_id] * len(kept)
    columns["sheet"] = [read.sheet] * len(kept)
    columns["table_no"] = [read.table_no] * len(kept)
    columns["row_number"] = [issues.numbers[index] for index in kept]
    columns["statement_on"] = [read.statement_on] * len(kept)
    for match in body.matches:
        for name, values in body.readings[match.column.name].values.items():
            columns[name] = [values[index] for index in kept]
    add_person_key(body.table, body.matches, body.texts, kept, columns, context)
    read.columns = columns
    read.cells = _cells_json(body.matches, body.texts, kept)
    read.keys = [keys[index] for index in kept]
    read.issues = [{**row, "record_id": ids.get(row["index"])} for row in issues.rows]
    read.columns["is_doubtful"] = [index in issues.doubtful for index in kept]


def _supplied(read: ReadTable, table: FoundTable, texts: dict[int, list[str]]) -> list[Match]:
    """Columns without a heading of their own: from the title, or from the columns that stand in for them.

    They get positions below zero in `texts`, so that they are read and checked like the others.
    """
    contract, matches = table.recognition.table, table.recognition.matches
    at = {match.column.name: match.position for match in matches}
    titled = supplied_by_title(read.places)
    supplied: list[Match] = []
    for column in contract.columns:
        position = -1 - len(supplied)
        if column.name in at:
            continue
        if column.from_title and column.name in titled:
            texts[position] = [titled[column.name]] * len(table.records)
        elif any(name in at for name in column.or_else):
            standing = [texts[at[name]] for name in column.or_else if name in at]
            first_filled = (next((text for text in row if text), "") for row in zip(*standing, strict=True))
            texts[position] = [part_of(column, text) for text in first_filled]
        else:
            continue
        supplied.append(Match(position, column.zh, column, 1.0, None))
    return supplied


def _cells_json(matches: list[Match], texts: dict[int, list[str]], kept: list[int]) -> list[str]:
    """Each record as sent: Chinese heading → text, personal data masked."""
    shown: list[tuple[str, list[str]]] = []
    for match in matches:
        if match.position < 0:
            continue
        mask = MASKS.get(match.column.type, scrub)
        column = texts[match.position]
        masked = {text: mask(text) for text in set(column)}
        shown.append((match.heading, [masked[column[index]] for index in kept]))
    return [
        json.dumps({heading: column[i] for heading, column in shown}, ensure_ascii=False)
        for i in range(len(kept))
    ]


def _balance(table: FoundTable, read: ReadTable, issues: Issues) -> None:
    explained = Counter(EXPLANATIONS_ZH[kind] for kind in table.explained.values())
    read.explained = dict(explained)
    read.rows_read = table.last - table.first + 1
    read.rows_rejected = len(issues.rejected)
    read.rows_doubtful = len(issues.doubtful - issues.rejected)
    read.rows_accepted = len(table.records) - read.rows_rejected - read.rows_doubtful
    accounted = read.rows_accepted + read.rows_doubtful + read.rows_rejected + sum(explained.values())
    if accounted != read.rows_read:
        raise AssertionError(
            f"row balance broken in sheet {read.sheet!r}: read {read.rows_read}, accounted {accounted}"
        )
