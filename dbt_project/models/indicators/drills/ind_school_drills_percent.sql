with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

returns as (select * from {{ ref('int_school_months') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

tables as (
    select * from {{ ref('int_tables_delivered') }}
    where export_code = 'F12'
),

by_township as (
    select distinct as_of
    from {{ ref('int_export_coverage') }}
    where export_code = 'F12' and is_by_township
),

schools as (
    select
        as_of_dates.as_of,
        returns.school_key,
        returns.region_code,
        max_by(returns.record_id, returns.month_start) as record_id,
        max_by(returns.is_kindergarten, returns.month_start) as is_kindergarten
    from as_of_dates
    inner join returns on as_of_dates.as_of >= returns.month_start
    group by as_of_dates.as_of, returns.school_key, returns.region_code
),

places as (
    select distinct
        as_of,
        region_code
    from schools
),

months as (
    select
        as_of,
        cast(
            unnest(
                generate_series(
                    date_trunc('month', as_of - interval 12 month + interval 1 day), as_of, interval 1 month
                )
            ) as date
        ) as month_start
    from as_of_dates
),

-- A month is asked for where the tables that came in span it. Inside their span no return is no drill;
-- outside it nothing was handed in. No table tells of months after its receipt.
months_at as (
    select
        months.as_of,
        months.month_start,
        places.region_code,
        bool_or(tables.export_code is not null) as is_delivered,
        bool_or(
            list_contains(
                string_split(settings.teaching_months, ','),
                cast(month(months.month_start) as varchar)
            )
        ) as is_teaching
    from months
    cross join settings
    inner join places on months.as_of = places.as_of
    left join by_township on months.as_of = by_township.as_of
    left join tables
        on
            (
                places.region_code = tables.place_code
                or list_contains(tables.named_codes, places.region_code)
                or (tables.scope_code is null and by_township.as_of is null)
            )
            and date_trunc('month', tables.period_from) <= months.month_start
            and months.month_start <= least(tables.period_to, tables.received_on)
    where
        months.month_start > months.as_of - interval 12 month
        and cast(months.month_start + interval 1 month - interval 1 day as date) <= months.as_of
    group by months.as_of, months.month_start, places.region_code
),

-- A school owes one drill in each teaching month, a kindergarten one in each quarter.
owed as (
    select
        schools.as_of,
        schools.school_key,
        schools.region_code,
        months_at.month_start,
        months_at.is_delivered,
        months_at.is_teaching,
        case
            when schools.is_kindergarten then cast(date_trunc('quarter', months_at.month_start) as date)
            else months_at.month_start
        end as term_start,
        case
            when schools.is_kindergarten then date_trunc('quarter', months_at.month_start) + interval 3 month
            else months_at.month_start + interval 1 month
        end as next_term_start
    from schools
    inner join months_at
        on schools.as_of = months_at.as_of and schools.region_code = months_at.region_code
    where schools.is_kindergarten or months_at.is_teaching
),

-- A quarter is judged when all of it lies in the year and its teaching months came in, or when the drill did.
terms as (
    select
        owed.as_of,
        owed.school_key,
        owed.region_code,
        owed.term_start,
        bool_or(coalesce(returns.has_drilled, false)) as is_met
    from owed
    left join returns
        on
            owed.school_key = returns.school_key
            and owed.region_code = returns.region_code
            and owed.month_start = returns.month_start
    where
        owed.term_start > owed.as_of - interval 12 month
        and owed.next_term_start <= owed.as_of + interval 1 day
    group by owed.as_of, owed.school_key, owed.region_code, owed.term_start
    having
        bool_or(coalesce(returns.has_drilled, false))
        or coalesce(
            bool_and(owed.is_delivered or returns.school_key is not null) filter (where owed.is_teaching),
            false
        )
),

judged as (
    select
        schools.as_of,
        schools.region_code,
        schools.record_id,
        coalesce(bool_and(terms.is_met), false) as is_met,
        case when count(terms.term_start) = 0 then '未到期：统计期内没有应演练的月份' end as excluded_because
    from schools
    left join terms
        on
            schools.as_of = terms.as_of
            and schools.school_key = terms.school_key
            and schools.region_code = terms.region_code
    group by schools.as_of, schools.region_code, schools.record_id
),

answers as (
    {{ by_subject('judged', 'I44') }}
)

{{ roles('answers') }}
