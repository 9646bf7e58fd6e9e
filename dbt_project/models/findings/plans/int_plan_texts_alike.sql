{% set fewest_characters = threshold('R09', 'fewest_characters') -%}
{% set least = threshold('R09', 'similarity') -%}
{% set gram = 5 -%}

with

plans as (
    select
        record_id,
        coalesce(unit_code, department_code, region_code) as unit,
        regexp_replace(plan_text, '[\s\p{P}]', '', 'g') as words
    from {{ ref('int_plans_owned') }}
),

-- what a text says, as the set of its runs of five characters (shingles)
shingled as (
    select
        record_id,
        unit,
        list_distinct(
            list_transform(
                range(1, length(words) - {{ gram - 2 }}), lambda place: substr(words, place, {{ gram }})
            )
        ) as shingles
    from plans
    where length(words) >= {{ fewest_characters }} and unit is not null
),

counted as (
    select
        *,
        len(shingles) as size
    from shingled
),

-- sets of too different a size cannot have as much in common
pairs as (
    select
        one.record_id,
        other.record_id as other_record_id,
        one.size,
        other.size as other_size,
        len(list_intersect(one.shingles, other.shingles)) as in_common
    from counted as one
    inner join counted as other
        on
            one.unit <> other.unit
            and one.record_id < other.record_id
            and least(one.size, other.size) >= {{ least }} * greatest(one.size, other.size)
),

alike as (
    select
        record_id,
        other_record_id,
        in_common / (size + other_size - in_common) as similarity
    from pairs
)

select
    record_id,
    other_record_id,
    similarity
from alike
where similarity >= {{ least }}
union all
select
    other_record_id as record_id,
    record_id as other_record_id,
    similarity
from alike
where similarity >= {{ least }}
