{% set reasons = {
    'name': '名称写法与企业清单不同',
    'code': '统一社会信用代码未通过校验',
    'absent': '重点企业近12个月未见于隐患台账',
} -%}

with

settings as (select * from {{ ref('int_assessment_settings') }}),

enterprises as (select * from {{ ref('int_enterprises_at') }}),

hazards as (select * from {{ ref('stg_emergency__hazards') }}),

found as (select * from {{ ref('int_hazards_found') }}),

cases as (select * from {{ ref('stg_emergency__cases') }}),

cases_placed as (select * from {{ ref('int_cases_placed') }}),

inspections as (select * from {{ ref('ind_inspection_coverage_percent') }}),

issues as (select * from {{ source('raw', 'cell_issues') }}),

-- a name that any statement of the list had is no other spelling: enterprises are renamed
listed_names as (
    select distinct {{ name_key('enterprise_name') }} as enterprise_key
    from {{ ref('stg_emergency__enterprises') }}
),

mentions as (
    select
        hazards.record_id,
        coalesce(hazards.found_on_to, hazards.received_on) as known_on,
        hazards.region_code,
        found.department_code,
        {{ name_key('hazards.body_name') }} as body_key
    from hazards
    inner join found on hazards.record_id = found.record_id
    where hazards.body_name is not null
    union all
    select
        cases.record_id,
        coalesce(cases.filed_on_to, cases.received_on) as known_on,
        cases_placed.region_code,
        cases_placed.department_code,
        {{ name_key('cases.party_name') }} as body_key
    from cases
    inner join cases_placed on cases.record_id = cases_placed.record_id
    where cases.party_name is not null
),

unlisted as (
    select mentions.*
    from mentions
    left join listed_names on mentions.body_key = listed_names.enterprise_key
    where listed_names.enterprise_key is null
),

spellings as (
    select distinct
        body_key,
        {{ short_enterprise_key('body_key') }} as short_key
    from unlisted
),

-- the county in front or the legal form behind left out or written otherwise
alike as (
    select
        spellings.body_key,
        enterprises.as_of,
        min(enterprises.enterprise_key) as enterprise_key
    from spellings
    inner join enterprises on spellings.short_key = enterprises.short_key
    group by spellings.body_key, enterprises.as_of
    -- what may mean several enterprises is no other spelling of one
    having count(distinct enterprises.enterprise_key) = 1
),

judged as (
    select
        alike.as_of,
        unlisted.record_id,
        coalesce(unlisted.region_code, settings.county_code) as region_code,
        unlisted.department_code,
        alike.enterprise_key,
        'name' as reason
    from unlisted
    cross join settings
    inner join alike on unlisted.body_key = alike.body_key and unlisted.known_on <= alike.as_of
    union
    select
        enterprises.as_of,
        enterprises.record_id,
        enterprises.region_code,
        enterprises.supervising_code as department_code,
        enterprises.enterprise_key,
        'code' as reason
    from enterprises
    inner join issues on enterprises.record_id = issues.record_id
    where issues.issue_code = 'credit_checksum'
    union
    select
        enterprises.as_of,
        enterprises.record_id,
        enterprises.region_code,
        enterprises.supervising_code as department_code,
        enterprises.enterprise_key,
        'absent' as reason
    from enterprises
    inner join inspections
        on enterprises.as_of = inspections.as_of and enterprises.record_id = inspections.record_id
    where inspections.subject_kind = 'county' and inspections.role = 'denominator_only'
),

worded as (
    select
        *,
        case reason
            {% for reason, named in reasons.items() %}
                when '{{ reason }}' then '{{ named }}'
            {% endfor %}
        end as named
    from judged
)

{{ hits(
    'worded', severity="'medium'", department='department_code', finding_key='reason', body='enterprise_key',
    named='named'
) }}
