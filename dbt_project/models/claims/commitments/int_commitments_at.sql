with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

listed as (select * from {{ ref('dim_commitments') }}),

rounds as (select * from {{ ref('int_commitment_rounds') }}),

baselines as (
    select
        rounds.given_on,
        max(as_of_dates.as_of) as baseline_on
    from (select distinct given_on from rounds) as rounds
    inner join as_of_dates on rounds.given_on >= as_of_dates.as_of
    group by rounds.given_on
),

compared as (select distinct code from {{ source('raw', 'comparisons') }})

-- At a date the newest round counts.
select
    listed.commitment_code,
    listed.kind,
    as_of_dates.as_of,
    listed.tests_code,
    compared.code is not null as has_tests,
    rounds.given_on,
    rounds.due_on,
    rounds.progress_zh,
    baselines.baseline_on,
    case when rounds.closed_on <= as_of_dates.as_of then rounds.closed_on end as closed_on,
    coalesce(rounds.due_on < as_of_dates.as_of or rounds.closed_on <= as_of_dates.as_of, false) as is_judged
from listed
cross join as_of_dates
left join rounds
    on listed.commitment_code = rounds.commitment_code and as_of_dates.as_of >= rounds.given_on
left join baselines on rounds.given_on = baselines.given_on
left join compared on listed.tests_code = compared.code
qualify
    row_number() over (
        partition by listed.commitment_code, as_of_dates.as_of order by rounds.given_on desc nulls last
    ) = 1
