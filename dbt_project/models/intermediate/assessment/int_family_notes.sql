{{ config(materialized='view') }}

select *
from {{ ref('int_roster_notes') }}
union all
select *
from {{ ref('int_budget_notes') }}
union all
select *
from {{ ref('int_society_notes') }}
union all
select *
from {{ ref('int_supply_notes') }}
union all
select *
from {{ ref('int_dispatch_notes') }}
union all
select *
from {{ ref('int_table_notes') }}
union all
select *
from {{ ref('int_command_notes') }}
