"""What departments say of themselves, what their data give and what was found on site, side by side."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboards.queries.pool import Snapshot

_SUBJECT_ORDER = "case subject_kind when 'county' then 0 when 'township' then 1 else 2 end"


def three_values(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """Figures of a date of which at least two of self, data, field are known; what differs most comes first.

    One row per indicator and subject: indicator_code, name_zh, name_en, subject_kind, subject_code, subject_name, unit,
    self_value, self_source, data_value, data_status, data_low, data_high, field_value, field_low, field_high, field_n,
    field_cannot_tell, check_no, difference, tolerance, status (agrees, differs, incomparable), status_zh, note_zh.
    Values and difference in `unit`, None where missing.
    """
    return snapshot.frame_of(
        "fct_three_values",
        f"""
        select
            three.indicator_code, indicator.name_zh, indicator.name_en, three.subject_kind, three.subject_code,
            coalesce(subject.subject_name, three.subject_code) as subject_name, three.unit,
            three.self_value, three.self_source, three.data_value, three.data_status, three.data_low, three.data_high,
            three.field_value, three.field_low, three.field_high, three.field_n, three.field_cannot_tell,
            three.check_no, three.difference, three.tolerance, three.status, three.status_zh, three.note_zh
        from marts.fct_three_values as three
        inner join marts.dim_indicators as indicator on three.indicator_code = indicator.indicator_code
        left join marts.dim_subjects as subject using (subject_kind, subject_code)
        where three.as_of = $as_of
        order by case three.status when 'differs' then 0 when 'incomparable' then 1 else 2 end,
            three.difference / nullif(three.tolerance, 0) desc nulls last, three.indicator_code,
            {_SUBJECT_ORDER}, subject.sort_order, three.subject_code
        """,
        as_of=as_of,
    )


def verified_rates(snapshot: Snapshot) -> pd.DataFrame:
    """Every on-site check, the newest first, the county before its townships.

    One row per check and subject: what was reported, how much of what was looked at holds with its 95 % interval
    (percent), n answers, what could not be told and was not looked at (counted apart), what it leaves of the figure.
    """
    return snapshot.frame_of(
        "fct_verified_rates",
        f"""
        select
            rate.check_no, rate.indicator_code, indicator.name_zh, indicator.name_en, rate.as_of, rate.subject_kind,
            rate.subject_code,
            coalesce(subject.subject_name, rate.subject_code) as subject_name, rate.reported_value, rate.unit,
            rate.population, rate.drawn, rate.n, rate.confirmed, rate.refuted, rate.cannot_tell, rate.unfilled,
            rate.left_out, rate.replaced, rate.verified_percent, rate.verified_low, rate.verified_high,
            rate.weighted_percent, rate.weighted_low, rate.weighted_high, rate.field_value, rate.field_low,
            rate.field_high, rate.checked_from, rate.checked_to, rate.note_zh
        from marts.fct_verified_rates as rate
        inner join marts.dim_indicators as indicator on rate.indicator_code = indicator.indicator_code
        left join marts.dim_subjects as subject using (subject_kind, subject_code)
        order by rate.checked_to desc nulls last, rate.check_no, {_SUBJECT_ORDER}, subject.sort_order,
            rate.subject_code
        """,
    )


def checked_records(snapshot: Snapshot, check_no: str) -> pd.DataFrame:
    """The rows of one check: what was claimed and where, what was seen, what it counts as; what does not hold first."""
    return snapshot.frame(
        """
        select
            record_key, township, claim, source_file, source_sheet, source_row, checked_on, checked_by, standing,
            columns('^standing_(zh|en)$'), remark, is_replaced, record_id
        from marts.fct_field_checks
        where check_no = $check_no
        order by case standing when 'refuted' then 0 when 'cannot_tell' then 1 when 'confirmed' then 3 else 2 end,
            serial::integer, record_id
        """,
        check_no=check_no,
    )
