"""Totals that a large file states, against the rows of all its pieces as they were loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ingestion.loading.insert import insert_rows
from ingestion.loading.raw_tables import raw_name
from ingestion.privacy import scrub
from ingestion.reading import ReadTable
from ingestion.records.doors import WARNING
from ingestion.records.totals import Stated, agrees, differs_zh, exceeds_zh

Sums = npt.NDArray[np.float64]
"""Per group of rows between two totals: how many, sum, least and greatest possible sum."""


def check_whole_totals(connection: duckdb.DuckDBPyConnection, read: ReadTable, delivery_id: str) -> None:
    """Warn like totals.check_totals. Rejected rows are not in the sums, and the warning says so."""
    stated: list[Stated] = read.stated_totals
    rows = sorted({total.row_number for total in stated if total.kind == "subtotal"})
    issues: list[tuple[Stated, str, str]] = []
    for column in dict.fromkeys(total.column_name for total in stated):
        mine = [total for total in stated if total.column_name == column]
        sums = _sums(connection, raw_name(read.export, read.table), column, delivery_id, rows)
        issues += _differing(mine, rows, sums)
        issues += _exceeding(mine, sums)
    left_out = f"；另有{read.rows_rejected}行被退回，没有计入" if read.rows_rejected else ""
    insert_rows(
        connection,
        "cell_issues",
        [_issue(read, delivery_id, total, reason + left_out, code) for total, reason, code in issues],
    )


def _sums(
    connection: duckdb.DuckDBPyConnection, table: str, column: str, delivery_id: str, rows: Sequence[int]
) -> Sums:
    places = pa.array(range(1, len(rows) + 1), pa.int64())
    connection.register("total_rows", pa.table({"row_number": pa.array(rows, pa.int64()), "place": places}))
    found = connection.execute(
        f"""
        select coalesce(t.place, 0), count(*), coalesce(sum("{column}_number"), 0), coalesce(sum("{column}_low"), 0),
               coalesce(sum("{column}_high"), 0)
        from (select * from raw.{table} where delivery_id = ?) r
        asof left join total_rows t on r.row_number > t.row_number
        group by 1
        """,
        [delivery_id],
    ).fetchall()
    connection.unregister("total_rows")
    sums = np.zeros((len(rows) + 1, 4))
    for place, *figures in found:
        sums[place] = figures
    return sums


def _differing(
    stated: Sequence[Stated], rows: Sequence[int], sums: Sums
) -> Iterator[tuple[Stated, str, str]]:
    for total in stated:
        if total.kind != "subtotal":
            continue
        groups = [group for group in _groups(total, rows.index(total.row_number), sums) if group[0]]
        if groups and not any(agrees(total.number, low, high) for _, _, low, high in groups):
            yield total, differs_zh(total, float(groups[0][1])), "total_differs"


def _groups(total: Stated, place: int, sums: Sums) -> list[Sums]:
    """The sums that a total may state, likeliest first, as totals._groups has them."""
    above, below, everything, before = (
        sums[place],
        sums[place + 1],
        sums.sum(axis=0),
        sums[: place + 1].sum(axis=0),
    )
    if total.word.startswith("小计"):
        return [above, below, everything] if above[0] else [below, above, everything]
    return [everything, before, above, below]


def _exceeding(stated: Sequence[Stated], sums: Sums) -> Iterator[tuple[Stated, str, str]]:
    _, summed, _, high = sums.sum(axis=0)
    named = ""
    for part in sorted(stated, key=lambda one: one.row_number):
        if part.kind == "subtotal":
            high, named = part.number.high, f"第{part.row_number}行的合计{part.text}"
        elif not agrees(part.number, 0.0, float(high)):
            yield part, exceeds_zh(part, named, float(summed)), "part_exceeds_total"


def _issue(read: ReadTable, delivery_id: str, total: Stated, reason: str, code: str) -> dict[str, Any]:
    return {
        "delivery_id": delivery_id,
        "export_code": read.export,
        "sheet": read.sheet,
        "table_no": read.table_no,
        "row_number": total.row_number,
        "column_name": total.column_name,
        "column_zh": total.column_zh,
        "value": scrub(total.text),
        "severity": WARNING,
        "reason_zh": reason,
        "issue_code": code,
    }
