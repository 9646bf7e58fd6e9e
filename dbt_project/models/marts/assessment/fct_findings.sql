with

placed as (select * from {{ ref('int_findings_placed') }}),

asked as (select * from {{ ref('int_rules_asked') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

rules as (select * from {{ ref('dim_rules') }}),

-- a record that is given twice, under two severities, counts once, with the graver one
counted as (
    select
        finding_id,
        rule_code,
        as_of,
        subject_kind,
        subject_code,
        count(distinct record_id) as records,
        count(distinct body_key) as bodies,
        sum(amount) as amount,
        string_agg(distinct named, '、' order by named) as named,
        min(case severity when 'high' then 1 when 'medium' then 2 else 3 end) as gravity
    from placed
    group by finding_id, rule_code, as_of, subject_kind, subject_code
),

found as (
    select
        counted.finding_id,
        counted.rule_code,
        counted.as_of,
        counted.subject_kind,
        counted.subject_code,
        ['high', 'medium', 'low'][counted.gravity] as severity,
        replace(
            replace(
                replace(
                    replace(rules.message_zh, '{records}', cast(counted.records as varchar)),
                    '{bodies}', cast(counted.bodies as varchar)
                ),
                '{amount}', coalesce(cast(cast(round(counted.amount) as bigint) as varchar), '')
            ),
            '{named}', coalesce(counted.named, '')
        ) as message_zh,
        counted.records,
        'to_verify' as status
    from counted
    inner join rules on counted.rule_code = rules.rule_code
),

-- rules without a hit are listed too: the county's, once
silent as (
    select
        concat_ws('-', asked.rule_code, strftime(asked.as_of, '%Y%m%d'), 'county', settings.county_code)
            as finding_id,
        asked.rule_code,
        asked.as_of,
        'county' as subject_kind,
        settings.county_code as subject_code,
        cast(null as varchar) as severity,
        case
            when asked.can_tell then '“' || rules.name_zh || '”未发现需要核实的记录。'
            else '未报送' || asked.missing_zh || '，“' || rules.name_zh || '”无法核查。'
        end as message_zh,
        cast(0 as bigint) as records,
        case when asked.can_tell then 'passed' else 'not_delivered' end as status
    from asked
    cross join settings
    inner join rules on asked.rule_code = rules.rule_code
    left join found
        on asked.rule_code = found.rule_code and asked.as_of = found.as_of and found.subject_kind = 'county'
    where found.finding_id is null
)

select * from found
union all
select * from silent
