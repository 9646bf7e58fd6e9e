{#- a self-assessment is rounded: a point of a percentage, else a fiftieth of the figure -#}
{% set points = 1.0 -%}
{% set fraction = 0.02 -%}

with

indicators as (select * from {{ ref('dim_indicators') }}),

figures as (select * from {{ ref('fct_indicator_values') }}),

assessments as (select * from {{ ref('fct_self_assessments') }}),

claims as (select * from {{ ref('int_self_claims') }}),

rates as (
    select * from {{ ref('fct_verified_rates') }}
    where field_value is not null
    qualify
        row_number() over (
            partition by indicator_code, as_of, subject_kind, subject_code
            order by checked_to desc nulls last, n desc, received_on desc nulls last, check_no desc nulls last
        ) = 1
),

-- what a department states as its own figure goes before what its lists say, the newest before older ones
stated as (
    select
        indicator_code,
        assessed_to as as_of,
        subject_kind,
        subject_code,
        self_value,
        self_value_low as self_low,
        self_value_high as self_high,
        is_unit_alike,
        'F23 部门自评表：' || concat_ws('，', department, stated_basis) as self_source,
        record_id as self_record_id,
        1 as preference,
        received_on
    from assessments
    where indicator_code is not null and subject_code is not null and self_value is not null
    union all
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code,
        self_value,
        self_value as self_low,
        self_value as self_high,
        true as is_unit_alike,
        export_code || ' ' || claim_zh as self_source,
        cast(null as varchar) as self_record_id,
        2 as preference,
        cast(null as date) as received_on
    from claims
),

chosen as (
    select
        *,
        count(*) over (partition by indicator_code, as_of, subject_kind, subject_code) as self_values
    from stated
    qualify
        row_number() over (
            partition by indicator_code, as_of, subject_kind, subject_code
            order by preference asc, received_on desc nulls last, self_record_id asc, self_source asc
        ) = 1
),

joined as (
    select
        figures.indicator_code,
        figures.as_of,
        figures.subject_kind,
        figures.subject_code,
        indicators.unit,
        chosen.self_value,
        chosen.self_low,
        chosen.self_high,
        chosen.self_source,
        chosen.self_record_id,
        coalesce(chosen.self_values, 0) as self_values,
        chosen.is_unit_alike,
        figures.value as data_value,
        figures.status as data_status,
        figures.interval_low as data_low,
        figures.interval_high as data_high,
        rates.field_value,
        rates.field_low,
        rates.field_high,
        rates.n as field_n,
        rates.cannot_tell as field_cannot_tell,
        rates.check_no,
        case when indicators.unit = '%' then {{ points }} else {{ fraction }} * abs(figures.value) end
            as tolerance
    from figures
    inner join indicators on figures.indicator_code = indicators.indicator_code
    left join chosen
        on
            figures.indicator_code = chosen.indicator_code
            and figures.as_of = chosen.as_of
            and figures.subject_kind = chosen.subject_kind
            and figures.subject_code = chosen.subject_code
    left join rates
        on
            figures.indicator_code = rates.indicator_code
            and figures.as_of = rates.as_of
            and figures.subject_kind = rates.subject_kind
            and figures.subject_code = rates.subject_code
    where
        cast(chosen.self_value is not null as integer)
        + cast(figures.value is not null as integer)
        + cast(rates.field_value is not null as integer) >= 2
),

compared as (
    select
        *,
        case when is_unit_alike then self_value - data_value end as self_less_data,
        field_value - data_value as field_less_data,
        case when is_unit_alike then self_value - field_value end as self_less_field,
        -- within the range that an imprecise statement leaves, a statement does not differ
        coalesce(
            is_unit_alike and (self_low > data_value + tolerance or self_high < data_value - tolerance), false
        ) as is_self_apart,
        coalesce(data_value > field_high or data_value < field_low, false) as is_data_apart,
        coalesce(is_unit_alike and (self_low > field_high or self_high < field_low), false) as is_self_unseen
    from joined
),

judged as (
    select
        *,
        case
            when coalesce(self_less_data, field_less_data, self_less_field) is null then 'incomparable'
            when is_self_apart or is_data_apart or is_self_unseen then 'differs'
            else 'agrees'
        end as status
    from compared
)

select
    indicator_code,
    as_of,
    subject_kind,
    subject_code,
    unit,
    self_value,
    self_source,
    self_record_id,
    self_values,
    data_value,
    data_status,
    data_low,
    data_high,
    field_value,
    field_low,
    field_high,
    field_n,
    field_cannot_tell,
    check_no,
    self_less_data,
    field_less_data,
    self_less_field,
    greatest(abs(self_less_data), abs(field_less_data), abs(self_less_field)) as difference,
    tolerance,
    status,
    case status when 'incomparable' then '无法比较' when 'differs' then '有出入' else '相符' end as status_zh,
    nullif(concat_ws(
        '；',
        case when self_value is not null and not is_unit_alike then '自评值的单位与指标不一致' end,
        case when self_values > 1 then '另有' || (self_values - 1) || '个自报数字，取部门自评和最新的' end,
        case when is_self_apart then '自报与数据相差超过' || round(tolerance, 2) || unit end,
        case when is_data_apart then '数据在现场推算的区间之外' end,
        case when is_self_unseen then '自报在现场推算的区间之外' end,
        case when field_n between 1 and 9 then '现场样本小' end
    ), '') as note_zh
from judged
