"""What became of figures and records between two snapshots: the SQL that the command and the marts share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pandas as pd

from catalogue.paths import Home
from muster.errors import UserError
from muster.snapshots import snapshot_path

FIGURES = """
    select
        new.indicator_code, indicator.name_zh, new.as_of, new.subject_kind, new.subject_code,
        coalesce(subject.subject_name, new.subject_code) as subject_name, indicator.unit,
        old.status as old_status, old.value as old_value, old.numerator as old_numerator,
        old.denominator as old_denominator,
        new.status, new.value, new.numerator, new.denominator,
        new.value - old.value as difference,
        case
            when new.value is null or old.value is null or new.value = old.value then null
            when indicator.direction = 'band' then null
            else (new.value > old.value) = (indicator.direction = 'up')
        end as is_better,
        (select string_agg(distinct came.file_name, '、' order by came.file_name)
         from new_snapshot.marts.deliveries as came
         inner join new_snapshot.marts.dim_indicator_exports as needed using (export_code)
         where needed.indicator_code = new.indicator_code
             and came.delivery_id not in (select delivery_id from old_snapshot.marts.deliveries)) as files_zh
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
    order by
        new.as_of desc, case new.subject_kind when 'county' then 0 when 'township' then 1 else 2 end,
        new.indicator_code, subject.sort_order, new.subject_code
"""
"""Figures that both have (indicator, date, subject) and that differ. `is_better`: null in a band or without two values;
`files_zh`: files that came in between with an export that the indicator draws on."""

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


def compare(home: Home, old: str, new: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures and the records that differ, as FIGURES and RECORDS say. Raises NoSnapshot and UserError."""
    with both(home, old, new) as connection:
        try:
            return connection.execute(FIGURES).df(), connection.execute(RECORDS).df()
        except duckdb.Error as error:
            raise UserError(
                f"快照 {old} 与 {new} 的结构不同（由不同版本的程序发布），无法逐条比较。请选用较新的快照。"
            ) from error


def write_changes(connection: duckdb.DuckDBPyConnection, old_path: str | None) -> None:
    """Write marts.fct_changed_figures and fct_changed_records of the snapshot that the connection is to.

    Against the pinned snapshot at `old_path`; both are empty without one, or when it is of another structure.
    """
    if old_path is None or not _written(connection, old_path):
        for table, columns in EMPTY.items():
            connection.execute(f"create or replace table marts.{table} ({columns})")


def _written(connection: duckdb.DuckDBPyConnection, old_path: str) -> bool:
    attach(connection, "old_snapshot", old_path)
    own = connection.execute("select current_database()").fetchall()[0][0]
    since = "(select snapshot_id from old_snapshot.marts.snapshot_info) as since_snapshot"
    try:
        for table, sql in (("fct_changed_figures", FIGURES), ("fct_changed_records", RECORDS)):
            local = sql.replace("new_snapshot.", f'"{own}".')
            connection.execute(f"create table marts.{table} as select {since}, * from ({local})")
        return True
    except duckdb.Error:
        return False
    finally:
        connection.execute("detach old_snapshot")


EMPTY = {
    "fct_changed_figures": "since_snapshot varchar, indicator_code varchar, name_zh varchar, as_of date, "
    "subject_kind varchar, subject_code varchar, subject_name varchar, unit varchar, old_status varchar, "
    "old_value double, old_numerator double, old_denominator double, status varchar, value double, numerator double, "
    "denominator double, difference double, is_better boolean, files_zh varchar",
    "fct_changed_records": "since_snapshot varchar, export_code varchar, kind varchar, record_id varchar, "
    "old_record_id varchar, happened_on date, first_known_on date, delivery_id varchar, file_name varchar, "
    "sheet varchar, row_number integer, old_file_name varchar, old_sheet varchar, old_row_number integer, "
    "old_cells varchar, cells varchar, is_backdated boolean",
}
