"""What concerns one township or department: its peers, what it was asked, what it handed in, the problems it shares."""

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


def asked(snapshot: Snapshot, as_of: date, subject_kind: str, subject_code: str) -> pd.DataFrame:
    """Reconciliations that do not agree and that it is asked about, with both numbers.

    A township those of its own records; a department those of the county that rest on a table which it owns.
    """
    return snapshot.frame_of(
        "fct_reconciliations",
        """
        select
            told.reconciliation_code, told.subject_code, declared.name_zh, declared.name_en, told.status,
            told.first_value, declared.first_zh, declared.first_unit, declared.first_owner_zh, told.second_value,
            declared.second_zh, declared.second_unit, declared.second_owner_zh, told.difference, told.items_asked,
            told.message_zh, declared.ask_zh, declared.caveats_zh
        from marts.fct_reconciliations as told
        inner join marts.dim_reconciliations as declared using (reconciliation_code)
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
            problem.problem_code, problem.name_zh, problem.problem_zh, answered.answer, test.figure_code,
            test.words_zh as county_zh, short.value, short.unit, short.status, short.findings,
            coalesce(indicator.name_zh, rule.name_zh) as figure_zh,
            coalesce(indicator.name_en, rule.name_en) as figure_en
        from marts.fct_problem_tests as test
        inner join marts.fct_problems as answered on test.code = answered.problem_code and test.as_of = answered.as_of
        inner join marts.dim_problems as problem on answered.problem_code = problem.problem_code
        inner join short on test.figure_code = short.figure_code
        left join marts.dim_indicators as indicator on test.figure_code = indicator.indicator_code
        left join marts.dim_rules as rule on test.figure_code = rule.rule_code
        where test.as_of = $as_of and test.holds
        order by problem.problem_code, test.test_no
        """,
        as_of=as_of,
        subject_kind=subject_kind,
        subject_code=subject_code,
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
