with

classes as (
    select * from {{ ref('int_activities_within_year') }}
    where category = 'staff_training'
),

judged as (
    {{ trained_of_expected('classes') }}
),

answers as (
    {{ by_subject('judged', 'I37') }}
)

{{ roles('answers', numerator='trained_people', denominator='expected_people') }}
