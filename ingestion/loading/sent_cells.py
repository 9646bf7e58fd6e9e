"""raw.record_cells: every record as it was sent, put together from the raw columns and what differs from them."""

from __future__ import annotations

import duckdb

from catalogue.loader import contracts
from catalogue.models import Contract, Table
from ingestion.columnwise import WIDE_MARKS
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
    texts = ", ".join(_as_sent(name) for name in names)
    listed = ", ".join(f"'{name}'" for name in names)
    said = ", ".join(
        f"'{name}=' || nullif(r.texts[{names.index(name) + 1}], '')"
        for name in sorted(column.name for column in table.columns if column.type != "serial")
    )
    return f"""
        select
            r.record_id, r.delivery_id, r.sheet, r.table_no, r.row_number,
            ('{{' || array_to_string(
                list_transform(h.sent, lambda cell: to_json(cell.heading)::varchar || ': ' || to_json(
                    coalesce(r.texts[list_position([{listed}], cell.name)], '')
                )::varchar),
                ', '
            ) || '}}')::json as cells,
            md5(concat_ws(chr(31), {said})) as content_key
        from (
            select record_id, delivery_id, sheet, table_no, row_number, [{texts}] as texts
            from raw.{raw_name(contract.export, table.table)}
        ) r
        left join headings h
            on r.delivery_id = h.delivery_id and r.sheet = h.sheet and r.table_no = h.table_no"""


def _as_sent(name: str) -> str:
    """A cell's text: the raw column's unless `as_sent` has another or says that its marks were wide."""
    narrow, wide = "".join(WIDE_MARKS.values()), "".join(WIDE_MARKS)
    return f"""case when (as_sent -> '{name}')::varchar = 'true' then translate("{name}", '{narrow}', '{wide}')
               else coalesce(as_sent ->> '{name}', "{name}") end"""
