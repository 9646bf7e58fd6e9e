"""Which of the new deliveries are handed back, and with what, read from the raw tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb

from catalogue.loader import contracts
from catalogue.models import Column
from ingestion.handback.advice import expected_zh, problem_expected_zh
from ingestion.handback.order import HandedTable, Mark, Order
from ingestion.privacy import scrub

LISTED_AT_MOST = 10_000
_OF_A_SHEET = {"missing_column", "ambiguous", "unrecognised"}


def orders(connection: duckdb.DuckDBPyConnection, delivery_ids: Sequence[str]) -> list[Order]:
    """One order per delivery that could be opened and has an issue or a sheet that was not taken in."""
    rows = connection.execute(
        """select delivery_id, file_name, sha256, received_on, coalesce(sender, '') from raw.deliveries
           where list_contains(?, delivery_id) order by received_on, file_name""",
        [list(delivery_ids)],
    ).fetchall()
    found = [_order(connection, row) for row in rows]
    return [order for order in found if order is not None]


def _order(connection: duckdb.DuckDBPyConnection, delivery: tuple[Any, ...]) -> Order | None:
    delivery_id, file_name, sha256, received_on, sender = delivery
    counts: dict[str, int] = dict(
        connection.execute(
            "select severity, count(*) from raw.cell_issues where delivery_id = ? group by 1", [delivery_id]
        ).fetchall()
    )
    tables = _tables(connection, delivery_id)
    problems = _problems(connection, delivery_id, bool(tables))
    if not counts and not problems:
        return None
    marks = [*problems, *_marks(connection, delivery_id)]
    return Order(delivery_id, file_name, sha256, received_on.isoformat(), sender, tables, marks, counts)


def _tables(connection: duckdb.DuckDBPyConnection, delivery_id: str) -> list[HandedTable]:
    headings: dict[tuple[str, int], dict[int, str]] = {}
    for sheet, table_no, number, heading in connection.execute(
        "select sheet, table_no, column_number, heading from raw.delivery_columns where delivery_id = ?",
        [delivery_id],
    ).fetchall():
        headings.setdefault((sheet, table_no), {})[number] = heading
    rows = connection.execute(
        """select sheet, table_no, export_code, rows_read, rows_accepted, rows_doubtful, rows_rejected, rows_explained
           from raw.delivery_tables where delivery_id = ?""",
        [delivery_id],
    ).fetchall()
    return [
        HandedTable(sheet, number, contracts()[export].name_zh, headings.get((sheet, number), {}), *counts)
        for sheet, number, export, *counts in rows
    ]


def _problems(connection: duckdb.DuckDBPyConnection, delivery_id: str, was_opened: bool) -> list[Mark]:
    """Sheets that were not taken in; of a file that could not be opened none, since there is nothing to hand back."""
    rows = connection.execute(
        "select sheet, code, message_zh from raw.delivery_problems where delivery_id = ?", [delivery_id]
    ).fetchall()
    if not was_opened and not any(code in _OF_A_SHEET for _, code, _ in rows):
        return []
    return [
        Mark("rejected", sheet, 0, None, None, "", "", message, problem_expected_zh(code))
        for sheet, code, message in rows
    ]


def _marks(connection: duckdb.DuckDBPyConnection, delivery_id: str) -> list[Mark]:
    """The issues with their cells, the gravest first; beyond LISTED_AT_MOST they are only counted."""
    places = _columns(connection, delivery_id)
    rows = connection.execute(
        f"""select severity, export_code, sheet, table_no, row_number, column_name, column_zh, value, reason_zh,
                   issue_code
            from raw.cell_issues where delivery_id = ?
            order by case severity when 'rejected' then 0 when 'doubtful' then 1 else 2 end,
                     sheet, table_no, row_number, column_name
            limit {LISTED_AT_MOST}""",
        [delivery_id],
    ).fetchall()
    return [_mark(row, places.get((row[2], row[3], row[5])) or _stand_in(places, row)) for row in rows]


def _columns(connection: duckdb.DuckDBPyConnection, delivery_id: str) -> dict[tuple[str, int, str], int]:
    rows = connection.execute(
        """select sheet, table_no, column_name, column_number from raw.delivery_columns
           where delivery_id = ? and column_name is not null""",
        [delivery_id],
    ).fetchall()
    return {(sheet, table_no, name): number for sheet, table_no, name, number in rows}


def _mark(row: tuple[Any, ...], column: int | None) -> Mark:
    severity, export, sheet, table_no, number, name, column_zh, value, reason, code = row
    return Mark(
        severity,
        sheet,
        table_no,
        number,
        column,
        scrub(column_zh or ""),
        scrub(value or ""),
        scrub(_without_form(reason, code)),
        expected_zh(code, _declared(export, name)),
    )


def _without_form(reason: str, code: str) -> str:
    """What is wrong, without the form that the column wants, which a hand-back says in a place of its own."""
    wrong, _, form = reason.partition("：请")
    return wrong if code == "unreadable" and form else reason


def _declared(export: str, name: str) -> Column | None:
    """The contract's column of that name, in whichever table of the export it stands."""
    columns = (column for table in contracts()[export].tables for column in table.columns)
    return next((column for column in columns if column.name == name), None)


def _stand_in(places: dict[tuple[str, int, str], int], row: tuple[Any, ...]) -> int | None:
    """The column that a value without a heading of its own was taken from (a township out of 地点)."""
    declared = _declared(row[1], row[5])
    names = declared.or_else if declared else []
    return next((places[key] for name in names if (key := (row[2], row[3], name)) in places), None)
