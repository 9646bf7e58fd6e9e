{# Whether a text (a name_key) says nothing but that a notice was sent, a meeting held, or somebody told to act. #}
{% macro is_only_paper(text) -%}
    regexp_full_match(
        {{ text }},
        '(已|经)?(下发|印发|发放)?(整改)?(通知|文件|函)(书)?(已?(下发|印发))?|(已|经)?(召开)?(了)?(开会|会议)(部署|研究)?'
        '|(已|经)?(督促|要求|责令)(整改|立即整改|限期整改)?|已(下发通知|开会|督促|要求).{0,6}'
    )
{%- endmacro %}
