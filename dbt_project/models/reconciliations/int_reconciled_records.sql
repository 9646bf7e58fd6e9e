{# 由 docs/make_pages.py 从 catalogue 生成，请勿手改 #}
{{ config(materialized='table') }}

select
    'X01' as reconciliation_code,
    *
from {{ ref('rec_team_headcounts') }}
union all
select
    'X02' as reconciliation_code,
    *
from {{ ref('rec_school_drills') }}
union all
select
    'X03' as reconciliation_code,
    *
from {{ ref('rec_team_strength') }}
union all
select
    'X04' as reconciliation_code,
    *
from {{ ref('rec_key_enterprises_inspected') }}
union all
select
    'X05' as reconciliation_code,
    *
from {{ ref('rec_punished_enterprises') }}
union all
select
    'X06' as reconciliation_code,
    *
from {{ ref('rec_stock_and_dispatches') }}
union all
select
    'X07' as reconciliation_code,
    *
from {{ ref('rec_purchases_and_stock') }}
union all
select
    'X08' as reconciliation_code,
    *
from {{ ref('rec_metered_enterprises') }}
