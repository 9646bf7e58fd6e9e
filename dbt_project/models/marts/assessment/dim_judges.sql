with

judges as (select * from {{ source('raw', 'settings_judges') }})

select
    person,
    consistency_ratio,
    consistency_ratio <= 0.1 as is_consistent
from judges
