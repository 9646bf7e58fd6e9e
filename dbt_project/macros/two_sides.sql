{#
The one shape of every rec_ model: one row per record that one of the two sides counts. `first` and `second` have as_of,
region_code, item_key, item_name, record_id and amount; imprecise amounts have amount_low and amount_high beside it, others
are precise.
#}
{% macro two_sides(first, second, is_imprecise=false) -%}
    {% for side, records in [('first', first), ('second', second)] -%}
        select
            as_of,
            region_code,
            item_key,
            item_name,
            '{{ side }}' as side,
            record_id,
            cast(amount as double) as amount,
            cast({{ 'amount_low' if is_imprecise else 'amount' }} as double) as amount_low,
            cast({{ 'amount_high' if is_imprecise else 'amount' }} as double) as amount_high
        from {{ records }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
{%- endmacro %}
