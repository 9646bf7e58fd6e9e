"""What concerns one township or department: its peers, the problems it shares, the cells doubted in what it sent."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboards.queries.pool import Snapshot


def peers(snapshot: Snapshot, as_of: date, subject_kind: str, subject_code: str) -> pd.DataFrame:
    """indicator_code, peers, peer_median: how many others of the kind have a value, and the middle of their values."""
    return snapshot.frame(
        """
        select own.indicator_code, count(other.value) as peers, median(other.value) as peer_median
        from marts.fct_indicator_values as own
        left join marts.fct_indicator_values as other
            on own.indicator_code = other.indicator_code and own.as_of = other.as_of
            and own.subject_kind = other.subject_kind and own.subject_code != other.subject_code
            and other.status = 'measured'
        where own.as_of = $as_of and own.subject_kind = $subject_kind and own.subject_code = $subject_code
        group by own.indicator_code
        """,
        as_of=as_of,
        subject_kind=subject_kind,
        subject_code=subject_code,
    )


def problems(snapshot: Snapshot, as_of: date, subject_kind: str, subject_code: str) -> pd.DataFrame:
    """Problems of the survey that the county's data supports through a figure on which this subject is short too.

    One row per problem and figure: an indicator below its target here, or a rule with findings about it here.
    """
    return snapshot.frame_of(
        "fct_problems",
        """
        with short as (
            select indicator_code as figure_code, value, unit, status, null as findings
            from marts.fct_indicator_values
            where as_of = $as_of and subject_kind = $subject_kind and subject_code = $subject_code
                and status = 'measured' and grade = 'below'
            union all
            select rule_code as figure_code, null as value, null as unit, null as status, count(*) as findings
            from marts.fct_findings
            where as_of = $as_of and subject_kind = $subject_kind and subject_code = $subject_code
                and status = 'to_verify'
            group by rule_code
        )
        select
            problem.*, answered.answer, test.* exclude (code, as_of, test_no), short.value, short.unit, short.status,
            short.findings,
            coalesce(indicator.name_zh, rule.name_zh) as figure_zh,
            coalesce(indicator.name_en, rule.name_en) as figure_en
        from (
            select code, as_of, test_no, figure_code, columns('^words_(zh|en)$') as 'county_\\1'
            from marts.fct_problem_tests
            where holds
        ) as test
        inner join marts.fct_problems as answered on test.code = answered.problem_code and test.as_of = answered.as_of
        inner join (
            select problem_code, columns('^(name|problem)_(zh|en)$') from marts.dim_problems
        ) as problem on answered.problem_code = problem.problem_code
        inner join short on test.figure_code = short.figure_code
        left join marts.dim_indicators as indicator on test.figure_code = indicator.indicator_code
        left join marts.dim_rules as rule on test.figure_code = rule.rule_code
        where test.as_of = $as_of
        order by problem.problem_code, test.test_no
        """,
        as_of=as_of,
        subject_kind=subject_kind,
        subject_code=subject_code,
    )


def cells(snapshot: Snapshot, owner_code: str, limit: int) -> pd.DataFrame:
    """At most `limit` rejected or doubtful cells of what an owner handed in, or was handed in for a township alone."""
    return snapshot.frame(
        """
        with own as (
            select distinct delivery_id, file_name, export_code
            from marts.deliveries
            where $owner_code in (owner_code, scope_region_code)
        )
        select
            cell.severity, cell.reason_zh, cell.column_zh, cell.value, own.export_code, own.file_name, cell.sheet,
            cell.row_number, cell.record_id
        from marts.rejected_cells as cell
        inner join own on cell.delivery_id = own.delivery_id
        where cell.severity in ('rejected', 'doubtful')
        order by case cell.severity when 'rejected' then 0 else 1 end, own.file_name, cell.sheet, cell.row_number
        limit $limit
        """,
        owner_code=owner_code,
        limit=limit,
    )
