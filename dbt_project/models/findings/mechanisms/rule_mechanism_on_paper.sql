{% set months_without_use = threshold('R13', 'months_without_use') -%}

with

settings as (select * from {{ ref('int_assessment_settings') }}),

mechanisms as (
    {{ statements_at('stg_emergency__mechanisms') }}
),

drills as (select * from {{ ref('stg_emergency__drills') }}),

bodies as (
    select
        record_id,
        code
    from {{ ref('int_responsible_bodies') }}
    where column_name = 'lead_body' and kind in ('department', 'fire')
),

-- one row per use: the mechanism comes again with every one
described as (
    select
        *,
        {{ name_key('mechanism_name') }} as mechanism_key,
        regexp_replace({{ name_key('mechanism_name') }}, '(工作)?(机制|制度)$', '') as matter,
        coalesce(
            used_on_from <= as_of and used_on_to > as_of - interval {{ months_without_use }} month, false
        ) as is_used,
        -- a register without a column of uses tells nothing of them
        bool_or(used_on_from is not null or record_file is not null) over (
            partition by delivery_id
        ) as states_uses
    from mechanisms
),

unused as (
    select
        as_of,
        mechanism_key,
        any_value(matter) as matter
    from described
    group by as_of, mechanism_key
    having
        not bool_or(is_used)
        and bool_or(document_no is not null)
        and bool_and(states_uses)
),

-- where nothing happened, a drill of it may stand for its use
drilled as (
    select distinct
        unused.as_of,
        unused.mechanism_key
    from unused
    inner join drills
        on
            unused.as_of >= drills.held_on_to
            and drills.held_on_from > unused.as_of - interval {{ months_without_use }} month
            and length(unused.matter) >= 2
            and contains({{ name_key('drills.drill_name') }}, unused.matter)
),

judged as (
    select
        described.as_of,
        described.record_id,
        described.mechanism_key,
        described.mechanism_name,
        bodies.code as department_code,
        settings.county_code as region_code
    from described
    cross join settings
    inner join unused
        on described.as_of = unused.as_of and described.mechanism_key = unused.mechanism_key
    left join drilled
        on described.as_of = drilled.as_of and described.mechanism_key = drilled.mechanism_key
    left join bodies on described.record_id = bodies.record_id
    where drilled.mechanism_key is null
)

{{ hits(
    'judged', severity="'medium'", department='department_code', body='mechanism_key', named='mechanism_name'
) }}
