select
    code as commitment_code,
    kind,
    name_zh,
    name_en,
    text_zh,
    text_en,
    problems_zh,
    evidence_zh,
    evidence_en,
    source_zh,
    source_en,
    responsible_zh,
    code as tests_code,
    cast(null as varchar) as link_zh,
    cast(null as varchar) as link_en,
    cast(null as varchar) as record_id
from {{ source('raw', 'commitments_told') }}
union all
select
    opinions.commitment_code,
    'opinion' as kind,
    opinions.content as name_zh,
    cast(null as varchar) as name_en,
    opinions.content as text_zh,
    cast(null as varchar) as text_en,
    told.problems_zh,
    told.evidence_zh,
    told.evidence_en,
    '审议意见清单（F19）' as source_zh,
    'List of opinions (F19)' as source_en,
    opinions.responsible_body as responsible_zh,
    opinions.linked_code as tests_code,
    opinions.link_zh,
    opinions.link_en,
    opinions.record_id
from {{ ref('int_opinions_linked') }} as opinions
left join {{ source('raw', 'commitments_told') }} as told on opinions.linked_code = told.code
