with

settings as (select * from {{ ref('int_assessment_settings') }}),

supplies as (
    {{ statements_at('stg_emergency__supplies') }}
),

expiries as (select * from {{ ref('int_supplies_expiring') }}),

dated as (
    select
        supplies.*,
        expiries.is_expiry_stated,
        expiries.expires_to is not null as is_dated,
        coalesce(expiries.expires_on_precision = 'open', false) as is_standing,
        case
            when coalesce(expiries.expires_on_precision = 'open', false) then false
            when expiries.expires_to < supplies.as_of then true
            -- 有效期至2024年9月 lasts until that month is over; a term counted from a month may end any day of one
            when expiries.expires_from >= supplies.as_of then false
            when expiries.expires_to is not null and expiries.is_expiry_stated then false
        end as is_expired,
        -- a licence plate belongs to one vehicle; other numbers of devices start at 001 in every store
        regexp_extract({{ name_key('supplies.plate_no') }}, '^[一-龥][a-z][a-z0-9]{5,6}$') as licence_plate
    from supplies
    inner join expiries on supplies.record_id = expiries.record_id
)

select
    dated.as_of,
    dated.record_id,
    dated.statement_on,
    dated.statement_key,
    dated.item_name,
    {{ name_key('dated.item_name') }} as item_key,
    coalesce({{ name_key('dated.specification') }}, '') as specification_key,
    coalesce({{ name_key('dated.unit') }}, '') as unit_key,
    dated.quantity,
    dated.quota,
    dated.condition,
    dated.reserve_kind,
    dated.is_dated,
    dated.is_standing,
    dated.is_expired,
    coalesce(dated.region_code, settings.county_code) as region_code,
    {{ says_equipment('dated.item_name') }} as is_equipment,
    bool_or(dated.is_dated) over (
        partition by dated.as_of, {{ name_key('dated.item_name') }}
    ) as is_dated_elsewhere,
    coalesce(dated.quota > 0, false) as has_quota,
    -- null: neither the condition nor the date decides
    case
        when dated.condition in ('repair', 'scrapped', 'expired') or dated.is_expired then false
        when dated.condition = 'usable' and (dated.is_expired is not null or not dated.is_dated) then true
    end as is_usable,
    coalesce(
        dated.licence_plate <> ''
        and min(dated.statement_key) over (partition by dated.as_of, dated.licence_plate)
        <> max(dated.statement_key) over (partition by dated.as_of, dated.licence_plate),
        false
    ) as is_in_two_stores,
    -- a column that is blank in a whole delivery is a column that the delivery does not have
    bool_or(dated.condition_text is not null) over (
        partition by dated.as_of, dated.delivery_id
    ) as states_condition,
    bool_or(dated.quota is not null) over (partition by dated.as_of, dated.delivery_id) as states_quota,
    bool_or(dated.reserve_kind_text is not null) over (
        partition by dated.as_of, dated.delivery_id
    ) as states_reserve_kind
from dated
cross join settings
