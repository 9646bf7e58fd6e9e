"""Indicator values with the words and the comparators that they are shown with."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboards.queries.pool import Snapshot

VALUES = """
    select
        value.indicator_code, value.as_of, value.subject_kind, value.subject_code,
        coalesce(subject.subject_name, value.subject_code) as subject_name,
        indicator.name_zh, indicator.name_en, indicator.family, indicator.dimension_code,
        indicator.direction, indicator.statistic,
        coalesce(value.unit, indicator.unit) as unit, coalesce(value.target, indicator.target) as target,
        indicator.target_low, indicator.target_high, indicator.target_is_local,
        value.status, value.value, value.numerator, value.denominator, value.interval_low, value.interval_high,
        value.grade, value.coverage, value.doubtful_records, value.note_zh
        {more}
    from marts.fct_indicator_values as value
    inner join marts.dim_indicators as indicator on value.indicator_code = indicator.indicator_code
    left join marts.dim_subjects as subject
        on value.subject_kind = subject.subject_kind and value.subject_code = subject.subject_code
    {joins}
    where {where}
    order by value.indicator_code, value.as_of,
        case value.subject_kind when 'county' then 0 when 'township' then 1 else 2 end, subject.sort_order,
        value.subject_code
"""

COMPARED = VALUES.format(
    more="""
        , prior.status as previous_status
        , coalesce(prior.value, case when $compare = 'year' then value.previous_value end) as previous
        , prior.interval_low as previous_low, prior.interval_high as previous_high
    """,
    joins="""
        left join marts.fct_indicator_values as prior
            on value.indicator_code = prior.indicator_code and value.subject_kind = prior.subject_kind
            and value.subject_code = prior.subject_code and prior.as_of = $previous_on
    """,
    where="value.as_of = $as_of",
)
OVER_TIME = VALUES.format(
    more="",
    joins="",
    where="value.indicator_code = $indicator_code and value.subject_code in ($subject_code, $county_code)"
    " and value.as_of <= $as_of",
)


def at(snapshot: Snapshot, as_of: date, previous_on: date | None, compare: str) -> pd.DataFrame:
    """Every value at a date beside the same subject's value at `previous_on`.

    One row per indicator and subject; values in `unit` (percent already × 100), None unless status is measured.
    """
    return snapshot.frame(COMPARED, as_of=as_of, previous_on=previous_on, compare=compare)


def over_time(
    snapshot: Snapshot, indicator_code: str, subject_code: str, county_code: str, as_of: date
) -> pd.DataFrame:
    """One indicator's values at every date up to `as_of`, of a subject and of the county."""
    return snapshot.frame(
        OVER_TIME,
        indicator_code=indicator_code,
        subject_code=subject_code,
        county_code=county_code,
        as_of=as_of,
    )
