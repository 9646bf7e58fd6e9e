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
union all
select
    'R15' as rule_code,
    *
from {{ ref('rule_totals_do_not_add_up') }}
union all
select
    'R16' as rule_code,
    *
from {{ ref('rule_figures_out_of_range') }}
union all
select
    'R17' as rule_code,
    *
from {{ ref('rule_funds_without_use') }}
union all
select
    'R19' as rule_code,
    *
from {{ ref('rule_stock_and_book_differ') }}
union all
select
    'R20' as rule_code,
    *
from {{ ref('rule_equipment_listed_twice') }}
union all
select
    'R23' as rule_code,
    *
from {{ ref('rule_warnings_unanswered') }}
union all
select
    'R24' as rule_code,
    *
from {{ ref('rule_dispatches_do_not_fit_teams') }}
union all
select
    'R25' as rule_code,
    *
from {{ ref('rule_bodies_differ_between_tables') }}
union all
select
    'R28' as rule_code,
    *
from {{ ref('rule_reported_late') }}
