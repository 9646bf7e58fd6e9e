with

supplies as (
    select * from {{ ref('stg_emergency__supplies') }}
),

-- only whole texts such as 24个月, 2年, 1年6个月, 180天 are read; 约2年 or 2-3年 would be a guess
shelf_lives as (
    select
        record_id,
        expires_on_from,
        expires_on_to,
        expires_on_precision,
        produced_on_from,
        produced_on_to,
        produced_on_precision,
        coalesce(expires_on_precision, cast(expires_on_from as varchar)) is not null as is_expiry_stated,
        try_cast(regexp_extract(shelf_life, '^([0-9]+) *年 *([0-9]+ *个?月)?$', 1) as integer) as years,
        try_cast(regexp_extract(shelf_life, '^([0-9]+ *年)? *([0-9]+) *个?月$', 2) as integer) as months,
        try_cast(regexp_extract(shelf_life, '^([0-9]+) *[天日]$', 1) as integer) as days
    from supplies
),

terms as (
    select
        *,
        (coalesce(years, 0) * 12 + coalesce(months, 0)) * interval 1 month
        + coalesce(days, 0) * interval 1 day as term,
        not is_expiry_stated and coalesce(years, months, days) is not null as is_computed
    from shelf_lives
),

expiries as (
    select
        record_id,
        is_expiry_stated,
        case
            when is_computed then cast(produced_on_from + term as date)
            else expires_on_from
        end as expires_from,
        case
            when is_computed then cast(produced_on_to + term as date)
            else expires_on_to
        end as expires_to,
        case when is_computed then produced_on_precision else expires_on_precision end as expires_on_precision
    from terms
)

select
    record_id,
    is_expiry_stated,
    expires_from,
    expires_to,
    expires_on_precision,
    case when expires_from = expires_to then expires_from end as expires_on
from expiries
