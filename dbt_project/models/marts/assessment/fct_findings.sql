with

placed as (select * from {{ ref('int_findings_placed') }}),

asked as (select * from {{ ref('int_rules_asked') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

rules as (select * from {{ ref('dim_rules') }}),

phrases as (select * from {{ source('raw', 'catalogue_rule_phrases') }}),

said as (
    select distinct
        rule_code,
        named
    from placed
    where named is not null
),

-- what is wording is said in English, what is a name stays
in_english as (
    select
        said.rule_code,
        said.named,
        coalesce(
            min_by(regexp_replace(said.named, phrases.pattern, phrases.english), phrases.place), said.named
        ) as named_en
    from said
    left join phrases on said.rule_code = phrases.code and regexp_full_match(said.named, phrases.pattern)
    group by said.rule_code, said.named
),

-- a record that is given twice, under two severities, counts once, with the graver one
counted as (
    select
        placed.finding_id,
        placed.rule_code,
        placed.as_of,
        placed.subject_kind,
        placed.subject_code,
        count(distinct placed.record_id) as records,
        count(distinct placed.body_key) as bodies,
        sum(placed.amount) as amount,
        string_agg(distinct placed.named, '、' order by placed.named) as named,
        string_agg(distinct in_english.named_en, '; ' order by in_english.named_en) as named_en,
        min(case placed.severity when 'high' then 1 when 'medium' then 2 else 3 end) as gravity
    from placed
    left join in_english on placed.rule_code = in_english.rule_code and placed.named = in_english.named
    group by placed.finding_id, placed.rule_code, placed.as_of, placed.subject_kind, placed.subject_code
),

found as (
    select
        counted.finding_id,
        counted.rule_code,
        counted.as_of,
        counted.subject_kind,
        counted.subject_code,
        ['high', 'medium', 'low'][counted.gravity] as severity,
        {{ figures_said('rules.message_zh', 'counted.named') }} as message_zh,
        {{ figures_said('rules.message_en', 'counted.named_en') }} as message_en,
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
        case
            when asked.can_tell then 'Nothing found to verify under “' || rules.name_en || '”.'
            else
                'Not handed in: ' || {{ export_codes('asked.missing_zh') }}
                || '; “' || rules.name_en || '” cannot be checked.'
        end as message_en,
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
