with

records as (select * from {{ ref('int_reconciled_records') }}),

reconciliations as (select * from {{ ref('dim_reconciliations') }}),

asked as (
    select * from {{ ref('int_reconciliations_asked') }}
    where can_tell
),

-- what both sides know is placed where the first of them places it
sums as (
    select
        reconciliation_code,
        as_of,
        item_key,
        coalesce(min(region_code) filter (where side = 'first'), min(region_code)) as region_code,
        coalesce(min(item_name) filter (where side = 'first'), min(item_name)) as item_name,
        sum(amount) filter (where side = 'first') as first_value,
        sum(amount_low) filter (where side = 'first') as first_low,
        sum(amount_high) filter (where side = 'first') as first_high,
        count(*) filter (where side = 'first') as first_records,
        sum(amount) filter (where side = 'second') as second_value,
        sum(amount_low) filter (where side = 'second') as second_low,
        sum(amount_high) filter (where side = 'second') as second_high,
        count(*) filter (where side = 'second') as second_records
    from records
    group by reconciliation_code, as_of, item_key
),

-- the least by which they differ, whatever the imprecise numbers may mean
compared as (
    select
        sums.*,
        reconciliations.compare,
        reconciliations.asks_first_alone,
        reconciliations.asks_second_alone,
        case
            when reconciliations.compare = 'second_within_first' then sums.second_low - sums.first_high
            else greatest(sums.second_low - sums.first_high, sums.first_low - sums.second_high)
        end as surely_apart,
        greatest(
            reconciliations.tolerance_amount, reconciliations.tolerance_percent / 100 * sums.first_high
        ) as asked_from
    from sums
    inner join reconciliations on sums.reconciliation_code = reconciliations.reconciliation_code
    inner join asked
        on
            sums.reconciliation_code = asked.reconciliation_code
            and sums.as_of = asked.as_of
            and sums.region_code = asked.region_code
)

select
    reconciliation_code,
    as_of,
    region_code,
    item_key,
    item_name,
    first_value,
    second_value,
    -- a number of dispatches less a number of goods is nothing
    case when compare <> 'both_or_neither' then second_value - first_value end as difference,
    first_records,
    second_records,
    case
        when second_records = 0 then 'only_first'
        when first_records = 0 then 'only_second'
        when compare = 'both_or_neither' then 'agrees'
        when surely_apart >= asked_from then 'differs'
        else 'agrees'
    end as state,
    case
        when second_records = 0 then asks_first_alone
        when first_records = 0 then asks_second_alone
        when compare = 'both_or_neither' then false
        else coalesce(surely_apart >= asked_from, false)
    end as is_asked
from compared
