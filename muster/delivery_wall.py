"""The wall of deliveries, read from a snapshot: what each department owed for which period, and whether it came."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import duckdb

from catalogue.loader import contracts

STATES_ZH = {
    "on_time": "按时",
    "late": "迟报",
    "missing": "缺报",
    "returned": "退回",
    "not_yet_due": "未到期",
}
KINDS_ZH = {
    "month": "按月报送",
    "quarter": "按季报送",
    "half_year": "按半年报送",
    "year": "按年报送",
    "flood_season": "按汛期报送",
    "event": "按次报送（只列有事项的月份）",
}
Rows = list[dict[str, Any]]


def wall(snapshot: duckdb.DuckDBPyConnection, export: str | None = None) -> Rows:
    """One row per export table, owner and period, oldest period first, as marts.submissions has them."""
    return _rows(
        snapshot,
        """select * from marts.submissions where coalesce(export_code = ?, true)
           order by export_code, table_name, scope_region_code nulls first, period_from""",
        [export],
    )


def deliveries(snapshot: duckdb.DuckDBPyConnection, export: str | None = None) -> Rows:
    """One row per delivery and export table, oldest first: rows, whether in force, and what was decided why."""
    return _rows(
        snapshot,
        """
        with tables as (
            select delivery_id, file_name, received_on, sender, export_code, table_name,
                   string_agg(distinct sheet, '、' order by sheet) filter (where sheet <> '') as sheets,
                   coalesce(sum(rows_accepted + rows_doubtful), 0)::bigint as rows_loaded,
                   coalesce(sum(rows_rejected), 0)::bigint as rows_rejected,
                   max(due_on) as due_on, max(days_late) as days_late,
                   max(in_force_to) as in_force_to, bool_and(in_force_to is not null) as is_replaced,
                   bool_or(in_force_to is not null) as is_partly_replaced,
                   string_agg(distinct nullif(decided_because, '新增'), '；') as decided_because,
                   max(original_removed_on) as original_removed_on
            from marts.deliveries group by all
        ),
        problems as (
            select delivery_id, string_agg(distinct message_zh, '；') as problem
            from marts.delivery_problems group by all
        )
        select tables.*,
               case when is_replaced then 'replaced'
                    when export_code is null or (rows_loaded = 0 and rows_rejected > 0) then 'returned'
                    when is_partly_replaced then 'partly_replaced'
                    else 'in_force' end as state,
               problem
        from tables left join problems using (delivery_id)
        where coalesce(export_code = ?, ?)
        order by received_on, file_name, export_code, table_name
        """,
        [export, export is None],
    )


def unread(snapshot: duckdb.DuckDBPyConnection) -> Rows:
    """Files of which nothing could be taken in: nobody knows which export they were meant to be."""
    return [row for row in deliveries(snapshot) if row["export_code"] is None]


def kind_of(row: dict[str, Any]) -> str:
    """The rhythm in which a place of the wall is owed, a key of KINDS_ZH."""
    is_by_event = contracts()[row["export_code"]].period == "event" and row["period_kind"] == "month"
    return "event" if is_by_event else str(row["period_kind"])


def cell_zh(row: dict[str, Any]) -> str:
    """One place of the wall in a few words: 按时, 迟报42天, 缺报 …, with the rows that went back."""
    text = STATES_ZH[row["state"]]
    if row["state"] == "late":
        text += f"{row['days_late']}天"
    elif row["has_part"] and row["state"] in {"missing", "not_yet_due"}:
        text += "（报了部分）"
    return text + (f" 退{row['rows_rejected']}行" if row["rows_rejected"] else "")


def removed_originals(snapshot: duckdb.DuckDBPyConnection) -> int:
    """How many deliveries there are whose original was deleted, its time being over."""
    sql = "select count(distinct delivery_id) from marts.deliveries where original_removed_on is not null"
    return int(snapshot.execute(sql).fetchall()[0][0])


def removed_zh(removed_on: date | None) -> str:
    """Since when an original is kept no more, in Chinese; '' while it is."""
    return f"原件已按保存期限删除（{removed_on}）" if removed_on else ""


def totals_zh(rows: Rows) -> str:
    """How many places of the wall are in which state."""
    counts = Counter(row["state"] for row in rows)
    return "，".join(f"{STATES_ZH[state]}{counts[state]}" for state in STATES_ZH if counts[state])


def _rows(snapshot: duckdb.DuckDBPyConnection, sql: str, given: list[Any]) -> Rows:
    cursor = snapshot.execute(sql, given)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
