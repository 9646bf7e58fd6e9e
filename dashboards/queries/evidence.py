"""The records that a figure stands on, and the row of the department's file that each came from."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboards.queries.pool import Snapshot, row_of

DOUBTS = """
    select record_id, string_agg(distinct column_zh || '：' || reason_zh, '；') as doubts
    from marts.rejected_cells
    where severity = 'doubtful' and record_id is not null
    group by record_id
"""


def role_counts(
    snapshot: Snapshot, indicator_code: str, as_of: date, subject_kind: str, subject_code: str
) -> dict[str, int]:
    """How many records counted in the numerator, in the denominator only, and not at all."""
    rows = snapshot.frame(
        """
        select role, count(*) as records
        from marts.fct_indicator_evidence
        where indicator_code = $indicator_code and as_of = $as_of
            and subject_kind = $subject_kind and subject_code = $subject_code
        group by role
        """,
        indicator_code=indicator_code,
        as_of=as_of,
        subject_kind=subject_kind,
        subject_code=subject_code,
    )
    return {str(role): int(records) for role, records in zip(rows["role"], rows["records"], strict=True)}


def records(
    snapshot: Snapshot,
    indicator_code: str,
    as_of: date,
    subject_kind: str,
    subject_code: str,
    role: str | None,
    limit: int,
) -> pd.DataFrame:
    """At most `limit` records of a figure, with file, sheet, row and the cells as sent (json text)."""
    return snapshot.frame(
        f"""
        select
            evidence.record_id, evidence.role, evidence.excluded_because,
            source.export_code, export.export_zh, source.file_name, source.sheet, source.row_number,
            source.received_on, source.cells::varchar as cells, doubt.doubts
        from marts.fct_indicator_evidence as evidence
        left join marts.source_rows as source on evidence.record_id = source.record_id
        left join marts.dim_exports as export on source.export_code = export.export_code
        left join ({DOUBTS}) as doubt on source.record_id = doubt.record_id
        where evidence.indicator_code = $indicator_code and evidence.as_of = $as_of
            and evidence.subject_kind = $subject_kind and evidence.subject_code = $subject_code
            and ($role is null or evidence.role = $role)
        order by
            case evidence.role when 'denominator_only' then 0 when 'numerator' then 1 else 2 end,
            source.export_code, source.file_name, source.sheet, source.row_number, evidence.record_id
        limit $limit
        """,
        indicator_code=indicator_code,
        as_of=as_of,
        subject_kind=subject_kind,
        subject_code=subject_code,
        role=role,
        limit=limit,
    )


def source_row(snapshot: Snapshot, record_id: str) -> dict[str, Any] | None:
    """The row of the department's file that a record came from, in force or replaced; None without one."""
    found = snapshot.frame(
        f"""
        select
            source.record_id, source.export_code, export.export_zh, source.delivery_id, source.file_name,
            source.sha256, source.sheet, source.table_no, source.row_number, source.received_on, source.happened_on,
            source.cells::varchar as cells, doubt.doubts
        from (
            select * from marts.source_rows where record_id = $record_id
            union all by name
            select * from marts.source_rows_history where record_id = $record_id
        ) as source
        left join marts.dim_exports as export on source.export_code = export.export_code
        left join ({DOUBTS}) as doubt on source.record_id = doubt.record_id
        limit 1
        """,
        record_id=record_id,
    )
    return row_of(found)


def rows_around(snapshot: Snapshot, row: dict[str, Any], reach: int) -> pd.DataFrame:
    """row_number, record_id, cells (json text): the records that stand within `reach` rows of one in its own table."""
    return snapshot.frame(
        """
        select source.row_number, source.record_id, source.cells::varchar as cells
        from marts.source_rows_history as source
        where source.delivery_id = $delivery_id and source.sheet = $sheet and source.table_no = $table_no
            and source.row_number between $row_number - $reach and $row_number + $reach
        order by source.row_number
        """,
        delivery_id=row["delivery_id"],
        sheet=row["sheet"],
        table_no=row["table_no"],
        row_number=row["row_number"],
        reach=reach,
    )


def doubted_cells(snapshot: Snapshot, record_id: str) -> dict[str, str]:
    """Heading → what is doubted or was refused in that cell of a record."""
    rows = snapshot.frame(
        """
        select column_zh, string_agg(distinct reason_zh, '；') as reasons
        from marts.rejected_cells
        where record_id = $record_id and column_zh is not null
        group by column_zh
        """,
        record_id=record_id,
    )
    return dict(zip(rows["column_zh"], rows["reasons"], strict=True))


def role_of(
    snapshot: Snapshot, indicator_code: str, as_of: date, subject_code: str, record_id: str
) -> dict[str, Any] | None:
    """role and excluded_because of one record in one figure, None when it has no part in it."""
    found = snapshot.frame(
        """
        select role, excluded_because
        from marts.fct_indicator_evidence
        where indicator_code = $indicator_code and as_of = $as_of and subject_code = $subject_code
            and record_id = $record_id
        """,
        indicator_code=indicator_code,
        as_of=as_of,
        subject_code=subject_code,
        record_id=record_id,
    )
    return row_of(found)


def reasons(
    snapshot: Snapshot, indicator_code: str, as_of: date, subject_kind: str, subject_code: str
) -> pd.DataFrame:
    """excluded_because, records: why records were left out of a figure, the commonest reason first."""
    return snapshot.frame(
        """
        select coalesce(excluded_because, '') as excluded_because, count(*) as records
        from marts.fct_indicator_evidence
        where indicator_code = $indicator_code and as_of = $as_of and subject_kind = $subject_kind
            and subject_code = $subject_code and role = 'excluded'
        group by all
        order by records desc, excluded_because
        """,
        indicator_code=indicator_code,
        as_of=as_of,
        subject_kind=subject_kind,
        subject_code=subject_code,
    )


def records_behind(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """indicator_code, subject_kind, subject_code, behind: records that keep each figure from its target.

    Where more is better, those counted in the denominator only; where less is better, those in the numerator.
    """
    return snapshot.frame(
        """
        select evidence.indicator_code, evidence.subject_kind, evidence.subject_code, count(*) as behind
        from marts.fct_indicator_evidence as evidence
        inner join marts.dim_indicators as indicator on evidence.indicator_code = indicator.indicator_code
        where evidence.as_of = $as_of
            and evidence.role = case indicator.direction when 'down' then 'numerator' else 'denominator_only' end
        group by evidence.indicator_code, evidence.subject_kind, evidence.subject_code
        """,
        as_of=as_of,
    )


def exports_behind(snapshot: Snapshot) -> dict[str, str]:
    """Indicator code → the exports that it is computed from, e.g. 'F04 演练台账、F18 人口与区划'."""
    rows = snapshot.frame(
        """
        select needed.indicator_code,
               string_agg(needed.export_code || ' ' || export.export_zh, '、' order by needed.export_code) as exports
        from marts.dim_indicator_exports as needed
        inner join marts.dim_exports as export on needed.export_code = export.export_code
        group by needed.indicator_code
        """
    )
    return dict(zip(rows["indicator_code"], rows["exports"], strict=True))
