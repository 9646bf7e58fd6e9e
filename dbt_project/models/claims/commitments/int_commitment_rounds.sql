with

told as (select * from {{ source('raw', 'commitments_told') }}),

opinions as (select * from {{ ref('int_opinions_linked') }}),

-- What settings do not say to be given is given by the opinions that are about it.
rounds as (
    select
        code as commitment_code,
        code as tests_code,
        given_on,
        cast(coalesce(due_on, given_on + to_months(due_months)) as date) as due_on,
        cast(null as date) as closed_on,
        cast(null as varchar) as progress
    from told
    where given_on is not null
    union all
    select
        told.code as commitment_code,
        told.code as tests_code,
        opinions.given_on,
        opinions.due_on,
        opinions.closed_on,
        opinions.progress
    from told
    inner join opinions on told.code = opinions.linked_code
    where told.given_on is null
    union all
    select
        commitment_code,
        linked_code as tests_code,
        given_on,
        due_on,
        closed_on,
        progress
    from opinions
)

-- Opinions of one day about one commitment are one round, closed when all of them are.
select
    commitment_code,
    tests_code,
    given_on,
    max(due_on) as due_on,
    case when count(*) = count(closed_on) then max(closed_on) end as closed_on,
    string_agg(distinct progress, '；' order by progress) as progress_zh
from rounds
group by commitment_code, tests_code, given_on
