with

rules as (select * from {{ source('raw', 'catalogue_rules') }}),

needed as (select * from {{ source('raw', 'catalogue_rule_exports') }}),

exports as (
    select
        code,
        string_agg(export_code, '、' order by export_code) as exports_zh
    from needed
    group by code
)

select
    rules.code as rule_code,
    rules.rule,
    rules.name_zh,
    rules.name_en,
    rules.logic_zh,
    rules.logic_en,
    rules.severity,
    rules.message_zh,
    rules.message_en,
    rules.guards_zh,
    rules.guards_en,
    rules.ask_zh,
    rules.ask_en,
    rules.thresholds_are_set,
    exports.exports_zh
from rules
inner join exports on rules.code = exports.code
