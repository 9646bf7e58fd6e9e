{% set standings = {
    'confirmed': ('属实', 'Holds'),
    'refuted': ('不属实', 'Does not hold'),
    'cannot_tell': ('无法核实', 'Could not be told'),
    'unfilled': ('尚未核查', 'Not yet checked'),
    'unreadable': ('核查结果无法识别', 'Result cannot be read'),
    'duplicate': ('同一记录另有一行', 'Another row is about the same record'),
    'conflicting': ('同一记录的结果不一致', 'Results about the same record differ'),
    'changed': ('系统填写的内容被改动', 'What the system filled in was changed'),
    'unknown_record': ('没有这一记录键', 'No such record key'),
} -%}

with

checks as (select * from {{ ref('stg_peoples_congress__field_checks') }}),

history as (
    select
        record_id,
        export_code,
        table_name,
        row_number,
        natural_key,
        is_in_force
    from {{ source('raw', 'source_records') }}
),

in_force as (
    select
        export_code,
        table_name,
        natural_key,
        max(record_id) as record_id
    from history
    where is_in_force and natural_key is not null
    group by export_code, table_name, natural_key
),

evidence as (
    select distinct
        evidence.indicator_code,
        evidence.as_of,
        evidence.record_id
    from {{ ref('fct_indicator_evidence') }} as evidence
    where evidence.role = 'numerator' and evidence.subject_kind = 'county'
),

settings as (select * from {{ ref('int_assessment_settings') }}),

-- of several rows about one record the newest answer stands
ranked as (
    select
        *,
        row_number() over (
            partition by check_no, record_key
            order by (result_text is null) asc, received_on desc, delivery_id asc, record_id asc
        ) as place,
        max(case when result is not null then received_on end) over (partition by check_no, record_key)
            as answered_on
    from checks
),

answers as (
    select
        check_no,
        record_key,
        count(distinct result) as answers
    from ranked
    where received_on = answered_on
    group by check_no, record_key
),

judged as (
    select
        ranked.*,
        settings.county_code,
        history.record_id as key_known,
        history.is_in_force as key_in_force,
        case when not history.is_in_force then in_force.record_id end as record_id_now,
        evidence.record_id is not null as is_claimed_now,
        case
            when ranked.place > 1 then 'duplicate'
            when answers.answers > 1 then 'conflicting'
            -- what is missing altogether (a plan, a department) has a key and no row of a file
            when
                history.record_id is null
                and not regexp_matches(ranked.record_key, '^(required_plans|county)/')
                then 'unknown_record'
            when
                ranked.source_row <> history.row_number
                or not starts_with(
                    ranked.check_no,
                    ranked.indicator_code || '-' || strftime(ranked.as_of_to, '%Y%m%d') || '-'
                )
                then 'changed'
            when ranked.result is not null then ranked.result
            when coalesce(trim(ranked.result_text), '') <> '' then 'unreadable'
            else 'unfilled'
        end as standing
    from ranked
    cross join settings
    left join answers on ranked.check_no = answers.check_no and ranked.record_key = answers.record_key
    left join history on ranked.record_key = history.record_id
    left join in_force
        on
            history.export_code = in_force.export_code
            and history.table_name = in_force.table_name
            and history.natural_key = in_force.natural_key
    left join evidence
        on
            ranked.indicator_code = evidence.indicator_code
            and ranked.as_of_to = evidence.as_of
            and ranked.record_key = evidence.record_id
)

select
    record_id,
    coalesce(region_code, county_code) as region_code,
    village_code,
    is_doubtful,
    serial,
    check_no,
    indicator_code,
    as_of_to as as_of,
    township,
    stratum_size,
    claim,
    record_key,
    key_known is not null and not key_in_force as is_replaced,
    record_id_now,
    is_claimed_now,
    source_file,
    source_sheet,
    source_row,
    look_at,
    checked_on,
    checked_on_from as checked_from,
    checked_on_to as checked_to,
    checked_on_precision,
    checked_by,
    result,
    result_text,
    remark,
    standing,
    case standing
        {% for standing, words in standings.items() -%}
            when '{{ standing }}' then '{{ words[0] }}'
        {% endfor -%}
    end
    || case when key_known is not null and not key_in_force then '（该记录其后已被新的报送替换）' else '' end
        as standing_zh,
    case standing
        {% for standing, words in standings.items() -%}
            when '{{ standing }}' then '{{ words[1] }}'
        {% endfor -%}
    end
    || case
        when key_known is not null and not key_in_force then ' (the record was replaced by a later delivery)'
        else ''
    end
        as standing_en,
    coalesce(checked_on_from <= as_of_from, false) as is_before_as_of,
    coalesce(source_row_is_imprecise or stratum_size_is_imprecise, false) as is_imprecise,
    delivery_id,
    received_on
from judged
