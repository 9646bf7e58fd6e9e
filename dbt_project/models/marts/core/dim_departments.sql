with

listed as (
    select
        code,
        zh as name,
        kind
    from {{ source('raw', 'code_entries') }}
    where code_list = 'departments'
),

named as (
    select
        body_code as code,
        min(body_name) as name,
        'department' as kind
    from {{ ref('int_bodies_counted') }}
    where body_kind = 'department' and body_code is not null
    group by body_code
)

select
    code,
    name,
    kind,
    true as is_listed
from listed
union all
select
    code,
    name,
    kind,
    false as is_listed
from named
where code not in (select listed.code from listed)
