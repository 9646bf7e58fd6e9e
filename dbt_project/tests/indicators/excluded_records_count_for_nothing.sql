select *
from {{ ref('fct_indicator_evidence') }}
where
    (role = 'excluded' and (numerator_amount <> 0 or denominator_amount <> 0 or excluded_because is null))
    or (role <> 'excluded' and excluded_because is not null)
    or (role = 'denominator_only' and numerator_amount <> 0)
    or numerator_amount is null
    or denominator_amount is null
