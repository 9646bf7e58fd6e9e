{# First day of the reporting period that a day lies in. `kind`: month, quarter, half_year, year or flood_season. #}
{% macro period_start(kind, day) -%}
    cast(case {{ kind }}
        when 'month' then date_trunc('month', {{ day }})
        when 'quarter' then date_trunc('quarter', {{ day }})
        when 'half_year' then make_date(year({{ day }}), case when month({{ day }}) <= 6 then 1 else 7 end, 1)
        else date_trunc('year', {{ day }})
    end as date)
{%- endmacro %}

{# Last day of the period that starts on a day; the flood season of a year is over on 30 September. #}
{% macro period_end(kind, first_day) -%}
    cast(case {{ kind }}
        when 'month' then {{ first_day }} + interval 1 month - interval 1 day
        when 'quarter' then {{ first_day }} + interval 3 month - interval 1 day
        when 'half_year' then {{ first_day }} + interval 6 month - interval 1 day
        when 'flood_season' then make_date(year({{ first_day }}), 9, 30)
        else make_date(year({{ first_day }}), 12, 31)
    end as date)
{%- endmacro %}

{# The period's name: 2024年6月, 2024年二季度, 2024年上半年, 2024年, 2024年汛期. #}
{% macro period_zh(kind, first_day) -%}
    year({{ first_day }}) || '年' || case {{ kind }}
        when 'month' then month({{ first_day }}) || '月'
        when 'quarter' then ['一', '二', '三', '四'][quarter({{ first_day }})] || '季度'
        when 'half_year' then case when month({{ first_day }}) = 1 then '上半年' else '下半年' end
        when 'flood_season' then '汛期'
        else ''
    end
{%- endmacro %}
