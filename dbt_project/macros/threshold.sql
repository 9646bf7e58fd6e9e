{# A threshold of a rule: as settings have it (the variable that the program hands over), else as declared in
   catalogue/findings. 由 docs/make_pages.py 从 catalogue/findings 生成，请勿手改 #}
{% macro threshold(rule, name) -%}
    {%- set declared = {
        'R02.tolerated_people': 2,
        'R02.tolerated_share': 0.05,
        'R03.youngest': 18,
        'R03.oldest': 60,
        'R04.at_least_teams': 20,
        'R04.round_share': 0.5,
        'R04.leap_share': 0.5,
        'R04.leap_people': 10,
        'R07.at_least_closures': 20,
        'R07.share_on_the_day': 0.6,
        'R08.last_days': 2,
        'R08.share_of_month': 0.3,
        'R08.at_least_closures': 20,
        'R08.months_of_history': 6,
        'R09.similarity': 0.9,
        'R09.fewest_characters': 200,
        'R10.same_number_at_least': 5,
        'R10.same_number_share': 0.5,
        'R10.at_most_a_day': 3,
        'R11.at_least_drills': 20,
        'R11.share_in_campaigns': 0.5,
        'R12.months': 3,
        'R12.usual_a_month': 3,
        'R13.months_without_use': 12,
        'R15.population_tolerance': 0.005,
        'R16.crowd_factor': 1.2,
        'R17.days_around': 90,
        'R18.share_in_december': 0.4,
        'R19.statements_unchanged': 3,
        'R21.fewest_people': 20,
        'R22.fewest_hazards': 20,
        'R22.fewest_recurrences': 3,
        'R22.fewest_peers': 10,
        'R23.minutes_allowed': 60,
        'R26.tolerance': 0.005,
        'R28.days_of_grace': 20,
    } -%}
    {%- set key = rule ~ '.' ~ name -%}
    {%- set given = var('thresholds', {}) -%}
    {{ return(given[key] if key in given else declared[key]) }}
{%- endmacro %}
