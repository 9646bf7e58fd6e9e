{#
What a comparison says, in words: 联合演练占比24.1%（239/991），低于参考线50%（本地目标）. A row of figures joined with
comparisons under the names of int_comparisons_at, holds: whether the comparison does.
#}
{% macro comparison_zh() -%}
    case
        when awaits_zh is not null then '无法判断：' || awaits_zh
        when status <> 'measured' and starts_with(figure_code, 'R') then note_zh
        when status <> 'measured' then name_zh || '无法判断' || coalesce('：' || note_zh, '')
        when starts_with(figure_code, 'R') and value > 0
            then '核查规则“' || name_zh || '”提示' || cast(value as bigint) || '条待核实记录'
        when starts_with(figure_code, 'R') then '核查规则“' || name_zh || '”未发现需要核实的记录'
        else
            coalesce(farthest_zh || '的', '') || name_zh
            || {{ figure_zh('value') }}
            || case
                when shows_counts
                    then '（' || {{ number_zh('numerator') }} || '/' || {{ number_zh('denominator') }} || '）'
                else ''
            end
            || case
                when compare is null then '（仅供参考，不作判断）'
                when compare in ('misses', 'meets') and has_target and not is_target_due then '，未到与目标比较的时候'
                when holds is null then '，没有可比的目标或基准'
                when compare in ('misses', 'meets') and direction = 'band' and holds = (compare = 'meets')
                    then '，在目标区间' || {{ number_zh('target_low') }} || unit || '～' || {{ number_zh('target_high') }}
                    || unit || '内'
                when compare in ('misses', 'meets') and direction = 'band'
                    then '，不在目标区间' || {{ number_zh('target_low') }} || unit || '～' || {{ number_zh('target_high') }}
                    || unit || '内'
                else
                    '，' || case
                        when value = threshold then '等于'
                        when value < threshold then '低于'
                        else '高于'
                    end
                    || case
                        when than_baseline then '基准'
                        when compare in ('misses', 'meets') and has_target then '目标'
                        else '参考线'
                    end
                    || {{ number_zh('threshold') }} || unit
            end
            || case
                when holds is not null and is_local and not than_baseline then '（本地目标）' else ''
            end
    end
{%- endmacro %}
