"""What two tables state of one fact, with both numbers and whom to ask; words end in _zh and _en."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboards.queries.pool import Snapshot, row_of

TOLD = """
        select
            told.*, coalesce(subject.subject_name, told.subject_code) as subject_name,
            declared.* exclude (code_of_reconciliation)
        from marts.fct_reconciliations as told
        inner join (
            select
                reconciliation_code as code_of_reconciliation, first_unit, first_owner_code, first_owner_zh,
                second_unit, second_owner_code, second_owner_zh, tolerance_is_set,
                columns('^(name|fact|ask|caveats|(first|second)(_unit)?)_(zh|en)$')
            from marts.dim_reconciliations
        ) as declared on told.reconciliation_code = declared.code_of_reconciliation
        left join marts.dim_subjects as subject
            on told.subject_kind = subject.subject_kind and told.subject_code = subject.subject_code
"""


def reconciliations(snapshot: Snapshot, as_of: date, subject_kind: str, subject_code: str) -> pd.DataFrame:
    """One row per reconciliation about a subject at a date, those that give cause to ask first."""
    return snapshot.frame_of(
        "fct_reconciliations",
        f"""
        {TOLD}
        where told.as_of = $as_of and told.subject_kind = $subject_kind and told.subject_code = $subject_code
        order by
            case told.status when 'differs' then 0 when 'agrees' then 1 when 'nothing_to_compare' then 2 else 3 end,
            told.reconciliation_code
        """,
        as_of=as_of,
        subject_kind=subject_kind,
        subject_code=subject_code,
    )


def asked(snapshot: Snapshot, as_of: date, subject_kind: str, subject_code: str) -> pd.DataFrame:
    """One row per reconciliation that does not agree and that a subject is asked about.

    A township those of its own records; a department those of the county that rest on a table which it owns.
    """
    return snapshot.frame_of(
        "fct_reconciliations",
        f"""
        {TOLD}
        where told.as_of = $as_of and told.status = 'differs'
            and case $subject_kind
                when 'department' then told.subject_kind = 'county'
                    and $subject_code in (declared.first_owner_code, declared.second_owner_code)
                else told.subject_kind = $subject_kind and told.subject_code = $subject_code
            end
        order by told.reconciliation_code
        """,
        as_of=as_of,
        subject_kind=subject_kind,
        subject_code=subject_code,
    )


def one(
    snapshot: Snapshot, reconciliation_code: str, as_of: date, subject_code: str
) -> dict[str, Any] | None:
    """One reconciliation about a subject at a date, None when the snapshot has none."""
    found = snapshot.frame_of(
        "fct_reconciliations",
        f"""
        {TOLD}
        where told.as_of = $as_of and told.reconciliation_code = $reconciliation_code
            and told.subject_code = $subject_code
        """,
        as_of=as_of,
        reconciliation_code=reconciliation_code,
        subject_code=subject_code,
    )
    return row_of(found)


def reconciled_items(snapshot: Snapshot, reconciliation_code: str, as_of: date) -> pd.DataFrame:
    """One row per item of a reconciliation with both numbers, those that give cause to ask first."""
    return snapshot.frame(
        """
        select item_key, item_name, region_code, first_value, second_value, difference, state, is_asked
        from marts.fct_reconciled_items
        where reconciliation_code = $reconciliation_code and as_of = $as_of
        order by not is_asked, abs(difference) desc nulls last, item_name
        """,
        reconciliation_code=reconciliation_code,
        as_of=as_of,
    )


def reconciliation_records(
    snapshot: Snapshot, reconciliation_code: str, as_of: date, item_key: str
) -> pd.DataFrame:
    """The records behind both numbers of one item, with the file, sheet and row of each."""
    return snapshot.frame(
        """
        select evidence.side, evidence.amount, evidence.record_id, source.file_name, source.sheet, source.row_number
        from marts.fct_reconciliation_evidence as evidence
        inner join marts.source_rows as source using (record_id)
        where evidence.reconciliation_code = $reconciliation_code and evidence.as_of = $as_of
            and evidence.item_key = $item_key
        order by evidence.side, source.file_name, source.sheet, source.row_number
        """,
        reconciliation_code=reconciliation_code,
        as_of=as_of,
        item_key=item_key,
    )
