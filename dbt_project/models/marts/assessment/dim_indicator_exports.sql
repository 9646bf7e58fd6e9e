with

needed as (select * from {{ source('raw', 'catalogue_indicator_exports') }})

select
    code as indicator_code,
    export_code
from needed
