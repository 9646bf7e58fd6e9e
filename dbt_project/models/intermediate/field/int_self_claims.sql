{#- one block per claim that the catalogue declares: counted among the evidence, or summed over a register -#}
with

evidence as (select * from {{ ref('fct_indicator_evidence') }}),

figures as (select * from {{ ref('fct_indicator_values') }}),

indicators as (select * from {{ ref('dim_indicators') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

-- the words of a log are those of today: they say nothing of what was said at an earlier date
latest as (
    select as_of from {{ ref('int_as_of_dates') }}
    where is_latest
),

{% for claim in self_claims() if not claim.codes -%}
    {%- set name = claim.indicator_code ~ '_' ~ claim.column %}
    register_{{ name }} as (
        {{ statements_at(claim.staging) }}
    ),

    rows_{{ name }} as (
        select
            statements.as_of,
            statements.record_id,
            coalesce(statements.region_code, settings.county_code) as region_code,
            statements.{{ claim.column }} as stated,
            {% if claim.over -%}
                statements.{{ claim.over }}
            {%- else -%}
                cast(null as double)
            {%- endif %} as stated_over
        from register_{{ name }} as statements
        cross join settings
        {%- if claim.until %}
            where coalesce(statements.{{ claim.until }}_to > statements.as_of, true)
        {%- endif %}
    ),

    placed_{{ name }} as (
        {{ by_subject('rows_' ~ name, claim.indicator_code) }}
    ),

{% endfor -%}

claims as (
    {% for claim in self_claims() -%}
        {%- set name = claim.indicator_code ~ '_' ~ claim.column -%}
        {%- if claim.codes %}
            select
                evidence.indicator_code,
                evidence.as_of,
                evidence.subject_kind,
                evidence.subject_code,
                '{{ claim.export_code }}' as export_code,
                '{{ claim.name_zh }}' as claim_zh,
                -- a column that is filled in and never says so claims none, one that is empty claims nothing
                case
                    when count(records.{{ claim.column }}) > 0
                        then coalesce(
                            sum(evidence.denominator_amount) filter (
                                where records.{{ claim.column }} in (
                                    {% for code in claim.codes -%}
                                        '{{ code }}'
                                        {%- if not loop.last %},{% endif %}
                                    {% endfor -%}
                                )
                            ),
                            0
                        )
                end as stated,
                sum(evidence.denominator_amount) as stated_over,
                false as is_over_own
            from evidence
            inner join latest on evidence.as_of = latest.as_of
            inner join {{ ref(claim.staging) }} as records on evidence.record_id = records.record_id
            where evidence.indicator_code = '{{ claim.indicator_code }}' and evidence.role <> 'excluded'
            group by evidence.indicator_code, evidence.as_of, evidence.subject_kind, evidence.subject_code
        {%- else %}
            select
                '{{ claim.indicator_code }}' as indicator_code,
                placed.as_of,
                placed.subject_kind,
                placed.subject_code,
                '{{ claim.export_code }}' as export_code,
                '{{ claim.name_zh }}' as claim_zh,
                sum(placed.stated) as stated,
                sum(placed.stated_over) filter (where placed.stated is not null) as stated_over,
                {{ 'false' if claim.over else 'true' }} as is_over_own
            from placed_{{ name }} as placed
            group by placed.as_of, placed.subject_kind, placed.subject_code
        {%- endif %}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

over_what as (
    select
        claims.indicator_code,
        claims.as_of,
        claims.subject_kind,
        claims.subject_code,
        claims.export_code,
        claims.claim_zh,
        claims.stated,
        case when claims.is_over_own then figures.denominator else claims.stated_over end as stated_over
    from claims
    left join figures
        on
            claims.indicator_code = figures.indicator_code
            and claims.as_of = figures.as_of
            and claims.subject_kind = figures.subject_kind
            and claims.subject_code = figures.subject_code
)

select
    over_what.indicator_code,
    over_what.as_of,
    over_what.subject_kind,
    over_what.subject_code,
    over_what.export_code,
    over_what.claim_zh,
    over_what.stated,
    over_what.stated_over,
    over_what.stated / over_what.stated_over * indicators.scale as self_value
from over_what
inner join indicators on over_what.indicator_code = indicators.indicator_code
where over_what.stated is not null and over_what.stated_over > 0
