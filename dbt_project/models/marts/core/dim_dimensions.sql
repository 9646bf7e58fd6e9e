select
    dimension_code,
    min(dimension_zh) as dimension_zh,
    count(*) as indicators
from {{ source('raw', 'catalogue_indicators') }}
group by dimension_code
