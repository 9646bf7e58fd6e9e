with

tests as (
    select * from {{ ref('fct_problem_tests') }}
    where figure_code is not null
),

findings as (
    select * from {{ ref('fct_findings') }}
    where subject_kind = 'county'
),

settings as (select * from {{ ref('int_assessment_settings') }})

select
    tests.code,
    tests.kind,
    tests.as_of,
    tests.test_no,
    tests.figure_code,
    case
        when starts_with(tests.figure_code, 'R') then 'finding'
        when starts_with(tests.figure_code, 'M') then 'measure'
        else 'indicator'
    end as figure_kind,
    'county' as subject_kind,
    settings.county_code as subject_code,
    findings.finding_id,
    coalesce(findings.finding_id, tests.figure_code) as stands_on
from tests
cross join settings
left join findings on tests.figure_code = findings.rule_code and tests.as_of = findings.as_of
