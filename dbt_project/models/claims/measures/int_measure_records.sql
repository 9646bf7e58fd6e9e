select
    'M01' as measure_code,
    *
from {{ ref('mea_multi_team_dispatches') }}
union all
select
    'M02' as measure_code,
    *
from {{ ref('mea_prevention_spending') }}
union all
select
    'M03' as measure_code,
    *
from {{ ref('mea_equipment_past_its_life') }}
union all
select
    'M04' as measure_code,
    *
from {{ ref('mea_reserves_by_agreement') }}
union all
select
    'M05' as measure_code,
    *
from {{ ref('mea_outreach_months') }}
union all
select
    'M06' as measure_code,
    *
from {{ ref('mea_staff_trained') }}
union all
select
    'M07' as measure_code,
    *
from {{ ref('mea_points_located') }}
union all
select
    'M08' as measure_code,
    *
from {{ ref('mea_hazards_from_residents') }}
union all
select
    'M09' as measure_code,
    *
from {{ ref('mea_five_places') }}
