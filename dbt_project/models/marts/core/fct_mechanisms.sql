with

mechanisms as (
    {{ newest_statement('stg_emergency__mechanisms') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
)

select
    mechanisms.record_id,
    mechanisms.region_code,
    mechanisms.village_code,
    mechanisms.is_doubtful,
    mechanisms.statement_on,
    mechanisms.serial,
    mechanisms.mechanism_name,
    mechanisms.document_no,
    mechanisms.lead_body,
    leads.code as lead_code,
    leads.kind as lead_kind,
    mechanisms.member_bodies,
    mechanisms.used_on,
    mechanisms.used_on_from as used_from,
    mechanisms.used_on_to as used_to,
    mechanisms.used_on_precision,
    mechanisms.record_file
from mechanisms
left join bodies as leads
    on
        mechanisms.record_id = leads.record_id
        and leads.column_name = 'lead_body'
