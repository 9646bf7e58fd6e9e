"""What gives cause to ask: findings of a date, what each stands on, rules passed and rules that could not tell.

Empty on a snapshot that was published before there were findings.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboards.queries.pool import Snapshot, row_of

FINDINGS = """
    select
        finding.*, coalesce(subject.subject_name, finding.subject_code) as subject_name, rule.* exclude (code_of_rule),
        case finding.severity when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end as severity_order,
        subject.sort_order
    from marts.fct_findings as finding
    inner join (
        select rule_code as code_of_rule, columns('^(name|logic|guards|ask|exports)_(zh|en)$') from marts.dim_rules
    ) as rule on finding.rule_code = rule.code_of_rule
    left join marts.dim_subjects as subject
        on finding.subject_kind = subject.subject_kind and finding.subject_code = subject.subject_code
"""


def at(snapshot: Snapshot, as_of: date, status: str) -> pd.DataFrame:
    """Findings of a date of one status (to_verify, passed, not_delivered), severe ones first.

    One row per finding with its rule's words: name, logic, guards, ask, exports; severity is None unless to_verify.
    Words end in _zh and _en; a snapshot from before there was English has the Chinese ones only.
    """
    return snapshot.frame_of(
        "fct_findings",
        f"""
        {FINDINGS}
        where finding.as_of = $as_of and finding.status = $status
        order by
            severity_order, case finding.subject_kind when 'county' then 0 when 'township' then 1 else 2 end,
            finding.rule_code, subject.sort_order, finding.finding_id
        """,
        as_of=as_of,
        status=status,
    )


def one(snapshot: Snapshot, finding_id: str) -> dict[str, Any] | None:
    """One finding that calls for verification, None when the snapshot has none of that id."""
    found = snapshot.frame_of(
        "fct_findings",
        f"{FINDINGS} where finding.finding_id = $finding_id and finding.status = 'to_verify'",
        finding_id=finding_id,
    )
    return row_of(found)


def records(snapshot: Snapshot, finding_id: str, limit: int) -> pd.DataFrame:
    """At most `limit` records that a finding stands on, with file, sheet, row and the cells as sent (json text)."""
    return snapshot.frame_of(
        "fct_findings",
        """
        select
            evidence.record_id, source.export_code, export.export_zh, source.file_name, source.sheet,
            source.row_number, source.received_on, source.cells::varchar as cells
        from marts.fct_finding_evidence as evidence
        left join marts.source_rows as source on evidence.record_id = source.record_id
        left join marts.dim_exports as export on source.export_code = export.export_code
        where evidence.finding_id = $finding_id
        order by source.export_code, source.file_name, source.sheet, source.row_number, evidence.record_id
        limit $limit
        """,
        finding_id=finding_id,
        limit=limit,
    )


def per_subject(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """subject_kind, subject_code, subject_name, high, medium, low, findings, records of those to verify at a date."""
    return snapshot.frame_of(
        "fct_findings",
        f"""
        select
            subject_kind, subject_code, subject_name,
            count(*) filter (severity = 'high') as high, count(*) filter (severity = 'medium') as medium,
            count(*) filter (severity = 'low') as low, count(*) as findings, sum(records)::bigint as records
        from ({FINDINGS})
        where as_of = $as_of and status = 'to_verify'
        group by subject_kind, subject_code, subject_name, sort_order
        order by case subject_kind when 'county' then 0 when 'township' then 1 else 2 end, high desc, findings desc,
            sort_order
        """,
        as_of=as_of,
    )


def untold(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """Rules that cannot tell at a date, with `lacking`: the exports they look at that were never handed in."""
    return snapshot.frame_of(
        "fct_findings",
        f"""
        select
            finding.*,
            (select string_agg(export_code || ' ' || export_zh, '、' order by export_code)
             from marts.dim_exports
             where not delivered and contains(finding.exports_zh, export_code)) as lacking
        from ({FINDINGS} where finding.as_of = $as_of and finding.status = 'not_delivered') as finding
        order by rule_code
        """,
        as_of=as_of,
    )


def evidence(snapshot: Snapshot, as_of: date, limit: int) -> pd.DataFrame:
    """At most `limit` pairs of finding and record at a date, with file, sheet, row and cells (json text)."""
    return snapshot.frame_of(
        "fct_findings",
        """
        select
            finding.rule_code, finding.finding_id, finding.subject_code, finding.severity, evidence.record_id,
            source.export_code, export.export_zh, source.file_name, source.sheet, source.row_number,
            source.received_on, source.cells::varchar as cells, null as doubts
        from marts.fct_findings as finding
        inner join marts.fct_finding_evidence as evidence on finding.finding_id = evidence.finding_id
        left join marts.source_rows as source on evidence.record_id = source.record_id
        left join marts.dim_exports as export on source.export_code = export.export_code
        where finding.as_of = $as_of and finding.status = 'to_verify'
        order by finding.rule_code, finding.finding_id, source.file_name, source.sheet, source.row_number
        limit $limit
        """,
        as_of=as_of,
        limit=limit,
    )
