select
    code as commitment_code,
    kind,
    name_zh,
    text_zh,
    problems_zh,
    evidence_zh,
    source_zh,
    responsible_zh,
    code as tests_code,
    cast(null as varchar) as link_zh,
    cast(null as varchar) as record_id
from {{ source('raw', 'commitments_told') }}
union all
select
    opinions.commitment_code,
    'opinion' as kind,
    opinions.content as name_zh,
    opinions.content as text_zh,
    told.problems_zh,
    told.evidence_zh,
    '审议意见清单（F19）' as source_zh,
    opinions.responsible_body as responsible_zh,
    opinions.linked_code as tests_code,
    opinions.link_zh,
    opinions.record_id
from {{ ref('int_opinions_linked') }} as opinions
left join {{ source('raw', 'commitments_told') }} as told on opinions.linked_code = told.code
