"""What became of figures and records between two snapshots: the SQL that the command and the marts share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb

from catalogue.paths import Home
from muster.errors import UserError
from muster.judged import judged_otherwise
from muster.snapshots import snapshot_path

Row = dict[str, Any]

CHANGED_FIGURES = """
    select
        new.indicator_code, indicator.name_zh, coalesce(new.unit, indicator.unit, '') as unit, new.as_of,
        new.subject_kind, new.subject_code, coalesce(subject.subject_name, new.subject_code) as subject_name,
        old.status as old_status, old.value as old_value, old.denominator as old_denominator,
        new.status, new.value, new.denominator,
        -- a median is not its records' sum by their number
        case when indicator.statistic is distinct from 'median' then old.numerator end as old_numerator,
        case when indicator.statistic is distinct from 'median' then new.numerator end as numerator,
        indicator.direction, subject.sort_order
    from new_snapshot.marts.fct_indicator_values as new
    inner join old_snapshot.marts.fct_indicator_values as old
        using (indicator_code, as_of, subject_kind, subject_code)
    left join new_snapshot.marts.dim_indicators as indicator using (indicator_code)
    left join new_snapshot.marts.dim_subjects as subject using (subject_kind, subject_code)
    where
        new.status is distinct from old.status
        or round(new.value, 6) is distinct from round(old.value, 6)
        or round(new.numerator, 6) is distinct from round(old.numerator, 6)
        or round(new.denominator, 6) is distinct from round(old.denominator, 6)
"""
"""Figures that both snapshots have (indicator, date, subject) and that differ."""

NEWEST_FIRST = """
    order by
        as_of desc, case subject_kind when 'county' then 0 when 'township' then 1 else 2 end,
        indicator_code, sort_order, subject_code
"""

FIGURES = f"""
    select
        indicator_code, name_zh, as_of, subject_kind, subject_code, subject_name, unit,
        old_status, old_value, old_numerator, old_denominator, status, value, numerator, denominator,
        value - old_value as difference,
        case
            when value is null or old_value is null or value = old_value or direction = 'band' then null
            else (value > old_value) = (direction = 'up')
        end as is_better,
        (select string_agg(distinct came.file_name, '、' order by came.file_name)
         from new_snapshot.marts.deliveries as came
         inner join new_snapshot.marts.dim_indicator_exports as needed using (export_code)
         where needed.indicator_code = changed.indicator_code
             and came.delivery_id not in (select delivery_id from old_snapshot.marts.deliveries)) as files_zh
    from ({CHANGED_FIGURES}) as changed
    {NEWEST_FIRST}
"""
"""The same with what it means. `is_better`: null in a band or without two values; `files_zh`: files that came in
between with an export that the indicator draws on."""

_KEYED = """
    select
        export_code, coalesce(natural_key, content_key) as known_by, record_id, delivery_id, file_name, sheet,
        row_number, happened_on, first_known_on, cells::varchar as cells, content_key
    from {snapshot}.marts.source_rows
"""
_GROUPED = """
    select
        export_code, known_by, list(content_key order by content_key) as contents,
        arg_max(
            struct_pack(
                record_id, delivery_id, file_name, sheet, row_number, happened_on, first_known_on, cells
            ),
            record_id
        ) as shown
    from {keyed} group by all
