"""raw.record_cells: every record as it was sent, put together from the raw columns and what differs from them."""

from __future__ import annotations

import duckdb

from catalogue.loader import contracts
from catalogue.models import Contract, Table
from ingestion.loading.raw_tables import raw_name

_HEADINGS = """
    headings as (
        select delivery_id, sheet, table_no, list({heading: heading, name: column_name} order by column_number) as sent
        from (
            select * from raw.delivery_columns where column_name is not null
            qualify row_number() over (partition by delivery_id, sheet, table_no, heading order by column_number) = 1
        )
        group by all
    )"""


def create_view(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the view. `cells`: Chinese heading → text of the cell, in order of the sheet, personal data masked;
    `content_key`: hash of what the row says, whatever its headings, their order and its serial number.

    One row per accepted or doubtful record, replaced ones included.
    """
    parts = [_of_table(contract, table) for contract in contracts().values() for table in contract.tables]
    connection.execute(
        f"create or replace view raw.record_cells as with {_HEADINGS} {' union all '.join(parts)}"
    )


def _of_table(contract: Contract, table: Table) -> str:
    names = [column.name for column in table.columns]
    texts = ", ".join(f'r."{name}"' for name in names)
    listed = ", ".join(f"'{name}'" for name in names)
    said = ", ".join(
        f"""'{name}=' || nullif(coalesce(s.as_sent ->> '{name}', r."{name}"), '')"""
        for name in sorted(column.name for column in table.columns if column.type != "serial")
    )
    return f"""
        select
            r.record_id, r.delivery_id, r.sheet, r.table_no, r.row_number,
            ('{{' || array_to_string(
                list_transform(h.sent, lambda cell: to_json(cell.heading)::varchar || ': ' || to_json(coalesce(
                    s.as_sent ->> cell.name, [{texts}][list_position([{listed}], cell.name)], ''
                ))::varchar),
                ', '
            ) || '}}')::json as cells,
            md5(concat_ws(chr(31), {said})) as content_key
        from raw.{raw_name(contract.export, table.table)} r
        inner join raw.source_records s on r.record_id = s.record_id
        left join headings h
            on r.delivery_id = h.delivery_id and r.sheet = h.sheet and r.table_no = h.table_no"""
