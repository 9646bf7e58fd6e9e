{% set youngest = threshold('R03', 'youngest') -%}
{% set oldest = threshold('R03', 'oldest') -%}

with

members as (
    select * from {{ ref('int_team_members_at') }}
    where is_active
),

sent as (select * from {{ ref('stg_emergency__team_members') }}),

failing as (
    select distinct record_id
    from {{ source('raw', 'cell_issues') }}
    where export_code = 'F02' and issue_code = 'id_checksum'
),

-- A number of two people; one initial and month of birth twice is one person whose ID number was spoiled.
shared_phones as (
    select
        members.as_of,
        sent.phone_key
    from members
    inner join sent on members.record_id = sent.record_id
    where sent.phone_key is not null
    group by members.as_of, sent.phone_key
    having
        count(distinct members.person_key) > 1
        and count(distinct concat_ws('/', sent.member_name, sent.born_on_from)) > 1
),

described as (
    select
        members.as_of,
        members.record_id,
        members.region_code,
        members.person_key,
        failing.record_id is not null as fails_checksum,
        sent.id_number is not null
        and count(*) over (
            partition by members.as_of, members.person_key, {{ name_key('members.team_name') }}
        ) > 1 as is_listed_twice,
        shared_phones.phone_key is not null as shares_phone,
        -- a month or a year of birth counts as the day that leaves the age in doubt last
        coalesce(
            sent.born_on_from + interval {{ youngest }} year > members.statement_on,
            sent.age_high < {{ youngest }},
            false
        ) as is_too_young,
        coalesce(
            sent.born_on_to + interval {{ oldest + 1 }} year <= members.statement_on,
            sent.age_low > {{ oldest }},
            false
        ) as is_too_old
    from members
    inner join sent on members.record_id = sent.record_id
    left join failing on members.record_id = failing.record_id
    left join shared_phones
        on members.as_of = shared_phones.as_of and sent.phone_key = shared_phones.phone_key
),

judged as (
    select
        *,
        case when fails_checksum or is_listed_twice then 'high' else 'medium' end as severity
    from described
    where fails_checksum or is_listed_twice or shares_phone or is_too_young or is_too_old
)

{{ hits('judged', severity='severity', body='person_key') }}
