{#
Whether the name of a stock row is that of equipment (a vehicle, a boat, a pump) and not of supplies: the register has
no column for it, and in Chinese the last word says what a thing is. What stands in brackets is left out.
#}
{% macro says_equipment(name) -%}
    regexp_matches(
        {{ name_key("regexp_replace(" ~ name ~ ", '[（(【\\[].*?[）)】\\]]', '', 'g')") }},
        '(车|舟|艇|船|机|机组|机器人|泵|泵站|锯|钻|仪|探测器|呼吸器|电台|卫星电话|千斤顶|绞盘|照明灯|灯塔|方舱|雷达|破拆工具|设备|装备)$'
    )
{%- endmacro %}
