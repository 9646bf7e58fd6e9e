{{ config(materialized='table') }}

with

shelters as (select * from {{ ref('int_shelters_at') }}),

townships as (
    select * from {{ ref('int_regions_at') }}
    where level = 'township'
),

judged as (
    {{ against_residents(
        'shelters', 'usable_area_m2',
        not_counted=('not shelters.is_open', '统计时点尚未启用'),
        unknown=('shelters.usable_area_m2 is null', '待核：未填有效面积')
    ) }}
),

answers as (
    {{ by_subject('judged', 'I43') }}
)

{{ roles('answers', numerator='amount', denominator='residents') }}
