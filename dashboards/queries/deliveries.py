"""What departments handed in, what was wrong with it, and what they have not handed in."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboards.queries.pool import Snapshot


def exports(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """One row per export that is owed: who owes it, when it last came, and `state` at a date.

    state: missing (never delivered), late (nothing received since the end of the last period whose due date has
    passed), received. Exports that come by flood season or event are never late.
    """
    return snapshot.frame(
        """
        select
            export_code, export_zh, owner_code, owner_zh, period, newest_received_on,
            case
                when not delivered then 'missing'
                when newest_received_on < case period
                    when 'month' then date_trunc('month', due_before)
                    when 'quarter' then date_trunc('quarter', due_before)
                    when 'half_year' then make_date(year(due_before), if(month(due_before) <= 6, 1, 7), 1)
                    when 'year' then date_trunc('year', due_before)
                end then 'late'
                else 'received'
            end as state
        from (select *, ($as_of + 1 - due_days::integer)::date as due_before from marts.dim_exports where is_owed)
        order by export_code
        """,
        as_of=as_of,
    )


def submissions(snapshot: Snapshot, as_of: date, owner_code: str) -> pd.DataFrame:
    """What an owner (a department's code, a township's where it hands in its own) owed in the year up to a date.

    One row per export table and period, oldest first: state on_time, late, missing, returned or not_yet_due.
    """
    return snapshot.frame_of(
        "submissions",
        """
        select
            export_code, export_zh, table_name, table_zh, period_kind, period, period_from, period_end, due_on, state,
            first_received_on, days_late, rows_rejected::bigint as rows_rejected, has_part
        from marts.submissions
        where owner_code = $owner_code and period_from <= $as_of and period_end > $as_of - interval 1 year
        order by export_code, table_name, period_from
        """,
        as_of=as_of,
        owner_code=owner_code,
    )


def owed_by_all(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """owner_code, owed, on_time, late, missing, returned in the year up to a date: one row per owner."""
    return snapshot.frame_of(
        "submissions",
        """
        select
            owner_code, count(*) filter (state != 'not_yet_due') as owed,
            count(*) filter (state = 'on_time') as on_time,
            count(*) filter (state = 'late') as late, count(*) filter (state = 'missing') as missing,
            count(*) filter (state = 'returned') as returned
        from marts.submissions
        where period_from <= $as_of and period_end > $as_of - interval 1 year
        group by owner_code
        """,
        as_of=as_of,
    )


def deliveries(snapshot: Snapshot) -> pd.DataFrame:
    """One row per delivery × sheet × table with its row balance, newest first."""
    return snapshot.frame(
        """
        select
            delivery.delivery_id, delivery.received_at::date as received_on, delivery.export_code,
            coalesce(export.export_zh, '未识别') as export_zh, delivery.file_name, delivery.sheet, delivery.table_no,
            delivery.rows_read, delivery.rows_accepted, delivery.rows_doubtful, delivery.rows_rejected,
            delivery.rows_explained, delivery.sha256, delivery.in_force_to, delivery.decided_because,
            delivery.rows_read = delivery.rows_accepted + delivery.rows_doubtful + delivery.rows_rejected
                + delivery.rows_explained as is_balanced
        from marts.deliveries as delivery
        left join marts.dim_exports as export on delivery.export_code = export.export_code
        order by delivery.received_at desc, delivery.file_name, delivery.sheet, delivery.table_no
        """
    )


def cell_issues(snapshot: Snapshot, limit: int) -> pd.DataFrame:
    """At most `limit` rejected or doubtful cells with the file they stand in."""
    return snapshot.frame(
        """
        with files as (select distinct delivery_id, file_name, export_code from marts.deliveries)
        select
            cell.severity, cell.reason_zh, cell.column_zh, cell.value, any_value(files.export_code) as export_code,
            any_value(files.file_name) as file_name, cell.sheet, cell.row_number, cell.delivery_id
        from marts.rejected_cells as cell
        left join files on cell.delivery_id = files.delivery_id
        group by cell.severity, cell.reason_zh, cell.column_zh, cell.value, cell.sheet, cell.row_number,
            cell.delivery_id
        order by case cell.severity when 'rejected' then 0 else 1 end, file_name, cell.sheet, cell.row_number
        limit $limit
        """,
        limit=limit,
    )


def cell_issue_counts(snapshot: Snapshot) -> dict[str, int]:
    """Severity → cells."""
    rows = snapshot.frame("select severity, count(*) as cells from marts.rejected_cells group by severity")
    return {
        str(severity): int(cells) for severity, cells in zip(rows["severity"], rows["cells"], strict=True)
    }


def problems(snapshot: Snapshot) -> pd.DataFrame:
    """file_name, sheet, message_zh: files and sheets that were kept but not read, with what to do."""
    return snapshot.frame(
        "select file_name, sheet, message_zh from marts.delivery_problems order by file_name, sheet"
    )


def quality(snapshot: Snapshot) -> pd.DataFrame:
    """One row per check and delivery, failed ones first."""
    return snapshot.frame(
        """
        select result."check" as check_name, result.success, result.observed, result.expected, result.delivery_id,
            any_value(delivery.file_name) as file_name
        from marts.quality_results as result
        left join marts.deliveries as delivery on result.delivery_id = delivery.delivery_id
        group by result."check", result.success, result.observed, result.expected, result.delivery_id
        order by result.success, result."check", file_name
        """
    )