"""
RECORDS = f"""
    with
    old_keyed as ({_KEYED.format(snapshot="old_snapshot")}),
    new_keyed as ({_KEYED.format(snapshot="new_snapshot")}),
    old_grouped as ({_GROUPED.format(keyed="old_keyed")}),
    new_grouped as ({_GROUPED.format(keyed="new_keyed")}),
    gone as (
        select record_id, any_value(replaced_by) as replaced_by, any_value(replaced_by_file) as replaced_by_file
        from new_snapshot.marts.source_rows_history group by record_id
    )
    select
        coalesce(new.export_code, old.export_code) as export_code,
        case when old.known_by is null then 'added' when new.known_by is null then 'removed' else 'changed' end as kind,
        new.shown.record_id as record_id, old.shown.record_id as old_record_id,
        coalesce(new.shown.happened_on, old.shown.happened_on) as happened_on,
        new.shown.first_known_on as first_known_on,
        coalesce(new.shown.delivery_id, gone.replaced_by) as delivery_id,
        coalesce(new.shown.file_name, gone.replaced_by_file) as file_name,
        new.shown.sheet as sheet, new.shown.row_number as row_number,
        old.shown.file_name as old_file_name, old.shown.sheet as old_sheet, old.shown.row_number as old_row_number,
        old.shown.cells as old_cells, new.shown.cells as cells,
        coalesce(
            old.known_by is null
            and new.shown.happened_on <= (select latest_as_of from old_snapshot.marts.snapshot_info),
            false
        ) as is_backdated
    from new_grouped as new
    full outer join old_grouped as old on new.export_code = old.export_code and new.known_by = old.known_by
    left join gone on new.known_by is null and gone.record_id = old.shown.record_id
    where old.contents is distinct from new.contents
    order by 1, 2, file_name, sheet, row_number, old_record_id
"""
"""Records by natural key (without one, by what they say) that came, went or say otherwise. `is_backdated`: dated on or
before the earlier snapshot's newest date and not in it. The delivery is the one that did it."""


@contextmanager
def both(home: Home, old: str, new: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with both snapshots attached as old_snapshot and new_snapshot. Raises NoSnapshot."""
    with duckdb.connect() as connection:
        for name, snapshot in (("old_snapshot", old), ("new_snapshot", new)):
            attach(connection, name, str(snapshot_path(home, snapshot)))
        yield connection


def attach(connection: duckdb.DuckDBPyConnection, name: str, path: str) -> None:
    """Attach a snapshot's file read-only under a name."""
    quoted = path.replace("'", "''")
    connection.execute(f"attach '{quoted}' as {name} (read_only)")


def rows_of(connection: duckdb.DuckDBPyConnection, sql: str, given: Sequence[Any] = ()) -> list[Row]:
    """The rows that a query gives, each by column name."""
    found = connection.execute(sql, list(given))
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def compare(home: Home, old: str, new: str) -> tuple[list[Row], list[Row], Row]:
    """The figures and the records that differ, as FIGURES and RECORDS say, and what is judged otherwise.

    Raises NoSnapshot and UserError.
    """
    with both(home, old, new) as connection:
        try:
            return rows_of(connection, FIGURES), rows_of(connection, RECORDS), judged_otherwise(connection)
        except duckdb.Error as error:
            raise UserError(
                f"快照 {old} 与 {new} 的结构不同（由不同版本的程序发布），无法逐条比较。请选用较新的快照。"
            ) from error


def write_changes(connection: duckdb.DuckDBPyConnection, old_path: str | None) -> None:
    """Write marts.fct_changed_figures and fct_changed_records of the snapshot that the connection is to.

    Against the pinned snapshot at `old_path`; both are empty without one, or when it is of another structure.
    """
    if old_path is not None:
        attach(connection, "old_snapshot", old_path)
        try:
            _write(
                connection,
                "old_snapshot",
                "(select snapshot_id from old_snapshot.marts.snapshot_info)",
                "true",
            )
            return
        except duckdb.Error:
            pass
        finally:
            connection.execute("detach old_snapshot")
    _write(connection, _own(connection), "cast(null as varchar)", "false")


def _write(connection: duckdb.DuckDBPyConnection, old: str, since: str, condition: str) -> None:
    """Both tables against `old`. Where there is nothing to compare with, the snapshot itself lends its columns."""
    for table, sql in (("fct_changed_figures", FIGURES), ("fct_changed_records", RECORDS)):
        local = sql.replace("new_snapshot.", f"{_own(connection)}.").replace("old_snapshot.", f"{old}.")
        connection.execute(
            f"create or replace table marts.{table} as "
            f"select {since} as since_snapshot, * from ({local}) where {condition}"
        )


def _own(connection: duckdb.DuckDBPyConnection) -> str:
    name = connection.execute("select current_database()").fetchall()[0][0]
    return f'"{name}"'
