{% set shortest_number = 5 -%}
{% set plate = '^[一-龥][a-z][a-z0-9]{4,6}$' -%}

with

settings as (select * from {{ ref('int_assessment_settings') }}),

supplies as (
    {{ statements_at('stg_emergency__supplies') }}
),

numbered as (
    select
        *,
        regexp_replace(lower(plate_no), '[-\s　·•.．—－]', '', 'g') as number_key,
        {{ name_key('item_name') }} as item_key
    from supplies
    where
        plate_no is not null
        -- held for or by somebody else, on paper in both places
        and coalesce(reserve_kind, 'owned') = 'owned'
        and coalesce(condition, 'usable') <> 'scrapped'
),

-- stores may number their things alike: only a plate, or a long number of the same thing, is one thing
compared as (
    select
        *,
        number_key
        || case when regexp_matches(number_key, '{{ plate }}') then '' else '/' || item_key end as thing_key
    from numbered
    where length(number_key) >= {{ shortest_number }} and regexp_matches(number_key, '[0-9]')
),

listed as (
    select
        *,
        min(statement_key) over (partition by as_of, thing_key)
        <> max(statement_key) over (partition by as_of, thing_key) as is_listed_twice
    from compared
),

judged as (
    select
        listed.as_of,
        listed.record_id,
        coalesce(listed.region_code, settings.county_code) as region_code,
        listed.owner_code as department_code,
        listed.thing_key,
        listed.plate_no as named
    from listed
    cross join settings
    where listed.is_listed_twice
)

{{ hits('judged', department='department_code', body='thing_key', named='named') }}
