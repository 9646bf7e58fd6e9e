with

settings as (select * from {{ ref('int_assessment_settings') }}),

interfaces as (
    {{ statements_at('stg_data__interfaces') }}
),

-- The list cannot know of what came after it, so the week is the one before the moment that it states.
judged as (
    select
        interfaces.as_of,
        interfaces.record_id,
        coalesce(interfaces.region_code, settings.county_code) as region_code,
        coalesce(interfaces.last_success_at_from > interfaces.statement_on - interval 7 day, false)
        -- a link to a page carries no data
        and not coalesce(regexp_matches(interfaces.method, '链接|跳转|网页'), false) as is_met,
        case
            when
                not bool_or(interfaces.last_success_at_precision is not null)
                    over (partition by interfaces.as_of, interfaces.delivery_id)
                then '待核：接口清单无最近成功时间一栏'
            when interfaces.last_success_at_from > interfaces.received_on then '待核：最近成功时间晚于报送日期'
            when
                interfaces.last_success_at_from <= interfaces.statement_on - interval 7 day
                and interfaces.last_success_at_to > interfaces.statement_on - interval 7 day
                then '待核：最近成功时间不精确，可能在一周之外'
        end as excluded_because
    from interfaces
    cross join settings
),

answers as (
    {{ by_subject('judged', 'I34') }}
)

{{ roles('answers') }}
