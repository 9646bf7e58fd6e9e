{# 由 docs/make_pages.py 从 catalogue 生成，请勿手改 #}
{{ config(materialized='ephemeral') }}

select
    'I01' as indicator_code,
    *
from {{ ref('ind_live_mechanisms_percent') }}
union all
select
    'I02' as indicator_code,
    *
from {{ ref('ind_warning_to_response_minutes') }}
union all
select
    'I03' as indicator_code,
    *
from {{ ref('ind_platform_dispatches_percent') }}
union all
select
    'I04' as indicator_code,
    *
from {{ ref('ind_first_reports_on_time_percent') }}
union all
select
    'I05' as indicator_code,
    *
from {{ ref('ind_plan_coverage_percent') }}
union all
select
    'I06' as indicator_code,
    *
from {{ ref('ind_village_plan_coverage_percent') }}
union all
select
    'I07' as indicator_code,
    *
from {{ ref('ind_plans_filed_on_time_percent') }}
union all
select
    'I08' as indicator_code,
    *
from {{ ref('ind_plans_evaluated_percent') }}
union all
select
    'I09' as indicator_code,
    *
from {{ ref('ind_enterprise_plans_percent') }}
union all
select
    'I10' as indicator_code,
    *
from {{ ref('ind_rescuers_per_10k') }}
union all
select
    'I11' as indicator_code,
    *
from {{ ref('ind_full_time_share_percent') }}
union all
select
    'I12' as indicator_code,
    *
from {{ ref('ind_member_turnover_percent') }}
union all
select
    'I13' as indicator_code,
    *
from {{ ref('ind_members_trained_percent') }}
union all
select
    'I14' as indicator_code,
    *
from {{ ref('ind_members_insured_and_equipped_percent') }}
union all
select
    'I15' as indicator_code,
    *
from {{ ref('ind_enterprises_with_team_percent') }}
union all
select
    'I16' as indicator_code,
    *
from {{ ref('ind_arrivals_in_time_percent') }}
union all
select
    'I17' as indicator_code,
    *
from {{ ref('ind_villages_drilled_percent') }}
union all
select
    'I18' as indicator_code,
    *
from {{ ref('ind_statutory_drills_percent') }}
union all
select
    'I19' as indicator_code,
    *
from {{ ref('ind_enterprise_half_year_drills_percent') }}
union all
select
    'I20' as indicator_code,
    *
from {{ ref('ind_joint_drills_percent') }}
union all
select
    'I21' as indicator_code,
    *
from {{ ref('ind_public_participation_percent') }}
union all
select
    'I22' as indicator_code,
    *
from {{ ref('ind_stock_lines_met_percent') }}
union all
select
    'I23' as indicator_code,
    *
from {{ ref('ind_equipment_fitted_percent') }}
union all
select
    'I24' as indicator_code,
    *
from {{ ref('ind_stock_expired_percent') }}
union all
select
    'I25' as indicator_code,
    *
from {{ ref('ind_contract_stock_percent') }}
union all
select
    'I26' as indicator_code,
    *
from {{ ref('ind_inspection_coverage_percent') }}
union all
select
    'I27' as indicator_code,
    *
from {{ ref('ind_hazards_verified_percent') }}
union all
select
    'I28' as indicator_code,
    *
from {{ ref('ind_hazards_on_time_percent') }}
union all
select
    'I29' as indicator_code,
    *
from {{ ref('ind_major_hazards_supervised_percent') }}
union all
select
    'I30' as indicator_code,
    *
from {{ ref('ind_hazard_recurrence_percent') }}
union all
select
    'I31' as indicator_code,
    *
from {{ ref('ind_case_filing_percent') }}
union all
select
    'I32' as indicator_code,
    *
from {{ ref('ind_monitored_points_percent') }}
union all
select
    'I33' as indicator_code,
    *
from {{ ref('ind_warning_reach_percent') }}
union all
select
    'I34' as indicator_code,
    *
from {{ ref('ind_live_interfaces_percent') }}
union all
select
    'I35' as indicator_code,
    *
from {{ ref('ind_terminals_online_percent') }}
union all
select
    'I36' as indicator_code,
    *
from {{ ref('ind_villages_reached_percent') }}
union all
select
    'I37' as indicator_code,
    *
from {{ ref('ind_cadres_trained_percent') }}
union all
select
    'I39' as indicator_code,
    *
from {{ ref('ind_emergency_spending_percent') }}
union all
select
    'I40' as indicator_code,
    *
from {{ ref('ind_reserve_fund_percent') }}
union all
select
    'I41' as indicator_code,
    *
from {{ ref('ind_budget_execution_percent') }}
union all
select
    'I42' as indicator_code,
    *
from {{ ref('ind_social_participation_percent') }}
union all
select
    'I43' as indicator_code,
    *
from {{ ref('ind_shelter_area_m2_per_person') }}
union all
select
    'I44' as indicator_code,
    *
from {{ ref('ind_school_drills_percent') }}
union all
select
    'I45' as indicator_code,
    *
from {{ ref('ind_decisions_reported_percent') }}
union all
select
    'I46' as indicator_code,
    *
from {{ ref('ind_opinions_on_time_percent') }}
union all
select
    'I47' as indicator_code,
    *
from {{ ref('ind_opinions_confirmed_percent') }}
