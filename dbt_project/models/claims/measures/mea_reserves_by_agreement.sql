with

judged as (
    select
        as_of,
        record_id,
        region_code,
        coalesce(reserve_kind in ('contract', 'entrusted'), false) as is_met,
        case
            when not states_reserve_kind then '待核：台账无储备方式一栏'
            when reserve_kind is null then '待核：未填储备方式'
        end as excluded_because
    from {{ ref('int_supplies_at') }}
    where not is_equipment
),

answers as (
    {{ by_subject('judged', 'I24') }}
)

{{ roles('answers') }}
