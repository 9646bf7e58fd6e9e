with

placed as (select * from {{ ref('int_findings_placed') }})

select distinct
    finding_id,
    record_id
from placed
