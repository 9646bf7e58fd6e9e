"""Runs one suite per contract table over all given deliveries and splits the failures by delivery."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import duckdb

from catalogue.loader import contracts
from catalogue.models import Table
from expectations.checks import Check, delivery_checks, row_flags, table_checks

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from expectations.suites import Suites

RESULT_COLUMNS = ["check_name", "delivery_id", "export_code", "table_name", "success", "observed", "expected"]


def check_loaded(connection: duckdb.DuckDBPyConnection, delivery_ids: Sequence[str]) -> pd.DataFrame:
    """Results of every check on the raw rows of these deliveries, in the shape of raw.quality_results.

    One row per check × delivery × contract table. A table of a delivery without any record fails
    at_least_one_record and is not put to the checks of rows: they would pass for want of rows. Deliveries that no
    contract recognised have no row. `observed` and `expected` are short Chinese texts. Writes nothing.
    Raises ExpectationError when a check could not be run at all.
    """
    import pandas as pd

    delivered = _delivered(connection, delivery_ids) if delivery_ids else None
    if delivered is None or delivered.empty:
        return pd.DataFrame(columns=RESULT_COLUMNS)

    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    from expectations.suites import Suites

    suites = Suites()
    rows = _whole_deliveries(suites, delivered)
    with_records = delivered[delivered["loaded"] > 0]
    for contract in contracts().values():
        for table in contract.tables:
            here = (with_records["export_code"] == contract.export) & (
                with_records["table_name"] == table.table
            )
            if here.any():
                found = _table_rows(
                    suites, connection, contract.export, table, list(with_records.loc[here, "delivery_id"])
                )
                rows += [
                    (check, delivery, contract.export, table.table, *rest) for check, delivery, *rest in found
                ]
    return pd.DataFrame(rows, columns=RESULT_COLUMNS)


def _raw_name(export: str, table: str) -> str:
    return f"raw.{export.lower()}_{table}"


def _delivered(connection: duckdb.DuckDBPyConnection, delivery_ids: Sequence[str]) -> pd.DataFrame:
    """One row per delivery × contract table: rows counted at receipt, rows loaded, rows with each flaw.

    Shares are 0–1; null where no row or no column could have the flaw.
    """
    counts = " union all ".join(
        _count_flags(contract.export, table) for contract in contracts().values() for table in contract.tables
    )
    query = f"""
        with told as (
            select delivery_id, export_code, table_name, sum(rows_accepted + rows_doubtful) as counted,
                sum(rows_rejected) as rejected
            from raw.delivery_tables
            where delivery_id in (select unnest($ids)) and export_code is not null
            group by all
        ), flags as ({counts})
        select told.delivery_id, export_code, table_name, cast(counted as bigint) as counted,
            coalesce(loaded, 0) as loaded, cast(rejected as bigint) as rejected,
            cast(counted + rejected as bigint) as rejected_of, loaded as unread_of, loaded as imprecise_of,
            loaded as coarse_of, unread, imprecise, coarse,
            rejected / nullif(counted + rejected, 0) as rejected_share,
            unread / loaded as unread_share, imprecise / loaded as imprecise_share, coarse / loaded as coarse_share
        from told left join flags using (export_code, table_name, delivery_id)
        order by export_code, table_name, told.delivery_id
    """
    return connection.execute(query, {"ids": list(delivery_ids)}).df()


def _count_flags(export: str, table: Table) -> str:
    counted = ", ".join(
        f"count(*) filter (where {condition}) as {flag}" if condition else f"cast(null as bigint) as {flag}"
        for flag, condition in row_flags(table).items()
    )
    return (
        f"select '{export}' as export_code, '{table.table}' as table_name, delivery_id, count(*) as loaded, {counted} "
        f"from {_raw_name(export, table.table)} where delivery_id in (select unnest($ids)) group by delivery_id"
    )


def _whole_deliveries(suites: Suites, delivered: pd.DataFrame) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for check, failing in suites.failing_positions("deliveries", delivered, delivery_checks()):
        wrong = set(failing.tolist())
        for position in _looked_at(delivered, check).tolist():
            row = delivered.iloc[position]
            rows.append(
                (
                    check.name,
                    row["delivery_id"],
                    row["export_code"],
                    row["table_name"],
                    position not in wrong,
                    _observed_whole(check, row),
                    check.expected_zh,
                )
            )
    return rows


def _observed_whole(check: Check, row: pd.Series[Any]) -> str:
    if check.name == "at_least_one_record":
        return f"{row['loaded']} 条记录"
    if check.name == "loaded_as_counted":
        return f"清点 {row['counted']} 行，载入 {row['loaded']} 行"
    count = str(check.arguments["column"]).removesuffix("_share")
    return f"{int(row[count])} {check.failing_zh}（共 {int(row[count + '_of'])} 行）"


def _table_rows(
    suites: Suites, connection: duckdb.DuckDBPyConnection, export: str, table: Table, delivery_ids: list[str]
) -> list[tuple[str, str, bool, str, str]]:
    """(check, delivery_id, success, observed, expected) for every check of one contract table."""
    import numpy as np

    checks = table_checks(table)
    frame = _batch(connection, _raw_name(export, table.table), checks, delivery_ids)
    position_of = {delivery: position for position, delivery in enumerate(delivery_ids)}
    owner = frame["delivery_id"].map(position_of).to_numpy(dtype=int)
    looked_at = {
        check.name: np.bincount(owner[_looked_at(frame, check)], minlength=len(delivery_ids))
        for check in checks
    }
    to_run = [check for check in checks if looked_at[check.name].any()]
    failures = {
        check.name: failing
        for check, failing in suites.failing_positions(f"{export} {table.table}", frame, to_run)
    }
    nothing = np.empty(0, dtype=np.int64)
    rows = []
    for check in checks:
        failed = np.bincount(owner[failures.get(check.name, nothing)], minlength=len(delivery_ids))
        for delivery, position in position_of.items():
            asked, wrong = int(looked_at[check.name][position]), int(failed[position])
            rows.append((check.name, delivery, wrong == 0, _observed(check, asked, wrong), check.expected_zh))
    return rows


def _batch(
    connection: duckdb.DuckDBPyConnection, raw_table: str, checks: list[Check], delivery_ids: list[str]
) -> pd.DataFrame:
    """Only the columns that some check looks at, one row per record, positions 0…n−1."""
    selects = {alias: sql for check in checks for alias, sql in check.selects.items()}
    spread = "".join(f', {sql} as "{alias}"' for alias, sql in selects.items())
    query = f"""
        select delivery_id, received_on{spread}
        from {raw_table} left join (select delivery_id, received_on from raw.deliveries) using (delivery_id)
        where delivery_id in (select unnest(?))
    """
    return connection.execute(query, [delivery_ids]).df()


def _looked_at(frame: pd.DataFrame, check: Check) -> npt.NDArray[np.int64]:
    """Positions of the rows that the check judges: all for blanks, else those with a value."""
    import numpy as np

    if check.expectation == "ExpectColumnValuesToNotBeNull":
        return np.arange(len(frame))
    columns = check.arguments.get("column_list") or [
        check.arguments[name] for name in ("column", "column_A", "column_B") if name in check.arguments
    ]
    return np.flatnonzero(frame[columns].notna().all(axis=1).to_numpy())


def _observed(check: Check, asked: int, wrong: int) -> str:
    if asked == 0:
        return "没有填写，无从检查"
    return f"{wrong} {check.failing_zh}（共查 {asked} 行）" if wrong else f"所查 {asked} 行均符合"
