"""What a snapshot is about: its own facts, its dates, its subjects, its indicators."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboards.queries.pool import Snapshot, row_of


def info(snapshot: Snapshot) -> dict[str, Any]:
    """The row of `snapshot_info`; an empty dict when the snapshot has none."""
    return row_of(snapshot.frame("select * from marts.snapshot_info")) or {}


def as_of_dates(snapshot: Snapshot) -> list[date]:
    """Dates that the snapshot has figures for, oldest first."""
    return list(
        snapshot.frame("select distinct as_of from marts.fct_indicator_values order by as_of")["as_of"]
    )


def subjects(snapshot: Snapshot) -> pd.DataFrame:
    """subject_kind, subject_code, subject_name: the county, its townships, its assessed departments, in order."""
    return snapshot.frame(
        """
        select subject_kind, subject_code, subject_name
        from marts.dim_subjects
        order by case subject_kind when 'county' then 0 when 'township' then 1 else 2 end, sort_order, subject_code
        """
    )


def indicators(snapshot: Snapshot) -> pd.DataFrame:
    """Every indicator with its wording, in order of code."""
    return snapshot.frame("select * from marts.dim_indicators order by indicator_code")


def measured_share(snapshot: Snapshot, as_of: date, subject_kind: str, subject_code: str) -> tuple[int, int]:
    """(indicators with a measured value, indicators asked of that subject) at a date."""
    row = snapshot.frame(
        """
        select count(*) filter (status = 'measured') as measured, count(*) as asked
        from marts.fct_indicator_values
        where as_of = $as_of and subject_kind = $subject_kind and subject_code = $subject_code
        """,
        as_of=as_of,
        subject_kind=subject_kind,
        subject_code=subject_code,
    )
    return int(row["measured"][0]), int(row["asked"][0])


def exports_delivered(snapshot: Snapshot) -> tuple[int, int]:
    """(exports delivered at least once, exports expected)."""
    row = snapshot.frame(
        "select count(*) filter (delivered) as delivered, count(*) as expected from marts.dim_exports"
        " where is_owed"
    )
    return int(row["delivered"][0]), int(row["expected"][0])


def kept(snapshot: Snapshot) -> dict[str, Any]:
    """How far the records can be believed: doubtful (records), share (of all, in words: 0.06%), failed (checks)."""
    found = snapshot.frame(
        """
        select
            coalesce(info.doubtful_records, 0) as doubtful,
            case
                when coalesce(info.records, 0) = 0 then '—'
                else printf('%.2f%%', 100.0 * coalesce(info.doubtful_records, 0) / info.records)
            end as share,
            (select count(*) from marts.quality_results where not success) as failed
        from marts.snapshot_info as info
        """
    )
    return row_of(found) or {"doubtful": 0, "share": "—", "failed": 0}
