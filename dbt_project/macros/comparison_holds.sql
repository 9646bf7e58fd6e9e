{#
Whether a comparison holds, null where nothing was measured or there is nothing to compare with. For a row with value,
compare, threshold, direction, target_low, target_high, has_target and is_target_due; current: the column of the value.
#}
{% macro comparison_holds(current) -%}
    case
        when {{ current }} is null or compare is null then null
        when compare in ('misses', 'meets') and has_target and not is_target_due then null
        when compare in ('misses', 'meets') and direction = 'band'
            then ({{ current }} between target_low and target_high) = (compare = 'meets')
        when compare in ('misses', 'meets') and direction = 'down'
            then ({{ current }} <= threshold) = (compare = 'meets')
        when compare in ('misses', 'meets') then ({{ current }} >= threshold) = (compare = 'meets')
        when compare = 'below' then {{ current }} < threshold
        when compare = 'at_most' then {{ current }} <= threshold
        when compare = 'above' then {{ current }} > threshold
        when compare = 'at_least' then {{ current }} >= threshold
    end
{%- endmacro %}
