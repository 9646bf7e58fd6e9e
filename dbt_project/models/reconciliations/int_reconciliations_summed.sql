{{ config(materialized='table') }}

with

items as (select * from {{ ref('fct_reconciled_items') }}),

asked as (select * from {{ ref('int_reconciliations_asked') }}),

reconciliations as (select * from {{ ref('dim_reconciliations') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

subjects as (
    select
        asked.*,
        reconciliations.first_unit = reconciliations.second_unit as is_of_one_unit,
        case when asked.region_code = settings.county_code then 'county' else 'township' end as subject_kind
    from asked
    cross join settings
    inner join reconciliations on asked.reconciliation_code = reconciliations.reconciliation_code
    where reconciliations.by_township or asked.region_code = settings.county_code
),

sums as (
    select
        subjects.reconciliation_code,
        subjects.as_of,
        subjects.subject_kind,
        subjects.region_code as subject_code,
        subjects.can_tell,
        subjects.missing_zh,
        subjects.is_of_one_unit,
        sum(items.first_value) as first_value,
        sum(items.second_value) as second_value,
        sum(items.first_value) filter (where items.first_records > 0 and items.second_records > 0)
            as first_value_of_both,
        sum(items.second_value) filter (where items.first_records > 0 and items.second_records > 0)
            as second_value_of_both,
        count(items.item_key) as items,
        count(*) filter (where items.first_records > 0 and items.second_records > 0) as items_of_both,
        count(*) filter (where items.state = 'agrees') as items_agreeing,
        count(*) filter (where items.state = 'differs') as items_differing,
        count(*) filter (where items.state = 'only_first') as items_only_first,
        count(*) filter (where items.state = 'only_second') as items_only_second,
        count(*) filter (where items.is_asked) as items_asked
    from subjects
    left join items
        on
            subjects.reconciliation_code = items.reconciliation_code
            and subjects.as_of = items.as_of
            and (subjects.subject_kind = 'county' or subjects.region_code = items.region_code)
            and subjects.can_tell
    group by all
)

select
    * exclude (is_of_one_unit),
    case when is_of_one_unit then second_value_of_both - first_value_of_both end as difference,
    case
        when not can_tell then 'not_delivered'
        when items_asked > 0 then 'differs'
        when items_agreeing = 0 then 'nothing_to_compare'
        else 'agrees'
    end as status
from sums
