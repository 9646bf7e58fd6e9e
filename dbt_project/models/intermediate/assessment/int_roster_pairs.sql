with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

statements as (
    select distinct
        statement_key,
        statement_on
    from {{ ref('int_team_members_placed') }}
),

current_statements as (
    select
        as_of_dates.as_of,
        statements.statement_key,
        max(statements.statement_on) as statement_on
    from as_of_dates
    inner join statements on as_of_dates.as_of >= statements.statement_on
    group by as_of_dates.as_of, statements.statement_key
)

-- About twelve months: between nine and fifteen, the nearest to twelve.
select
    now.as_of,
    now.statement_key,
    now.statement_on,
    before.statement_on as before_on
from current_statements as now
inner join statements as before
    on
        now.statement_key = before.statement_key
        and before.statement_on between now.statement_on
        - interval 15 month and now.statement_on
        - interval 9 month
qualify row_number() over (
    partition by now.as_of, now.statement_key
    order by
        abs(date_diff('day', cast(now.statement_on - interval 12 month as date), before.statement_on)),
        before.statement_on
) = 1
