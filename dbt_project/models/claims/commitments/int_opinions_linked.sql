with

opinions as (
    select * from {{ ref('stg_peoples_congress__opinions') }}
    -- a list that adds to an earlier one may repeat an opinion: its newest row counts
    qualify row_number() over (partition by opinion_no, topic order by received_on desc, record_id desc) = 1
),

settings as (select * from {{ ref('int_assessment_settings') }}),

told as (select * from {{ source('raw', 'settings_opinions') }}),

words as (select * from {{ source('raw', 'commitment_words') }}),

-- A group matches when the opinion has every word of it; of 甲|乙 either will do.
matched as (
    select
        opinions.record_id,
        words.code
    from opinions
    cross join words
    group by opinions.record_id, words.code, words.group_no
    having bool_and(coalesce(regexp_matches(opinions.content, words.word), false))
),

candidates as (
    select
        record_id,
        count(distinct code) as candidates,
        min(code) as code,
        string_agg(distinct code, '、' order by code) as candidates_zh
    from matched
    group by record_id
)

select
    opinions.record_id,
    opinions.opinion_no || case
        when count(*) over (partition by opinions.opinion_no) > 1
            then coalesce('（' || opinions.topic || '）', '')
        else ''
    end as commitment_code,
    opinions.content,
    opinions.responsible_body,
    opinions.progress,
    opinions.revisit_result,
    opinions.closed_on_to as closed_on,
    coalesce(opinions.assigned_on_to, opinions.assigned_on_from, opinions.received_on) as given_on,
    cast(coalesce(
        opinions.due_on_to,
        coalesce(opinions.assigned_on_to, opinions.assigned_on_from, opinions.received_on)
        + to_months(settings.due_months)
    ) as date) as due_on,
    coalesce(told.code, case when candidates.candidates = 1 then candidates.code end) as linked_code,
    case
        when told.code is not null then '由设置指定'
        when candidates.candidates = 1 then '按意见内容中的词语'
        when candidates.candidates > 1 then '内容与' || candidates.candidates_zh || '都相符，请在设置中指定'
        else '内容与各事项都不相符，请在设置中指定'
    end as link_zh,
    case
        when told.code is not null then 'Named in settings'
        when candidates.candidates = 1 then 'By the words of the opinion'
        when candidates.candidates > 1
            then
                'Its words fit ' || replace(candidates.candidates_zh, '、', ', ')
                || '; please name one in settings'
        else 'Its words fit no commitment; please name one in settings'
    end as link_en
from opinions
cross join settings
left join told on opinions.opinion_no = told.opinion_no
left join candidates on opinions.record_id = candidates.record_id
