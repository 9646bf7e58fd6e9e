{# What exports say of an indicator in departments' own words. 由 docs/make_pages.py 从 catalogue/indicators 生成，请勿手改 #}
{% macro self_claims() -%}
    {{ return([
        {
            'indicator_code': 'I10',
            'export_code': 'F01',
            'staging': 'stg_emergency__teams',
            'name_zh': '队伍台账所列人数之和',
            'column': 'headcount',
            'codes': [],
            'over': '',
            'until': 'disbanded_on',
        },
        {
            'indicator_code': 'I11',
            'export_code': 'F01',
            'staging': 'stg_emergency__teams',
            'name_zh': '队伍台账所列专职人数占人数',
            'column': 'full_time',
            'codes': [],
            'over': 'headcount',
            'until': 'disbanded_on',
        },
        {
            'indicator_code': 'I27',
            'export_code': 'F06',
            'staging': 'stg_emergency__hazards',
            'name_zh': '台账状态为已整改或已销号',
            'column': 'status',
            'codes': ['rectified', 'verified'],
            'over': '',
            'until': '',
        },
    ]) }}
{%- endmacro %}
