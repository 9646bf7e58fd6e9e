{# 由 docs/make_pages.py 从 catalogue 生成，请勿手改 #}
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
from {{ ref('rule_plans_alike') }}
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
    'R18' as rule_code,
    *
from {{ ref('rule_spending_in_december') }}
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
    'R21' as rule_code,
    *
from {{ ref('rule_training_records_repeat') }}
union all
select
    'R22' as rule_code,
    *
from {{ ref('rule_cases_rare_where_hazards_recur') }}
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
    'R26' as rule_code,
    *
from {{ ref('rule_cumulative_figures_fall') }}
union all
select
    'R27' as rule_code,
    *
from {{ ref('rule_digits_unlikely') }}
union all
select
    'R28' as rule_code,
    *
from {{ ref('rule_reported_late') }}
