{#
The kinds of hazard that a warning or a response is about, as a list: departments call the answer to 暴雨 防汛应急响应.
An empty list where the text tells none.
#}
{% macro hazard_families(text) -%}
    {%- set words = {
        'flood': '暴雨|降雨|降水|汛|洪|涝|台风',
        'landslide': '地质|滑坡|崩塌|泥石流',
        'snow': '雪|冰冻|结冰|寒潮|低温|霜冻',
        'heat': '高温|旱',
        'wind': '大风|龙卷|强对流',
        'thunder': '雷',
        'hail': '冰雹',
        'fog': '雾|霾|沙尘',
        'wildfire': '火险|森林|草原',
    } -%}
    list_filter(
        [
            {%- for family, pattern in words.items() %}
            case when regexp_matches({{ text }}, '{{ pattern }}') then '{{ family }}' end
            {%- if not loop.last %},{% endif %}
            {%- endfor %}
        ],
        lambda family: family is not null
    )
{%- endmacro %}
