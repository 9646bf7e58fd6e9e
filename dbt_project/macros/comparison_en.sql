{#
What a comparison says, in English: Joint drills 24.1% (239/991), below the reference line 50% (local target). A row as in
comparison_zh; of why nothing was measured English has the status and the exports, the Chinese note has more.
#}
{% macro comparison_en() -%}
    case
        when awaits_en is not null then 'Cannot be told: ' || awaits_en
        when status <> 'measured' and starts_with(figure_code, 'R')
            then
                'Rule “' || name_en || '” cannot be checked'
                || coalesce(' without ' || {{ export_codes('would_tell_zh') }}, '')
        when status <> 'measured'
            then
                name_en || ' cannot be told' || case status
                    when 'not_delivered' then coalesce(' without ' || {{ export_codes('would_tell_zh') }}, '')
                    when 'not_applicable' then ': not applicable'
                    when 'not_yet_due' then ': not yet due'
                    else ': to be verified'
                end
        when starts_with(figure_code, 'R') and value > 0
            then 'Rule “' || name_en || '”: records to verify ' || cast(value as bigint)
        when starts_with(figure_code, 'R') then 'Rule “' || name_en || '”: nothing found to verify'
        else
            coalesce(farthest_zh || ': ', '') || name_en || ' '
            || {{ figure_en('value') }}
            || case
                when shows_counts
                    then ' (' || {{ number_zh('numerator') }} || '/' || {{ number_zh('denominator') }} || ')'
                else ''
            end
            || case
                when compare is null then ' (for reference, settles nothing)'
                when compare in ('misses', 'meets') and has_target and not is_target_due
                    then ', not yet to be held against the target'
                when holds is null then ', without a target or baseline to hold it against'
                when compare in ('misses', 'meets') and direction = 'band'
                    then
                        case when holds = (compare = 'meets') then ', inside' else ', outside' end
                        || ' the target range ' || {{ number_zh('target_low') }} || {{ unit_behind_en() }}
                        || '–' || {{ number_zh('target_high') }} || {{ unit_behind_en() }}
                else
                    ', ' || case
                        when value = threshold then 'equal to'
                        when value < threshold then 'below'
                        else 'above'
                    end
                    || case
                        when than_baseline then ' the baseline '
                        when compare in ('misses', 'meets') and has_target then ' the target '
                        else ' the reference line '
                    end
                    || {{ number_zh('threshold') }} || {{ unit_behind_en() }}
            end
            || case
                when holds is not null and is_local and not than_baseline then ' (local target)' else ''
            end
    end
{%- endmacro %}
