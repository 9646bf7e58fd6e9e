{{ config(materialized='table') }}

with

members as (select * from {{ ref('int_team_members_placed') }}),

members_at as (select * from {{ ref('int_team_members_at') }}),

pairs as (select * from {{ ref('int_roster_pairs') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I12'
),

before as (
    select
        pairs.as_of,
        asked.subject_kind,
        asked.subject_code,
        members.person_key,
        min(members.record_id) as record_id
    from pairs
    inner join
        members
        on pairs.statement_key = members.statement_key and pairs.before_on = members.statement_on
    inner join asked on pairs.as_of = asked.as_of and members.region_code = asked.region_code
    where
        coalesce(members.joined_on_from <= pairs.before_on, true)
        and coalesce(members.left_on_to > pairs.before_on, true)
    group by pairs.as_of, asked.subject_kind, asked.subject_code, members.person_key
),

listed_now as (
    select
        members_at.as_of,
        asked.subject_kind,
        asked.subject_code,
        members_at.person_key,
        bool_or(members_at.is_active) as is_active,
        -- joined and left between the two rosters
        bool_or(members_at.left_on_to > pairs.before_on and members_at.left_on_to <= members_at.as_of)
            as has_left,
        min(members_at.record_id) filter (where pairs.as_of is not null and members_at.is_active)
            as active_record_id,
        min(members_at.record_id) filter (where pairs.as_of is not null and not members_at.is_active)
            as left_record_id
    from members_at
    inner join asked on members_at.as_of = asked.as_of and members_at.region_code = asked.region_code
    left join pairs on members_at.as_of = pairs.as_of and members_at.statement_key = pairs.statement_key
    group by members_at.as_of, asked.subject_kind, asked.subject_code, members_at.person_key
),

answers as (
    select
        before.as_of,
        before.subject_kind,
        before.subject_code,
        before.record_id,
        not coalesce(listed_now.is_active, false) as is_met,
        cast(null as varchar) as excluded_because,
        0.5 as strength
    from before
    left join listed_now
        on
            before.as_of = listed_now.as_of
            and before.subject_kind = listed_now.subject_kind
            and before.subject_code = listed_now.subject_code
            and before.person_key = listed_now.person_key
    union all
    select
        as_of,
        subject_kind,
        subject_code,
        active_record_id as record_id,
        false as is_met,
        cast(null as varchar) as excluded_because,
        0.5 as strength
    from listed_now
    where active_record_id is not null
    union all
    select
        listed_now.as_of,
        listed_now.subject_kind,
        listed_now.subject_code,
        listed_now.left_record_id as record_id,
        true as is_met,
        cast(null as varchar) as excluded_because,
        0.0 as strength
    from listed_now
    left join before
        on
            listed_now.as_of = before.as_of
            and listed_now.subject_kind = before.subject_kind
            and listed_now.subject_code = before.subject_code
            and listed_now.person_key = before.person_key
    where
        listed_now.left_record_id is not null
        and listed_now.has_left
        and not listed_now.is_active
        and before.person_key is null
)

{{ roles('answers', denominator='strength') }}
