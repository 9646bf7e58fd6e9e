with

supplies as (select * from {{ ref('int_supplies_at') }}),

-- What is kept of one thing in one store, in however many lots: together they are held against one quota.
lines as (
    select
        as_of,
        statement_key,
        region_code,
        item_key,
        specification_key,
        unit_key,
        min(quota) filter (where has_quota) as lowest_quota,
        max(quota) filter (where has_quota) as quota,
        min_by(record_id, (not has_quota, record_id)) as counted_record_id,
        coalesce(sum(quantity) filter (where is_usable and not is_in_two_stores), 0) as surely_usable,
        coalesce(sum(quantity) filter (where is_usable is distinct from false), 0) as perhaps_usable,
        bool_or(quantity is null and is_usable is distinct from false) as has_unknown_quantity,
        bool_or(is_in_two_stores) as is_in_two_stores,
        bool_and(states_condition) as states_condition,
        bool_or(states_quota) as states_quota
    from supplies
    group by as_of, statement_key, region_code, item_key, specification_key, unit_key
),

judged as (
    select
        *,
        surely_usable >= quota as is_met,
        case
            when quota is null and not states_quota then '待核：台账无定额一栏'
            when quota is null then '未列定额'
            when lowest_quota < quota then '待核：同一库点同一品目的定额不一致'
            when surely_usable >= quota then null
            when perhaps_usable < quota and not has_unknown_quantity then null
            when has_unknown_quantity then '待核：数量未填或无法读取'
            when is_in_two_stores then '待核：同一车牌在另一储备点登记'
            when not states_condition then '待核：台账无完好状态一栏'
            else '待核：完好状态或有效期无法判断'
        end as excluded_because
    from lines
)

select
    supplies.as_of,
    supplies.record_id,
    supplies.region_code,
    supplies.item_key,
    supplies.unit_key,
    supplies.quantity,
    supplies.reserve_kind,
    supplies.is_equipment,
    supplies.is_usable,
    supplies.is_expired,
    supplies.is_in_two_stores,
    supplies.states_quota,
    supplies.states_reserve_kind,
    judged.quota,
    coalesce(judged.is_met, false) as is_met,
    judged.counted_record_id = supplies.record_id as is_counted,
    coalesce(judged.lowest_quota < judged.quota, false) as has_two_quotas,
    case
        when judged.counted_record_id <> supplies.record_id then '同一品目，数量已合计'
        else judged.excluded_because
    end as excluded_because
from supplies
inner join judged
    on
        supplies.as_of = judged.as_of
        and supplies.statement_key = judged.statement_key
        and supplies.region_code = judged.region_code
        and supplies.item_key = judged.item_key
        and supplies.specification_key = judged.specification_key
        and supplies.unit_key = judged.unit_key
