"""The rows of a found table to records: values read column by column, every row accepted, doubtful or rejected."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from catalogue.models import Column
from ingestion.coded import Coded, Rows, all_but, by_dictionary, coded, constant, with_texts
from ingestion.columnwise import each, joined
from ingestion.loading.raw_rows import repeated
from ingestion.loading.raw_tables import ARROW, table_ddl
from ingestion.opening.grid import Grid
from ingestion.reading import Context, ReadTable
from ingestion.recognising.formpages import warn_of_examples
from ingestion.recognising.foundtable import FoundTable
from ingestion.recognising.headings import Match
from ingestion.recognising.rowkinds import EXPLANATIONS_ZH
from ingestion.recognising.title import supplied_by_title
from ingestion.records.celltexts import record_texts
from ingestion.records.clock import complete_clock_times
from ingestion.records.columns import ColumnReading, read_column
from ingestion.records.copies import Seen
from ingestion.records.doors import Body, Issues, may_name_people, sort_rows
from ingestion.records.noticed import notice
from ingestion.records.parts import part_of
from ingestion.records.people import person_keys, phone_keys
from ingestion.records.sent import as_sent
from ingestion.records.shifted import shifted_rows
from ingestion.records.terms import complete_terms
from ingestion.records.totals import check_totals, stated_totals


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
    issues = Issues(table.records + grid.first_row + 1, read.sheet)
    texts = record_texts(grid, table, issues)
    matches = [*table.recognition.matches, *_supplied(read, table, texts)]

    def read_texts(match: Match, column: Coded) -> ColumnReading:
        return read_column(match.column, column, year, match.unit or unit, context.received_on, grid.is_1904)

    readings = {match.column.name: read_texts(match, texts[match.position]) for match in matches}
    complete_terms(matches, texts, readings)
    complete_clock_times(table.recognition.table.event_date, matches, texts, readings)
    body = Body(table.recognition.table, matches, texts, readings, len(table.records))
    kind = (read.export, read.table, str(read.statement_on))
    keys = sort_rows(body, issues, shifted_rows(grid, table, body, read_texts), seen, kind)
    if grid.is_piece:
        read.stated_totals = stated_totals(grid, table, body, unit)
    else:
        check_totals(grid, table, body, unit, issues)
        warn_of_examples(grid, table, issues)
    notice(grid, table, issues)
    kept = all_but(body.count, issues.rejected)
    _write(read, body, issues, keys, kept, context)
    event_date = body.table.event_date
    if event_date:
        days = pc.min_max(read.columns[f"{event_date}_from"]).as_py()
        read.period_from, read.period_to = days["min"], days["max"]
    read.row_hashes = seen[-1].hashes[np.searchsorted(seen[-1].rows, kept)]
    _balance(table, read, issues, grid.head_rows)


def _write(read: ReadTable, body: Body, issues: Issues, keys: pa.Array, kept: Rows, context: Context) -> None:
    """The kept rows as raw columns."""
    numbers = pa.array(issues.numbers[kept], pa.int32())
    same = {
        "table_id": read.table_id,
        "delivery_id": context.delivery_id,
        "sheet": read.sheet,
        "table_no": read.table_no,
        "statement_on": read.statement_on,
    }
    ddl = dict(table_ddl(body.table))
    columns: dict[str, pa.Array] = {
        "row_number": numbers,
        "is_doubtful": pa.array(np.isin(kept, list(issues.doubtful))),
    }
    for match in body.matches:
        reading = body.readings[match.column.name]
        codes = reading.texts.codes[kept]
        columns |= {name: by_dictionary(values, codes) for name, values in reading.values.items()}
    if "person_key" in ddl:
        ids = joined(f"{read.table_id}-", pc.cast(numbers, pa.string()))
        columns["person_key"] = person_keys(body, kept, ids, context)
        columns |= phone_keys(body, kept, context)
    unsaid = [name for name in ddl if name not in columns]
    read.columns = columns | {name: repeated(same.get(name), ARROW[ddl[name]], len(kept)) for name in unsaid}
    read.as_sent = as_sent(body, kept)
    read.keys = keys if len(kept) == len(keys) else keys.take(pa.array(kept))
    read.secret_keys = may_name_people(body, keys)[kept]
    read.issues = [{**row, "record_id": _id_of(row["index"], read, issues)} for row in issues.rows]


def _id_of(index: int | None, read: ReadTable, issues: Issues) -> str | None:
    is_record = index is not None and index not in issues.rejected
    return f"{read.table_id}-{issues.numbers[index]}" if is_record else None


def _supplied(read: ReadTable, table: FoundTable, texts: dict[int, Coded]) -> list[Match]:
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
            texts[position] = constant(titled[column.name], len(table.records))
        elif any(name in at for name in column.or_else):
            texts[position] = _standing_in(column, [texts[at[name]] for name in column.or_else if name in at])
        else:
            continue
        supplied.append(Match(position, column.zh, column, 1.0, None))
    return supplied


def _standing_in(column: Column, standing: list[Coded]) -> Coded:
    """The first filled cell of the columns that stand in for this one, or its part of it."""
    rows = coded(standing[0].rows_array())
    for other in standing[1:]:
        filled = other.rows_array()
        rows = coded(pc.if_else(pc.equal(rows.rows_array(), ""), filled, rows.rows_array()))
    return with_texts(rows, each(rows.texts, lambda text: part_of(column, text)))


def _balance(table: FoundTable, read: ReadTable, issues: Issues, head_rows: int) -> None:
    explained = Counter(EXPLANATIONS_ZH[kind] for row, kind in table.explained.items() if row >= head_rows)
    read.explained = dict(explained)
    read.rows_read = table.last - max(table.first, head_rows) + 1
    read.rows_rejected = len(issues.rejected)
    read.rows_doubtful = len(issues.doubtful - issues.rejected)
    read.rows_accepted = len(table.records) - read.rows_rejected - read.rows_doubtful
    accounted = read.rows_accepted + read.rows_doubtful + read.rows_rejected + sum(explained.values())
    if accounted != read.rows_read:
        raise AssertionError(
            f"row balance broken in sheet {read.sheet!r}: read {read.rows_read}, accounted {accounted}"
        )
