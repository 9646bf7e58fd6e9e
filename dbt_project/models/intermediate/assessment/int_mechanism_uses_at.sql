with

settings as (select * from {{ ref('int_assessment_settings') }}),

statements as (
    {{ statements_at('stg_emergency__mechanisms') }}
),

uses as (
    select
        statements.as_of,
        statements.record_id,
        {{ name_key('statements.mechanism_name') }} as mechanism_key,
        coalesce(statements.region_code, settings.county_code) as region_code,
        {{ is_stated('statements.document_no') }} as has_document,
        coalesce(regexp_matches(statements.record_file, '会议(纪要|记录)'), false) as is_meeting_paper,
        statements.used_on_to,
        coalesce(
            statements.used_on_from > statements.as_of - interval 12 month
            and statements.used_on_to <= statements.as_of,
            false
        ) as is_recent,
        coalesce(
            statements.used_on_from <= statements.as_of
            and statements.used_on_to > statements.as_of - interval 12 month,
            false
        ) as may_be_recent,
        -- a column that is blank in a whole delivery is a column that the delivery does not have
        bool_or({{ is_stated('statements.document_no') }})
            over (partition by statements.as_of, statements.delivery_id)
            as states_document,
        bool_or(statements.used_on_precision is not null)
            over (partition by statements.as_of, statements.delivery_id)
            as states_use
    from statements
    cross join settings
)

-- A list has one row per use, so what holds for the mechanism is gathered from all of its rows.
select
    as_of,
    record_id,
    region_code,
    states_document,
    states_use,
    bool_or(has_document) over mechanism as has_document,
    bool_or(is_recent) over mechanism as is_used,
    bool_or(may_be_recent) over mechanism as may_be_used,
    coalesce(bool_and(is_meeting_paper) filter (where is_recent) over mechanism, false) as is_meetings_only,
    row_number() over (
        partition by as_of, region_code, mechanism_key
        order by is_recent desc, may_be_recent desc, used_on_to desc nulls last, record_id asc
    ) > 1 as is_counted_elsewhere
from uses
window mechanism as (partition by as_of, region_code, mechanism_key)
