"""Plain counts of the families, for the lines above their charts, and the records behind each count."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboards.queries.evidence import DOUBTS
from dashboards.queries.pool import Snapshot

PLANS = """
    select record_id, region_code, coalesce(plan_level_zh, plan_level, '未写明层级') as label, null as amount
    from marts.fct_plans
    where coalesce(issued_to <= $as_of, true) and coalesce(valid_until_to >= $as_of, true)
        and coalesce(withdrawn_from > $as_of, plan_status is distinct from 'withdrawn')
"""
TEAMS = """
    select record_id, region_code, coalesce(team_kind_zh, team_kind, '未写明类别') as label, headcount as amount
    from marts.fct_teams
    where coalesce(established_from <= $as_of, true) and coalesce(disbanded_to > $as_of, true)
"""
DRILLS = """
    select record_id, region_code, coalesce(drill_kind_zh, drill_kind, '未写明类型') as label, participants as amount
    from marts.fct_drills
    where held_to <= $as_of and held_from > $as_of - interval 1 year
"""
HAZARDS = """
    select record_id, region_code, status as label, null as amount
    from marts.fct_hazards
    where coalesce(found_to, found_from) <= $as_of
"""
ACTIVITIES = """
    select record_id, region_code, coalesce(category_zh, category, '未写明类别') as label, people as amount
    from marts.fct_activities
    where held_to <= $as_of and held_from > $as_of - interval 1 year
"""
OPINIONS = """
    select
        record_id, region_code, null as amount,
        case
            when closed_to <= $as_of then '已办结'
            when due_to < $as_of then '逾期未办结'
            when due_to is null then '未写明期限'
            else '办理期限未过'
        end as label
    from marts.fct_opinions
    where coalesce(assigned_to <= $as_of, true)
"""
STOCKS = """
    select record_id, region_code, coalesce(reserve_kind_zh, reserve_kind, '未写明储备方式') as label, null as amount
    from marts.fct_supplies
"""
SHELTERS = """
    select record_id, region_code, coalesce(kind_zh, kind, '未写明类型的避难场所') as label, null as amount
    from marts.fct_shelters
    where coalesce(opened_from <= $as_of, true)
"""
SUPPLIES = f"{STOCKS} union all {SHELTERS}"
COMMAND = """
    select record_id, region_code, label, null as amount
    from (
        select record_id, region_code, '应急响应' as label, started_from as from_on, started_to as to_on
        from marts.fct_responses
        union all
        select record_id, region_code, '队伍出动' as label, alarmed_from as from_on, alarmed_to as to_on
        from marts.fct_dispatches
        union all
        select record_id, region_code, '突发事件首报' as label, occurred_from as from_on, occurred_to as to_on
        from marts.fct_first_reports
    )
    where to_on <= $as_of and from_on > $as_of - interval 1 year
"""
RISK_POINTS = """
    select record_id, region_code, coalesce(kind_zh, '未写明类型') as label, null as amount
    from marts.fct_risk_points
    where statement_on <= $as_of
"""
BY_FAMILY = {
    "command": COMMAND,
    "plans": PLANS,
    "teams": TEAMS,
    "drills": DRILLS,
    "supplies": SUPPLIES,
    "rectification": HAZARDS,
    "monitoring": RISK_POINTS,
    "society": ACTIVITIES,
    "oversight": OPINIONS,
}
IN_REGION = """
    ($region is null or fact.region_code = $region or fact.region_code in (
        select region_code from marts.dim_regions where parent_code = $region
    ))
"""


def of_family(snapshot: Snapshot, family: str, as_of: date, region_code: str | None) -> pd.DataFrame:
    """label, records, amount: counts of a family's records up to a date, of a township (None: the county).

    Plans in force by level, teams by kind (amount: head count), drills of twelve months by kind (amount:
    participations, imprecise ones included), stock of the newest register by reserve kind and shelters by kind, hazards
    by present status, activities of twelve months by category (amount: participations), opinions by their state at the
    date, responses, dispatches and first reports of twelve months, points and stations of the newest registers by kind.
    Raises KeyError for an unknown family.
    """
    return snapshot.frame(
        f"""
        select fact.label, count(*) as records, sum(fact.amount) as amount
        from ({BY_FAMILY[family]}) as fact
        where {IN_REGION}
        group by fact.label
        order by records desc, fact.label
        """,
        as_of=as_of,
        region=region_code,
    )


def records_of(
    snapshot: Snapshot, family: str, as_of: date, region_code: str | None, label: str | None, limit: int
) -> pd.DataFrame:
    """At most `limit` records of one label of `of_family`, with file, sheet, row and the cells as sent (json text)."""
    return snapshot.frame(
        f"""
        select
            fact.record_id, source.export_code, export.export_zh, source.file_name, source.sheet, source.row_number,
            source.received_on, source.cells::varchar as cells, doubt.doubts
        from ({BY_FAMILY[family]}) as fact
        left join marts.source_rows as source on fact.record_id = source.record_id
        left join marts.dim_exports as export on source.export_code = export.export_code
        left join ({DOUBTS}) as doubt on fact.record_id = doubt.record_id
        where {IN_REGION} and ($label is null or fact.label = $label)
        order by source.export_code, source.file_name, source.sheet, source.row_number, fact.record_id
        limit $limit
        """,
        as_of=as_of,
        region=region_code,
        label=label,
        limit=limit,
    )
