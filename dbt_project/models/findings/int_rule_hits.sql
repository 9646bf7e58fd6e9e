{{ config(materialized='view') }}

select
    'R05' as rule_code,
    *
from {{ ref('rule_rectified_on_paper') }}
union all
select
    'R06' as rule_code,
    *
from {{ ref('rule_hazard_dates_out_of_order') }}
