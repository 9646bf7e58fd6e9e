with

sums as (select * from {{ ref('int_reconciliations_summed') }}),

named as (select * from {{ ref('int_reconciled_items_named') }}),

reconciliations as (select * from {{ ref('dim_reconciliations') }}),

worded as (
    select
        sums.*,
        reconciliations.item_zh,
        reconciliations.counter_zh || reconciliations.item_zh as items_zh,
        reconciliations.first_zh
        || {{ amount_zh('sums.first_value_of_both', 'reconciliations.first_unit') }}
        || '，' || reconciliations.second_zh
        || {{ amount_zh('sums.second_value_of_both', 'reconciliations.second_unit') }} as both_zh,
        '另有' || sums.items_only_first || reconciliations.counter_zh || '只见于' || reconciliations.first_table_zh
            as only_first_zh,
        '另有'
        || sums.items_only_second
        || reconciliations.counter_zh
        || '只见于'
        || reconciliations.second_table_zh
            as only_second_zh,
        reconciliations.item_en,
        reconciliations.first_en || ' '
        || {{ amount_en('sums.first_value_of_both', 'reconciliations.first_unit_en') }}
        || ', ' || reconciliations.second_en || ' '
        || {{ amount_en('sums.second_value_of_both', 'reconciliations.second_unit_en') }} as both_en,
        'only in the ' || reconciliations.first_table_en || ': ' || sums.items_only_first as only_first_en,
        'only in the ' || reconciliations.second_table_en || ': ' || sums.items_only_second as only_second_en,
        sums.items_only_first > 0 and not reconciliations.asks_first_alone as has_only_first,
        sums.items_only_second > 0 and not reconciliations.asks_second_alone as has_only_second,
        reconciliations.compare,
        named.named,
        named.named_en
    from sums
    inner join reconciliations on sums.reconciliation_code = reconciliations.reconciliation_code
    left join named
        on
            sums.reconciliation_code = named.reconciliation_code
            and sums.as_of = named.as_of
            and sums.subject_code = named.subject_code
),

said_in_english as (
    select
        *,
        case
            when status = 'not_delivered'
                then
                    'not handed in: ' || {{ export_codes('missing_zh') }}
                    || '; cannot be compared'
            when items = 0 then 'the two tables have no ' || item_en || ' to compare'
            else
                concat_ws(
                    '; ',
                    case
                        when items_of_both = 0 then null
                        when compare = 'both_or_neither' then both_en
                        else
                            item_en || ' on both sides: ' || items_of_both
                            || case
                                when compare = 'second_within_first' then ''
                                when first_value_of_both = items_of_both and difference = 0 then ''
                                else ' (' || both_en || ')'
                            end
                    end,
                    case
                        when items_asked > 0
                            then item_en || ' to verify (' || items_asked || '): ' || named_en
                        else 'no ' || item_en || ' found to verify'
                    end,
                    case when has_only_first then only_first_en end,
                    case when has_only_second then only_second_en end
                )
        end as told_en
    from worded
)

select
    reconciliation_code,
    as_of,
    subject_kind,
    subject_code,
    status,
    first_value,
    second_value,
    first_value_of_both,
    second_value_of_both,
    difference,
    items,
    items_agreeing,
    items_differing,
    items_only_first,
    items_only_second,
    items_asked,
    case
        when status = 'not_delivered' then '未报送' || missing_zh || '，无法核对。'
        when items = 0 then '两张表没有可以核对的' || item_zh || '。'
        else
            concat_ws(
                '；',
                case
                    when items_of_both = 0 then null
                    when compare = 'both_or_neither' then both_zh
                    -- a sum of the most people sent out at once is no number of people
                    when compare = 'second_within_first' then '两边都有的' || items_of_both || items_zh
                    when first_value_of_both = items_of_both and difference = 0
                        then '两边都有的' || items_of_both || items_zh
                    else '两边都有的' || items_of_both || items_zh || '，' || both_zh
                end,
                case
                    when items_asked > 0 then items_asked || items_zh || '建议核实：' || named
                    else '未发现需要核实的' || item_zh
                end,
                case when has_only_first then only_first_zh end,
                case when has_only_second then only_second_zh end
            ) || '。'
    end as message_zh,
    upper(left(told_en, 1)) || substr(told_en, 2) || '.' as message_en
from said_in_english
