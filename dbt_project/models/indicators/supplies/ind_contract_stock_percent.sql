with

stock as (
    select
        *,
        coalesce(reserve_kind = 'contract', false) as is_contract,
        coalesce(reserve_kind in ('owned', 'entrusted'), false) as is_own,
        reserve_kind is null as is_of_unknown_kind
    from {{ ref('int_stock_lines_at') }}
),

-- Own stock stands in any store of the county and an agreement in none, so an item is looked at county-wide.
stock_rows as (
    {{ by_subject('stock', 'I25') }}
),

items as (
    select
        as_of,
        subject_kind,
        subject_code,
        item_key,
        sum(quota) filter (where is_counted) as quota,
        bool_or(has_two_quotas) as has_two_quotas,
        bool_or(states_quota) as states_quota,
        bool_and(states_reserve_kind) as states_reserve_kind,
        count(distinct unit_key) filter (where not is_contract) as units,
        coalesce(sum(quantity) filter (where is_own and is_usable and not is_in_two_stores), 0) as surely_own,
        coalesce(sum(quantity) filter (where not is_contract and is_usable is distinct from false), 0)
            as perhaps_own,
        bool_or(quantity is null and not is_contract and is_usable is distinct from false)
            as has_unknown_quantity,
        bool_or(is_of_unknown_kind) as has_unknown_kind,
        bool_or(is_contract and quantity > 0 and is_expired is not distinct from false) as has_agreement,
        bool_or(is_contract and quantity > 0 and is_expired is null) as has_undated_agreement,
        min_by(
            record_id,
            (not is_contract, coalesce(is_expired, true), not coalesce(quota > 0, false), record_id)
        ) as counted_record_id
    from stock_rows
    group by as_of, subject_kind, subject_code, item_key
),

judged as (
    select
        *,
        has_agreement as is_met,
        case
            when quota is null and not states_quota then '待核：台账无定额一栏'
            when quota is null then '未列定额'
            when has_two_quotas then '待核：同一库点同一品目的定额不一致'
            when units > 1 then '待核：同一品目的计量单位不一致'
            when surely_own >= quota then '自储已达定额'
            when perhaps_own >= quota or has_unknown_quantity then '待核：自储数量、状态或储备方式无法判断'
            when has_agreement then null
            when has_undated_agreement then '待核：协议储备未填有效期'
            when not states_reserve_kind then '待核：台账无储备方式一栏'
            when has_unknown_kind then '待核：未填储备方式'
        end as excluded_because
    from items
),

answers as (
    select
        stock_rows.as_of,
        stock_rows.subject_kind,
        stock_rows.subject_code,
        stock_rows.record_id,
        coalesce(judged.is_met, false) as is_met,
        case
            when stock_rows.record_id <> judged.counted_record_id then '同一品目，已合并判断'
            else judged.excluded_because
        end as excluded_because
    from stock_rows
    inner join judged
        on
            stock_rows.as_of = judged.as_of
            and stock_rows.subject_kind = judged.subject_kind
            and stock_rows.subject_code = judged.subject_code
            and stock_rows.item_key = judged.item_key
)

{{ roles('answers') }}
