with

townships as (
    select * from {{ ref('int_regions_at') }}
    where level = 'township'
),

-- Rescuers of a township without a population cannot be set against anybody, so they are left out with it.
members as (
    select
        members_at.as_of,
        members_at.record_id,
        members_at.region_code,
        members_at.person_key,
        townships.region_code is not null and townships.resident_population is null as is_unpeopled
    from {{ ref('int_team_members_at') }} as members_at
    left join townships
        on members_at.as_of = townships.as_of and members_at.region_code = townships.region_code
    where members_at.is_active
),

memberships as (
    {{ by_subject('members', 'I10') }}
),

populations as (
    {{ by_subject('townships', 'I10') }}
),

answers as (
    select
        as_of,
        subject_kind,
        subject_code,
        record_id,
        true as is_met,
        0.0 as residents,
        case
            when is_unpeopled then '待核：所在乡镇的常住人口未填或无法读取'
            when {{ is_counted_elsewhere('is_unpeopled') }} then '同一人'
        end as excluded_because
    from memberships
    union all
    select
        as_of,
        subject_kind,
        subject_code,
        record_id,
        false as is_met,
        resident_population as residents,
        case when resident_population is null then '待核：常住人口未填或无法读取' end as excluded_because
    from populations
)

{{ roles('answers', denominator='residents') }}
