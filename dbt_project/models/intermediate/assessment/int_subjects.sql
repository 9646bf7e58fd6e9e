with

settings as (select * from {{ ref('int_assessment_settings') }}),

regions as (select * from {{ ref('int_regions_at') }}),

bodies as (select * from {{ ref('int_bodies_counted') }}),

cases as (select * from {{ ref('int_cases_placed') }}),

listed_departments as (
    select
        code,
        zh
    from {{ source('raw', 'code_entries') }}
    where code_list = 'departments'
),

townships as (
    select
        region_code,
        max_by(region_name, statement_on) as region_name
    from regions
    where level = 'township'
    group by region_code
),

-- A department is assessed once it issued a plan, held a drill, inspected, filed a case, supervises firms,
-- has a budget or was given an opinion to answer.
active_departments as (
    select
        owner_code as department_code,
        max(case when body_code = owner_code then body_name end) as body_name
    from bodies
    where
        owner_kind in ('department', 'fire')
        and owner_code is not null
        and column_name in (
            'issuer_name', 'organiser_name', 'inspecting_body', 'authority_name', 'supervising_body',
            'department_name', 'responsible_body'
        )
    group by owner_code
    union all
    select
        department_code,
        cast(null as varchar) as body_name
    from cases
    where department_code is not null
),

departments as (
    select
        active_departments.department_code,
        coalesce(
            max(listed_departments.zh), max(active_departments.body_name), active_departments.department_code
        ) as department_name
    from active_departments
    left join listed_departments on active_departments.department_code = listed_departments.code
    group by active_departments.department_code
)

select
    'county' as subject_kind,
    county_code as subject_code,
    county_name as subject_name,
    0 as sort_order
from settings
union all
select
    'township' as subject_kind,
    region_code as subject_code,
    region_name as subject_name,
    1000 + row_number() over (order by region_code) as sort_order
from townships
union all
select
    'department' as subject_kind,
    department_code as subject_code,
    department_name as subject_name,
    2000 + row_number() over (order by department_code) as sort_order
from departments
