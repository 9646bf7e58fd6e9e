{{ config(materialized='view') }}

select
    'R01' as rule_code,
    *
from {{ ref('rule_one_person_in_several_teams') }}
union all
select
    'R02' as rule_code,
    *
from {{ ref('rule_headcount_differs_from_roster') }}
union all
select
    'R03' as rule_code,
    *
from {{ ref('rule_unusual_roster_entries') }}
union all
select
    'R04' as rule_code,
    *
from {{ ref('rule_round_or_leaping_team_sizes') }}
union all
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
    'R07' as rule_code,
    *
from {{ ref('rule_deadlines_put_off') }}
union all
select
    'R08' as rule_code,
    *
from {{ ref('rule_closures_in_a_rush') }}
union all
select
    'R09' as rule_code,
    *
from {{ ref('rule_foreign_name_in_plan') }}
union all
select
    'R10' as rule_code,
    *
from {{ ref('rule_padded_drills') }}
union all
select
    'R11' as rule_code,
    *
from {{ ref('rule_drills_concentrated') }}
union all
select
    'R12' as rule_code,
    *
from {{ ref('rule_months_without_hazards') }}
union all
select
    'R13' as rule_code,
    *
from {{ ref('rule_mechanism_on_paper') }}
union all
select
    'R14' as rule_code,
    *
from {{ ref('rule_numerator_outside_denominator') }}
