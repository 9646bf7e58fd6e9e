with

weights as (select * from {{ source('raw', 'settings_weights') }}),

indicators as (select * from {{ ref('dim_indicators') }}),

keys as (
    select
        indicator_code as key,
        name_zh
    from indicators
    where in_composite
    union all
    select distinct
        dimension_code as key,
        dimension_zh as name_zh
    from indicators
    where in_composite
)

select
    keys.key as weighed_code,
    keys.name_zh,
    coalesce(weights.weight, 1.0) as weight,
    coalesce(weights.source, 'equal') as source
from keys
left join weights on keys.key = weights.key
