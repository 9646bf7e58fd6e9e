"""Which delivery replaces which: a later file of the same export is a new version, or it adds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import duckdb

_CORRECTS = ("更正", "修订", "更新", "订正")
_ADDS = ("补报", "补充", "增补")
_COPY_MARK = re.compile(r"\s*([(（]\d+[)）]|[-_ ]?副本|[-_ ]?copy)", re.IGNORECASE)


@dataclass(frozen=True)
class _Part:
    """All that one delivery holds of one contract table."""

    delivery_id: str
    export_code: str
    table_name: str
    file_name: str
    received_on: date
    replaces: str
    said: str
    statement_on: date | None
    sender: str


def order_of_day(file_name: str) -> tuple[bool, bool, str, int, str]:
    """The order of files that came on one day: what corrects after what it corrects, a copy (1) after its original."""
    corrects, adds = (any(word in file_name for word in words) for words in (_CORRECTS, _ADDS))
    bare = _COPY_MARK.sub("", file_name)
    return corrects, adds, bare, len(file_name), file_name


def decide_versions(connection: duckdb.DuckDBPyConnection, new: set[str]) -> int:
    """Put out of force what newer deliveries replace, with the reason; how many tables were put out of force.

    A later file replaces an earlier one of the same export as a whole when it says so (更正, 修订, 更新, or `replaces`)
    or when at least half of the earlier one's natural keys come again for the same statement; 补报 and 补充 add.
    """
    parts = [
        _Part(*row)
        for row in connection.execute("""
        select t.delivery_id, t.export_code, t.table_name, d.file_name, d.received_on, coalesce(d.replaces, ''),
               concat_ws(' ', any_value(d.file_name), string_agg(t.scope_region_text, ' ')), max(t.statement_on),
               coalesce(d.sender, '')
        from raw.delivery_tables t join raw.deliveries d using (delivery_id)
        where t.in_force_to is null
        group by all
    """).fetchall()
    ]
    parts.sort(key=lambda part: (part.received_on, *order_of_day(part.file_name)))
    replaced = 0
    gone: set[tuple[str, str]] = set()
    for place, later in enumerate(parts):
        for earlier in parts[:place]:
            same = (earlier.export_code, earlier.table_name) == (later.export_code, later.table_name)
            is_new = later.delivery_id in new or earlier.delivery_id in new
            if not same or not is_new or (earlier.delivery_id, earlier.table_name) in gone:
                continue
            because = _replaces_because(connection, earlier, later)
            if because:
                gone.add((earlier.delivery_id, earlier.table_name))
                replaced += _put_out_of_force(connection, earlier, later, because)
    return replaced


def _replaces_because(connection: duckdb.DuckDBPyConnection, earlier: _Part, later: _Part) -> str | None:
    if later.replaces and later.replaces in {earlier.file_name, earlier.file_name.rsplit("/", 1)[-1]}:
        return f"送达登记写明替换“{earlier.file_name}”"
    if any(word in later.said for word in _ADDS) or earlier.statement_on != later.statement_on:
        return None
    if later.sender and earlier.sender and later.sender != earlier.sender:
        return None
    shared, total = _shared_keys(connection, earlier, later)
    if any(word in later.said for word in _CORRECTS) and shared:
        return f"文件写明为更正或修订，与“{earlier.file_name}”有{shared}条相同"
    if total and shared * 2 >= total:
        return f"“{earlier.file_name}”的{total}条中有{shared}条再次报送"
    return None


def _shared_keys(connection: duckdb.DuckDBPyConnection, earlier: _Part, later: _Part) -> tuple[int, int]:
    row = connection.execute(
        """
        with earlier as (
            select distinct natural_key from raw.source_records
            where delivery_id = ? and table_name = ? and natural_key is not null
        ),
        later as (select distinct natural_key from raw.source_records where delivery_id = ? and table_name = ?)
        select count(*) filter (where natural_key in (select natural_key from later)), count(*) from earlier
        """,
        [earlier.delivery_id, earlier.table_name, later.delivery_id, later.table_name],
    ).fetchall()[0]
    return int(row[0]), int(row[1])


def _put_out_of_force(
    connection: duckdb.DuckDBPyConnection, earlier: _Part, later: _Part, because: str
) -> int:
    where = "where delivery_id = ? and table_name = ?"
    connection.execute(
        f"update raw.source_records set is_in_force = false {where}",
        [earlier.delivery_id, earlier.table_name],
    )
    connection.execute(
        f"update raw.delivery_tables set in_force_to = ?, decided_because = ? {where}",
        [later.received_on, f"由“{later.file_name}”替换：{because}", earlier.delivery_id, earlier.table_name],
    )
    connection.execute(
        f"update raw.delivery_tables set decided_because = ? {where} and decided_because = '新增'",
        [f"替换“{earlier.file_name}”：{because}", later.delivery_id, later.table_name],
    )
    return 1
