with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

budget_lines as (select * from {{ ref('stg_finance__budget_lines') }}),

source_records as (select * from {{ source('raw', 'source_records') }}),

stated_periods as (select * from {{ source('raw', 'stated_periods') }}),

bodies as (
    select
        record_id,
        code
    from {{ ref('int_responsible_bodies') }}
    where column_name = 'department_name' and kind in ('department', 'fire')
),

-- What is paid is paid up to the end of the stated period, without one up to the last quarter end before the
-- receipt, and in any case not after the end of the budget's year.
stated as (
    select
        budget_lines.record_id,
        budget_lines.owner_code,
        budget_lines.year,
        budget_lines.budget_yuan,
        budget_lines.adjusted_yuan,
        budget_lines.paid_yuan,
        coalesce(budget_lines.region_code, settings.county_code) as region_code,
        bodies.code as department_code,
        coalesce(
            budget_lines.budget_yuan_is_imprecise
            or budget_lines.adjusted_yuan_is_imprecise
            or budget_lines.paid_yuan_is_imprecise,
            false
        ) as is_imprecise,
        nullif(regexp_replace(budget_lines.subject_code, '[^0-9]', '', 'g'), '') as subject_code,
        {{ name_key('budget_lines.item_name') }} as item_key,
        cast(
            least(
                case
                    when stated_periods.stated_to <= budget_lines.received_on then stated_periods.stated_to
                    else date_trunc('quarter', budget_lines.received_on + interval 1 day) - interval 1 day
                end,
                make_date(budget_lines.year, 12, 31)
            ) as date
        ) as paid_until
    from budget_lines
    cross join settings
    inner join source_records on budget_lines.record_id = source_records.record_id
    left join stated_periods
        on
            source_records.delivery_id = stated_periods.delivery_id
            and source_records.sheet = stated_periods.sheet
            and source_records.table_no = stated_periods.table_no
    left join bodies on budget_lines.record_id = bodies.record_id
    where budget_lines.year is not null
),

kinds as (
    select
        *,
        case
            when subject_code like '227%' or regexp_matches(item_key, '^(县本级|县级|本级|县)?总?预备费$')
                then 'reserve'
            when regexp_matches(item_key, '^(全县|县)?一般公共预算支出(总计|合计|总额)?$')
                then 'total_expenditure'
            when
                contains(item_key, '一般公共预算')
                and contains(item_key, '本级')
                and contains(item_key, '支出')
                then 'own_expenditure'
            when subject_code like '224%' then 'emergency'
            else 'other'
        end as line_kind
    from stated
),

-- The statement of a date is the owner's newest on or before it. Before the first of the year the first one
-- counts, because the initial budget holds for the whole year; what it says of payments is not known yet.
chosen as (
    select
        as_of_dates.as_of,
        kinds.*,
        kinds.paid_until <= as_of_dates.as_of as is_paid_known
    from as_of_dates
    inner join kinds on year(as_of_dates.as_of) = kinds.year
    qualify
        kinds.paid_until = coalesce(
            max(case when kinds.paid_until <= as_of_dates.as_of then kinds.paid_until end) over (
                partition by as_of_dates.as_of, kinds.owner_code
            ),
            min(kinds.paid_until) over (partition by as_of_dates.as_of, kinds.owner_code)
        )
),

codes as (
    select distinct
        as_of,
        owner_code,
        subject_code
    from chosen
    where line_kind = 'emergency'
),

-- 2240106 is part of 22401, and that of 224.
parts as (
    select
        chosen.as_of,
        chosen.record_id,
        bool_or(length(codes.subject_code) < length(chosen.subject_code)) as is_part,
        bool_or(length(codes.subject_code) > length(chosen.subject_code)) as has_parts
    from chosen
    inner join codes
        on
            chosen.as_of = codes.as_of
            and chosen.owner_code is not distinct from codes.owner_code
            and (
                starts_with(chosen.subject_code, codes.subject_code)
                or starts_with(codes.subject_code, chosen.subject_code)
            )
    where chosen.line_kind = 'emergency'
    group by chosen.as_of, chosen.record_id
)

select
    chosen.*,
    coalesce(parts.is_part, false) as is_part,
    coalesce(parts.has_parts, false) as has_parts,
    -- by functional code: prevention and monitoring, rescue and relief; running costs are neither
    case
        when
            chosen.line_kind = 'emergency'
            and regexp_matches(chosen.subject_code, '^(2240104|2240106|22404|22405|22406)')
            and not starts_with(chosen.subject_code, '2240507')
            then 'prevention'
        when
            chosen.line_kind = 'emergency'
            and regexp_matches(chosen.subject_code, '^(2240108|22402|22407|2240507)')
            then 'response'
    end as purpose
from chosen
left join parts on chosen.as_of = parts.as_of and chosen.record_id = parts.record_id
