with

members as (
    {{ statements_at('int_team_members_placed') }}
)

select
    * exclude (is_latest),
    coalesce(joined_on_from <= as_of, true) and coalesce(left_on_to > as_of, true) as is_active
from members
