{#
The ends of Wilson's 95 % interval of a share (0 to 1) seen in n trials, which may be an effective number; null where
nothing was tried. Wilson (1927), JASA 22.
#}
{% macro wilson(share, n, end) -%}
    {%- set z = 1.959964 -%}
    {%- set middle = '(' ~ share ~ ' + ' ~ z * z ~ ' / (2 * ' ~ n ~ '))' -%}
    {%- set half = z ~ ' * sqrt(greatest(' ~ share ~ ' * (1 - ' ~ share ~ '), 0) / ' ~ n ~ ' + '
        ~ z * z ~ ' / (4 * ' ~ n ~ ' * ' ~ n ~ '))' -%}
    {%- if end == 'low' -%}
        case when {{ n }} > 0 then greatest(({{ middle }} - {{ half }}) / (1 + {{ z * z }} / {{ n }}), 0) end
    {%- else -%}
        case when {{ n }} > 0 then least(({{ middle }} + {{ half }}) / (1 + {{ z * z }} / {{ n }}), 1) end
    {%- endif -%}
{%- endmacro %}
