"""What became of figures and records since the snapshot that a meeting saw (the pinned one)."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboards.queries.pool import Snapshot


def since(snapshot: Snapshot) -> str | None:
    """The snapshot that is compared with, None when nothing is pinned or nothing has changed."""
    if not snapshot.has("fct_changed_figures"):
        return None
    rows = snapshot.frame(
        """
        select max(since_snapshot) as since
        from (select since_snapshot from marts.fct_changed_figures
              union all select since_snapshot from marts.fct_changed_records)
        """
    )
    return str(rows["since"][0]) if rows["since"][0] else None


def figures(snapshot: Snapshot, as_of: date | None = None, subject_code: str | None = None) -> pd.DataFrame:
    """One row per figure that differs (of a date and a subject, None: all), with direction and both values.

    `previous` is the old value, so that the rows draw as any other change; files_zh names the files that came between.
    """
    return snapshot.frame_of(
        "fct_changed_figures",
        """
        select
            changed.indicator_code, indicator.name_zh, indicator.name_en, indicator.family, indicator.direction,
            indicator.statistic, changed.as_of, changed.subject_kind, changed.subject_code, changed.subject_name,
            changed.unit, changed.old_status as previous_status, changed.old_value as previous,
            changed.old_numerator, changed.old_denominator, changed.status, changed.value, changed.numerator,
            changed.denominator, changed.difference, changed.is_better, changed.files_zh,
            now.interval_low, now.interval_high, now.grade, now.coverage, now.doubtful_records, now.note_zh,
            now.target, indicator.target_low, indicator.target_high,
            null as previous_low, null as previous_high
        from marts.fct_changed_figures as changed
        inner join marts.dim_indicators as indicator on changed.indicator_code = indicator.indicator_code
        left join marts.fct_indicator_values as now
            on changed.indicator_code = now.indicator_code and changed.as_of = now.as_of
            and changed.subject_kind = now.subject_kind and changed.subject_code = now.subject_code
        where ($as_of is null or changed.as_of = $as_of)
            and ($subject_code is null or changed.subject_code = $subject_code)
        order by changed.as_of desc, case changed.subject_kind when 'county' then 0 when 'township' then 1 else 2 end,
            changed.indicator_code, changed.subject_code
        """,
        as_of=as_of,
        subject_code=subject_code,
    )


def records(snapshot: Snapshot, limit: int) -> pd.DataFrame:
    """At most `limit` records added, removed or changed, those dated before and come after first."""
    return snapshot.frame_of(
        "fct_changed_figures",
        """
        select
            changed.kind, coalesce(changed.record_id, changed.old_record_id) as record_id, changed.export_code,
            export.export_zh, changed.happened_on, changed.first_known_on, changed.delivery_id,
            coalesce(changed.file_name, changed.old_file_name) as file_name,
            coalesce(changed.sheet, changed.old_sheet) as sheet,
            coalesce(changed.row_number, changed.old_row_number) as row_number, changed.is_backdated,
            coalesce(changed.cells, changed.old_cells)::varchar as cells
        from marts.fct_changed_records as changed
        left join marts.dim_exports as export on changed.export_code = export.export_code
        order by coalesce(changed.is_backdated, false) desc, changed.kind, changed.export_code, file_name, sheet,
            row_number
        limit $limit
        """,
        limit=limit,
    )


def record_counts(snapshot: Snapshot) -> pd.DataFrame:
    """kind, records, backdated: how many were added, removed and changed, and how many of them are backdated."""
    return snapshot.frame_of(
        "fct_changed_figures",
        """
        select kind, count(*) as records, count(*) filter (is_backdated) as backdated
        from marts.fct_changed_records
        group by kind
        order by kind
        """,
    )


def deliveries(snapshot: Snapshot) -> pd.DataFrame:
    """file_name, added, removed, changed, backdated: which delivery did it, the largest first."""
    return snapshot.frame_of(
        "fct_changed_figures",
        """
        select
            coalesce(file_name, '') as file_name,
            count(*) filter (kind = 'added') as added, count(*) filter (kind = 'removed') as removed,
            count(*) filter (kind = 'changed') as changed, count(*) filter (is_backdated) as backdated
        from marts.fct_changed_records
        group by all
        order by added + removed + changed desc, file_name
        """,
    )
