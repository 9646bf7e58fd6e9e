"""Fields that a county may not hold (the strength of troops): emptied before anything of them is committed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from catalogue.loader import contracts
from catalogue.models import Contract, Table
from ingestion.loading.raw_tables import column_ddl, raw_name


@dataclass(frozen=True)
class Excluded:
    """A column of an export that is not kept; `only`: code column → code, where it is not kept of those rows alone."""

    export: str
    column: str
    only: Mapping[str, str]


def drop_excluded(connection: duckdb.DuckDBPyConnection, excluded: Sequence[Excluded]) -> None:
    """Empty excluded cells of every delivery: values, text as sent, and what issues quote of them. In the caller's
    transaction, so that they are never in the warehouse. The record stays, and so does the original file.
    """
    for field in excluded:
        contract = contracts()[field.export]
        for table in contract.tables:
            if field.column in {column.name for column in table.columns}:
                _drop(connection, contract, table, field)


def _drop(connection: duckdb.DuckDBPyConnection, contract: Contract, table: Table, field: Excluded) -> None:
    name = raw_name(contract.export, table.table)
    where = " and ".join(f'"{column}_code" = ?' for column in field.only) or "true"
    codes = list(field.only.values())
    emptied = ", ".join(f'"{column}" = null' for column, _ in column_ddl(table.column(field.column)))
    emptied += ", as_sent = json_merge_patch(as_sent, ?::json)"
    records = f"select record_id from raw.{name} where {where}"
    connection.execute(
        f"update raw.{name} set {emptied} where {where}", [json.dumps({field.column: None}), *codes]
    )
    connection.execute(
        f"update raw.cell_issues set value = null where column_name = ? and record_id in ({records})",
        [field.column, *codes],
    )
