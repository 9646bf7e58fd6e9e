{{ config(materialized='table') }}

with

drills as (select * from {{ ref('int_drills_within_year') }}),

townships as (
    select * from {{ ref('int_regions_at') }}
    where level = 'township'
),

judged as (
    {{ against_residents(
        'drills', 'public_participants',
        not_counted=('drills.crosses_the_edge', '日期不确定：可能在统计期之外'),
        unknown=('drills.public_participants is null', '待核：未分列群众人次')
    ) }}
),

answers as (
    {{ by_subject('judged', 'I21') }}
)

{{ roles('answers', numerator='amount', denominator='residents') }}
