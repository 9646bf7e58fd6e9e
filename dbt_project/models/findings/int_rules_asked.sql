with

rules as (select * from {{ source('raw', 'catalogue_rules') }}),

needed as (select * from {{ source('raw', 'catalogue_rule_exports') }}),

exports as (
    select * from {{ source('raw', 'catalogue_exports') }}
    where is_owed
),

coverage as (select * from {{ ref('int_export_coverage') }}),

delivered as (
    select
        as_of,
        export_code,
        bool_or(is_delivered) as is_delivered
    from coverage
    group by as_of, export_code
),

named as (
    select
        export_code,
        max(export_zh) as export_zh,
        count(*) over () as exports
    from exports
    group by export_code
)

select
    rules.code as rule_code,
    delivered.as_of,
    -- a rule that looks at every export can tell as soon as there is one
    case
        when count(*) = max(named.exports) then bool_or(delivered.is_delivered)
        else bool_and(delivered.is_delivered)
    end as can_tell,
    string_agg(
        case when not delivered.is_delivered then named.export_zh || '（' || named.export_code || '）' end,
        '、' order by named.export_code
    ) as missing_zh
from rules
inner join needed on rules.code = needed.code
inner join named on needed.export_code = named.export_code
inner join delivered on needed.export_code = delivered.export_code
group by rules.code, delivered.as_of
