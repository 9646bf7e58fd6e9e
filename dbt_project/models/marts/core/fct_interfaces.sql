with

interfaces as (
    {{ newest_statement('stg_data__interfaces') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
)

select
    interfaces.record_id,
    interfaces.region_code,
    interfaces.village_code,
    interfaces.is_doubtful,
    interfaces.statement_on,
    interfaces.serial,
    interfaces.interface_name,
    interfaces.provider,
    providers.code as provider_code,
    providers.kind as provider_kind,
    interfaces.method,
    interfaces.last_success_at,
    interfaces.last_success_at_from as last_success_from,
    interfaces.last_success_at_to as last_success_to,
    interfaces.last_success_at_precision
from interfaces
left join bodies as providers
    on
        interfaces.record_id = providers.record_id
        and providers.column_name = 'provider'
